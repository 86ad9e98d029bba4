import { sql } from 'kysely'
import type { LastAnswers } from '#domain/field-kit/field-kit.ts'
import type { Tx } from '#server/platform/database.ts'

/** Of each form that was handed in at a unit, there and at each of its points: the last. */
export async function lastAnswers(tx: Tx, unitId: string): Promise<LastAnswers[]> {
  const { rows } = await sql<LastAnswers>`
    select distinct on (published.checklist_id, inspection.point_id, inspection.origin)
      published.checklist_id, inspection.unit_id, inspection.point_id, inspection.origin,
      jsonb_build_object('inspectionId', inspection.id, 'submittedAt', to_char(inspection.submitted_at at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'answers', inspection.answers) as previous
    from inspection
    join checklist_version as published on published.id = inspection.checklist_version_id
    where inspection.unit_id = ${unitId} and inspection.status = 'submitted'
    order by published.checklist_id, inspection.point_id, inspection.origin, inspection.submitted_at desc, inspection.id desc`.execute(
    tx,
  )
  return rows
}

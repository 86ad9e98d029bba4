import { type RawBuilder, sql } from 'kysely'
import type { Answer } from '#domain/checklist/checklist.ts'
import type { Counts } from '#domain/inspection/answers.rules.ts'
import type { InspectionSubmission } from '#domain/inspection/inspection.ts'
import { type Statement, statementOf, type Tx } from '#server/platform/database.ts'

export type Submitted = InspectionSubmission & {
  agencyId: string
  planId: string | null
  answers: Answer[]
  counts: Counts
  /** What did not comply, as parts of this statement. */
  opening: { count: number; parts: (there: RawBuilder<unknown>) => RawBuilder<unknown> }
  evidenceId: string
  submittedAt: Date
  submittedBy: { personId: string; name: string }
}

const written = (row: Submitted) => {
  const { id, version, counts, submittedAt, submittedBy } = row
  const answers = JSON.stringify(row.answers)
  if (version > 0)
    return sql`
      update inspection
      set status = 'submitted', answers = ${answers}::jsonb, ready_to_submit = true, submitted_at = ${submittedAt},
        submitted_by = ${submittedBy.personId}, claimed_at = ${row.claimedAt}, compliant = ${counts.compliant}, not_compliant = ${counts.notCompliant},
        not_applicable = ${counts.notApplicable}, version = version + 1
      where id = ${id} and version = ${version}
      returning id, plan_id, unit_id`
  return sql`
    insert into inspection (id, agency_id, assignment_id, plan_id, unit_id, checklist_version_id, origin,
      point_id, claimed_at, status, answers, held_by, ready_to_submit, submitted_at, submitted_by, compliant, not_compliant, not_applicable)
    values (${id}, ${row.agencyId}, ${row.assignmentId}, ${row.planId}, ${row.unitId}, ${row.checklistVersionId},
      ${row.origin}, ${row.pointId}, ${row.claimedAt}, 'submitted', ${answers}::jsonb, ${submittedBy.personId}, true, ${submittedAt}, ${submittedBy.personId},
      ${counts.compliant}, ${counts.notCompliant}, ${counts.notApplicable})
    returning id, plan_id, unit_id`
}

/** The unit's figures, counted here so that nobody ever has to read answers to count. */
const counted = ({ agencyId, planId, unitId, counts, opening }: Submitted) => sql`
  insert into unit_summary as summary (agency_id, plan_id, unit_id, inspections, compliant, not_compliant,
    not_applicable, deficiencies_found)
  select ${agencyId}, ${planId}::uuid, ${unitId}, 1, ${counts.compliant}::int, ${counts.notCompliant}::int,
    ${counts.notApplicable}::int, ${opening.count}::int
  from written
  on conflict (agency_id, plan_id, unit_id) do update set
    inspections = summary.inspections + 1,
    compliant = summary.compliant + excluded.compliant,
    not_compliant = summary.not_compliant + excluded.not_compliant,
    not_applicable = summary.not_applicable + excluded.not_applicable,
    deficiencies_found = summary.deficiencies_found + excluded.deficiencies_found`

const shown = ({ evidenceId, agencyId, assignmentId, submittedAt, submittedBy }: Submitted) => sql`
  insert into evidence (id, agency_id, assignment_id, done_at, done_by, recorded_by, note, inspection_id)
  select ${evidenceId}, ${agencyId}, ${assignmentId}, ${submittedAt}::timestamptz, ${submittedBy.name},
    ${submittedBy.personId}, '', written.id
  from written`

const done = ({ assignmentId, submittedAt }: Submitted) => sql`
  update assignment set done_at = ${submittedAt}, version = version + 1
  from written
  where assignment.id = ${assignmentId} and done_at is null and withdrawn_at is null
  returning assignment.id`

/**
 * Hands in: the inspection, its deficiencies, the unit's figures, evidence and the assignment done. One statement, for
 * this is what every unit does in the same hour; it refuses by itself when somebody else wrote meanwhile.
 */
export function handingIn(tx: Tx, row: Submitted): Statement {
  const withAssignment = sql`,
    counted as (${counted(row)}), shown as (${shown(row)}), done as (${done(row)})
    select refuse_stale(count(*)) from written, done`
  return statementOf(
    tx,
    sql`
    with written as (${written(row)}), ${row.opening.parts(sql`written`)}
    ${row.assignmentId === null ? sql`select refuse_stale(count(*)) from written` : withAssignment}`,
  )
}

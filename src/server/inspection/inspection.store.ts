import { sql } from 'kysely'
import { AgencySettings } from '#domain/agency/agency-settings.ts'
import type { Answer } from '#domain/checklist/checklist.ts'
import { type Counts, fileIdsOf } from '#domain/inspection/answers.rules.ts'
import type { Begun, Owed, Situation } from '#domain/inspection/inspection.rules.ts'
import type { Inspection, InspectionDraft, PreviousAnswers } from '#domain/inspection/inspection.ts'
import { type Statement, statementOf, type Tx } from '#server/platform/database.ts'

const columns = sql`
  inspection.id, inspection.origin, inspection.point_id, point.name as point_name, inspection.claimed_at,
  inspection.assignment_id, inspection.plan_id, inspection.unit_id, unit.name as unit_name,
  inspection.checklist_version_id, inspection.status, inspection.answers, inspection.held_by,
  holder.name as held_by_name, inspection.ready_to_submit, inspection.submitted_at,
  submitter.name as submitted_by_name, inspection.compliant, inspection.not_compliant, inspection.not_applicable,
  inspection.version`

const withNames = sql`
  from inspection
  join unit on unit.id = inspection.unit_id
  join person as holder on holder.id = inspection.held_by
  left join person as submitter on submitter.id = inspection.submitted_by
  left join point on point.id = inspection.point_id`

export async function find(tx: Tx, id: string): Promise<Omit<Inspection, 'title'> | undefined> {
  const { rows } = await sql<Inspection>`select ${columns} ${withNames} where inspection.id = ${id}`.execute(tx)
  return rows[0]
}

/** What was answered the last time to any version of the same form, there and by the same kind of inspector. For drafts. */
export async function findPrevious(tx: Tx, id: string): Promise<PreviousAnswers | null> {
  const { rows } = await sql<PreviousAnswers>`
    select earlier.inspection_id, earlier.submitted_at, earlier.answers
    from inspection
    join checklist_version as published on published.id = inspection.checklist_version_id
    cross join lateral (
      select id as inspection_id, submitted_at, answers
      from inspection as earlier
      where earlier.unit_id = inspection.unit_id and earlier.status = 'submitted' and earlier.origin = inspection.origin
        and earlier.point_id is not distinct from inspection.point_id
        and earlier.checklist_version_id = any (
          array(select id from checklist_version as older where older.checklist_id = published.checklist_id)
        )
      order by earlier.submitted_at desc
      limit 1
    ) as earlier
    where inspection.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export type InspectionFilter = {
  planId?: string | undefined
  unitId?: string | undefined
  after?: string | undefined
  units: 'all' | readonly string[]
}

/** The newest first, by key; without a limit only for the few of one plan. */
export async function list(
  tx: Tx,
  { planId, unitId, after, units }: InspectionFilter,
  limit: number | null = null,
): Promise<Inspection[]> {
  const { rows } = await sql<Inspection>`
    select ${columns}, published.content ->> 'title' as title ${withNames}
    join checklist_version as published on published.id = inspection.checklist_version_id
    where (${planId ?? null}::uuid is null or inspection.plan_id = ${planId ?? null})
      and (${unitId ?? null}::uuid is null or inspection.unit_id = ${unitId ?? null})
      and (${after ?? null}::uuid is null or inspection.id < ${after ?? null})
      and (${units === 'all'} or (inspection.unit_id = any(${units === 'all' ? [] : units}::uuid[])
        and (inspection.origin = 'selfInspection' or inspection.status = 'submitted')))
    order by inspection.id desc
    limit ${limit}`.execute(tx)
  return rows
}

/** What a unit head can hand in now. */
export async function listReady(tx: Tx, unitId: string) {
  const { rows } = await sql<{ id: string; title: string; unitName: string; dueDate: string | null }>`
    select inspection.id, published.content ->> 'title' as title, unit.name as unit_name, assignment.due_date
    from inspection
    join unit on unit.id = inspection.unit_id
    join checklist_version as published on published.id = inspection.checklist_version_id
    left join assignment on assignment.id = inspection.assignment_id
    where inspection.unit_id = ${unitId} and inspection.status = 'draft' and inspection.ready_to_submit
    order by assignment.due_date, inspection.id`.execute(tx)
  return rows
}

type SituationRow = {
  unitName: string | null
  abolishedOn: string | null
  begun: Begun | null
  owed: Owed | null
  point: Situation['point']
  checklistWithdrawn: boolean
  settings: object
  checklistId: string | null
}

type Place = {
  id: string
  unitId: string
  assignmentId: string | null
  pointId: string | null
  checklistVersionId: string
}

/** What no rule asks, but what is written then. */
type Beside = { settings: AgencySettings; checklistId: string | null }

/** All that the rules ask before an inspection is written, in one question. */
export async function findSituation(
  tx: Tx,
  { id, unitId, assignmentId, pointId, checklistVersionId }: Place,
): Promise<Omit<Situation, 'checklist'> & Beside> {
  const { rows } = await sql<SituationRow>`
    select unit.name as unit_name, unit.abolished_on,
      case when inspection.id is not null then jsonb_build_object(
        'unitId', inspection.unit_id, 'checklistVersionId', inspection.checklist_version_id,
        'assignmentId', inspection.assignment_id, 'planId', inspection.plan_id, 'origin', inspection.origin,
        'clauseId', (select made.clause_id from inspection_plan_target as target
          join inspection_plan as made on made.id = target.inspection_plan_id
          where target.inspection_id = inspection.id),
        'pointId', inspection.point_id, 'status', inspection.status, 'heldBy', inspection.held_by,
        'heldByName', holder.name, 'version', inspection.version) end as begun,
      case when assignment.id is not null then jsonb_build_object(
        'unitId', assignment.unit_id, 'planId', assignment.plan_id, 'clauseId', duty.clause_id,
        'checklistKind', checklist.kind, 'doneAt', assignment.done_at, 'withdrawnAt', assignment.withdrawn_at,
        'planClosed', plan.status = 'closed') end as owed,
      case when point.id is not null then jsonb_build_object(
        'unitId', point.unit_id, 'retiredOn', point.retired_on) end as point,
      form.withdrawn_at is not null as checklist_withdrawn,
      (select settings from agency) as settings, published.checklist_id
    from (select) as one
    left join unit on unit.id = ${unitId}
    left join inspection on inspection.id = ${id}
    left join person as holder on holder.id = inspection.held_by
    left join assignment on assignment.id = ${assignmentId}
    left join point on point.id = ${pointId}
    left join duty on duty.id = assignment.duty_id
    left join plan on plan.id = assignment.plan_id
    left join checklist on checklist.id = assignment.checklist_id
    left join checklist_version as published on published.id = ${checklistVersionId}
    left join checklist as form on form.id = published.checklist_id`.execute(tx)
  const { unitName, abolishedOn, settings, ...rest } = rows[0]!
  const unit = unitName === null ? null : { name: unitName, abolishedOn }
  return { unit, settings: AgencySettings.parse(settings), ...rest }
}

type DraftRow = InspectionDraft & { agencyId: string; planId: string | null; heldBy: string; counts: Counts }

export const insertDraft = (tx: Tx, { agencyId, planId, heldBy, counts, ...draft }: DraftRow) =>
  tx
    .insertInto('inspection')
    .values({
      id: draft.id,
      agencyId,
      planId,
      assignmentId: draft.assignmentId,
      unitId: draft.unitId,
      origin: draft.origin,
      pointId: draft.pointId,
      checklistVersionId: draft.checklistVersionId,
      answers: JSON.stringify(draft.answers),
      heldBy,
      readyToSubmit: draft.readyToSubmit,
      ...counts,
    })
    .execute()

/** False when somebody else wrote meanwhile. */
export async function updateDraft(tx: Tx, { counts, ...draft }: DraftRow): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspection')
    .set({
      answers: JSON.stringify(draft.answers),
      readyToSubmit: draft.readyToSubmit,
      version: draft.version + 1,
      ...counts,
    })
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Leaves on the inspection exactly the files that its answers name. */
export function filesKept(tx: Tx, agencyId: string, id: string, answers: readonly Answer[]): Statement {
  const pairs = answers.flatMap((answer) => fileIdsOf(answer).map((fileId) => ({ itemKey: answer.itemKey, fileId })))
  return statementOf(
    tx,
    sql`
    with named as (
      select * from unnest(${pairs.map((pair) => pair.itemKey)}::text[], ${pairs.map((pair) => pair.fileId)}::uuid[])
        as named (item_key, file_id)
    ), added as (
      insert into inspection_file (agency_id, inspection_id, item_key, file_id)
      select ${agencyId}, ${id}, item_key, file_id from named
      on conflict do nothing
    )
    delete from inspection_file
    where inspection_id = ${id} and (item_key, file_id) not in (select item_key, file_id from named)`,
  )
}

import { sql } from 'kysely'
import type { StoredFile } from '#domain/file/file.ts'
import type { OutcomeDraft, Supplement } from '#domain/outcome-report/outcome-draft.ts'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import type { OutcomeTableRow } from '#domain/outcome-report/statistics.ts'
import type { Tx } from '#server/platform/database.ts'

export const find = (tx: Tx, planId: string) =>
  tx
    .selectFrom('outcomeReport as r')
    .innerJoin('person as p', 'p.id', 'r.closedBy')
    .select(['r.content', 'r.hash', 'r.closedAt', 'p.name as closedByName'])
    .where('r.planId', '=', planId)
    .executeTakeFirst()

type Closed = {
  planId: string
  agencyId: string
  content: OutcomeReport
  hash: string
  closedBy: string
  closedAt: Date
}

export const insert = (tx: Tx, closed: Closed) =>
  tx
    .insertInto('outcomeReport')
    .values({ ...closed, content: JSON.stringify(closed.content) })
    .execute()

type Written = { agencyId: string; version: number; writtenBy: string; writtenAt: Date }

export const findDraft = (tx: Tx, planId: string) =>
  tx
    .selectFrom('outcomeDraft')
    .select(['version', 'content'])
    .where('planId', '=', planId)
    .orderBy('version', 'desc')
    .limit(1)
    .$narrowType<{ content: OutcomeDraft }>()
    .executeTakeFirst()

export const insertDraft = (tx: Tx, draft: Written & { planId: string; content: OutcomeDraft }) =>
  tx
    .insertInto('outcomeDraft')
    .values({ ...draft, content: JSON.stringify(draft.content) })
    .execute()

export const findTable = (tx: Tx) =>
  tx
    .selectFrom('outcomeTable')
    .select(['version', 'rows'])
    .orderBy('version', 'desc')
    .limit(1)
    .$narrowType<{ rows: OutcomeTableRow[] }>()
    .executeTakeFirst()

export const insertTable = (tx: Tx, table: Written & { rows: readonly OutcomeTableRow[] }) =>
  tx
    .insertInto('outcomeTable')
    .values({ ...table, rows: JSON.stringify(table.rows) })
    .execute()

export const listSupplements = (tx: Tx, planId: string): Promise<Supplement[]> =>
  tx
    .selectFrom('outcomeSupplement')
    .select(['number', 'reason', 'text', 'writtenByName', 'writtenAt', 'previousHash', 'hash'])
    .where('planId', '=', planId)
    .orderBy('number')
    .execute()

export const insertSupplement = (
  tx: Tx,
  supplement: Supplement & { agencyId: string; planId: string; writtenBy: string },
) => tx.insertInto('outcomeSupplement').values(supplement).execute()

/** The plan of the same occasion before this one, and the plans whose period began earlier in the same year. */
export async function findPlansAround(tx: Tx, planId: string) {
  const { rows } = await sql<{ id: string; isLastYear: boolean }>`
    with own as (select id, occasion, period_start, previous_plan_id from plan where id = ${planId}),
    earlier as (
      select plan.*, own.occasion as own_occasion, own.period_start as own_start, own.previous_plan_id as own_previous
      from plan, own
      where plan.id <> own.id and plan.status in ('issued', 'closed') and plan.period_start < own.period_start
    )
    (select id, true as is_last_year from earlier
     where (id = own_previous or occasion = own_occasion) and date_part('year', period_start) < date_part('year', own_start)
     order by (id = own_previous) desc, period_start desc limit 1)
    union all
    (select id, false from earlier where date_part('year', period_start) = date_part('year', own_start)
     order by period_start, id)`.execute(tx)
  return {
    lastYearId: rows.find(({ isLastYear }) => isLastYear)?.id ?? null,
    otherIds: rows.filter(({ isLastYear }) => !isLastYear).map(({ id }) => id),
  }
}

const file = sql`file.id as file_id, file.name as file_name, file.media_type, file.size, file.sha256`
const tasks = sql`
  select 'assignment' as kind, assignment.id, duty.what as name, unit.name as unit_name, false as is_after, ${file}
  from assignment
  join duty on duty.id = assignment.duty_id
  join unit on unit.id = assignment.unit_id
  join evidence on evidence.assignment_id = assignment.id
  join evidence_file on evidence_file.evidence_id = evidence.id
  join file on file.id = evidence_file.file_id`
const found = sql`
  select 'deficiency' as kind, deficiency.id, deficiency.description as name, unit.name as unit_name, shown.is_after, ${file}
  from deficiency
  join unit on unit.id = deficiency.unit_id
  cross join lateral (
    select file_id, false as is_after from deficiency_file where deficiency_id = deficiency.id
    union
    select file_id, false from inspection_file
    where inspection_id = deficiency.inspection_id and inspection_file.item_key = deficiency.item_key
    union
    select file_id, true from improvement join improvement_file on improvement_id = improvement.id
    where improvement.deficiency_id = deficiency.id
  ) as shown
  join file on file.id = shown.file_id`

export type PictureRow = {
  kind: 'assignment' | 'deficiency'
  id: string
  name: string
  unitName: string
  isAfter: boolean
  fileId: string
  fileName: string
  mediaType: StoredFile['mediaType']
  size: number
  sha256: string
}

/** Every photograph that a record of the plan shows. */
export async function listPictures(tx: Tx, planId: string): Promise<PictureRow[]> {
  const { rows } = await sql<PictureRow>`
    select * from (
      ${found} where deficiency.plan_id = ${planId}
      union all
      ${tasks} where assignment.plan_id = ${planId}
    ) as shown where media_type like 'image/%'
    order by kind desc, id, is_after, file_id`.execute(tx)
  return rows
}

/** Every file that a record of the plan shows; of events only those that anybody of the office may know. */
export async function listEvidenceFiles(tx: Tx, planId: string): Promise<StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select file.id, file.name, file.media_type, file.size, file.sha256 from file
    where file.id in (
      select file_id from evidence_file join evidence on evidence.id = evidence_id
      join assignment on assignment.id = evidence.assignment_id where plan_id = ${planId}
      union
      select file_id from inspection_file join inspection on inspection.id = inspection_id
      where plan_id = ${planId} and status = 'submitted'
      union
      select file_id from deficiency_file join deficiency on deficiency.id = deficiency_id where plan_id = ${planId}
      union
      select file_id from improvement_file join improvement on improvement.id = improvement_id
      join deficiency on deficiency.id = deficiency_id where plan_id = ${planId}
      union
      select file_id from incident_entry_file join incident_entry on incident_entry.id = entry_id
      join incident on incident.id = incident_id where plan_id = ${planId} and confidentiality = 'normal'
    )
    order by file.id`.execute(tx)
  return rows
}

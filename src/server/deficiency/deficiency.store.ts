import { sql } from 'kysely'
import type { z } from 'zod'
import type { Deficiency, DeficiencyFilter, Improvement } from '#domain/deficiency/deficiency.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { Tx } from '#server/platform/database.ts'

const deficiencies = (tx: Tx) =>
  tx
    .selectFrom('deficiency')
    .innerJoin('unit', 'unit.id', 'deficiency.unitId')
    .select([
      'deficiency.id',
      'deficiency.planId',
      'deficiency.clauseId',
      'deficiency.inspectionId',
      'deficiency.itemKey',
      'deficiency.unitId',
      'unit.name as unitName',
      'deficiency.description',
      'deficiency.grade',
      'deficiency.status',
      'deficiency.foundOn',
      'deficiency.improvementDueDate',
      'deficiency.version',
    ])
    .orderBy('deficiency.id', 'desc')

export const find = (tx: Tx, id: string): Promise<Deficiency | undefined> =>
  deficiencies(tx).where('deficiency.id', '=', id).executeTakeFirst()

type Filter = z.infer<typeof DeficiencyFilter> & { units: 'all' | readonly string[] }
/** A page of the newest after the last one seen: by key, so that the thousandth page costs what the first does. */
export function listPage(
  tx: Tx,
  { planId, unitId, status, after, units }: Filter,
  limit: number,
): Promise<Deficiency[]> {
  let query = deficiencies(tx).limit(limit)
  if (planId) query = query.where('deficiency.planId', '=', planId)
  if (unitId) query = query.where('deficiency.unitId', '=', unitId)
  if (status) query = query.where('deficiency.status', '=', status)
  if (after) query = query.where('deficiency.id', '<', after)
  if (units !== 'all') query = query.where(sql<boolean>`deficiency.unit_id = any(${units}::uuid[])`)
  return query.execute()
}

export const listOfPlan = (tx: Tx, planId: string): Promise<Deficiency[]> =>
  deficiencies(tx).where('deficiency.planId', '=', planId).execute()

export const listOpen = (tx: Tx, unitId: string): Promise<Deficiency[]> =>
  deficiencies(tx).where('deficiency.unitId', '=', unitId).where('status', '=', 'open').execute()

/** Those whose latest improvement somebody else than this person reported. */
export const listToDecide = (tx: Tx, personId: string): Promise<Deficiency[]> =>
  deficiencies(tx)
    .where('status', '=', 'improved')
    .where(
      sql<boolean>`exists (select from improvement
        where deficiency_id = deficiency.id and decision is null and improved_by <> ${personId})`,
    )
    .execute()

/** What was asked, and the photographs of the answer that opened it. */
export async function findAnswer(tx: Tx, { inspectionId, itemKey }: Deficiency) {
  const { rows } = await sql<{ question: string; fileIds: string[] }>`
    select item ->> 'question' as question, answer -> 'fileIds' as file_ids
    from inspection
    join checklist_version on checklist_version.id = checklist_version_id
    cross join jsonb_array_elements(answers) as answer
    join jsonb_array_elements(content -> 'items') as item on item ->> 'key' = answer ->> 'itemKey'
    where inspection.id = ${inspectionId} and answer ->> 'itemKey' = ${itemKey}`.execute(tx)
  return rows[0]!
}

export async function listImprovements(tx: Tx, deficiencyId: string): Promise<Improvement[]> {
  const { rows } = await sql<Improvement>`
    select improvement.id, improvement.description, improved_at, improved_by, mender.name as improved_by_name,
      coalesce(attached.files, '[]') as files, decision, decider.name as decided_by_name, decided_at, remark
    from improvement
    join person as mender on mender.id = improved_by
    left join person as decider on decider.id = decided_by
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'mediaType', file.media_type,
        'size', file.size, 'sha256', file.sha256)) as files
      from improvement_file join file on file.id = file_id
      where improvement_id = improvement.id
    ) as attached on true
    where deficiency_id = ${deficiencyId}
    order by improved_at, improvement.id`.execute(tx)
  return rows as (Improvement & { files: StoredFile[] })[]
}

type Report = {
  id: string
  agencyId: string
  deficiencyId: string
  description: string
  fileIds: readonly string[]
  improvedAt: Date
  improvedBy: string
  version: number
}

/** False when somebody else wrote meanwhile. */
export async function insertImprovement(tx: Tx, report: Report): Promise<boolean> {
  const { rows } = await sql`
    with changed as (
      update deficiency set status = 'improved', version = version + 1
      where id = ${report.deficiencyId} and version = ${report.version}
      returning id
    ), reported as (
      insert into improvement (id, agency_id, deficiency_id, description, improved_at, improved_by)
      select ${report.id}, ${report.agencyId}, changed.id, ${report.description}, ${report.improvedAt}::timestamptz,
        ${report.improvedBy} from changed
      returning id
    ), attached as (
      insert into improvement_file (agency_id, improvement_id, file_id)
      select distinct ${report.agencyId}::uuid, reported.id, file_id
      from reported, unnest(${report.fileIds}::uuid[]) as file_id
    )
    select from changed`.execute(tx)
  return rows.length === 1
}

type Decided = {
  deficiencyId: string
  version: number
  improvementId: string
  decision: 'released' | 'returned'
  remark: string
  decidedBy: string
  decidedAt: Date
}

/** What was returned is open again; what was released counts for the unit. False when somebody else wrote meanwhile. */
export async function decide(tx: Tx, decided: Decided): Promise<boolean> {
  const released = decided.decision === 'released'
  const { rows } = await sql`
    with changed as (
      update deficiency set status = ${released ? 'released' : 'open'}, version = version + 1
      where id = ${decided.deficiencyId} and version = ${decided.version}
      returning plan_id, unit_id
    ), decision as (
      update improvement set decision = ${decided.decision}, decided_by = ${decided.decidedBy},
        decided_at = ${decided.decidedAt}, remark = nullif(${decided.remark}, '')
      from changed where improvement.id = ${decided.improvementId}
    ), counted as (
      update unit_summary set deficiencies_released = deficiencies_released + 1
      from changed
      where ${released}::boolean and unit_summary.plan_id = changed.plan_id and unit_summary.unit_id = changed.unit_id
    )
    select from changed`.execute(tx)
  return rows.length === 1
}

export type UnitSummary = {
  unitId: string
  inspections: number
  compliant: number
  notCompliant: number
  notApplicable: number
  deficienciesFound: number
  deficienciesReleased: number
}

export const summariesOf = (tx: Tx, planId: string): Promise<UnitSummary[]> =>
  tx
    .selectFrom('unitSummary')
    .select([
      'unitId',
      'inspections',
      'compliant',
      'notCompliant',
      'notApplicable',
      'deficienciesFound',
      'deficienciesReleased',
    ])
    .where('planId', '=', planId)
    .execute()

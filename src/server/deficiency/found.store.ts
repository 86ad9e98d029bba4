import { type RawBuilder, sql } from 'kysely'
import type { Grade } from '#domain/checklist/checklist.ts'
import type { DeficiencySource } from '#domain/deficiency/deficiency.ts'
import type { Tx } from '#server/platform/database.ts'

export type NewDeficiency = {
  id: string
  itemKey: string | null
  /** Which object of a repeating section. */
  at: number | null
  description: string
  grade: Grade
  /** Mended there and then. */
  fixed: { improvementId: string; stepId: string; description: string; fileIds: readonly string[] } | null
}

/** Where deficiencies were found, and what the agency has set for them. */
export type Finding = {
  agencyId: string
  planId: string | null
  clauseId: string | null
  /** With its form; without one somebody says so. */
  inspection: { id: string; checklistId: string } | null
  source: DeficiencySource
  sourceId: string | null
  unitId: string
  pointId: string | null
  place: string
  /** Who said so, where no inspection does. */
  openedBy: string | null
  foundOn: string
  /** By grade. */
  dueDates: Record<Grade, string>
  repeatMonths: number
  deficiencies: readonly NewDeficiency[]
  fixedBy: string
  fixedAt: Date
}

/** The latest finding of the same question, of the same form, unit and point, that still counts. */
const foundBefore = ({ unitId, pointId, foundOn, repeatMonths, inspection }: Finding) => sql`
  select earlier.id, earlier.grade
  from deficiency as earlier
  where earlier.unit_id = ${unitId} and earlier.item_key = each.item_key
    and earlier.point_id is not distinct from ${pointId}::uuid
    and earlier.found_on > ${foundOn}::date - make_interval(months => ${repeatMonths}::int)
    and earlier.checklist_id = ${inspection?.checklistId ?? null}::uuid
  order by earlier.found_on desc, earlier.id desc
  limit 1`

/** As `raisedGrade` and `improvementDueDates` say, where the earlier finding is looked up. */
const graded = sql`
  case when earlier.id is null then each.grade
    when greatest(each.grade, earlier.grade) = 'minor' then 'major' else 'critical' end::grade`

/** Each as a row on the unit, graver where the same was found before; `there` yields a row when it is to be written. */
function foundRows(finding: Finding, there: RawBuilder<unknown>): RawBuilder<unknown> {
  const { deficiencies, dueDates, inspection } = finding
  const all = <K extends keyof NewDeficiency>(key: K) => deficiencies.map((deficiency) => deficiency[key])
  const statuses = deficiencies.map(({ fixed }) => (fixed ? 'improved' : 'found'))
  return sql`
    insert into deficiency (id, agency_id, plan_id, clause_id, inspection_id, checklist_id, source, source_id, item_key, answer_at,
      point_id, place, opened_by, unit_id, description, grade, status, found_on, improvement_due_date, repeat_of)
    select each.id, ${finding.agencyId}, ${finding.planId}::uuid, ${finding.clauseId}::uuid, ${inspection?.id ?? null}::uuid, ${inspection?.checklistId ?? null}::uuid,
      ${finding.source}, ${finding.sourceId}::uuid, each.item_key, each.at, ${finding.pointId}::uuid, ${finding.place},
      ${finding.openedBy}::uuid, ${finding.unitId}, each.description, now.grade, each.status, ${finding.foundOn}::date,
      case now.grade when 'minor' then ${dueDates.minor}::date when 'major' then ${dueDates.major}::date
        else ${dueDates.critical}::date end, earlier.id
    from ${there} as there
    cross join unnest(${all('id')}::uuid[], ${all('itemKey')}::text[], ${all('at')}::int[], ${all('description')}::text[],
      ${all('grade')}::grade[], ${statuses}::deficiency_status[]) as each (id, item_key, at, description, grade, status)
    left join lateral (${foundBefore(finding)}) as earlier on true
    cross join lateral (select ${graded} as grade) as now`
}

/** What was mended there and then waits for a second pair of eyes like any other. */
function fixedRows({ agencyId, deficiencies, fixedBy, fixedAt }: Finding, there: RawBuilder<unknown>) {
  const fixed = deficiencies.flatMap(({ id, fixed: one }) => (one ? [{ id, ...one }] : []))
  if (fixed.length === 0) return sql``
  const files = fixed.flatMap(({ improvementId, fileIds }) => fileIds.map((fileId) => ({ improvementId, fileId })))
  return sql`, fixed as (
      insert into improvement (id, agency_id, deficiency_id, description, improved_at, improved_by)
      select each.id, ${agencyId}, each.deficiency_id, each.description, ${fixedAt}::timestamptz, ${fixedBy}
      from ${there} as there
      cross join unnest(${fixed.map((one) => one.improvementId)}::uuid[], ${fixed.map((one) => one.id)}::uuid[],
        ${fixed.map((one) => one.description)}::text[]) as each (id, deficiency_id, description)
    ), fixed_step as (
      insert into deficiency_step (id, agency_id, deficiency_id, kind, at, by, detail)
      select each.id, ${agencyId}, each.deficiency_id, 'improved', ${fixedAt}::timestamptz, ${fixedBy},
        jsonb_build_object('improvementId', each.improvement_id)
      from ${there} as there
      cross join unnest(${fixed.map((one) => one.stepId)}::uuid[], ${fixed.map((one) => one.id)}::uuid[],
        ${fixed.map((one) => one.improvementId)}::uuid[]) as each (id, deficiency_id, improvement_id)
    ), fixed_file as (
      insert into improvement_file (agency_id, improvement_id, file_id)
      select distinct ${agencyId}::uuid, each.improvement_id, each.file_id
      from ${there} as there
      cross join unnest(${files.map((file) => file.improvementId)}::uuid[], ${files.map((file) => file.fileId)}::uuid[])
        as each (improvement_id, file_id)
    )`
}

/** Deficiencies as parts (`with …`) of a larger statement, which tells them whether it was itself written. */
export type OpeningParts = { count: number; parts: (there: RawBuilder<unknown>) => RawBuilder<unknown> }

export const openingParts = (finding: Finding): OpeningParts => ({
  count: finding.deficiencies.length,
  parts: (there) => sql`found as (${foundRows(finding, there)} returning id)${fixedRows(finding, there)}`,
})

/** Opens them beside any inspection, with their photographs, and counts them for the unit where a plan asked. */
export async function insertFound(tx: Tx, finding: Finding, fileIds: readonly string[]): Promise<void> {
  const there = sql`(select)`
  await sql`
    with ${openingParts(finding).parts(there)},
    shown as (
      insert into deficiency_file (agency_id, deficiency_id, file_id)
      select distinct ${finding.agencyId}::uuid, found.id, file_id
      from found cross join unnest(${fileIds}::uuid[]) as file_id
    )
    insert into unit_summary as summary (agency_id, plan_id, unit_id, deficiencies_found)
    select ${finding.agencyId}, ${finding.planId}::uuid, ${finding.unitId}, count(*) from found
    where ${finding.planId}::uuid is not null
    having ${finding.planId}::uuid is not null
    on conflict (agency_id, plan_id, unit_id) do update set
      deficiencies_found = summary.deficiencies_found + excluded.deficiencies_found`.execute(tx)
}

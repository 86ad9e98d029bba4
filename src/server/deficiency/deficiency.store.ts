import { type RawBuilder, sql } from 'kysely'
import type { Deficiency, DeficiencyRepeat } from '#domain/deficiency/deficiency.ts'
import type { Tx } from '#server/platform/database.ts'

const columns = sql`
  deficiency.id, deficiency.plan_id, deficiency.clause_id, deficiency.source, deficiency.source_id,
  deficiency.inspection_id, deficiency.item_key, deficiency.answer_at, deficiency.point_id, point.name as point_name,
  deficiency.place, deficiency.unit_id, unit.name as unit_name, deficiency.description, deficiency.grade,
  deficiency.status, deficiency.found_on, deficiency.improvement_due_date, deficiency.repeat_of, deficiency.version`

export const deficiencies = sql`
  select ${columns}
  from deficiency
  join unit on unit.id = deficiency.unit_id
  left join point on point.id = deficiency.point_id`

export const rowsOf = async (tx: Tx, query: RawBuilder<Deficiency>): Promise<Deficiency[]> =>
  (await query.execute(tx)).rows

export const find = async (tx: Tx, id: string): Promise<Deficiency | undefined> =>
  (await rowsOf(tx, sql`${deficiencies} where deficiency.id = ${id}`))[0]

export const findMany = (tx: Tx, ids: readonly string[]): Promise<Deficiency[]> =>
  rowsOf(tx, sql`${deficiencies} where deficiency.id = any(${ids}::uuid[])`)

export const listOfPlan = (tx: Tx, planId: string): Promise<Deficiency[]> =>
  rowsOf(tx, sql`${deficiencies} where deficiency.plan_id = ${planId} order by deficiency.id desc`)

/** What was asked, and the photographs of the answer or finding that opened it. */
export async function findOpening(tx: Tx, { id, inspectionId, itemKey, answerAt }: Deficiency) {
  const { rows } = await sql<{ question: string | null; fileIds: string[]; openedByName: string | null }>`
    select asked.question, person.name as opened_by_name,
      array(select file_id from deficiency_file where deficiency_id = deficiency.id)
        || array(select jsonb_array_elements_text(asked.file_ids)::uuid) as file_ids
    from deficiency
    left join person on person.id = opened_by
    left join lateral (
      select item ->> 'question' as question, answer -> 'fileIds' as file_ids
      from inspection
      join checklist_version on checklist_version.id = checklist_version_id
      cross join jsonb_array_elements(answers) as answer
      join jsonb_array_elements(content -> 'items') as item on item ->> 'key' = answer ->> 'itemKey'
      where inspection.id = ${inspectionId} and answer ->> 'itemKey' = ${itemKey}
        and (answer -> 'at')::int is not distinct from ${answerAt}::int
    ) as asked on true
    where deficiency.id = ${id}`.execute(tx)
  return rows[0]!
}

/** The same found before, back to the first, and found again after it. */
export async function listRepeats(tx: Tx, { id, unitId, itemKey }: Deficiency): Promise<DeficiencyRepeat[]> {
  const { rows } = await sql<DeficiencyRepeat>`
    with recursive earlier as (
      select id, repeat_of, 0 as back from deficiency where id = ${id}
      union all
      select deficiency.id, deficiency.repeat_of, back + 1
      from earlier join deficiency on deficiency.id = earlier.repeat_of where back < 20
    )
    select id, description, grade, status, found_on from deficiency
    where id in (select id from earlier where back > 0)
      or id in (select id from deficiency where unit_id = ${unitId} and item_key = ${itemKey} and repeat_of = ${id})
    order by id desc`.execute(tx)
  return rows
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

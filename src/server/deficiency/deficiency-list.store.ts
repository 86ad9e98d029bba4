import { type RawBuilder, sql } from 'kysely'
import type { Grade } from '#domain/checklist/checklist.ts'
import {
  type Deficiency,
  type DeficiencyFilter,
  type DeficiencyListing,
  mostCounted,
} from '#domain/deficiency/deficiency.ts'
import type { Tx } from '#server/platform/database.ts'
import { deficiencies, rowsOf } from './deficiency.store.ts'

export type Seen = 'all' | readonly string[]
/** The filter of the address, and who asks on which day. `matches` are those with the words, if they are few. */
export type Asked<Filter> = Filter & { units: Seen; today: string; matches: readonly string[] | null }

const isOpen = sql`deficiency.status < 'improved'`

function conditions({
  planId,
  unitId,
  grade,
  source,
  status,
  overdue,
  text,
  units,
  today,
  matches,
}: Asked<DeficiencyFilter>) {
  const all: RawBuilder<unknown>[] = []
  if (planId) all.push(sql`deficiency.plan_id = ${planId}`)
  if (unitId) all.push(sql`deficiency.unit_id = ${unitId}`)
  if (grade) all.push(sql`deficiency.grade = ${grade}`)
  if (source) all.push(sql`deficiency.source = ${source}`)
  if (status) all.push(sql`deficiency.status = ${status}`)
  // Said in words that the index of what waits for a decision is made of.
  if (status === 'improved' || status === 'released')
    all.push(sql`deficiency.status >= 'improved' and deficiency.status < 'closed'`)
  if (overdue) all.push(sql`${isOpen} and deficiency.improvement_due_date < ${today}::date`)
  if (matches) all.push(sql`deficiency.id = any(${matches}::uuid[])`)
  else if (text) all.push(sql`position(lower(${text}) in lower(deficiency.description || ' ' || deficiency.place)) > 0`)
  if (units !== 'all') all.push(sql`deficiency.unit_id = any(${units}::uuid[])`)
  return all
}

/** What was last done about each, in words. */
export async function lastImprovements(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ deficiencyId: string; description: string }>`
    select distinct on (deficiency_id) deficiency_id, description
    from improvement
    where deficiency_id = any(${ids}::uuid[])
    order by deficiency_id, improved_at desc`.execute(tx)
  return new Map(rows.map(({ deficiencyId, description }) => [deficiencyId, description]))
}

const where = (all: readonly RawBuilder<unknown>[]) =>
  all.length > 0 ? sql`where ${sql.join(all, sql` and `)}` : sql``

/** Those with the words in them, looked up by pairs of characters, the newest first; null where they are too many. */
export async function findMatches(tx: Tx, text: string): Promise<string[] | null> {
  // In one text: a thousand rows of one id each take longer to be read than to be found.
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(id::text, ',' order by id desc) as ids
    from deficiencies_with(${text}, ${sql.lit(mostCounted + 1)}) as found (id)`.execute(tx)
  const ids = rows[0]?.ids?.split(',') ?? []
  return ids.length > mostCounted ? null : ids
}

/** A page after the last one seen: by key, so that the thousandth page costs what the first does. */
export function listPage(tx: Tx, asked: Asked<DeficiencyListing>, limit: number): Promise<Deficiency[]> {
  const { order, after } = asked
  const all = conditions(asked)
  if (order === 'due') {
    all.push(isOpen)
    if (after)
      all.push(sql`(deficiency.improvement_due_date, deficiency.id) >
        (select improvement_due_date, id from deficiency where id = ${after})`)
  } else if (after) all.push(sql`deficiency.id < ${after}`)
  const by = order === 'due' ? sql`deficiency.improvement_due_date, deficiency.id` : sql`deficiency.id desc`
  // The number stands in the text, so that the plan made once for all knows that the page is short.
  return rowsOf(tx, sql`${deficiencies} ${where(all)} order by ${by} limit ${sql.lit(limit)}`)
}

/** How many, and no further than a thousand and one. */
export async function count(tx: Tx, asked: Asked<DeficiencyFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (
      select from deficiency ${where(conditions(asked))} limit ${sql.lit(mostCounted + 1)}
    ) as found`.execute(tx)
  return rows[0]!.count
}

/** Those still to be mended by grade and by how many of the days they were found before. */
export async function countByAge(tx: Tx, asked: Asked<DeficiencyFilter>, days: readonly string[]) {
  const age = sql.join(
    days.map((day) => sql`(deficiency.found_on < ${day}::date)::int`),
    sql` + `,
  )
  const { rows } = await sql<{ step: number; grade: Grade; count: number }>`
    select ${age} as step, deficiency.grade, count(*) from deficiency
    ${where([...conditions(asked), isOpen])}
    group by 1, 2`.execute(tx)
  return rows
}

/** As many of each kind as a person can look through. */
const mostWaiting = 50

const listOpenBy = (tx: Tx, condition: RawBuilder<unknown>): Promise<Deficiency[]> =>
  rowsOf(
    tx,
    sql`${deficiencies} where ${isOpen} and ${condition}
      order by deficiency.improvement_due_date, deficiency.id limit ${sql.lit(mostWaiting)}`,
  )

/** What lies with the unit: handed over, or found by itself. */
export const listOwed = (tx: Tx, unitId: string): Promise<Deficiency[]> =>
  listOpenBy(
    tx,
    sql`deficiency.unit_id = ${unitId} and (deficiency.status >= 'handedOver' or deficiency.source = 'selfInspection')`,
  )

/** What others found at a unit and nobody has handed over yet. */
export const listToHandOver = (tx: Tx): Promise<Deficiency[]> =>
  listOpenBy(tx, sql`deficiency.status < 'handedOver' and deficiency.source <> 'selfInspection'`)

export const listDueBefore = (tx: Tx, day: string): Promise<Deficiency[]> =>
  listOpenBy(tx, sql`deficiency.improvement_due_date < ${day}::date`)

/** Those whose latest improvement somebody else than these persons reported, also as their deputy. */
export const listToDecide = (tx: Tx, persons: readonly string[]): Promise<Deficiency[]> =>
  rowsOf(
    tx,
    sql`${deficiencies}
    where deficiency.status = 'improved' and deficiency.status >= 'improved' and deficiency.status < 'closed'
      and exists (select from improvement where deficiency_id = deficiency.id and decision is null
        and improved_by <> all(${persons}::uuid[]) and (improved_for is null or improved_for <> all(${persons}::uuid[])))
    order by deficiency.id desc limit ${sql.lit(mostWaiting)}`,
  )

/** Those not yet mended, of all units, what is due first before the others. */
export const listOpen = (tx: Tx): Promise<Deficiency[]> => listOpenBy(tx, sql`true`)

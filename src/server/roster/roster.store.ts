import { type RawBuilder, sql } from 'kysely'
import type { DatePeriod } from '#domain/calendar.ts'
import type { RosterSummary } from '#domain/roster/roster.ts'
import type { Shift, ShiftPattern } from '#domain/roster/shift.ts'
import type { Tx } from '#server/platform/database.ts'

export type RosterRow = {
  id: string
  planId: string
  planTitle: string
  periodStart: string
  periodEnd: string
  planStart: string
  planEnd: string
  patterns: ShiftPattern[]
  inChargeId: string
  inChargeName: string
  publishedAt: string | null
  publishedByName: string | null
  version: number
}

/** Those that were discarded are gone for everybody. */
export async function find(tx: Tx, id: string): Promise<RosterRow | undefined> {
  const { rows } = await sql<RosterRow>`
    select roster.id, plan_id, plan.title as plan_title, roster.period_start, roster.period_end,
      plan.period_start as plan_start, plan.period_end as plan_end, patterns, in_charge_id,
      in_charge.name as in_charge_name, published_at, publisher.name as published_by_name, roster.version
    from roster
    join plan on plan.id = plan_id
    join person as in_charge on in_charge.id = in_charge_id
    left join person as publisher on publisher.id = published_by
    where roster.id = ${id} and withdrawn_at is null`.execute(tx)
  return rows[0]
}

/** Of two who write at once the second waits for the first, and then sees what it did. */
export const lock = (tx: Tx, id: string) =>
  tx.selectFrom('roster').select('id').where('id', '=', id).forUpdate().execute()

const standing: RawBuilder<unknown> = sql`roster.withdrawn_at is null`

/** The latest first; `readerId` null lists drafts too, else those in charge of which this person is. */
export async function list(tx: Tx, readerId: string | null): Promise<RosterSummary[]> {
  const { rows } = await sql<Omit<RosterSummary, 'period'> & { periodStart: string; periodEnd: string }>`
    select roster.id, plan_id, plan.title as plan_title, roster.period_start, roster.period_end,
      in_charge.name as in_charge_name, published_at,
      coalesce((select sum(people) from shift where roster_id = roster.id and shift.withdrawn_at is null), 0)::int as wanted,
      (select count(*) from shift_booking join shift on shift.id = shift_id
        where roster_id = roster.id and ended_at is null)::int as filled
    from roster
    join plan on plan.id = plan_id
    join person as in_charge on in_charge.id = in_charge_id
    where ${standing}
      and (${readerId}::uuid is null or published_at is not null or in_charge_id = ${readerId}::uuid)
    order by roster.period_start desc, roster.id desc`.execute(tx)
  return rows.map(({ periodStart, periodEnd, ...row }) => ({ ...row, period: { start: periodStart, end: periodEnd } }))
}

type NewRoster = DatePeriod & {
  id: string
  agencyId: string
  planId: string
  inChargeId: string
  patterns: ShiftPattern[]
}
export const insert = (tx: Tx, { start, end, patterns, ...roster }: NewRoster) =>
  tx
    .insertInto('roster')
    .values({ ...roster, periodStart: start, periodEnd: end, patterns: JSON.stringify(patterns) })
    .execute()

type Changes = {
  periodStart?: string
  periodEnd?: string
  patterns?: ShiftPattern[]
  inChargeId?: string
  publishedAt?: Date
  publishedBy?: string
  withdrawnAt?: Date
}

/** False when somebody else wrote meanwhile. */
export async function update(
  tx: Tx,
  { id, version }: Pick<RosterRow, 'id' | 'version'>,
  { patterns, ...changes }: Changes = {},
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('roster')
    .set({ ...changes, ...(patterns && { patterns: JSON.stringify(patterns) }), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Those that stand, in order of time. */
export async function listShifts(tx: Tx, rosterId: string): Promise<Shift[]> {
  const { rows } = await sql<Shift>`
    select id, date, name, place, starts_at, ends_at, people, pool, is_released, day_kind
    from shift where roster_id = ${rosterId} and withdrawn_at is null order by starts_at, name, id`.execute(tx)
  return rows
}

type NewShift = Shift & { agencyId: string; rosterId: string }
export async function insertShifts(tx: Tx, shifts: readonly NewShift[]): Promise<void> {
  if (shifts.length === 0) return
  const rows = shifts.map(({ pool, ...shift }) => ({ ...shift, pool: JSON.stringify(pool) }))
  await tx.insertInto('shift').values(rows).execute()
}

export async function withdrawShifts(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0) await tx.updateTable('shift').set({ withdrawnAt: at }).where('id', 'in', ids).execute()
}

import { type RawBuilder, sql } from 'kysely'
import { swapState } from '#domain/roster/swap.rules.ts'
import type { Swap, SwapAsked } from '#domain/roster/swap.ts'
import type { Tx } from '#server/platform/database.ts'

type Stored = Omit<Swap, 'state'> & {
  bookingId: string
  returnBookingId: string | null
  inChargeId: string
  isAgreed: boolean | null
  isConfirmed: boolean | null
  withdrawnAt: string | null
}
export type SwapRow = Stored & Pick<Swap, 'state'>

const shiftOf = (name: string): RawBuilder<unknown> => {
  const shift = sql.ref(name)
  // As every other answer says instants.
  const instant = (column: string) =>
    sql`to_char(${sql.ref(`${name}.${column}`)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  return sql`jsonb_build_object('id', ${shift}.id, 'date', ${shift}.date, 'name', ${shift}.name, 'place', ${shift}.place,
    'startsAt', ${instant('starts_at')}, 'endsAt', ${instant('ends_at')})`
}

async function swapsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<SwapRow[]> {
  const { rows } = await sql<Stored>`
    select shift_swap.id, given.roster_id, ${shiftOf('given')} as shift, booking.person_id as from_id,
      leaving.name as from_name, to_person_id as to_id, coming.name as to_name,
      case when back.id is null then null else ${shiftOf('back')} end as returned, shift_swap.reason, asked_at,
      answered_at, settled_at, settler.name as settled_by_name, remark, booking_id, return_booking_id, in_charge_id,
      is_agreed, is_confirmed, shift_swap.withdrawn_at
    from shift_swap
    join shift_booking as booking on booking.id = booking_id
    join shift as given on given.id = booking.shift_id
    join roster on roster.id = given.roster_id
    join person as leaving on leaving.id = booking.person_id
    join person as coming on coming.id = to_person_id
    left join shift_booking as back_booking on back_booking.id = return_booking_id
    left join shift as back on back.id = back_booking.shift_id
    left join person as settler on settler.id = settled_by
    where ${condition} order by asked_at desc, shift_swap.id desc limit 50`.execute(tx)
  return rows.map((row) => ({ ...row, state: swapState(row) }))
}

/** Those that wait for somebody. */
export const listOpen = (tx: Tx, rosterId: string): Promise<SwapRow[]> =>
  swapsWhere(
    tx,
    sql`given.roster_id = ${rosterId} and settled_at is null and shift_swap.withdrawn_at is null and is_agreed is not false`,
  )

export const listOf = (tx: Tx, personId: string): Promise<SwapRow[]> =>
  swapsWhere(tx, sql`${personId} in (booking.person_id, to_person_id)`)

export const find = async (tx: Tx, id: string): Promise<SwapRow | undefined> =>
  (await swapsWhere(tx, sql`shift_swap.id = ${id}`))[0]

type NewSwap = SwapAsked & { agencyId: string; askedAt: Date; askedBy: string }
export const insert = (tx: Tx, swap: NewSwap) => tx.insertInto('shiftSwap').values(swap).execute()

type Step = {
  answeredAt?: Date
  isAgreed?: boolean
  settledAt?: Date
  settledBy?: string
  isConfirmed?: boolean
  remark?: string
  withdrawnAt?: Date
}
export const update = (tx: Tx, id: string, step: Step) =>
  tx.updateTable('shiftSwap').set(step).where('id', '=', id).execute()

export async function findRosterOf(tx: Tx, bookingId: string): Promise<string | undefined> {
  const { rows } = await sql<{ rosterId: string }>`
    select roster_id from shift_booking join shift on shift.id = shift_id where shift_booking.id = ${bookingId}`.execute(
    tx,
  )
  return rows[0]?.rosterId
}

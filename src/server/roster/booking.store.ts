import { type RawBuilder, sql } from 'kysely'
import type { Burden } from '#domain/roster/burden.rules.ts'
import type { Kept } from '#domain/roster/duty.rules.ts'
import type { Booking, OwnShift } from '#domain/roster/roster.ts'
import type { DutyDayKind } from '#domain/roster/shift.ts'
import type { Tx } from '#server/platform/database.ts'

async function bookingsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Booking[]> {
  const { rows } = await sql<Booking>`
    select shift_booking.id, shift_id, person_id, person.name as person_name, is_proposed, rules, reason, at,
      booker.name as by_name, ended_at, ender.name as ended_by_name, end_reason
    from shift_booking
    join shift on shift.id = shift_id
    join person on person.id = person_id
    join person as booker on booker.id = by
    left join person as ender on ender.id = ended_by
    where ${condition} order by shift_booking.starts_at, shift_booking.id`.execute(tx)
  return rows
}

/** Those that stand. */
export const listStanding = (tx: Tx, rosterId: string): Promise<Booking[]> =>
  bookingsWhere(tx, sql`roster_id = ${rosterId} and ended_at is null`)

/** What was begun or ended since, the latest first. */
export async function listSince(tx: Tx, rosterId: string, since: string): Promise<Booking[]> {
  const rows = await bookingsWhere(tx, sql`roster_id = ${rosterId} and (at > ${since} or ended_at > ${since})`)
  const lastOf = ({ at, endedAt }: Booking) => Date.parse(endedAt ?? at)
  return rows.toSorted((one, other) => lastOf(other) - lastOf(one))
}

type NewBooking = {
  id: string
  agencyId: string
  shiftId: string
  personId: string
  startsAt: string
  endsAt: string
  isProposed: boolean
  rules: string[]
  reason: string
  at: Date
  by: string
}
export async function insert(tx: Tx, bookings: readonly NewBooking[]): Promise<void> {
  if (bookings.length > 0)
    await tx
      .insertInto('shiftBooking')
      .values([...bookings])
      .execute()
}

type Ended = { endedAt: Date; endedBy: string; endReason: string }
export async function end(tx: Tx, ids: readonly string[], ended: Ended): Promise<void> {
  if (ids.length > 0) await tx.updateTable('shiftBooking').set(ended).where('id', 'in', ids).execute()
}

type KeptBy = Kept & { personId: string }

/** What people keep in other rosters around these days. */
export async function listElsewhere(
  tx: Tx,
  personIds: readonly string[],
  { rosterId, start, end: last }: { rosterId: string; start: string; end: string },
): Promise<KeptBy[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<KeptBy>`
    select person_id, shift.starts_at, shift.ends_at, date, is_released
    from shift_booking join shift on shift.id = shift_id
    where person_id = any(${[...personIds]}::uuid[]) and roster_id <> ${rosterId} and ended_at is null
      and date between ${start}::date - 31 and ${last}::date + 31
    order by shift.starts_at, shift_booking.id`.execute(tx)
  return rows
}

/** By published rosters from the first day on and before the other. */
export async function countEarlier(tx: Tx, from: string, before: string): Promise<Map<string, Burden>> {
  const { rows } = await sql<{ personId: string; dayKind: DutyDayKind; count: number }>`
    select person_id, day_kind, count(*)::int as count
    from shift_booking join shift on shift.id = shift_id join roster on roster.id = roster_id
    where ended_at is null and published_at is not null and date >= ${from} and date < ${before}
    group by person_id, day_kind`.execute(tx)
  const counts = new Map<string, Burden>()
  for (const { personId, dayKind, count } of rows) {
    const burden = counts.get(personId) ?? { newYearEve: 0, dayOff: 0, workday: 0 }
    counts.set(personId, { ...burden, [dayKind]: count })
  }
  return counts
}

const isPublished = sql`ended_at is null and published_at is not null`

/** Of one person, not yet over, the next first. */
export async function listOwn(tx: Tx, personId: string, now: Date): Promise<OwnShift[]> {
  const { rows } = await sql<OwnShift>`
    select own.id as booking_id, roster.id as roster_id, shift.date, shift.name, shift.place, shift.starts_at, shift.ends_at,
      array(select person.name from shift_booking as beside join person on person.id = beside.person_id
        where beside.shift_id = shift.id and beside.ended_at is null and beside.id <> own.id order by person.id) as others,
      (select later.person_id from shift_booking as later join shift as next on next.id = later.shift_id
        where next.roster_id = roster.id and later.ended_at is null and next.place = shift.place
          and next.starts_at >= shift.ends_at and later.person_id <> own.person_id
        order by next.starts_at, later.id limit 1) as next_id
    from shift_booking as own join shift on shift.id = own.shift_id join roster on roster.id = shift.roster_id
    where own.person_id = ${personId} and own.ended_at is null and published_at is not null and own.ends_at > ${now}
    order by own.starts_at, own.id`.execute(tx)
  return rows
}

export type OnDuty = {
  personId: string
  name: string
  title: string
  unitId: string | null
  unitName: string
  shift: string
  place: string
  until: string
  inChargeId: string
}

/** By published rosters. */
export async function listOnDuty(tx: Tx, at: Date): Promise<OnDuty[]> {
  const { rows } = await sql<OnDuty>`
    select person_id, person.name, person.title, person.unit_id, coalesce(unit.name, '') as unit_name,
      shift.name as shift, place, shift.ends_at as until, in_charge_id
    from shift_booking
    join shift on shift.id = shift_id
    join roster on roster.id = roster_id
    join person on person.id = person_id
    left join unit on unit.id = person.unit_id
    where ${isPublished} and person.disabled_at is null
      and shift_booking.starts_at <= ${at} and shift_booking.ends_at > ${at}
    order by shift_booking.starts_at, place, person_id`.execute(tx)
  return rows
}

export type DutyOfficer = Pick<OnDuty, 'personId' | 'name' | 'title'> & { unitName: string | null }

/** By their role, in the order of the agency. */
export async function listDutyOfficers(tx: Tx): Promise<DutyOfficer[]> {
  const { rows } = await sql<DutyOfficer>`
    select person.id as person_id, person.name, person.title, unit.name as unit_name
    from person left join unit on unit.id = person.unit_id
    where 'dutyOfficer' = any (person.roles) and person.disabled_at is null
    order by unit.position nulls first, person.name, person.id`.execute(tx)
  return rows
}

type Reminded = { id: string; personId: string; startsAt: string; rosterId: string }

/** Of a published roster, and still standing. */
export async function findReminded(tx: Tx, id: string): Promise<Reminded | undefined> {
  const { rows } = await sql<Reminded>`
    select shift_booking.id, person_id, shift_booking.starts_at, roster_id
    from shift_booking join shift on shift.id = shift_id join roster on roster.id = roster_id
    where shift_booking.id = ${id} and ${isPublished}`.execute(tx)
  return rows[0]
}

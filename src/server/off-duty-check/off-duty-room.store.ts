import { sql } from 'kysely'
import type { DatePeriod } from '#domain/date.ts'
import {
  type OffDutyItem,
  type OffDutyRoom,
  type OffDutyRoomEntry,
  type OffDutyRules,
  usualRules,
} from '#domain/off-duty-check/off-duty-check.ts'
import type { Tx } from '#server/platform/database.ts'

const rooms = sql`
  select room.point_id, point.name, point.floor, point.room, point.unit_id, unit.name as unit_name, asked.items,
    asked.in_charge_ids, room.added_on, least(room.ended_on, point.retired_on) as ended_on, room.version,
    array(select name from person where person.id = any(asked.in_charge_ids) order by person.id) as in_charge_names
  from off_duty_room as room
  join off_duty_room_version as asked
    on asked.agency_id = room.agency_id and asked.point_id = room.point_id and asked.number = room.version
  join point on point.id = room.point_id
  join unit on unit.id = point.unit_id`

/** Those that were closed on that day or later, floor by floor. */
export async function listRooms(tx: Tx, since: string): Promise<OffDutyRoom[]> {
  const { rows } = await sql<OffDutyRoom>`
    ${rooms} where coalesce(least(room.ended_on, point.retired_on) > ${since}, true)
    order by point.floor, unit.position, point.name, point.id`.execute(tx)
  return rows
}

export async function findRoom(tx: Tx, pointId: string): Promise<OffDutyRoom | undefined> {
  const { rows } = await sql<OffDutyRoom>`
    ${rooms} where room.point_id = ${pointId} and room.ended_on is null and point.retired_on is null`.execute(tx)
  return rows[0]
}

/** What was looked at in a room in one of its versions. */
export async function findItems(tx: Tx, pointId: string, number: number): Promise<OffDutyItem[] | undefined> {
  const row = await tx
    .selectFrom('offDutyRoomVersion')
    .select('items')
    .where('pointId', '=', pointId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.items
}

type NewVersion = OffDutyRoomEntry & { agencyId: string; changedBy: string; changedAt: Date }

const insertVersion = (tx: Tx, { version, items, ...entry }: NewVersion) =>
  tx
    .insertInto('offDutyRoomVersion')
    .values({ ...entry, number: version + 1, items: JSON.stringify(items) })
    .execute()

/** False when somebody else added it. One that had ended is a room again. */
export async function insertRoom(tx: Tx, entry: NewVersion, addedOn: string): Promise<boolean> {
  const { agencyId, pointId } = entry
  const row = await tx
    .insertInto('offDutyRoom')
    .values({ agencyId, pointId, addedOn })
    .onConflict((conflict) =>
      conflict
        .columns(['agencyId', 'pointId'])
        .doUpdateSet({ addedOn, endedOn: null, version: sql<number>`off_duty_room.version + 1` })
        .where('offDutyRoom.endedOn', 'is not', null),
    )
    .returning('version')
    .executeTakeFirst()
  if (row) await insertVersion(tx, { ...entry, version: row.version - 1 })
  return row !== undefined
}

/** False when somebody else wrote meanwhile. */
export async function updateRoom(tx: Tx, entry: NewVersion): Promise<boolean> {
  const changed = await setRoom(tx, entry.pointId, entry.version, { version: entry.version + 1 })
  if (changed) await insertVersion(tx, entry)
  return changed
}

export const endRoom = (tx: Tx, pointId: string, version: number, endedOn: string): Promise<boolean> =>
  setRoom(tx, pointId, version, { endedOn })

async function setRoom(
  tx: Tx,
  pointId: string,
  version: number,
  changes: { version: number } | { endedOn: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('offDutyRoom')
    .set(changes)
    .where('pointId', '=', pointId)
    .where('version', '=', version)
    .where('endedOn', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function findRules(tx: Tx): Promise<OffDutyRules> {
  const { rows } = await sql<OffDutyRules>`
    select days, person_time, duty_time, version from off_duty_rules`.execute(tx)
  return rows[0] ?? usualRules
}

/** False when somebody else wrote meanwhile. */
export async function putRules(tx: Tx, agencyId: string, rules: OffDutyRules): Promise<boolean> {
  const { rows } = await sql`
    insert into off_duty_rules (agency_id, days, person_time, duty_time, version)
    values (${agencyId}, ${rules.days}, ${rules.personTime}, ${rules.dutyTime}, ${rules.version + 1})
    on conflict (agency_id) do update
      set days = excluded.days, person_time = excluded.person_time, duty_time = excluded.duty_time, version = excluded.version
      where off_duty_rules.version = ${rules.version}
    returning version`.execute(tx)
  return rows.length === 1
}

/** The periods of the plans in force, now and before. */
export async function listPeriods(tx: Tx): Promise<DatePeriod[]> {
  const { rows } = await sql<DatePeriod>`
    select period_start as start, period_end as end from plan where status in ('issued', 'closed')`.execute(tx)
  return rows
}

import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { roomDays } from '#domain/off-duty-check/off-duty-check.rules.ts'
import type { OffDutyRoom, OffDutyRules } from '#domain/off-duty-check/off-duty-check.ts'
import { closingDay, nextAt } from '#domain/off-duty-check/off-duty-day.rules.ts'
import type { Person } from '#domain/person/person.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { dutyOfficersAt } from '#server/roster/on-duty.operations.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import { boardOf } from './off-duty-check.operations.ts'
import { findRules } from './off-duty-room.store.ts'

/** Both ring on each office day; whether rooms are closed on it is asked then. */
export async function ringForRooms(work: Work, rules: OffDutyRules): Promise<void> {
  await ringNext(work, 'offDutyMissing', rules.personTime)
  await ringNext(work, 'offDutyEscalated', rules.dutyTime)
}

const ringNext = (work: Work, kind: 'offDutyMissing' | 'offDutyEscalated', time: string): Promise<void> =>
  setAlarms(work, kind, [{ subjectId: work.actor.agencyId, dueAt: nextAt(time, work.now, officeCalendar) }])

/** After a standstill it is still told of the day on which it was due. */
async function missingRooms(work: Work, dueAt: Date): Promise<{ date: string; rooms: OffDutyRoom[] }> {
  const date = closingDay(dueAt)
  const days = roomDays(await boardOf(work, date), work.now)
  return { date, rooms: days.filter(({ state }) => state === 'missing').map(({ room }) => room) }
}

/** Where nobody was named who is still here, it is for the head of the unit. */
function inCharge(room: OffDutyRoom, people: readonly Person[]): string[] {
  const named = people.filter(({ id }) => room.inChargeIds.includes(id))
  const heads = people.filter(({ unitId, roles }) => unitId === room.unitId && roles.includes('unitHead'))
  return (named.length > 0 ? named : heads).map(({ id }) => id)
}

/** First whoever is in charge of the room is told. */
export async function ringMissing(work: Work, { dueAt }: Ringing): Promise<void> {
  const { date, rooms } = await missingRooms(work, dueAt)
  const people = await listPeople(work)
  for (const room of rooms)
    await tellPlainly(work, {
      ...{ subjectId: room.pointId, step: `offDuty ${date}`, event: 'offDutyMissing' },
      link: `/checks/off-duty/${room.pointId}?date=${date}`,
      recipients: inCharge(room, people),
    })
  await ringNext(work, 'offDutyMissing', (await findRules(work.tx)).personTime)
}

/** Then whoever is on duty, once for all rooms. */
export async function ringEscalated(work: Work, { subjectId, dueAt }: Ringing): Promise<void> {
  const { date, rooms } = await missingRooms(work, dueAt)
  if (rooms.length > 0)
    await tellPlainly(work, {
      ...{ subjectId, step: `offDuty ${date}`, event: 'offDutyEscalated' },
      link: `/checks/off-duty?date=${date}`,
      recipients: [...new Set((await dutyOfficersAt(work, work.now)).map(({ personId }) => personId))],
    })
  await ringNext(work, 'offDutyEscalated', (await findRules(work.tx)).dutyTime)
}

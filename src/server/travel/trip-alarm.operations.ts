import { remindAt } from '#domain/approval/approval.rules.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { addDays, instantOf } from '#domain/calendar.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import type { TellingEvent } from '#domain/telling/telling.ts'
import { isBriefingOwed, returnDueOn } from '#domain/travel/travel-owed.rules.ts'
import { handlesTravel, isStanding } from '#domain/travel/trip.rules.ts'
import type { TripShadow } from '#domain/travel/trip.ts'
import { findSettings, listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as store from './trip.store.ts'

const tellOf = (
  work: Work,
  { id }: Pick<TripShadow, 'id'>,
  step: string,
  event: TellingEvent,
  recipients: readonly string[],
): Promise<void> => tellPlainly(work, { subjectId: id, step, event, link: `/travel/${id}`, recipients })

export const tellTraveller = (work: Work, trip: TripShadow, step: string, event: TellingEvent): Promise<void> =>
  tellOf(work, trip, step, event, [trip.personId])

/** Those who handle travel, but for the traveller. */
async function deskOf(work: Work, { personId }: TripShadow): Promise<string[]> {
  const { travel } = await findSettings(work)
  const units = await listUnits(work)
  const people = await listPeople(work)
  return people
    .filter((one) => one.id !== personId && handlesTravel({ ...one, personId: one.id }, travel, units))
    .map(({ id }) => id)
}

const ethicsOf = async (work: Work, { personId }: TripShadow): Promise<string[]> =>
  (await listPeople(work))
    .filter((one) => one.id !== personId && isEthics({ ...one, personId: one.id }))
    .map(({ id }) => id)

export const tellDesk = async (work: Work, trip: TripShadow): Promise<void> =>
  tellOf(work, trip, `filed ${trip.version}`, 'travelFiled', await deskOf(work, trip))

/** Ethics is told that there is something; what it is stands behind the link, and nothing goes further by itself. */
export const tellOfAnomaly = async (work: Work, trip: TripShadow, step: string): Promise<void> =>
  tellOf(work, trip, step, 'travelAnomaly', await ethicsOf(work, trip))

const morningOf = (day: string): Date => instantOf(day, '09:00')

/** The day before leaving, and the day after coming back: at nine o'clock. */
export async function remindOfTrip(work: Work, { id, leavesOn, returnsOn }: TripShadow): Promise<void> {
  const before = morningOf(addDays(leavesOn, -1))
  if (before > work.now) await setAlarms(work, 'travelReminder', [{ subjectId: id, dueAt: before }])
  await setAlarms(work, 'travelReturn', [{ subjectId: id, dueAt: morningOf(addDays(returnsOn, 1)) }])
}

/** Rings before leaving, while the advice has not been read. */
export async function ringBeforeLeaving(work: Work, { subjectId }: Ringing): Promise<void> {
  const trip = await store.find(work.tx, subjectId)
  if (!trip || !isStanding(trip) || trip.briefedAt !== null || !isBriefingOwed(trip.owed)) return
  await tellTraveller(work, trip, `leaving ${trip.leavesOn}`, 'travelReminder')
}

/**
 * Rings the morning after the planned return, and each working day once the report is overdue: then those who handle
 * travel and ethics are told too.
 */
export async function ringAfterReturn(work: Work, { subjectId }: Ringing): Promise<void> {
  const trip = await store.find(work.tx, subjectId)
  if (!trip || !isStanding(trip) || trip.returnReportedAt !== null) return
  const dueOn = returnDueOn(trip.owed)
  if (dueOn === null || work.today <= dueOn) {
    if (dueOn === null && trip.destination === 'elsewhere') return
    await tellTraveller(work, trip, `back ${trip.returnsOn}`, 'travelReturnDue')
    if (dueOn) await setAlarms(work, 'travelReturn', [{ subjectId, dueAt: morningOf(addDays(dueOn, 1)) }])
    return
  }
  const told = [trip.personId, ...(await deskOf(work, trip)), ...(await ethicsOf(work, trip))]
  await tellOf(work, trip, `overdue ${work.today}`, 'travelReturnOverdue', told)
  await setAlarms(work, 'travelReturn', [{ subjectId, dueAt: remindAt(work.now, officeCalendar) }])
}

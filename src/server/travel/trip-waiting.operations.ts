import type { Waiting } from '#domain/assignment/assignment.ts'
import { addDays } from '#domain/calendar.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { isBriefingOwed, returnDueOn } from '#domain/travel/travel-owed.rules.ts'
import { isToBeAnswered } from '#domain/travel/trip.rules.ts'
import type { TripShadow } from '#domain/travel/trip.ts'
import type { Work } from '#server/platform/work.ts'
import { readerOf, titleOf } from './trip.operations.ts'
import * as store from './trip.store.ts'

const reminderDays = 7

/** What one's own trips still ask for, and, of those who handle travel and of ethics, what others owe. */
export async function waitingTrips(work: Work): Promise<Waiting[]> {
  const reader = await readerOf(work)
  const { personId } = reader
  const looksAfter = reader.isDesk || isEthics(reader)
  const trips = await store.listOpen(work.tx, { personId, unitId: null, all: looksAfter })
  const waits = (kind: Waiting['kind'], trip: TripShadow, dueDate: string | null): Waiting => ({
    ...{ kind, subjectId: trip.id, title: titleOf(trip), dueDate },
    unitName: trip.personId === personId ? null : `${trip.unitName ?? ''} ${trip.personName}`.trim(),
  })
  return trips.flatMap((trip): Waiting[] => {
    const { leavesOn, returnsOn, briefedAt, owed, personId: travellerId } = trip
    const dueOn = returnDueOn(owed)
    const isBack = returnsOn <= work.today
    if (travellerId === personId) {
      if (isBack && dueOn) return [waits('travelReturn', trip, dueOn)]
      const isNear = leavesOn <= addDays(work.today, reminderDays)
      return !isBack && isNear && !briefedAt && isBriefingOwed(owed) ? [waits('travelBriefing', trip, leavesOn)] : []
    }
    if (reader.isDesk && isToBeAnswered(trip)) return [waits('travelAnswer', trip, leavesOn)]
    return dueOn && dueOn < work.today ? [waits('travelOverdue', trip, dueOn)] : []
  })
}

import { hourMs } from '#domain/roster/duty.rules.ts'
import type { Shift } from '#domain/roster/shift.ts'
import { type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as store from './booking.store.ts'
import type { RosterFacts } from './roster-facts.ts'

const link = '/watch/my-shifts'

/** Whoever is on duty is told in time; what begins sooner than that, at once. */
export async function remindOf(
  work: Work,
  { shifts, settings }: Pick<RosterFacts, 'shifts' | 'settings'>,
  bookings: readonly { id: string; shiftId: string }[],
): Promise<void> {
  const byId = new Map(shifts.map((shift): [string, Shift] => [shift.id, shift]))
  const ahead = bookings.flatMap(({ id, shiftId }) => {
    const startsAt = Date.parse(byId.get(shiftId)!.startsAt)
    if (startsAt <= work.now.getTime()) return []
    return [{ subjectId: id, dueAt: new Date(startsAt - settings.reminderHours * hourMs) }]
  })
  await setAlarms(work, 'shiftReminder', ahead)
}

export async function ringShift(work: Work, { subjectId }: Ringing): Promise<void> {
  const booking = await store.findReminded(work.tx, subjectId)
  if (!booking) return
  await tellPlainly(work, {
    ...{ subjectId, step: 'reminder', event: 'shiftAhead', link },
    recipients: [booking.personId],
  })
}

/** That shifts of theirs have begun to count, or have changed. */
export async function tellOnDuty(
  work: Work,
  rosterId: string,
  step: string,
  personIds: readonly string[],
): Promise<void> {
  const others = personIds.filter((id) => id !== work.actor.personId)
  if (others.length === 0) return
  await tellPlainly(work, { subjectId: rosterId, step, event: 'shiftChanged', link, recipients: others })
}

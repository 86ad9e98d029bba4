import { dueOfForgotten, dueOfReminder, isInTime, nextRings } from '#domain/broadcast/broadcast.rules.ts'
import type { Broadcast } from '#domain/broadcast/broadcast.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { Person } from '#domain/person/person.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as store from './broadcast.store.ts'

type Kind = 'broadcastDue' | 'broadcastForgotten'

async function ringAt(work: Work, kind: Kind, subjectId: string, dueAt: Date | null): Promise<void> {
  if (dueAt) await setAlarms(work, kind, [{ subjectId, dueAt }])
  else await dropAlarms(work, kind, [subjectId])
}

/** From its next time on. */
export async function ringForBroadcast(work: Work, broadcast: Broadcast): Promise<void> {
  const { remindAt, forgottenAt } = nextRings(broadcast, work.now, officeCalendar)
  await ringAt(work, 'broadcastDue', broadcast.id, remindAt)
  await ringAt(work, 'broadcastForgotten', broadcast.id, forgottenAt)
}

const ofUnit = (people: readonly Person[], { unitId }: Broadcast): Person[] =>
  people.filter((one) => one.unitId === unitId)

/** Whoever was named, else everybody of the unit. */
function readersOf(people: readonly Person[], broadcast: Broadcast): string[] {
  const named = people.filter(({ id }) => broadcast.readerIds.includes(id))
  return (named.length > 0 ? named : ofUnit(people, broadcast)).map(({ id }) => id)
}

type Told = { event: Kind; dueAt: string; recipients: readonly string[] }

/** Unless it was read meanwhile. */
async function tellOf(work: Work, { id, since }: Broadcast, { event, dueAt, recipients }: Told): Promise<void> {
  if (dueAt < since || (await store.findReading(work.tx, id, dueAt))) return
  await tellPlainly(work, { subjectId: id, step: `${event} ${dueAt}`, event, link: '/broadcasts', recipients })
}

/** Shortly before its time, whoever reads it is reminded; after a standstill only where it can still be read in time. */
export async function ringBroadcast(work: Work, { subjectId, dueAt }: Ringing): Promise<void> {
  const broadcast = await store.find(work.tx, subjectId)
  if (!broadcast) return
  const due = dueOfReminder(dueAt)
  const recipients = readersOf(await listPeople(work), broadcast)
  if (isInTime(broadcast, due, work.now))
    await tellOf(work, broadcast, { event: 'broadcastDue', dueAt: due, recipients })
  await ringAt(work, 'broadcastDue', subjectId, nextRings(broadcast, work.now, officeCalendar).remindAt)
}

/** What nobody has read is told to the head of the unit too. */
export async function ringForgotten(work: Work, { subjectId, dueAt }: Ringing): Promise<void> {
  const broadcast = await store.find(work.tx, subjectId)
  if (!broadcast) return
  const people = await listPeople(work)
  const heads = ofUnit(people, broadcast).filter(({ roles }) => roles.includes('unitHead'))
  const recipients = [...readersOf(people, broadcast), ...heads.map(({ id }) => id)]
  await tellOf(work, broadcast, { event: 'broadcastForgotten', dueAt: dueOfForgotten(dueAt, broadcast), recipients })
  await ringAt(work, 'broadcastForgotten', subjectId, nextRings(broadcast, work.now, officeCalendar).forgottenAt)
}

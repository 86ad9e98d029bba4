import { checkEntry, checkReading, shownDays } from '#domain/broadcast/broadcast.rules.ts'
import type {
  Broadcast,
  BroadcastEntry,
  BroadcastList,
  BroadcastReading,
  BroadcastReadingEntry,
} from '#domain/broadcast/broadcast.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { addDays, instantOf, timeInTaipei } from '#domain/date.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { dropAlarms } from '#server/alarm/alarm.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './broadcast.store.ts'
import { ringForBroadcast } from './broadcast-alarm.operations.ts'

export const listBroadcasts = read(
  'broadcast.list',
  async (work, _: Record<string, never>): Promise<BroadcastList> => ({
    broadcasts: await store.list(work.tx),
    readings: await store.listReadings(work.tx, instantOf(addDays(work.today, -shownDays), '00:00')),
    at: work.now.toISOString(),
  }),
)

async function load(work: Work, id: string): Promise<Broadcast> {
  const broadcast = await store.find(work.tx, id)
  if (!broadcast) throw new Problem('not_found')
  return broadcast
}

async function change(work: Work, entry: BroadcastEntry & { since: Date }): Promise<void> {
  const { unitId } = await load(work, entry.id)
  if (!mayKeep(work.actor, unitId)) throw new Problem('broadcast.not_own_unit')
  if (!(await store.update(work.tx, entry))) throw new Problem('changed_meanwhile')
}

export const saveBroadcast = write('broadcast.save', async (work, entry: BroadcastEntry): Promise<Broadcast> => {
  const units = (await listUnits(work)).filter(({ abolishedOn }) => abolishedOn === null)
  checkEntry(work.actor, entry, units, await listPeople(work))
  const row = { ...entry, since: work.now }
  if (entry.version > 0) await change(work, row)
  else await store.insert(work.tx, { ...row, agencyId: work.actor.agencyId })
  const saved = await load(work, entry.id)
  await ringForBroadcast(work, saved)
  work.record(entry.id, { version: saved.version, text: saved.text })
  return saved
})

type Versioned = { id: string; version: number }
/** It is read no more; that it was read stays. */
export const retireBroadcast = write('broadcast.retire', async (work, { id, version }: Versioned) => {
  const { unitId } = await load(work, id)
  if (!mayKeep(work.actor, unitId)) throw new Problem('broadcast.not_own_unit')
  if (!(await store.update(work.tx, { id, version, retiredAt: work.now }))) throw new Problem('changed_meanwhile')
  await dropAlarms(work, 'broadcastDue', [id])
  await dropAlarms(work, 'broadcastForgotten', [id])
  work.record(id)
  return {}
})

const alreadyRead = ({ readByName, readAt }: BroadcastReading): Problem =>
  new Problem('broadcast.already_read', { name: readByName, time: timeInTaipei(new Date(readAt)) })

const dayMs = 86_400_000

/** When it was read: as the device says, unless its clock cannot be right. */
const readAt = (claimedAt: string, now: Date): Date => {
  const claimed = new Date(claimedAt)
  return claimed <= now && now.getTime() - claimed.getTime() < dayMs ? claimed : now
}

/** Of two who read it at the same time, the first counts; the second is told who was. */
export const recordReading = write(
  'broadcast.read',
  async (work, { id, readingId, dueAt, claimedAt }: BroadcastReadingEntry): Promise<BroadcastReading> => {
    const broadcast = await load(work, id)
    checkReading(work.actor, broadcast, dueAt, work.now, officeCalendar)
    const { agencyId, personId, name } = work.actor
    const { title, text } = broadcast
    const at = readAt(claimedAt, work.now)
    const row = { id: readingId, agencyId, broadcastId: id, title, text, dueAt, readAt: at, receivedAt: work.now }
    if (!(await store.insertReading(work.tx, { ...row, readBy: personId }))) {
      const first = dueAt && (await store.findReading(work.tx, id, dueAt))
      throw first ? alreadyRead(first) : new Problem('changed_meanwhile')
    }
    work.record(id, { readingId, dueAt })
    return { id: readingId, broadcastId: id, title, text, dueAt, readAt: at.toISOString(), readByName: name }
  },
)

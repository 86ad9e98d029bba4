import { mustBeNamed } from '#domain/incident/clock-book.rules.ts'
import {
  checkClosing,
  checkControl,
  checkMeans,
  checkNotice,
  checkOpenToActs,
  forbiddenMeans,
} from '#domain/incident/incident.rules.ts'
import type { ClosingRecord, ControlRecord, NoticeRecord } from '#domain/incident/incident.ts'
import { routesNow } from '#domain/incident/incident-clock.rules.ts'
import type { IncidentClock, Obligation } from '#domain/incident/incident-clock.ts'
import { checkEntry } from '#domain/incident/incident-entry.rules.ts'
import type { EntryRecord } from '#domain/incident/incident-entry.ts'
import { openCasesOf } from '#server/follow-up-case/follow-up-open.operations.ts'
import { write } from '#server/platform/work.ts'
import { cardOf, courseOf, findStandingToAct, follow } from './incident-course.operations.ts'
import { insertNotice } from './incident-timeline.store.ts'

/** Somebody was told: a line of the call log, which meets the clocks that ask for it. */
export const addNotice = write('incident.addNotice', async (work, notice: NoticeRecord) => {
  const { agencyId, personId } = work.actor
  const standing = await findStandingToAct(work, notice.id)
  checkOpenToActs(standing.incident)
  checkNotice(standing.incident, notice, work.now)
  checkMeans(notice.means, forbiddenMeans(routesNow(courseOf(standing.incident, standing.entries))))
  await insertNotice(work.tx, { ...notice, agencyId, toldBy: personId })
  await follow(work, standing, {
    ...{ id: notice.noticeId, kind: 'notice', at: notice.toldAt, text: '', detail: {}, corrects: null, fileIds: [] },
  })
  work.record(notice.id, { noticeId: notice.noticeId, means: notice.means })
  return cardOf(work, notice.id)
})

const obligationOf = ({ routeKey, position, step, authority }: IncidentClock): Obligation => ({
  ...{ routeKey, position, step, authority },
})

/** A measure, a note, a receipt, files or a correction. */
export const addEntry = write('incident.addEntry', async (work, record: EntryRecord) => {
  const standing = await findStandingToAct(work, record.id)
  const clock = standing.book.find(({ id }) => id === record.clockId)
  const corrected = standing.entries.find(({ id }) => id === record.corrects)
  checkEntry(standing.incident, record, { clock, corrected }, work.now)
  const { entryId, kind, at, text, receipt, voids, fileIds } = record
  await follow(work, standing, {
    ...{ id: entryId, kind, at, text, fileIds, corrects: kind === 'correction' ? record.corrects : null },
    detail: {
      ...(receipt && kind === 'receipt' && { receipt }),
      ...(clock && { did: obligationOf(clock) }),
      ...(voids && kind === 'correction' && { voids }),
    },
  })
  work.record(record.id, { entryId, kind })
  return cardOf(work, record.id)
})

export const controlIncident = write('incident.control', async (work, record: ControlRecord) => {
  const { id, entryId, at, how } = record
  const standing = await findStandingToAct(work, id)
  checkControl(standing.incident, record, work.now)
  const act = { id: entryId, kind: 'controlled', at, text: how, detail: {}, corrects: null, fileIds: [] } as const
  await follow(work, standing, act, { controlledAt: at })
  work.record(id, { entryId })
  return cardOf(work, id)
})

/**
 * Closing an event ends its clocks and its timeline. A case that follows it goes on by itself, for an answer or a warning
 * comes later than the event is over; but whoever closes names it among what is left open, like a clock that still runs.
 */
export const closeIncident = write('incident.close', async (work, record: ClosingRecord) => {
  const { id, entryId, at, report } = record
  const standing = await findStandingToAct(work, id)
  const running = standing.book.filter(mustBeNamed)
  const cases = await openCasesOf(work, [id])
  checkClosing(
    standing.incident,
    record,
    [...running, ...cases].map((one) => one.id),
    work.now,
  )
  const followedBy = cases.map(({ kind }) => kind)
  const detail = { leftOpen: running.map(obligationOf), ...(followedBy.length > 0 && { followedBy }) }
  const act = { id: entryId, kind: 'closed', at, text: report, detail, corrects: null, fileIds: [] } as const
  await follow(work, standing, act, { closedAt: at })
  work.record(id, { entryId, leftOpen: running.length + cases.length })
  return cardOf(work, id)
})

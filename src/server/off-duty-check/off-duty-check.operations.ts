import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { datesIn, daysBetween, timeInTaipei } from '#domain/date.ts'
import {
  checkClosing,
  checkExemption,
  closedAt,
  isReopened,
  itemsOf,
  mayClose,
  maySeeFindings,
} from '#domain/off-duty-check/off-duty-check.rules.ts'
import type {
  OffDutyAnswer,
  OffDutyBoard,
  OffDutyClosing,
  OffDutyEntry,
  OffDutyExemptionEntry,
  OffDutyItem,
  OffDutyRemark,
  OffDutyRoom,
} from '#domain/off-duty-check/off-duty-check.ts'
import { closingDay, isAsked, nextEve, roundOf } from '#domain/off-duty-check/off-duty-day.rules.ts'
import {
  mostDays,
  type OffDutyOnPaper,
  type PhotographsOnPaper,
} from '#domain/off-duty-check/off-duty-list.document.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { openDeficiency } from '#server/deficiency/deficiency.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { findPlanAhead } from '#server/plan/plan-draft.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './off-duty-check.store.ts'
import * as rooms from './off-duty-room.store.ts'

/** What was not in order is for the unit itself, who closes its rooms, ethics and the heads; others see that something was. */
function shownTo(work: Work, room: OffDutyRoom | undefined, closing: OffDutyClosing): OffDutyClosing {
  if (closing.closedBy === work.actor.personId || (room && maySeeFindings(work.actor, room))) return closing
  const answers = closing.answers.map((answer) => ({
    ...answer,
    wrong: answer.wrong && { ...answer.wrong, note: '' },
    fileIds: [],
  }))
  return { ...closing, answers, notes: closing.notes.map((note) => ({ ...note, text: '' })) }
}

/** The boards of days, the oldest first. */
async function boardsOf(work: Work, dates: readonly string[]): Promise<OffDutyBoard[]> {
  const period = { start: dates[0]!, end: dates.at(-1)! }
  const rules = await rooms.findRules(work.tx)
  const periods = rules.days === 'period' ? await rooms.listPeriods(work.tx) : []
  const all = await rooms.listRooms(work.tx, period.start)
  const byId = new Map(all.map((room) => [room.pointId, room]))
  const closings = await store.listClosings(work.tx, period)
  const exemptions = await store.listExemptions(work.tx, period)
  return dates.map((date) => ({
    date,
    round: roundOf(date, officeCalendar),
    isAsked: isAsked(date, { days: rules.days, periods }, officeCalendar),
    rules,
    rooms: all,
    closings: closings.filter((one) => one.date === date).map((one) => shownTo(work, byId.get(one.pointId), one)),
    exemptions: exemptions.filter((one) => one.date === date),
    eve: nextEve(date, officeCalendar),
    at: work.now.toISOString(),
  }))
}

export async function boardOf(work: Work, date: string): Promise<OffDutyBoard> {
  return (await boardsOf(work, [date]))[0]!
}

export const showBoard = read('offDutyCheck.board', (work, { date }: { date?: string | undefined }) =>
  boardOf(work, date ?? closingDay(work.now)),
)

async function loadRoom(work: Work, pointId: string): Promise<OffDutyRoom> {
  const room = await rooms.findRoom(work.tx, pointId)
  if (!room) throw new Problem('offDutyCheck.room_unknown')
  return room
}

const alreadyClosed = ({ closedByName, closedAt }: OffDutyClosing): Problem =>
  new Problem('offDutyCheck.already_closed', { name: closedByName, time: timeInTaipei(new Date(closedAt)) })

/** The plan in whose period a day falls. */
async function planOf(work: Work): Promise<string | null> {
  const plan = await findPlanAhead(work)
  return plan && plan.periodStart <= work.today ? plan.id : null
}

async function openFound(
  work: Work,
  closingId: string,
  room: OffDutyRoom,
  answers: readonly OffDutyAnswer[],
  items: readonly OffDutyItem[],
): Promise<void> {
  const found = answers.filter(({ wrong }) => wrong?.isDeficiency)
  const planId = found.length > 0 ? await planOf(work) : null
  for (const { itemKey, text, wrong, fileIds } of found)
    await openDeficiency(work, {
      ...{ id: work.newId(), source: 'offDutyCheck', sourceId: closingId, planId },
      ...{ pointId: room.pointId, unitId: room.unitId, fileIds },
      description: `${text}：${wrong!.note}`,
      grade: items.find(({ key }) => key === itemKey)!.grade,
    })
}

/** Of two who close a room, the first counts; the second is told who was. */
export const closeRoom = write('offDutyCheck.close', async (work, entry: OffDutyEntry): Promise<OffDutyClosing> => {
  const { agencyId, personId } = work.actor
  const { pointId, date } = entry
  const room = await loadRoom(work, pointId)
  const asked = await rooms.findItems(work.tx, pointId, entry.roomVersion)
  if (!asked) throw new Problem('offDutyCheck.room_unknown')
  const items = itemsOf(asked, roundOf(date, officeCalendar))
  checkClosing(work.actor, entry, room, items, work.now)
  const latest = await store.findLatest(work.tx, pointId, date)
  if (latest && !isReopened(latest)) throw alreadyClosed(latest)
  const answers = entry.answers.map((one) => ({ ...one, text: items.find(({ key }) => key === one.itemKey)!.text }))
  const row = { ...entry, agencyId, turn: (latest?.turn ?? 0) + 1, answers, receivedAt: work.now }
  if (!(await store.insertClosing(work.tx, { ...row, closedAt: closedAt(entry, work.now), closedBy: personId }))) {
    const first = await store.findLatest(work.tx, pointId, date)
    throw first ? alreadyClosed(first) : new Problem('changed_meanwhile')
  }
  await openFound(work, entry.id, room, answers, items)
  work.record(entry.id, { pointId, date, wrong: answers.filter(({ wrong }) => wrong).length })
  return (await store.findClosing(work.tx, entry.id))!
})

async function addNote(work: Work, { id, noteId, text }: OffDutyRemark, kind: 'remark' | 'reopened') {
  const closing = await store.findClosing(work.tx, id)
  if (!closing) throw new Problem('not_found')
  const room = await loadRoom(work, closing.pointId)
  if (!mayClose(work.actor, room)) throw new Problem('offDutyCheck.not_own_room')
  if (isReopened(closing)) throw new Problem('offDutyCheck.already_reopened')
  const { agencyId, personId } = work.actor
  const row = { id: noteId, agencyId, closingId: id, kind, text, writtenBy: personId, writtenAt: work.now }
  await store.insertNote(work.tx, row)
  work.record(id, { pointId: closing.pointId })
  return (await store.findClosing(work.tx, id))!
}

export const remarkOnClosing = write('offDutyCheck.remark', (work, remark: OffDutyRemark) =>
  addNote(work, remark, 'remark'),
)

/** Somebody came back: the room has to be closed again. */
export const reopenRoom = write('offDutyCheck.reopen', (work, remark: OffDutyRemark) =>
  addNote(work, remark, 'reopened'),
)

export const exemptRoom = write('offDutyCheck.exempt', async (work, entry: OffDutyExemptionEntry) => {
  checkExemption(work.actor, entry.date, await loadRoom(work, entry.pointId), work.now)
  const { agencyId, personId } = work.actor
  await store.insertExemption(work.tx, { ...entry, agencyId, exemptedBy: personId, exemptedAt: work.now })
  work.record(entry.pointId, { date: entry.date })
  return { ...entry, byName: work.actor.name }
})

type Period = { from: string; until: string }

/** The days of a period on which rooms were to be closed, or were. */
export const printClosings = read(
  'offDutyCheck.print',
  async (work, { from, until }: Period): Promise<OffDutyOnPaper> => {
    if (from > until) throw new Problem('offDutyCheck.days_reversed')
    if (daysBetween(from, until) >= mostDays) throw new Problem('offDutyCheck.too_many_days', { most: mostDays })
    const boards = await boardsOf(work, datesIn({ start: from, end: until }))
    return {
      agency: await findAgency(work),
      boards: boards.filter(({ isAsked, closings }) => isAsked || closings.length > 0),
      madeAt: work.now.toISOString(),
    }
  },
)

/** The round of one day with what was photographed. */
export const printPhotographs = read(
  'offDutyCheck.printPhotographs',
  async (work, { date }: { date: string }): Promise<PhotographsOnPaper> => {
    const board = await boardOf(work, date)
    const fileIds = board.closings.flatMap(({ answers }) => answers.flatMap((answer) => answer.fileIds))
    const files = (await findFiles(work, fileIds)).filter(({ mediaType }) => mediaType.startsWith('image/'))
    return {
      agency: await findAgency(work),
      board,
      files: new Map(files.map((file) => [file.id, file])),
      madeAt: work.now.toISOString(),
    }
  },
)

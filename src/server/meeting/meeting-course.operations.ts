import { randomInt } from 'node:crypto'
import { checkMayLead, checkMayRecord, checkStatus, checkUnderWay, placesFor } from '#domain/meeting/meeting.rules.ts'
import type { MeetingFound } from '#domain/meeting/meeting.ts'
import type {
  AttendanceByCode,
  AttendanceTick,
  ClassSaid,
  PaperGiven,
  PaperSettled,
} from '#domain/meeting/meeting-acts.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as attendance from './attendance.store.ts'
import * as envelopes from './envelopes.ts'
import { withFreshAgenda } from './meeting.operations.ts'
import * as store from './meeting.store.ts'
import { approachToAct, keep, receiptOf } from './meeting-view.operations.ts'

type ById = { id: string }

/** What is shown to those who are there, and entered by them. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** From here on the code works, and the agenda is what the records say now. */
export const beginMeeting = write('meeting.begin', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkMayLead(work.actor, row)
  checkStatus(status, 'planned')
  await keep(work, row, { content: await withFreshAgenda(work, row), begunAt: work.now, code: newCode() })
  work.record(id)
  return receiptOf(row)
})

/** In a confidential one the class is said once more before it ends. */
export const endMeeting = write('meeting.end', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkMayLead(work.actor, row)
  checkStatus(status, 'running')
  if (row.isConfidential && !row.classSaidAtEnd) throw new Problem('meeting.class_not_said_at_end')
  await keep(work, row, { endedAt: work.now })
  work.record(id)
  return receiptOf(row)
})

/** The recorder confirms that the chair has said it. */
export const sayClass = write('meeting.sayClass', async (work, { id, moment }: ClassSaid) => {
  const { row, status } = await approachToAct(work, id)
  checkMayRecord(work.actor, row)
  checkStatus(status, 'running')
  if (!row.isConfidential) throw new Problem('meeting.not_confidential')
  if (moment === 'end' && !row.classSaidAtStart) throw new Problem('meeting.class_not_said')
  const column = moment === 'start' ? 'classSaidAtStart' : 'classSaidAtEnd'
  if (row[column]) throw new Problem('meeting.class_already_said')
  await keep(work, row, { [column]: work.now })
  work.record(id, { moment })
  return receiptOf(row)
})

/** The meeting that runs under this code, and the places that the one who enters it may take. */
async function findByCode(work: Work, code: string) {
  const row = await store.findRunning(work.tx, code)
  if (!row) throw new Problem('meeting.code_unknown')
  const rows = await attendance.listInvitees(work.tx, row.id)
  const people = await listPeople(work)
  const invitees = rows.map((one) => ({ ...one, name: '', isObserver: false }))
  const unitOf = (personId: string) => people.find(({ id }) => id === personId)?.unitId
  const places = placesFor(work.actor, { ...row, invitees }, unitOf)
  if (row.isConfidential && !places.own) throw new Problem('meeting.code_unknown')
  return { row, people, ...places }
}

export const findMeetingByCode = read(
  'meeting.findByCode',
  async (work, { code }: { code: string }): Promise<MeetingFound> => {
    const { row, people, own, others } = await findByCode(work, code)
    const names = new Map([...people, ...(await listUnits(work))].map(({ id, name }) => [id, name]))
    const { id, kind, kindName, stored } = row
    return {
      ...{ id, kind, kindName, title: stored?.title ?? null },
      isInvited: own !== undefined,
      hasCome: own !== undefined && own.cameAt !== null,
      mayStandInFor: others.map((one) => ({ id: one.id, name: names.get(one.personId ?? one.unitId ?? '') ?? '' })),
    }
  },
)

/** Somebody who is there says so by the code: in person, or for somebody of the unit. */
export const attendByCode = write('meeting.attend', async (work, { code, inviteeId }: AttendanceByCode) => {
  const { row, own, others } = await findByCode(work, code)
  const place = inviteeId === null ? own : others.find(({ id }) => id === inviteeId)
  if (!place) throw new Problem('meeting.not_invited')
  const { personId } = work.actor
  await attendance.setCame(work.tx, row.id, place.id, {
    ...{ cameAt: work.now, cameId: place.personId === personId ? null : personId, cameName: '' },
  })
  work.record(row.id, { inviteeId: place.id, by: 'code' })
  return { id: row.id, version: row.version }
})

/** By the list: the recorder ticks who is there, and who came for whom. */
export const tickAttendance = write('meeting.tick', async (work, tick: AttendanceTick) => {
  const { id, inviteeId, hasCome, deputyId, deputyName } = tick
  const { row, status, invitees } = await approachToAct(work, id)
  checkMayRecord(work.actor, row)
  checkUnderWay({ ...row, status, classSaidAtStart: work.now.toISOString() })
  if (!invitees.some((one) => one.id === inviteeId)) throw new Problem('meeting.invitee_not_listed')
  if (row.isConfidential && deputyName !== '') throw new Problem('meeting.deputy_needs_account')
  const coming = hasCome
    ? { cameAt: work.now, cameId: deputyId, cameName: deputyId ? '' : deputyName }
    : { cameAt: null, cameId: null, cameName: '' }
  await attendance.setCame(work.tx, id, inviteeId, coming)
  work.record(id, { inviteeId, hasCome, by: 'list', ...(deputyId && { deputyId }) })
  return { id, version: row.version }
})

/** What the chair's screen shows as a picture. */
export const showCode = read('meeting.showCode', async (work, { id }: ById) => {
  const row = await store.find(work.tx, id)
  if (!row) throw new Problem('not_found')
  checkMayLead(work.actor, row)
  if (!row.code || row.endedAt) throw new Problem('meeting.not_running')
  return row.code
})

async function approachPapers(work: Work, id: string) {
  const found = await approachToAct(work, id)
  checkMayRecord(work.actor, found.row)
  if (!found.row.isConfidential) throw new Problem('meeting.not_confidential')
  checkUnderWay({ ...found.row, status: found.status })
  return found
}

/** Each paper bears a number, and it is known who has it. */
export const givePaper = write('meeting.givePaper', async (work, { id, paperId, number, inviteeId }: PaperGiven) => {
  const { row } = await approachPapers(work, id)
  const { agencyId } = work.actor
  await attendance.insertPaper(work.tx, {
    ...{ id: paperId, agencyId, meetingId: id, number, inviteeId, givenAt: work.now },
  })
  work.record(id, { number, inviteeId })
  return { id, version: row.version }
})

/** It is back; or it is said why it is not. */
export const settlePaper = write('meeting.settlePaper', async (work, { id, paperId, loss }: PaperSettled) => {
  const { row } = await approachPapers(work, id)
  const paper = (await attendance.listPapers(work.tx, id)).find((one) => one.id === paperId)
  if (!paper) throw new Problem('not_found')
  if (paper.returnedAt || paper.lossExplainedAt) throw new Problem('meeting.paper_settled')
  if (loss === '') await attendance.settlePaper(work.tx, paperId, { returnedAt: work.now })
  else {
    await attendance.settlePaper(work.tx, paperId, { lossExplainedAt: work.now })
    await work.sealing.put(envelopes.loss, paperId, loss)
  }
  work.record(id, { number: paper.number, isLost: loss !== '' })
  return { id, version: row.version }
})

import { paperLines } from '#domain/meeting/meeting.document.ts'
import { mayReadMeeting, statusOf } from '#domain/meeting/meeting.rules.ts'
import type {
  AgendaItem,
  Attendance,
  Meeting,
  MeetingContent,
  MeetingPaper,
  MeetingStatus,
  MeetingSummary,
  MeetingSupplement,
} from '#domain/meeting/meeting.ts'
import { Problem } from '#domain/problem.ts'
import type { Work } from '#server/platform/work.ts'
import * as attendance from './attendance.store.ts'
import * as envelopes from './envelopes.ts'
import type { Changes, MeetingRow } from './meeting.store.ts'
import * as store from './meeting.store.ts'
import * as resolutions from './resolution.store.ts'
import { resolutionsOpened } from './resolution-view.operations.ts'

/** A meeting before the one who asks: outside the envelope, and who is invited. */
export type Approached = { row: MeetingRow; status: MeetingStatus; invitees: attendance.InviteeRow[] }

export async function approach(work: Work, id: string): Promise<Approached> {
  const row = await store.find(work.tx, id)
  if (!row) throw new Problem('not_found')
  const invitees = await attendance.listInvitees(work.tx, id)
  if (!mayReadMeeting(work.actor, { ...row, invitees })) throw new Problem('not_found')
  return { row, status: statusOf(row), invitees }
}

/** To act: nobody else acts on it meanwhile. */
export async function approachToAct(work: Work, id: string): Promise<Approached> {
  await store.lock(work.tx, id)
  return approach(work, id)
}

/** Whoever calls this leaves an audit entry, where the meeting is confidential. */
export const contentOf = async ({ sealing }: Work, { id, stored }: MeetingRow): Promise<MeetingContent> =>
  stored ?? (await sealing.find(envelopes.content, [id])).get(id)!

/** What is confidential goes into the envelope, under the number of the version. */
export async function keep(work: Work, row: MeetingRow, changes: Changes): Promise<void> {
  const { content, ...rest } = changes
  const isSealed = row.isConfidential && content
  if (!(await store.update(work.tx, row, isSealed ? rest : changes))) throw new Problem('changed_meanwhile')
  if (isSealed) await work.sealing.put(envelopes.content, row.id, content, row.version + 1)
}

export const receiptOf = ({ id, version }: MeetingRow) => ({ id, version: version + 1 })

export const summaryOf = (row: MeetingRow): MeetingSummary => {
  const { id, kind, kindName, isConfidential, startsAt, endsAt, stored } = row
  return { id, kind, kindName, isConfidential, title: stored?.title ?? null, startsAt, endsAt, status: statusOf(row) }
}

/** In the order of the invitation, with who came. */
export const attendanceOf = (
  { invitees }: Pick<MeetingContent, 'invitees'>,
  rows: readonly attendance.InviteeRow[],
): Attendance[] =>
  invitees.flatMap((invitee) => {
    const row = rows.find(({ id }) => id === invitee.id)
    return row ? [{ ...invitee, ...row }] : []
  })

export async function papersOf(work: Work, meetingId: string): Promise<MeetingPaper[]> {
  const rows = await attendance.listPapers(work.tx, meetingId)
  const losses = await work.sealing.find(
    envelopes.loss,
    rows.map(({ id }) => id),
  )
  return rows.map(({ lossExplainedAt: _, ...paper }) => ({ ...paper, loss: losses.get(paper.id) ?? null }))
}

async function supplementsOf(work: Work, meetingId: string): Promise<MeetingSupplement[]> {
  const rows = await attendance.listSupplements(work.tx, meetingId)
  const sealed = await work.sealing.find(
    envelopes.supplement,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, reason, text, ...rest }) => ({
    ...rest,
    ...(sealed.get(id) ?? { reason: reason!, text: text! }),
  }))
}

/** The resolutions of earlier meetings that are on this agenda. */
export const formerOf = async (work: Work, agenda: readonly AgendaItem[]) =>
  resolutionsOpened(
    work,
    await resolutions.listMany(
      work.tx,
      agenda.flatMap(({ resolutionId }) => resolutionId ?? []),
    ),
  )

/** The agency's clock for what the audit wrote by the real one. */
async function readingsOf(work: Work, meetingId: string) {
  const ahead = work.actor.clockOffsetSeconds * 1000
  const rows = await attendance.listReadings(work.tx, meetingId)
  return rows.map((row) => ({ ...row, at: new Date(Date.parse(row.at) + ahead).toISOString() }))
}

/** Outside the envelope. */
export const shadowOf = (row: MeetingRow): Meeting => {
  const { stored: _, ...rest } = row
  return { ...rest, ...summaryOf(row), content: null }
}

/** Why something was done to it: of a confidential one an empty word stands for what lies in the envelope. */
async function said(
  { sealing }: Work,
  { id }: MeetingRow,
  stored: string | null,
  envelope: typeof envelopes.returnRemark,
): Promise<string | null> {
  return stored === '' ? ((await sealing.find(envelope, [id])).get(id) ?? '') : stored
}

/** Of a confidential one the word goes into the envelope; gives what may stand outside. */
export async function keptWord(
  { sealing }: Work,
  { id, isConfidential, version }: MeetingRow,
  word: string,
  envelope: typeof envelopes.returnRemark,
): Promise<string> {
  if (!isConfidential) return word
  await sealing.put(envelope, id, word, version + 1)
  return ''
}

/** Whole. Of a confidential one, whoever calls this leaves an audit entry. */
export async function openedOf(work: Work, { row, invitees }: Approached): Promise<Meeting> {
  const { title, document, ...content } = await contentOf(work, row)
  return {
    ...shadowOf(row),
    title,
    returnRemark: await said(work, row, row.returnRemark, envelopes.returnRemark),
    changeReason: await said(work, row, row.changeReason, envelopes.changeReason),
    content: {
      ...content,
      invitees: attendanceOf(content, invitees),
      former: await formerOf(work, content.agenda),
      resolutions: await resolutionsOpened(work, await resolutions.listOfMeeting(work.tx, row.id)),
      papers: await papersOf(work, row.id),
      supplements: await supplementsOf(work, row.id),
      paper: row.closedAt && document ? paperLines(document) : null,
      readings: row.isConfidential ? await readingsOf(work, row.id) : [],
    },
  }
}

import { renewed } from '#domain/meeting/agenda.rules.ts'
import { checkClass, checkDraft, checkStatus, isMoved, isPutOff } from '#domain/meeting/meeting.rules.ts'
import { type MeetingContent, ModelMeetingKind } from '#domain/meeting/meeting.ts'
import type { MeetingDraft, MeetingProposal } from '#domain/meeting/meeting-acts.ts'
import { isEthics, isHead } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { findPlan } from '#server/plan/plan-draft.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import { freshAgenda } from './agenda.operations.ts'
import * as attendance from './attendance.store.ts'
import * as envelopes from './envelopes.ts'
import type { MeetingRow } from './meeting.store.ts'
import * as store from './meeting.store.ts'
import {
  type Approached,
  approach,
  approachToAct,
  contentOf,
  keep,
  keptWord,
  openedOf,
  receiptOf,
  shadowOf,
  summaryOf,
} from './meeting-view.operations.ts'

type ById = { id: string }

const readerOf = ({ actor }: Work): store.Reader => ({
  personId: actor.personId,
  unitId: actor.unitId,
  isEthics: isEthics(actor),
  isHead: isHead(actor),
})

export const listMeetings = read('meeting.list', async (work, _: Record<string, never>) =>
  (await store.list(work.tx, readerOf(work))).map(summaryOf),
)

/** What the meetings of a plan come to, for the outcome report, and those of them that the one who asks may read. */
export async function listMeetingsOfPlan(work: Work, planId: string) {
  const counts = await store.countOfPlan(work.tx, planId)
  return { counts, meetings: (await store.listOfPlan(work.tx, planId, readerOf(work))).map(summaryOf) }
}

export const meetingsHeldUnder = (work: Work, planId: string) => store.listHeldUnder(work.tx, planId)

export const showMeetingsOfPlan = read('meeting.ofPlan', async (work, { id }: ById) =>
  listMeetingsOfPlan(work, (await findPlan(work, id)).id),
)

/** Of a confidential one only what stands outside the envelope. */
export const showMeeting = read('meeting.show', async (work, { id }: ById) => {
  const found = await approach(work, id)
  return found.row.isConfidential ? shadowOf(found.row) : openedOf(work, found)
})

/** Reading is an act: it is recorded in the transaction that opens the envelope, or nothing is shown. */
export const openMeeting = write('meeting.openConfidential', async (work, { id }: ById) => {
  const meeting = await openedOf(work, await approach(work, id))
  work.record(id)
  return meeting
})

export const listKinds = read('meeting.kinds', async (work, _: Record<string, never>) => [
  ...ModelMeetingKind.options.map((key) => ({ key, name: null })),
  ...(await store.listKinds(work.tx)),
])

export const addKind = write('meeting.addKind', async (work, { id, name }: { id: string; name: string }) => {
  await store.insertKind(work.tx, { id, agencyId: work.actor.agencyId, name })
  work.record(id, { name })
  return { key: id, name }
})

/** Its meetings stay what they are. */
export const withdrawKind = write('meeting.withdrawKind', async (work, { id }: ById) => {
  if (!(await store.withdrawKind(work.tx, id, work.now))) throw new Problem('not_found')
  work.record(id)
  return { id }
})

async function checkKind(work: Work, kind: string): Promise<void> {
  if (ModelMeetingKind.safeParse(kind).success) return
  if (!(await store.listKinds(work.tx)).some(({ key }) => key === kind)) throw new Problem('meeting.kind_unknown')
}

const noMinutes = { opening: '', items: [], motions: { discussion: '', resolutions: [] }, ruling: '' }

/** Written whole, until it begins. What the invited were told is told anew where it changed. */
export const planMeeting = write('meeting.plan', async (work, draft: MeetingDraft) => {
  await store.lock(work.tx, draft.id)
  const row = await store.find(work.tx, draft.id)
  return row ? change(work, await approach(work, draft.id), draft) : begin(work, draft)
})

const factsOf = ({ planId, startsAt, endsAt, chairId, recorderId }: MeetingDraft) => ({
  ...{ planId, startsAt, endsAt, chairId, recorderId },
})

async function begin(work: Work, draft: MeetingDraft) {
  checkDraft(draft, undefined)
  await checkKind(work, draft.kind)
  const { id, kind, title, place, invitees, planId } = draft
  const { agencyId } = work.actor
  const isConfidential = checkClass(draft.classification)
  const agenda = draft.agenda ?? (await freshAgenda(work, { kind, isConfidential, planId }))
  const content: MeetingContent = {
    title,
    place,
    invitees,
    agenda,
    minutes: noMinutes,
    minutesVersion: 0,
    document: null,
  }
  await store.insert(work.tx, {
    ...{ id, agencyId, kind, isConfidential, ...factsOf(draft) },
    content: isConfidential ? null : content,
  })
  if (isConfidential) await work.sealing.put(envelopes.content, id, content)
  await attendance.replaceInvitees(work.tx, agencyId, id, invitees)
  work.record(id, { kind, isConfidential })
  return { id, version: 1 }
}

async function change(work: Work, found: Approached, draft: MeetingDraft) {
  const { row, status } = found
  const before = await contentOf(work, row)
  checkDraft(draft, { ...row, status, agenda: before.agenda })
  if (row.kind !== draft.kind) throw new Problem('meeting.kind_fixed')
  const { title, place, invitees } = draft
  const content = { ...before, title, place, invitees, agenda: draft.agenda ?? before.agenda }
  const isToldAnew = row.sequence !== null && isMoved({ ...row, ...before }, draft)
  const sequence = isToldAnew ? row.sequence! + 1 : row.sequence
  const changeReason = isToldAnew && isPutOff(row, draft) ? await reasonOf(work, row, draft) : row.changeReason
  await keep(work, row, { ...factsOf(draft), content, sequence, changeReason })
  await attendance.replaceInvitees(work.tx, work.actor.agencyId, row.id, invitees)
  if (isToldAnew) await tellInvited(work, row, sequence!, 'meetingChanged')
  work.record(row.id, { version: row.version + 1, ...(isToldAnew && { sequence }) })
  return receiptOf(row)
}

/** Whoever is told of another time is told why. */
async function reasonOf(work: Work, row: MeetingRow, { changeReason }: MeetingDraft): Promise<string> {
  if (changeReason === '') throw new Problem('meeting.reason_missing')
  return keptWord(work, row, changeReason, envelopes.changeReason)
}

/** Those with an account, and for a unit its head. */
async function tellInvited(
  work: Work,
  { id, chairId, recorderId }: MeetingRow,
  sequence: number,
  event: 'meetingInvited' | 'meetingChanged' | 'meetingCancelled',
): Promise<void> {
  const invitees = await attendance.listInvitees(work.tx, id)
  const units = new Set(invitees.flatMap(({ unitId }) => unitId ?? []))
  const unitHeads = (await listPeople(work)).filter(
    ({ unitId, roles }) => unitId !== null && units.has(unitId) && roles.includes('unitHead'),
  )
  const persons = [...invitees.flatMap(({ personId }) => personId ?? []), ...unitHeads.map((person) => person.id)]
  await tellPlainly(work, {
    subjectId: id,
    step: `notice ${sequence}`,
    event,
    link: `/meetings/${id}`,
    recipients: [...persons, chairId, recorderId].filter((personId) => personId !== work.actor.personId),
  })
}

/** Once; what changes afterwards is told by itself. */
export const inviteToMeeting = write('meeting.invite', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkStatus(status, 'planned')
  if (row.sequence !== null) throw new Problem('meeting.already_invited')
  await keep(work, row, { sequence: 0 })
  await tellInvited(work, row, 0, 'meetingInvited')
  return receiptOf(row)
})

/** It does not take place: it stays, with the reason, and who was invited is told. */
export const cancelMeeting = write('meeting.cancel', async (work, { id, reason }: ById & { reason: string }) => {
  const { row, status } = await approachToAct(work, id)
  checkStatus(status, 'planned')
  const changeReason = await keptWord(work, row, reason, envelopes.changeReason)
  const sequence = row.sequence === null ? null : row.sequence + 1
  await keep(work, row, { cancelledAt: work.now, changeReason, sequence })
  if (sequence !== null) await tellInvited(work, row, sequence, 'meetingCancelled')
  work.record(id, { sequence })
  return receiptOf(row)
})

/** The records may have changed since it was written. */
export async function withFreshAgenda(work: Work, row: MeetingRow): Promise<MeetingContent> {
  const content = await contentOf(work, row)
  return { ...content, agenda: renewed(content.agenda, await freshAgenda(work, row)) }
}

export const renewAgenda = write('meeting.renewAgenda', async (work, { id }: ById) => {
  const { row, status } = await approachToAct(work, id)
  checkStatus(status, 'planned')
  const content = await withFreshAgenda(work, row)
  await keep(work, row, { content })
  work.record(id, { items: content.agenda.length })
  return receiptOf(row)
})

/** A unit that is invited puts something on the agenda: what it is about, and why. */
export const proposeItem = write('meeting.propose', async (work, { id, itemId, title, text }: MeetingProposal) => {
  const { row, status } = await approachToAct(work, id)
  checkStatus(status, 'planned')
  const content = await contentOf(work, row)
  const { unitId } = work.actor
  const item = { id: itemId, source: 'proposal' as const, resolutionId: null, unitId, title, facts: [], text }
  await keep(work, row, { content: { ...content, agenda: [...content.agenda, { ...item, isStruck: false }] } })
  work.record(id, { itemId })
  return receiptOf(row)
})

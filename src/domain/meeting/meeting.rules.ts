import { type Acting, isEthics, isHead } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { AgendaItem, Attendance, MeetingClass, MeetingPaper, MeetingStatus, Minutes } from './meeting.ts'
import type { MeetingDraft } from './meeting-acts.ts'
import type { Resolution, ResolutionDraft } from './resolution.ts'

type Times = Record<'cancelledAt' | 'begunAt' | 'endedAt' | 'closedAt' | 'signedAt', string | null>

export function statusOf({ cancelledAt, begunAt, endedAt, closedAt, signedAt }: Times): MeetingStatus {
  if (cancelledAt) return 'cancelled'
  if (signedAt) return 'signed'
  if (closedAt) return 'closed'
  if (endedAt) return 'ended'
  return begunAt ? 'running' : 'planned'
}

type Invited = Pick<Attendance, 'personId' | 'unitId' | 'cameId'>
type Led = { isConfidential: boolean; chairId: string; recorderId: string }
type Held = Led & { invitees: readonly Invited[] }

/** The recorder, and ethics. */
export const mayRecord = (actor: Acting, { recorderId }: Pick<Led, 'recorderId'>): boolean =>
  actor.personId === recorderId || isEthics(actor)

/** The chair as well: opens and ends the meeting, shows the code. */
export const mayLead = (actor: Acting, led: Omit<Led, 'isConfidential'>): boolean =>
  actor.personId === led.chairId || mayRecord(actor, led)

/** Who was invited in person or came as a deputy; to one that is not confidential, the units and the heads too. */
export function mayReadMeeting(actor: Acting, { invitees, ...led }: Held): boolean {
  if (mayLead(actor, led)) return true
  const inPerson = invitees.some(({ personId, cameId }) => personId === actor.personId || cameId === actor.personId)
  if (inPerson || led.isConfidential) return inPerson
  return isHead(actor) || invitees.some(({ unitId }) => unitId !== null && unitId === actor.unitId)
}

export function checkMayRecord(actor: Acting, led: Pick<Led, 'recorderId'>): void {
  if (!mayRecord(actor, led)) throw new Problem('meeting.not_recorder')
}

export function checkMayLead(actor: Acting, led: Omit<Led, 'isConfidential'>): void {
  if (!mayLead(actor, led)) throw new Problem('meeting.not_leading')
}

/** 密 is the highest class that is ever kept here. */
export function checkClass(classification: MeetingClass): boolean {
  if (classification !== 'none' && classification !== 'confidential') throw new Problem('meeting.above_confidential')
  return classification === 'confidential'
}

type Stored = { isConfidential: boolean; status: MeetingStatus; version: number; agenda: readonly AgendaItem[] }

/** The class is fixed beforehand and stays; last time's resolutions cannot be struck out. */
export function checkDraft(draft: MeetingDraft, stored: Stored | undefined): void {
  const isConfidential = checkClass(draft.classification)
  if (Date.parse(draft.endsAt) <= Date.parse(draft.startsAt)) throw new Problem('meeting.times_reversed')
  if (draft.invitees.some(({ personId, unitId, name }) => !personId && !unitId && !name))
    throw new Problem('meeting.invitee_nameless')
  if (isConfidential && draft.invitees.some(({ unitId }) => unitId !== null))
    throw new Problem('meeting.units_in_confidential')
  if (!stored) {
    if (draft.version > 0) throw new Problem('not_found')
    return
  }
  if (stored.isConfidential !== isConfidential) throw new Problem('meeting.class_fixed')
  if (stored.status !== 'planned') throw new Problem('meeting.not_planned')
  if (stored.version !== draft.version) throw new Problem('changed_meanwhile', { version: stored.version })
  if (draft.agenda) checkKept(stored.agenda, draft.agenda)
}

function checkKept(before: readonly AgendaItem[], after: readonly AgendaItem[]): void {
  const kept = new Set(after.flatMap(({ resolutionId, isStruck }) => (resolutionId && !isStruck ? [resolutionId] : [])))
  const isLost = before.some(({ resolutionId }) => resolutionId !== null && !kept.has(resolutionId))
  if (isLost) throw new Problem('meeting.resolution_struck')
}

type Appointed = Pick<MeetingDraft, 'startsAt' | 'endsAt'>
type Announced = Appointed & Pick<MeetingDraft, 'place' | 'title'>

export const isPutOff = (before: Appointed, after: Appointed): boolean =>
  Date.parse(before.startsAt) !== Date.parse(after.startsAt) || Date.parse(before.endsAt) !== Date.parse(after.endsAt)

/** Whether the invited have to be told anew. */
export const isMoved = (before: Announced, after: Announced): boolean =>
  isPutOff(before, after) || before.place !== after.place || before.title !== after.title

type UnderWay = { isConfidential: boolean; status: MeetingStatus; classSaidAtStart: string | null }

/** Minutes are written while it runs and afterwards, until they are closed. */
export function checkUnderWay({ isConfidential, status, classSaidAtStart }: UnderWay): void {
  if (status !== 'running' && status !== 'ended') throw new Problem('meeting.not_under_way')
  if (isConfidential && !classSaidAtStart) throw new Problem('meeting.class_not_said')
}

export function checkStatus(status: MeetingStatus, wanted: Exclude<MeetingStatus, 'cancelled'>): void {
  if (status !== wanted) throw new Problem(`meeting.not_${wanted}`)
}

export const resolutionsIn = ({ items, motions }: Minutes): ResolutionDraft[] =>
  [...items, motions].flatMap(({ resolutions }) => resolutions)

type Owner = { id: string; unitId: string | null }
type House = { unitIds: ReadonlySet<string>; people: readonly Owner[] }

/** Minutes speak of what is on the agenda, and each resolution of a unit and a person of it. */
export function checkMinutes(minutes: Minutes, agenda: readonly AgendaItem[], { unitIds, people }: House): void {
  const known = new Set(agenda.filter(({ isStruck }) => !isStruck).map(({ id }) => id))
  const items = minutes.items.map(({ itemId }) => itemId)
  if (new Set(items).size < items.length || !items.every((id) => known.has(id)))
    throw new Problem('meeting.item_unknown')
  const resolutions = resolutionsIn(minutes)
  if (new Set(resolutions.map(({ id }) => id)).size < resolutions.length) throw new Problem('meeting.item_unknown')
  for (const { unitId, personId } of resolutions) {
    if (!unitIds.has(unitId)) throw new Problem('meeting.unit_unknown')
    if (personId !== null && people.find(({ id }) => id === personId)?.unitId !== unitId)
      throw new Problem('meeting.person_of_other_unit')
  }
}

type Closing = {
  meetingId: string
  status: MeetingStatus
  former: readonly Resolution[]
  papers: readonly MeetingPaper[]
}

const isSettledBy = (meetingId: string, { steps }: Resolution): boolean =>
  steps.some((step) => step.meetingId === meetingId)

/** Nothing of last time stays without a word, and no paper is missing. */
export function checkClosing({ meetingId, status, former, papers }: Closing): void {
  checkStatus(status, 'ended')
  const unsettled = former.filter((one) => !isSettledBy(meetingId, one))
  if (unsettled.length > 0) throw new Problem('meeting.resolutions_unsettled', { count: unsettled.length })
  const missing = papersMissing(papers)
  if (missing.length > 0) throw new Problem('meeting.papers_missing', { numbers: missing.join('、') })
}

export const papersMissing = (papers: readonly MeetingPaper[]): number[] =>
  papers.filter(({ returnedAt, loss }) => returnedAt === null && loss === null).map(({ number }) => number)

/** For whom somebody may come: in person, for the unit, or for one of the same unit who has not come. */
export function placesFor(
  actor: Acting,
  { isConfidential, invitees }: { isConfidential: boolean; invitees: readonly Attendance[] },
  unitOf: (personId: string) => string | null | undefined,
): { own: Attendance | undefined; others: Attendance[] } {
  const own = invitees.find(({ personId, cameId }) => personId === actor.personId || cameId === actor.personId)
  const others = invitees.filter(
    ({ cameAt, personId, unitId }) =>
      cameAt === null &&
      actor.unitId !== null &&
      (unitId === actor.unitId || (personId !== null && unitOf(personId) === actor.unitId)),
  )
  // Who is not invited to a confidential one learns nothing of it; the recorder names a deputy.
  return { own, others: own || isConfidential ? [] : others }
}

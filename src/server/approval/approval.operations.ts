import {
  approversOf,
  currentStage,
  isSignedOnPaper,
  mayEnd,
  maySignOnPaper,
  openSteps,
  ownRoutes,
  remindAt,
  stagesFor,
  stepOf,
} from '#domain/approval/approval.rules.ts'
import type {
  Approval,
  ApprovalGiven,
  ApprovalKind,
  ApprovalOnPaper,
  ApprovalRow,
  Stages,
} from '#domain/approval/approval.ts'
import { pageOf } from '#domain/approval/page-of.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { Person } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { dropAlarms, type Ringing, setAlarms } from '#server/alarm/alarm.operations.ts'
import { deputiesOf, standingIn } from '#server/deputy/deputy.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { mustBeConfirmed } from '#server/session/confirmation.operations.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import * as store from './approval.store.ts'

/** What a capability says of its own, so that it can be sent on its way. */
export type Approvable = {
  /** The hash of what stands there now, for whoever may see it; else it is not found. What is sealed takes its remarks. */
  show: (work: Work, subjectId: string) => Promise<{ contentHash: string; isSealed?: boolean }>
  /** By whom at last; nobody, where it was signed on paper. */
  approved: (work: Work, subjectId: string, approvedBy: string | null) => Promise<void>
  /** Also when it was withdrawn, then without a remark. */
  returned: (work: Work, subjectId: string, remark: string | null) => Promise<void>
}
export type Approvables = Record<ApprovalKind, Approvable>

type People = Awaited<ReturnType<typeof listPeople>>
type Request = {
  kind: ApprovalKind
  subjectId: string
  title: string
  contentHash: string
  dueDate: string | null
  /** The stages of this very request, where the agency's route is not all that counts. */
  stagesOf?: (route: Stages, people: People) => Stages
  /** Whose unit's head is asked, where that is not the unit of whoever asks; and whom it names. */
  unitId?: string
  concernedIds?: string[]
}

/** The way of everything of this kind: the agency's, or the product's own. */
async function routeOf(work: Work, kind: ApprovalKind): Promise<Stages> {
  const routes = await store.listRoutes(work.tx)
  return routes.find((one) => one.kind === kind)?.stages ?? ownRoutes[kind]
}

const allApprovers = (stages: Stages, people: readonly Person[], requesterUnitId: string | null): string[] =>
  stages.flat().flatMap((approver) => approversOf(approver, people, requesterUnitId))

/** Whoever could decide it, were it sent now: by right, or today in the place of somebody. */
export async function approversFor(work: Work, kind: ApprovalKind): Promise<string[]> {
  const people = await listPeople(work)
  const stages = stagesFor(await routeOf(work, kind), people, work.actor)
  const byRight = allApprovers(stages, people, work.actor.unitId)
  const deputies: string[] = []
  for (const personId of byRight) deputies.push(...(await deputiesOf(work, personId)))
  return [...byRight, ...deputies]
}

/** Whether it was ever sent to the one who asks, or to somebody for whom they stand in. */
export async function standsInRoute(work: Work, kind: ApprovalKind, subjectId: string): Promise<boolean> {
  const { people, standsInFor } = await seenBy(work)
  const asked = [work.actor.personId, ...standsInFor]
  return (await store.listOf(work.tx, kind, subjectId)).some(({ stages, requesterUnitId }) =>
    allApprovers(stages, people, requesterUnitId).some((id) => asked.includes(id)),
  )
}

/** Sends something on its way, within the operation that makes it ready. */
export async function requestApproval(work: Work, { stagesOf, ...request }: Request): Promise<void> {
  const { agencyId, personId } = work.actor
  const route = await routeOf(work, request.kind)
  const people = await listPeople(work)
  const stages = stagesOf ? stagesOf(route, people) : stagesFor(route, people, work.actor)
  const id = work.newId()
  await store.insert(work.tx, { id, agencyId, ...request, stages, requestedBy: personId, requestedAt: work.now })
  work.record(id, { kind: request.kind, subjectId: request.subjectId, contentHash: request.contentHash })
  await askNext(work, (await store.find(work.tx, id))!)
}

/** The last time that it was sent, for what may not change while others read it. */
export const newestApproval = async (
  work: Work,
  kind: ApprovalKind,
  subjectId: string,
): Promise<store.StoredApproval | undefined> => (await store.listOf(work.tx, kind, subjectId))[0]

/** Those whose turn it is are told, with whoever stands in for them today, and reminded each working day. */
async function tellOpen(work: Work, approval: store.StoredApproval, step: string): Promise<void> {
  const open = openSteps(approval, await listPeople(work))
  const asked = new Set<string>()
  for (const { approverIds, isInPerson } of open)
    for (const personId of approverIds) {
      if (personId !== approval.requestedBy) asked.add(personId)
      if (!isInPerson) for (const deputyId of await deputiesOf(work, personId)) asked.add(deputyId)
    }
  asked.delete(approval.requestedBy)
  for (const id of approval.concernedIds) asked.delete(id)
  for (const { decidedBy } of approval.decisions) asked.delete(decidedBy)
  const told = { subjectId: approval.id, step, link: pageOf[approval.kind](approval.subjectId), recipients: [...asked] }
  await tellPlainly(work, { ...told, event: 'approvalAsked' })
  await setAlarms(work, 'approvalReminder', [{ subjectId: approval.id, dueAt: remindAt(work.now, officeCalendar) }])
}

const askNext = (work: Work, approval: store.StoredApproval): Promise<void> =>
  tellOpen(work, approval, `stage ${currentStage(approval.stages, approval.decisions)}`)

/** Rings while somebody has not decided. */
export async function remind(work: Work, { subjectId }: Ringing): Promise<void> {
  const approval = await store.find(work.tx, subjectId)
  if (approval?.state === 'waiting') await tellOpen(work, approval, `reminder ${work.today}`)
}

type ById = { id: string }
type Seen = { people: readonly Person[]; standsInFor: string[] }

const seenBy = async (work: Work): Promise<Seen> => ({
  people: await listPeople(work),
  standsInFor: (await standingIn(work)).map(({ personId }) => personId),
})

const myStep = (work: Work, approval: store.StoredApproval, { people, standsInFor }: Seen) =>
  approval.state === 'waiting' ? stepOf(approval, people, { personId: work.actor.personId, standsInFor }) : null

function present(work: Work, approval: store.StoredApproval, seen: Seen, hashNow: string): Approval {
  const { stages, decisions, requesterUnitId, concernedIds, signedOn, signers, pages, dueDate: _, ...rest } = approval
  const nameOf = (id: string) => seen.people.find((person) => person.id === id)?.name ?? ''
  const isWaiting = approval.state === 'waiting'
  return {
    ...rest,
    stages: stages.map((stage, at) =>
      stage.map((approver, step) => ({
        roles: approver.roles,
        names: approversOf(approver, seen.people, requesterUnitId)
          .filter((id) => !concernedIds.includes(id))
          .map(nameOf),
        decision: decisions.find((decision) => decision.stage === at && decision.step === step) ?? null,
      })),
    ),
    currentStage: isWaiting ? currentStage(stages, decisions) : null,
    paper: signedOn === null ? null : { signedOn, signers: signers!, pages },
    differs: approval.contentHash !== hashNow && (isWaiting || approval.state === 'approved'),
    mayDecide: myStep(work, approval, seen) !== null,
    mayWithdraw: isWaiting && mayEnd(work.actor, approval.requestedBy),
  }
}

const rowOf = (work: Work, approval: store.StoredApproval, seen: Seen): ApprovalRow => {
  const { id, kind, subjectId, title, requestedByName, requestedAt, state } = approval
  return {
    ...{ id, kind, subjectId, title, requestedByName, requestedAt, state },
    mayDecide: myStep(work, approval, seen) !== null,
  }
}

/** What waits for this very person. */
async function listForMe(work: Work): Promise<store.StoredApproval[]> {
  const waiting = await store.listWaiting(work.tx)
  if (waiting.length === 0) return []
  const seen = await seenBy(work)
  return waiting.filter((approval) => myStep(work, approval, seen) !== null)
}

export const waitingApprovals = async (work: Work) =>
  (await listForMe(work)).map(({ kind, subjectId, title, dueDate }) => ({
    kind: `${kind}Approval` as const,
    subjectId,
    title,
    unitName: null,
    dueDate,
  }))

const askedShown = 100

/** What waits for this person, then what this person asked for. */
export const listApprovals = read('approval.list', async (work): Promise<ApprovalRow[]> => {
  const seen = await seenBy(work)
  const asked = await store.listAskedBy(work.tx, work.actor.personId, askedShown)
  return [...(await listForMe(work)), ...asked].map((approval) => rowOf(work, approval, seen))
})

type Subject = { kind: ApprovalKind; subjectId: string }

/** These need to know what each kind of thing is, which only the whole application does. */
export function approvalOperations(approvables: Approvables) {
  const listOf = async (work: Work, { kind, subjectId }: Subject): Promise<Approval[]> => {
    const { contentHash } = await approvables[kind].show(work, subjectId)
    const seen = await seenBy(work)
    return (await store.listOf(work.tx, kind, subjectId)).map((one) => present(work, one, seen, contentHash))
  }

  /** Locked, as it stands now; not found for whoever may not see what it is about. */
  const take = async (work: Work, id: string): Promise<store.StoredApproval> => {
    await store.lock(work.tx, id)
    const approval = await store.find(work.tx, id)
    if (!approval) throw new Problem('not_found')
    if (approval.state !== 'waiting') throw new Problem('approval.ended')
    return approval
  }

  /** The remark goes to the thing itself; of what is sealed it stays nowhere else. */
  const end = async (
    work: Work,
    approval: store.StoredApproval,
    { isSealed = false, ...to }: Omit<store.End, 'endedAt' | 'endedBy'> & { isSealed?: boolean },
  ) => {
    const { kind, subjectId, id } = approval
    const remark = isSealed ? null : to.remark
    await store.end(work.tx, id, { ...to, remark, endedAt: work.now, endedBy: work.actor.personId })
    await dropAlarms(work, 'approvalReminder', [id])
    const approvedBy = to.signedOn ? null : work.actor.personId
    if (to.state === 'approved') await approvables[kind].approved(work, subjectId, approvedBy)
    else await approvables[kind].returned(work, subjectId, to.remark)
    const recipients = [approval.requestedBy].filter((personId) => personId !== work.actor.personId)
    const told = { subjectId: id, step: to.state, link: pageOf[kind](subjectId), recipients }
    await tellPlainly(work, { ...told, event: to.state === 'approved' ? 'approvalGiven' : 'approvalReturned' })
  }

  /** What was shown must be what there is, to the letter. */
  const checkShown = async (work: Work, { kind, subjectId, contentHash }: store.StoredApproval, shownHash: string) => {
    const now = await approvables[kind].show(work, subjectId)
    if (shownHash !== contentHash || now.contentHash !== contentHash) throw new Problem('approval.changed_since_shown')
  }

  /** A word beside a signature, and a scanned page, would lie in clear. */
  const isSealed = async (work: Work, { kind, subjectId }: store.StoredApproval): Promise<boolean> =>
    (await approvables[kind].show(work, subjectId)).isSealed === true

  return {
    listApprovalsOf: read('approval.show', listOf),

    decideApproval: write('approval.decide', async (work, given: ApprovalGiven) => {
      const approval = await take(work, given.id)
      const { kind, subjectId, stages, requestedBy } = approval
      const { agencyId, personId } = work.actor
      if (requestedBy === personId) throw new Problem('approval.own_approval')
      const step = myStep(work, approval, await seenBy(work))
      if (!step) throw new Problem('approval.not_your_turn')
      const { verdict, remark, shownHash } = given
      if (verdict === 'returned' && remark === '') throw new Problem('approval.remark_missing')
      if (verdict === 'approved') await checkShown(work, approval, shownHash)
      const sealed = await isSealed(work, approval)
      if (sealed && verdict === 'approved' && remark !== '') throw new Problem('approval.remark_unsealed')
      mustBeConfirmed(work)
      const kept = { verdict, remark: sealed ? '' : remark }
      const decision = { ...step, id: work.newId(), agencyId, approvalId: approval.id, requestedBy, ...kept }
      await store.insertDecision(work.tx, { ...decision, shownHash, decidedBy: personId, decidedAt: work.now })
      work.record(approval.id, { kind, subjectId, verdict, shownHash, ...step })
      const after = (await store.find(work.tx, approval.id))!
      if (verdict === 'returned') await end(work, after, { state: 'returned', remark, isSealed: sealed })
      else if (currentStage(stages, after.decisions) === null)
        await end(work, after, { state: 'approved', remark: null })
      else if (currentStage(stages, after.decisions) !== step.stage) await askNext(work, after)
      return listOf(work, approval)
    }),

    withdrawApproval: write('approval.withdraw', async (work, { id }: ById) => {
      const approval = await take(work, id)
      if (!mayEnd(work.actor, approval.requestedBy)) throw new Problem('approval.not_yours')
      work.record(id, { kind: approval.kind, subjectId: approval.subjectId })
      await end(work, approval, { state: 'withdrawn', remark: null })
      return listOf(work, approval)
    }),

    /** It went round on paper: the scanned page stands for the signatures. */
    approveOnPaper: write('approval.onPaper', async (work, { id, signedOn, signers, fileIds }: ApprovalOnPaper) => {
      const approval = await take(work, id)
      if (!maySignOnPaper(work.actor, approval)) throw new Problem('approval.not_yours')
      if (!isSignedOnPaper(approval.kind)) throw new Problem('approval.not_on_paper')
      if (signedOn > work.today) throw new Problem('approval.signed_in_the_future')
      await checkShown(work, approval, approval.contentHash)
      if (await isSealed(work, approval)) throw new Problem('approval.page_unsealed')
      mustBeConfirmed(work)
      await store.insertPages(work.tx, work.actor.agencyId, id, fileIds)
      work.record(id, { kind: approval.kind, subjectId: approval.subjectId, signedOn, signers, fileIds })
      await end(work, approval, { state: 'approved', remark: null, signedOn, signers })
      return listOf(work, approval)
    }),
  }
}

import { approversOf, heads } from '#domain/approval/approval.rules.ts'
import type { Approver, Stages } from '#domain/approval/approval.ts'
import { answersFor, checkKept, isItem } from '#domain/confidential-medium/confidential-medium.rules.ts'
import type { Medium, MediumClass } from '#domain/confidential-medium/confidential-medium.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import type { Person } from '#domain/person/person.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { HandOut, Permit, PermitAsked, PermitState, ReturnResult } from './media-permit.ts'
import type { MediaSettings } from './media-settings.ts'

type Bound = Pick<Permit, 'applicantId' | 'carrierId'>

/** Those whom it names, who decide nothing of it. */
export const concernedBy = ({ applicantId, carrierId }: Bound): string[] => [...new Set([applicantId, carrierId])]

/** Whoever answers for the thing, and whom the permit names. Who is asked to approve it, the approval knows. */
export const maySeePermit = (actor: Acting, permit: Bound & Pick<Permit, 'unitId' | 'keeperId'>): boolean =>
  answersFor(actor, permit) || concernedBy(permit).includes(actor.personId)

const unitHead: Approver = { roles: ['unitHead'], personId: null }
const seconds: Record<'ethics' | 'head', Approver> = {
  ethics: { roles: ['ethicsDirector'], personId: null },
  head: heads,
}

type People = readonly Pick<Person, 'id' | 'unitId' | 'roles'>[]
type Way = { classification: MediumClass; unitId: string; concernedIds: readonly string[]; settings: MediaSettings }

/**
 * The head of the unit whose thing it is, then a second where the class asks for one. Whoever is named in it decides
 * nothing; where that leaves nobody, the heads of the agency decide in that place. Two steps need two persons.
 */
export function stagesOfPermit({ classification, unitId, concernedIds, settings }: Way, people: People): Stages {
  const second = settings.secondApprover[classification]
  const wanted = [unitHead, ...(second === 'none' ? [] : [seconds[second]])]
  const able = (approver: Approver) => approversOf(approver, people, unitId).filter((id) => !concernedIds.includes(id))
  const stages = wanted.map((approver) => (able(approver).length > 0 ? approver : heads))
  const [first, last] = stages.map(able) as [string[], string[]?]
  const isEnough = last ? new Set([...first, ...last]).size > 1 && last.length > 0 : true
  if (first.length === 0 || !isEnough) throw new Problem('mediaPermit.nobody_to_approve')
  return stages.map((approver) => [approver])
}

export function checkAsked({ act, newCopyNumber, fromAt, untilAt }: PermitAsked, medium: Medium, now: Date): void {
  if (medium.state === 'destroyed' || medium.state === 'missing') throw new Problem('confidentialMedium.not_kept')
  if ((act === 'copy') !== (newCopyNumber !== null)) throw new Problem('mediaPermit.copy_number_missing')
  if (act === 'copy' && medium.copyNumber > 0) throw new Problem('mediaPermit.copy_of_copy')
  if (Date.parse(untilAt) <= Date.parse(fromAt)) throw new Problem('mediaPermit.period_reversed')
  if (Date.parse(untilAt) <= now.getTime()) throw new Problem('mediaPermit.already_over')
}

/** It is used once, and only by what was approved. */
const unusable: Partial<Record<PermitState, ProblemCode>> = {
  asked: 'mediaPermit.not_approved',
  refused: 'mediaPermit.not_approved',
  withdrawn: 'mediaPermit.withdrawn',
  out: 'mediaPermit.used',
  returned: 'mediaPermit.used',
}

type InHand = { permit: Permit; medium: Medium; contentHash: string }

/** This thing, to this carrier, for what was approved, within its time, by somebody else than the carrier. */
export function checkHandOut(actor: Acting, { permit, medium, contentHash }: InHand, given: HandOut, now: Date): void {
  const refused = unusable[permit.state]
  if (refused) throw new Problem(refused)
  if (permit.carrierId === actor.personId) throw new Problem('mediaPermit.own_hand_out')
  if (!isItem(given.item, medium)) throw new Problem('mediaPermit.other_item')
  if (given.carrierId !== permit.carrierId) throw new Problem('mediaPermit.other_carrier')
  if (given.shownHash !== contentHash) throw new Problem('mediaPermit.other_purpose')
  if (now.getTime() < Date.parse(permit.fromAt)) throw new Problem('mediaPermit.too_early')
  if (now.getTime() >= Date.parse(permit.untilAt)) throw new Problem('mediaPermit.too_late')
  checkKept(medium)
}

export function checkReturn(actor: Acting, { permit, medium }: Omit<InHand, 'contentHash'>, item: string): void {
  if (permit.state === 'returned') throw new Problem('mediaPermit.already_returned')
  if (permit.state !== 'out') throw new Problem('mediaPermit.not_out')
  if (permit.carrierId === actor.personId) throw new Problem('mediaPermit.own_hand_out')
  if (!isItem(item, medium)) throw new Problem('mediaPermit.other_item')
}

/** Whoever asked, or answers for the thing, and only until it was used. What is on its way is withdrawn there. */
export function checkWithdrawal(actor: Acting, permit: Permit, version: number): void {
  if (permit.state === 'asked') throw new Problem('mediaPermit.on_its_way')
  const refused = unusable[permit.state]
  if (refused) throw new Problem(refused)
  if (permit.applicantId !== actor.personId && !answersFor(actor, permit)) throw new Problem('mediaPermit.not_yours')
  if (permit.version !== version) throw new Problem('changed_meanwhile', { version: permit.version })
}

/** Where it has not come back by then, also on the very minute. */
export const isOverdue = ({ state, untilAt }: Pick<Permit, 'state' | 'untilAt'>, now: Date): boolean =>
  state === 'out' && Date.parse(untilAt) <= now.getTime()

/** Ethics looks at it, and it may have to be reported. */
export const isUnsound = (result: ReturnResult | null): boolean => result !== null && result !== 'whole'

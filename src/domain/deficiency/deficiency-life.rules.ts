import type { Deficiency, DeficiencyAct, DeficiencyStepKind, Improvement } from '#domain/deficiency/deficiency.ts'
import { type Acting, isEthics, isHead, maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { isOpen } from './deficiency.rules.ts'

/** Those who are away today and for whom the one who acts stands in. */
export type StandingIn = readonly Acting[]

export const maySee = (actor: Acting, absent: StandingIn, { unitId }: Pick<Deficiency, 'unitId'>): boolean =>
  maySeeUnit(actor, unitId) || absent.some((person) => maySeeUnit(person, unitId))

const mayOversee = (person: Acting): boolean => isEthics(person) || isHead(person)

function checkVersion(deficiency: Deficiency, version: number): void {
  if (deficiency.version !== version) throw new Problem('changed_meanwhile', { version: deficiency.version })
}

type Passage = {
  from: readonly Deficiency['status'][]
  to: Deficiency['status'] | null
  kind: DeficiencyStepKind
  by: 'ethics' | 'overseer' | 'unit' | 'unitOrEthics' | 'overseerOfOthers'
  saysWhy?: true
}

const stillOpen = ['found', 'reported', 'handedOver', 'improving'] as const

/** Steps forward may be left out where life does: a small office reports and hands over in one. */
export const passages: Record<DeficiencyAct, Passage> = {
  report: { from: ['found'], to: 'reported', kind: 'reported', by: 'ethics' },
  handOver: { from: ['found', 'reported'], to: 'handedOver', kind: 'handedOver', by: 'ethics' },
  begin: { from: ['found', 'reported', 'handedOver'], to: 'improving', kind: 'improving', by: 'unit' },
  interim: { from: stillOpen, to: null, kind: 'interim', by: 'unitOrEthics', saysWhy: true },
  cost: { from: stillOpen, to: null, kind: 'cost', by: 'unitOrEthics', saysWhy: true },
  extend: { from: stillOpen, to: null, kind: 'extended', by: 'overseerOfOthers', saysWhy: true },
  close: { from: ['released'], to: 'closed', kind: 'closed', by: 'overseer' },
}

export type Given = { version: number; remark: string; improvementDueDate?: string | null }

export function checkAct(actor: Acting, deficiency: Deficiency, act: DeficiencyAct, given: Given): void {
  const { from, by, saysWhy } = passages[act]
  if (!maySeeUnit(actor, deficiency.unitId)) throw new Problem('not_found')
  checkPerson(actor, deficiency, by)
  if (!from.includes(deficiency.status)) throw new Problem('deficiency.not_at_this_step', { status: deficiency.status })
  if (saysWhy && given.remark === '') throw new Problem('deficiency.reason_missing')
  if (act === 'extend' && !((given.improvementDueDate ?? '') > deficiency.improvementDueDate))
    throw new Problem('deficiency.date_not_later')
  checkVersion(deficiency, given.version)
}

/** Nobody puts off what the own unit owes: of the ethics office's own that is for the head. */
function checkPerson(actor: Acting, { unitId }: Deficiency, by: Passage['by']): void {
  const isOwn = actor.unitId === unitId
  if (by === 'unit' && !isOwn) throw new Problem('deficiency.not_own_unit')
  if (by === 'unitOrEthics' && !isOwn && !isEthics(actor)) throw new Problem('deficiency.not_own_unit')
  if (by === 'ethics' && !isEthics(actor)) throw new Problem('forbidden')
  if (by.startsWith('overseer') && !mayOversee(actor)) throw new Problem('forbidden')
  if (by === 'overseerOfOthers' && isOwn) throw new Problem('deficiency.own_extension')
}

/** Ethics says so of any unit; the head of a unit of the own one. */
export function checkFound(actor: Acting, unitId: string): void {
  if (isEthics(actor)) return
  if (actor.unitId !== unitId) throw new Problem('deficiency.not_own_unit')
}

/** The unit mends its own, or who stands in for somebody of the unit: then this gives for whom. */
export function checkImprove(
  actor: Acting,
  absent: StandingIn,
  deficiency: Deficiency,
  version: number,
): string | null {
  if (!maySee(actor, absent, deficiency)) throw new Problem('not_found')
  const { unitId } = deficiency
  const replaced = actor.unitId === unitId ? null : absent.find((person) => person.unitId === unitId)
  if (replaced === undefined) throw new Problem('deficiency.not_own_unit')
  if (!isOpen(deficiency)) throw new Problem('deficiency.not_open')
  checkVersion(deficiency, version)
  return replaced?.personId ?? null
}

export type Decision = { decision: 'released' | 'returned'; remark: string; version: number }
type Mended = Pick<Improvement, 'improvedBy' | 'improvedFor'>

/**
 * A second pair of eyes looks at what was mended, whoever that is in a small office: never the one who mended, nor for
 * whom it was mended. Gives the one stood in for, where the right to decide is that one's.
 */
export function checkDecision(
  actor: Acting,
  absent: StandingIn,
  deficiency: Deficiency,
  improvement: Mended | undefined,
  { decision, remark, version }: Decision,
): string | null {
  if (!maySee(actor, absent, deficiency)) throw new Problem('not_found')
  const replaced = mayOversee(actor) ? null : replacedIn(absent, improvement)
  if (deficiency.status !== 'improved' || !improvement) throw new Problem('deficiency.not_improved')
  if (hasMended(actor, improvement)) throw new Problem('deficiency.own_improvement')
  if (decision === 'returned' && remark === '') throw new Problem('deficiency.remark_missing')
  checkVersion(deficiency, version)
  return replaced
}

const hasMended = ({ personId }: Acting, improvement: Mended | undefined): boolean =>
  improvement?.improvedBy === personId || improvement?.improvedFor === personId

function replacedIn(absent: StandingIn, improvement: Mended | undefined): string {
  const overseers = absent.filter(mayOversee)
  if (overseers.length === 0) throw new Problem('forbidden')
  const other = overseers.find((person) => !hasMended(person, improvement))
  if (!other) throw new Problem('deficiency.own_improvement')
  return other.personId
}

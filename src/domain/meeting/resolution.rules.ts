import { type Acting, isEthics, seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { Resolution, ResolutionState, ResolutionStep } from './resolution.ts'

type Steps = readonly Pick<ResolutionStep, 'kind' | 'dueDate'>[]

/** The last word counts. */
export const resolutionState = (steps: Steps): ResolutionState => steps.at(-1)?.kind ?? 'open'

/** Carried on, it is owed by another day. */
export const dueNow = (dueDate: string, steps: Steps): string =>
  steps.findLast((step) => step.dueDate !== null)?.dueDate ?? dueDate

export const isOver = ({ state }: Pick<Resolution, 'state'>): boolean => state === 'done' || state === 'ended'

type Owed = Pick<Resolution, 'unitId' | 'personId' | 'isConfidential'>

/** Who answers for it: of a confidential one only the head of the unit and the person named. */
export function owes(actor: Acting, { unitId, personId, isConfidential }: Owed): boolean {
  if (actor.personId === personId) return true
  if (actor.unitId !== unitId) return false
  const isUnitHead = actor.roles.includes('unitHead')
  return isUnitHead || (!isConfidential && personId === null)
}

type Standing = { isReader: boolean }

/** Everybody of the unit sees what it owes; what is confidential is for those who owe it and who were there. */
export function maySeeResolution(actor: Acting, resolution: Owed, { isReader }: Standing): boolean {
  if (isReader || owes(actor, resolution)) return true
  return !resolution.isConfidential && (seesEveryUnit(actor) || actor.unitId === resolution.unitId)
}

/** What was done is said by the unit; files would lie outside the envelope. */
export function checkReport(actor: Acting, resolution: Owed & Pick<Resolution, 'state'>, fileIds: readonly string[]) {
  if (!owes(actor, resolution)) throw new Problem('resolution.not_own_unit')
  if (isOver(resolution)) throw new Problem('resolution.over')
  if (resolution.isConfidential && fileIds.length > 0) throw new Problem('resolution.no_files')
}

type Settling = { decision: 'done' | 'carried' | 'ended'; dueDate: string | null; note: string }

/** Ended without being done needs a reason; carried on, a day. */
export function checkSettlement(actor: Acting, { decision, dueDate, note }: Settling): void {
  if (!isEthics(actor)) throw new Problem('forbidden')
  if (decision === 'ended' && note === '') throw new Problem('resolution.reason_missing')
  if (decision === 'carried' && dueDate === null) throw new Problem('resolution.day_missing')
}

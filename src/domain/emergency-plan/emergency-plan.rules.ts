import type { EmergencyPlan } from '#domain/emergency-plan/emergency-plan.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { Problem } from '#domain/problem.ts'

type Unit = { name: string; abolishedOn: string | null }

/** A plan that is added, or one that is changed to this. */
export function checkEmergencyPlan(
  actor: Acting,
  { unitId }: Pick<EmergencyPlan, 'unitId'>,
  unit: Unit | undefined,
): void {
  if (!mayKeep(actor, unitId)) throw new Problem('emergencyPlan.not_own_unit')
  if (!unit) throw new Problem('emergencyPlan.unit_unknown')
  if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
}

/** A plan that is there and is to be changed. */
export function checkEmergencyPlanKeeping(
  actor: Acting,
  { unitId, withdrawnOn }: Pick<EmergencyPlan, 'unitId' | 'withdrawnOn'>,
): void {
  if (!mayKeep(actor, unitId)) throw new Problem('emergencyPlan.not_own_unit')
  if (withdrawnOn !== null) throw new Problem('emergencyPlan.withdrawn')
}

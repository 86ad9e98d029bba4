import type { Duty } from '#domain/duty/duty.ts'
import type { ClauseChange, DutyFate } from './plan-revision.ts'

/**
 * What an amendment would order, each duty under the name of the one it stands for, as what is out knows it. What is
 * not decided yet counts as it is proposed: it will not be issued otherwise than decided.
 */
export const amendedDuties = (duties: readonly Duty[]): Duty[] =>
  duties.map((duty) => ({
    ...duty,
    id: duty.originId ?? duty.id,
    status: duty.status === 'proposed' ? 'accepted' : duty.status,
  }))

const orders = ({ what, action, mode, timing, unitIds, trigger, recipients, evidence, checklistKinds }: Duty): string =>
  JSON.stringify([what, action, mode, timing, [...unitIds].sort(), trigger, recipients, evidence, checklistKinds])

/** What the amendment makes of the duties of a clause: `before` of the running plan, `after` of the draft. */
export function fatesOf(change: ClauseChange, before: readonly Duty[], after: readonly Duty[]): DutyFate[] {
  const old = before.filter((duty) => duty.clauseId === change.beforeId && duty.status === 'accepted')
  const now = after.filter((duty) => duty.clauseId === change.afterId && duty.status !== 'dismissed')
  const known = new Map(old.map((duty) => [duty.id, duty]))
  const continued = new Set(now.map(({ originId }) => originId))
  return [
    ...now.map((duty): DutyFate => {
      const was = duty.originId === null ? undefined : known.get(duty.originId)
      const fate = !was ? 'added' : orders(was) === orders(duty) ? 'kept' : 'changed'
      return { fate, dutyId: duty.originId ?? duty.id, what: duty.what }
    }),
    ...old
      .filter((duty) => !continued.has(duty.id))
      .map((duty): DutyFate => ({ fate: 'dropped', dutyId: duty.id, what: duty.what })),
  ]
}

import { isAhead } from '#domain/date.ts'
import type { Incident, IncidentRecord, Notice } from '#domain/incident/incident.ts'
import { type Acting, maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

const isBefore = (instant: string, other: string): boolean => Date.parse(instant) < Date.parse(other)

export const maySeeIncident = (actor: Acting, incident: { recordedBy: string; unitId: string | null }): boolean =>
  incident.recordedBy === actor.personId || maySeeUnit(actor, incident.unitId)

/** `dutyPlanId` is the plan that the named duty belongs to, if there is such a duty. */
export function checkIncident(record: IncidentRecord, dutyPlanId: string | undefined, now: Date): void {
  if (isAhead(record.occurredAt, now) || isAhead(record.knownAt, now)) throw new Problem('incident.in_the_future')
  if (isBefore(record.knownAt, record.occurredAt)) throw new Problem('incident.known_before_it_occurred')
  if (record.dutyId === null) return
  if (dutyPlanId === undefined) throw new Problem('incident.duty_unknown')
  if (dutyPlanId !== record.planId) throw new Problem('incident.duty_of_other_plan')
}

/** Nobody tells what the agency does not know yet: it is a slip of the pen. */
export function checkNotice(
  { knownAt }: Pick<Incident, 'knownAt'>,
  { toldAt }: Pick<Notice, 'toldAt'>,
  now: Date,
): void {
  if (isAhead(toldAt, now)) throw new Problem('incident.in_the_future')
  if (isBefore(toldAt, knownAt)) throw new Problem('incident.told_before_known')
}

import { isAhead } from '#domain/date.ts'
import type {
  ClosingRecord,
  ControlRecord,
  FactsChange,
  FactsKnown,
  Incident,
  IncidentRecord,
  Notice,
} from '#domain/incident/incident.ts'
import { isSealedKind } from '#domain/incident/incident-kind.rules.ts'
import { type Acting, isEthics, maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { Authority } from '#domain/route/authority.ts'
import type { Confidentiality, Means, Route } from '#domain/route/route.ts'

const isBefore = (instant: string, other: string): boolean => Date.parse(instant) < Date.parse(other)

export const maySeeIncident = (actor: Acting, incident: { recordedBy: string; unitId: string | null }): boolean =>
  incident.recordedBy === actor.personId || maySeeUnit(actor, incident.unitId)

/** Nothing of it is stored: 機密 and above, by the kind of event alone or because a route of the agency says so. */
export const isContentOutside = ({ kinds }: Pick<FactsKnown, 'kinds'>, routes: readonly Route[] = []): boolean =>
  kinds.includes('stateSecretLeak') || routes.some(({ content }) => content.contentOutside)

type Times = Pick<Incident, 'occurredAt' | 'knownAt'>

export function checkTimes({ occurredAt, knownAt }: Times, now: Date): void {
  if (isAhead(occurredAt, now) || isAhead(knownAt, now)) throw new Problem('incident.in_the_future')
  if (isBefore(knownAt, occurredAt)) throw new Problem('incident.known_before_it_occurred')
}

export function checkFacts(facts: FactsKnown): void {
  if (facts.cyberSeverity !== null && !facts.kinds.includes('cyberIncident'))
    throw new Problem('incident.severity_without_cyber')
  if (isContentOutside(facts)) throw new Problem('incident.content_outside')
  if (facts.kinds.some(isSealedKind)) throw new Problem('incident.sealed_kind')
}

/** `dutyPlanId` is the plan that the named duty belongs to, if there is such a duty. */
export function checkIncident(record: IncidentRecord, dutyPlanId: string | undefined, now: Date): void {
  checkTimes(record, now)
  checkFacts(record)
  const { reportedToEthicsAt, knownAt } = record
  if (reportedToEthicsAt !== null) {
    if (isAhead(reportedToEthicsAt, now)) throw new Problem('incident.in_the_future')
    if (isBefore(reportedToEthicsAt, knownAt)) throw new Problem('incident.reported_before_known')
  }
  if (record.dutyId === null) return
  if (dutyPlanId === undefined) throw new Problem('incident.duty_unknown')
  if (dutyPlanId !== record.planId) throw new Problem('incident.duty_of_other_plan')
}

/** Those who need not be told any more, since it is they who write it down. */
export const knownTo = (actor: Acting): Authority[] => [
  ...(isEthics(actor) ? (['ethicsOffice'] as const) : []),
  ...(['agencyHead', 'chiefSecretary'] as const).filter((role) => actor.roles.includes(role)),
]

export function checkHandOver({ at }: { at: string }, now: Date): void {
  if (isAhead(at, now)) throw new Problem('incident.in_the_future')
}

type Standing = Pick<Incident, 'state' | 'handedOver'>

/** What is closed stays as it is; of what is kept outside nothing more is written. */
export function checkOpenToActs({ state, handedOver }: Standing): void {
  if (handedOver !== null) throw new Problem('incident.content_outside')
  if (state === 'closed') throw new Problem('incident.closed')
}

function checkVersion(incident: Pick<Incident, 'version'>, version: number): void {
  if (incident.version !== version) throw new Problem('changed_meanwhile', { version: incident.version })
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

/** By none of these means may anything of the event be said. */
export const forbiddenMeans = (routes: readonly Route[]): Means[] => [
  ...new Set(routes.flatMap(({ content }) => content.forbiddenMeans)),
]

export function checkMeans(means: Means, forbidden: readonly Means[]): void {
  if (forbidden.includes(means)) throw new Problem('incident.means_forbidden', { means })
}

const classes: readonly Confidentiality[] = ['normal', 'restricted', 'confidential']

/** The strictest of its routes; restricted as long as nobody has judged what it is. */
export const classOf = (routes: readonly Route[]): Confidentiality =>
  classes.findLast((one) => routes.some(({ content }) => content.confidentiality === one)) ?? 'restricted'

type Changing = Standing & Pick<Incident, 'version' | 'notices'>

/** `lastSince` is when the facts changed the last time. */
export function checkFactsChange(incident: Changing, change: FactsChange, lastSince: string, now: Date): void {
  checkOpenToActs(incident)
  checkTimes(change, now)
  if (change.kinds.length === 0) throw new Problem('incident.kind_missing')
  checkFacts(change)
  if (isAhead(change.since, now)) throw new Problem('incident.in_the_future')
  if (isBefore(change.since, change.knownAt) || isBefore(change.since, lastSince))
    throw new Problem('incident.change_before_last')
  if (incident.notices.some(({ toldAt }) => isBefore(toldAt, change.knownAt)))
    throw new Problem('incident.told_before_known')
  checkVersion(incident, change.version)
}

type Controlled = Standing & Pick<Incident, 'version' | 'occurredAt'>

export function checkControl(incident: Controlled, { at, version }: ControlRecord, now: Date): void {
  checkOpenToActs(incident)
  if (incident.state !== 'open') throw new Problem('incident.already_controlled')
  if (isAhead(at, now)) throw new Problem('incident.in_the_future')
  if (isBefore(at, incident.occurredAt)) throw new Problem('incident.controlled_before_it_occurred')
  checkVersion(incident, version)
}

type Closing = Standing & Pick<Incident, 'version' | 'controlledAt'>

/** `running` are the clocks that run on until they are met, and the cases that follow: each is named by who leaves it open. */
export function checkClosing(
  incident: Closing,
  { at, version, leftOpen }: ClosingRecord,
  running: readonly string[],
  now: Date,
): void {
  checkOpenToActs(incident)
  if (incident.controlledAt === null) throw new Problem('incident.not_controlled')
  if (isAhead(at, now)) throw new Problem('incident.in_the_future')
  if (isBefore(at, incident.controlledAt)) throw new Problem('incident.closed_before_controlled')
  const unnamed = running.filter((id) => !leftOpen.includes(id))
  if (unnamed.length > 0) throw new Problem('incident.still_open', { count: unnamed.length })
  checkVersion(incident, version)
}

import { dateInTaipei } from '#domain/calendar.ts'
import { type Acting, seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { checkText } from '#domain/travel/identity-number.rules.ts'
import type { ObservationMade, ProgrammeItem, VisitContent, VisitPlanned, VisitShadow } from './mainland-visit.ts'

type Of = Pick<VisitShadow, 'unitId' | 'hosts' | 'plannedBy'>

const isHost = ({ personId }: Acting, { hosts }: Of): boolean => hosts.some((host) => host.personId === personId)

const leads = (actor: Acting, visit: Of): boolean =>
  seesEveryUnit(actor) ||
  visit.plannedBy === actor.personId ||
  (actor.roles.includes('unitHead') && actor.unitId === visit.unitId)

/** Hosts, whoever planned it, the head of the inviting unit, ethics and the heads; to others there is no such visit. */
export const maySeeVisit = (actor: Acting, visit: Of): boolean => leads(actor, visit) || isHost(actor, visit)

/** A unit invites for itself. */
export function checkInviting(actor: Acting, unitId: string): void {
  if (!seesEveryUnit(actor) && actor.unitId !== unitId) throw new Problem('mainlandVisit.not_own_unit')
}

export function checkPlanned(planned: VisitPlanned): void {
  const { startsOn, endsOn, organisations, purpose, programme } = planned
  if (endsOn < startsOn) throw new Problem('mainlandVisit.dates_reversed')
  const days = programme.map(({ at }) => dateInTaipei(new Date(at)))
  if (days.some((day) => day < startsOn || day > endsOn)) throw new Problem('mainlandVisit.programme_outside')
  checkText(organisations, purpose, ...programme.flatMap(({ place, what }) => [place, what]))
}

const begun = (programme: readonly ProgrammeItem[], now: Date) =>
  programme.filter(({ at }) => Date.parse(at) <= now.getTime())

/** A change is filed before it happens: what has begun stays, and nothing is put into the past. */
export function checkChange(
  actor: Acting,
  { visit, before }: { visit: VisitShadow; before: VisitContent },
  planned: VisitPlanned,
  now: Date,
): void {
  if (!leads(actor, visit)) throw new Problem('mainlandVisit.not_yours')
  if (visit.version !== planned.version) throw new Problem('changed_meanwhile', { version: visit.version })
  checkPlanned(planned)
  const inOrder = (items: readonly ProgrammeItem[]) =>
    JSON.stringify(
      begun(items, now)
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
        .map(({ id, at, place, what }) => [id, at, place, what]),
    )
  if (inOrder(before.programme) !== inOrder(planned.programme)) throw new Problem('mainlandVisit.change_too_late')
}

/** Who goes along writes down what was noticed, from the first day on. */
export function checkObservation(
  actor: Acting,
  visit: VisitShadow,
  { place, text }: ObservationMade,
  today: string,
): void {
  if (!isHost(actor, visit)) throw new Problem('mainlandVisit.hosts_only')
  if (today < visit.startsOn) throw new Problem('mainlandVisit.not_begun')
  checkText(place, text)
}

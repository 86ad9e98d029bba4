import type { Assignment } from '#domain/assignment/assignment.ts'
import { dateInTaipei } from '#domain/calendar.ts'
import { isOverdue } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Incident } from '#domain/incident/incident.ts'
import { isOnTime, isOrdinary } from '#domain/outcome-report/statistics.rules.ts'
import type { Person } from '#domain/person/person.ts'
import type { RewardCandidate, RewardDirection, RewardFact, RewardFactKind, RewardFacts } from './reward-facts.ts'
import { RewardFactKind as FactKinds } from './reward-facts.ts'
import type { RewardThresholds } from './reward-settings.ts'

/** One record, and whose it is: a person's, or a unit's where no single person owed it. */
export type Deed = { kind: RewardFactKind; id: string; name: string } & (
  | { personId: string }
  | { personId: null; unitId: string }
)

/** Who did it, by the record's id: for a duty whoever recorded its first evidence. */
export type Doers = ReadonlyMap<string, string>

const ownedBy = (personId: string | null | undefined, unitId: string) =>
  personId ? { personId } : { personId: null, unitId }

/** What was owed has a day; by it, it is in time, late or not done. */
export function deedsOfDuties(assignments: readonly Assignment[], doers: Doers): Deed[] {
  return assignments.flatMap((one): Deed[] => {
    const { id, what: name, dueDate, state, unitId } = one
    if (dueDate === null) return []
    if (state === 'late') return [{ kind: 'dutiesNotDone', id, name, ...ownedBy(one.personId, unitId) }]
    if (state !== 'done') return []
    return [{ kind: isOnTime(one) ? 'dutiesInTime' : 'dutiesLate', id, name, ...ownedBy(doers.get(id), unitId) }]
  })
}

/** A unit answers for what it has not mended, and for what was found in it again. */
export const deedsOfDeficiencies = (deficiencies: readonly Deficiency[], today: string): Deed[] =>
  deficiencies.flatMap((one): Deed[] => {
    const { id, description: name, unitId } = one
    const found = (kind: RewardFactKind): Deed => ({ kind, id, name, personId: null, unitId })
    return [
      ...(isOverdue(one, today) ? [found('deficienciesOverdue')] : []),
      ...(one.repeatOf !== null ? [found('deficienciesRepeated')] : []),
    ]
  })

export type Mending = { deficiencyId: string; personId: string; improvedAt: string }

export const deedsOfMendings = (mendings: readonly Mending[], deficiencies: readonly Deficiency[]): Deed[] =>
  mendings.flatMap(({ deficiencyId, personId, improvedAt }): Deed[] => {
    const mended = deficiencies.find(({ id }) => id === deficiencyId)
    if (!mended) return []
    const isInTime = dateInTaipei(new Date(improvedAt)) <= mended.improvementDueDate
    const { id, description: name } = mended
    return [{ kind: isInTime ? 'deficienciesMended' : 'deficienciesMendedLate', id, name, personId }]
  })

/** Only those that anybody of the office may know. */
export const deedsOfIncidents = (incidents: readonly Incident[], doers: Doers): Deed[] =>
  incidents.filter(isOrdinary).flatMap(({ id, number: name }): Deed[] => {
    const personId = doers.get(id)
    return personId ? [{ kind: 'incidentsReported', id, name, personId }] : []
  })

const factsOf = (deeds: readonly Deed[]): RewardFact[] =>
  FactKinds.options.flatMap((kind) => {
    const records = deeds.filter((deed) => deed.kind === kind).map(({ id, name }) => ({ id, name }))
    return records.length > 0 ? [{ kind, records }] : []
  })

/** In the order of people and units as the agency has them. */
export function gathered(
  deeds: readonly Deed[],
  people: readonly { id: string }[],
  units: readonly { id: string }[],
): Pick<RewardFacts, 'people' | 'units'> {
  const byPerson = Map.groupBy(deeds, (deed) => deed.personId)
  const byUnit = Map.groupBy(byPerson.get(null) ?? [], (deed) => (deed.personId === null ? deed.unitId : null))
  return {
    people: people.flatMap(({ id }) => {
      const own = byPerson.get(id)
      return own ? [{ personId: id, facts: factsOf(own) }] : []
    }),
    units: units.flatMap(({ id }) => {
      const own = byUnit.get(id)
      return own ? [{ unitId: id, facts: factsOf(own) }] : []
    }),
  }
}

/** A sentence of the messages by key, with its places filled in. */
type Say = (key: string, parameters?: Record<string, string | number>) => string

const inTime: readonly RewardFactKind[] = [
  'dutiesInTime',
  'inspections',
  'deficienciesMended',
  'incidentsReported',
  'patrols',
  'statusInTime',
  'meetingsChaired',
  'resolutionsDone',
]
const faults: Record<keyof Omit<RewardThresholds, 'inTime'>, readonly RewardFactKind[]> = {
  late: ['dutiesLate', 'dutiesNotDone', 'statusLate', 'resolutionsNotDone'],
  overdue: ['deficienciesOverdue', 'deficienciesMendedLate'],
  repeated: ['deficienciesRepeated'],
}

const among = (facts: readonly RewardFact[], kinds: readonly RewardFactKind[]): RewardFact[] =>
  facts.filter(({ kind }) => kinds.includes(kind))
const countOf = (facts: readonly RewardFact[]): number => facts.reduce((sum, { records }) => sum + records.length, 0)

/** A unit's head answers for the unit, besides for what was their own. */
const answersFor = ({ id, unitId, roles }: Person, { people, units }: Pick<RewardFacts, 'people' | 'units'>) => [
  ...(people.find(({ personId }) => personId === id)?.facts ?? []),
  ...(roles.includes('unitHead') ? (units.find((unit) => unit.unitId === unitId)?.facts ?? []) : []),
]

/**
 * Whom the records suggest. A commendation needs enough that was done in time and nothing that was not; a demerit,
 * enough of one kind of fault. Few faults suggest nothing either way.
 */
export function candidatesOf(
  facts: Pick<RewardFacts, 'people' | 'units'>,
  people: readonly Person[],
  { from, plan }: { from: RewardThresholds; plan: string },
  say: Say,
): RewardCandidate[] {
  return people.flatMap((person): RewardCandidate[] => {
    const all = answersFor(person, facts)
    const candidate = (direction: RewardDirection, said: readonly RewardFact[]): RewardCandidate => {
      const counts = said.map(({ kind, records }) => say(`reward.reason.${kind}`, { count: records.length }))
      const reason = say(`reward.reason.${direction}`, { plan, facts: counts.join('、') })
      return { personId: person.id, direction, reason }
    }
    const failed = among(all, Object.values(faults).flat())
    const graves = (['late', 'overdue', 'repeated'] as const).filter(
      (name) => countOf(among(all, faults[name])) >= from[name],
    )
    if (graves.length > 0) return [candidate('demerit', failed)]
    const done = among(all, inTime)
    return failed.length === 0 && countOf(done) >= from.inTime ? [candidate('commendation', done)] : []
  })
}

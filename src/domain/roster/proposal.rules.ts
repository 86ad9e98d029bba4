import type { Burden } from '#domain/roster/burden.rules.ts'
import { brokenRules, type DutyRule, isInPool, type Kept, type OnDuty, type Ruling } from '#domain/roster/duty.rules.ts'
import type { Shift } from '#domain/roster/shift.ts'
import type { Wish } from '#domain/roster/wish.ts'

export type Booked = { shiftId: string; personId: string }

/** All that a proposal is made of. */
export type Proposing = {
  people: readonly OnDuty[]
  shifts: readonly Shift[]
  /** What was set by hand: it stays. */
  set: readonly Booked[]
  /** What people keep in other rosters. */
  elsewhere: ReadonlyMap<string, readonly Kept[]>
  wishes: readonly Wish[]
  earlier: ReadonlyMap<string, Burden>
  ruling: Ruling
}

/** What somebody keeps, here and elsewhere, without the shift in question. */
export function keptBy(
  { shifts, elsewhere }: Pick<Proposing, 'shifts' | 'elsewhere'>,
  set: readonly Booked[],
  personId: string,
  shiftId: string,
): Kept[] {
  const own = new Set(set.filter((one) => one.personId === personId).map((one) => one.shiftId))
  return [...shifts.filter(({ id }) => own.has(id) && id !== shiftId), ...(elsewhere.get(personId) ?? [])]
}

/** How many a shift still wants. */
export const wantedBy = ({ id, people }: Pick<Shift, 'id' | 'people'>, set: readonly Booked[]): number =>
  Math.max(0, people - set.filter(({ shiftId }) => shiftId === id).length)

type Gap = {
  shiftId: string
  missing: number
  /** Of the pool: how many are kept away by which rule. */
  because: { rule: DutyRule; people: number }[]
}

/** The shifts that are not filled, and what keeps those of the pool away who are not on it. */
export function gapsOf(proposing: Proposing, set: readonly Booked[]): Gap[] {
  const { people, shifts, wishes, ruling } = proposing
  return shifts.flatMap((shift): Gap[] => {
    const missing = wantedBy(shift, set)
    if (missing === 0) return []
    const on = new Set(set.filter(({ shiftId }) => shiftId === shift.id).map(({ personId }) => personId))
    const counts = new Map<DutyRule, number>()
    for (const person of people.filter((one) => isInPool(one, shift) && !on.has(one.id))) {
      const kept = keptBy(proposing, set, person.id, shift.id)
      const [rule] = brokenRules({ person, shift, kept, wishes }, ruling)
      if (rule) counts.set(rule, (counts.get(rule) ?? 0) + 1)
    }
    return [{ shiftId: shift.id, missing, because: [...counts].map(([rule, count]) => ({ rule, people: count })) }]
  })
}

type Fault = Booked & { rules: DutyRule[] }

/** What stands against the rules, and was perhaps right when it was written: an absence came later. */
export function faultsOf(proposing: Proposing, set: readonly Booked[]): Fault[] {
  const { people, shifts, wishes, ruling } = proposing
  const [persons, byId] = [
    new Map(people.map((person) => [person.id, person])),
    new Map(shifts.map((shift) => [shift.id, shift])),
  ]
  return set.flatMap(({ shiftId, personId }): Fault[] => {
    const [person, shift] = [persons.get(personId), byId.get(shiftId)]
    if (!person || !shift) return []
    const rules = brokenRules({ person, shift, kept: keptBy(proposing, set, personId, shiftId), wishes }, ruling)
    return rules.length > 0 ? [{ shiftId, personId, rules }] : []
  })
}

const keyOf = ({ shiftId, personId }: Booked): string => `${shiftId} ${personId}`

/** No solver is trusted: whether what it proposes keeps every hard rule, the pool, and nobody twice in a row. */
export function isKeepable(proposing: Proposing, proposed: readonly Booked[]): boolean {
  const keys = new Set(proposed.map(keyOf))
  const isWanted = ({ id, people }: Shift) =>
    proposed.filter(({ shiftId }) => shiftId === id).length <= wantedBy({ id, people }, proposing.set)
  const known = [new Set(proposing.shifts.map(({ id }) => id)), new Set(proposing.people.map(({ id }) => id))] as const
  const faults = faultsOf(proposing, [...proposing.set, ...proposed]).filter((fault) => keys.has(keyOf(fault)))
  return (
    keys.size === proposed.length &&
    proposed.every(({ shiftId, personId }) => known[0].has(shiftId) && known[1].has(personId)) &&
    proposing.shifts.every(isWanted) &&
    faults.every(({ rules }) => rules.every((rule) => rule === 'ratherNot'))
  )
}

import type { Burden } from '#domain/roster/burden.rules.ts'
import { brokenByBoth, brokenRules, type Kept, monthOf, overtimeOf, wishesFor } from '#domain/roster/duty.rules.ts'
import { type Booked, keptBy, type Proposing, wantedBy } from '#domain/roster/proposal.rules.ts'
import { DutyDayKind, type Shift } from '#domain/roster/shift.ts'

/** A shift that stays empty is worse than anything else. */
const gapCost = 100_000
const wishCosts = { want: -6, ratherNot: 12, cannot: 0 }
/** What the next shift of a kind costs, again for each that somebody carries already. */
const weights: Record<DutyDayKind, number> = { newYearEve: 6, dayOff: 2, workday: 1 }
const weightOfAll = 2
/** So many steps are told apart; who has more carries the cost of the last. */
const steps = 6

type Choice = { name: string; person: number; shift: Shift; cost: number }
type Term = { factor: number; name: string }

const sumOf = (terms: readonly Term[]): string => {
  const parts = terms.map(({ factor, name }) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`)
  // Readers of this format take lines of a limited length.
  const lines: string[] = []
  for (let at = 0; at < parts.length; at += 8) lines.push(parts.slice(at, at + 8).join(' '))
  return lines.join('\n  ')
}

const ones = (choices: readonly Choice[]): Term[] => choices.map(({ name }) => ({ factor: 1, name }))

/** Who could keep which shift, were it the only one besides what is set. */
function choicesOf(proposing: Proposing): Choice[] {
  const { people, shifts, set, wishes, ruling } = proposing
  return shifts.flatMap((shift, at) => {
    if (wantedBy(shift, set) === 0) return []
    return people.flatMap((person, number): Choice[] => {
      if (set.some((one) => one.personId === person.id && one.shiftId === shift.id)) return []
      const kept = keptBy(proposing, set, person.id, shift.id)
      const broken = brokenRules({ person, shift, kept, wishes }, ruling)
      if (broken.some((rule) => rule !== 'ratherNot')) return []
      const cost = wishesFor(wishes, person.id, shift).reduce((sum, { kind }) => sum + wishCosts[kind], 0)
      return [{ name: `x${number}_${at}`, person: number, shift, cost }]
    })
  })
}

/** Runs of shifts of which nobody keeps two, so that every two that exclude each other stand in one of them. */
function cliquesOf(shifts: readonly Shift[], { ruling }: Proposing): Shift[][] {
  const excludes = (one: Shift, other: Shift) => brokenByBoth(one, other, ruling).length > 0
  const cliques = shifts.flatMap((shift, at) => {
    const later = shifts.slice(at + 1).filter((other) => excludes(shift, other))
    const runs: Shift[][] = []
    for (const other of later) {
      const run = runs.find((members) => members.every((member) => excludes(member, other)))
      if (run) run.push(other)
      else runs.push([other])
    }
    return runs.map((run) => [shift, ...run])
  })
  const within = (inner: readonly Shift[], outer: readonly Shift[]) => inner.every((shift) => outer.includes(shift))
  return cliques.filter(
    (one, at) =>
      !cliques.some((other, index) => index !== at && within(one, other) && (other.length > one.length || index < at)),
  )
}

type Row = { terms: Term[]; relation: '<=' | '='; bound: number }

const overtimeIn = (kept: readonly Kept[], month: string, { ruling }: Proposing): number =>
  kept.filter(({ date }) => monthOf(date) === month).reduce((sum, one) => sum + overtimeOf(one, ruling), 0)

/** What the law allows in a month, less what somebody does already. */
function monthRows(proposing: Proposing, ofPerson: ReadonlyMap<number, Choice[]>): Row[] {
  const { people, set, ruling } = proposing
  return [...ofPerson].flatMap(([person, choices]) =>
    [...Map.groupBy(choices, ({ shift }) => monthOf(shift.date))].map(([month, inMonth]): Row => {
      const done = overtimeIn(keptBy(proposing, set, people[person]!.id, ''), month, proposing)
      const limit = ruling.limitsOn(inMonth[0]!.shift.date).mostOvertimePerMonth
      const terms = inMonth.map(({ name, shift }) => ({ factor: overtimeOf(shift, ruling), name }))
      return { terms, relation: '<=', bound: limit - done }
    }),
  )
}

type Carried = { key: string; weight: number; before: number; choices: Choice[] }

/** Each kind of day for itself, and all together. */
function carriedBy(person: number, burden: Burden, choices: readonly Choice[]): Carried[] {
  const ofKind = (kind: DutyDayKind): Carried => ({
    ...{ key: `${person}_${kind}`, weight: weights[kind], before: burden[kind] },
    choices: choices.filter(({ shift }) => shift.dayKind === kind),
  })
  const before = DutyDayKind.options.reduce((sum, kind) => sum + burden[kind], 0)
  const all = { key: `${person}_all`, weight: weightOfAll, before, choices: [...choices] }
  return [...DutyDayKind.options.map(ofKind), all].filter((one) => one.choices.length > 0)
}

const stepsOf = ({ key, weight, before }: Carried) =>
  Array.from({ length: steps }, (_, step) => ({ name: `y${key}_${step}`, cost: weight * (2 * (before + step) + 1) }))

/** Of the earlier years only the difference counts. */
function burdensBefore({ people, shifts, set, earlier }: Proposing): Burden[] {
  const kinds = new Map(shifts.map(({ id, dayKind }) => [id, dayKind]))
  const counts = people.map(({ id }) => {
    const burden = { newYearEve: 0, dayOff: 0, workday: 0, ...earlier.get(id) }
    for (const { shiftId } of set.filter(({ personId }) => personId === id)) burden[kinds.get(shiftId)!] += 1
    return burden
  })
  const least = (kind: DutyDayKind) => Math.min(...counts.map((burden) => burden[kind]))
  const floor = { newYearEve: least('newYearEve'), dayOff: least('dayOff'), workday: least('workday') }
  return counts.map((burden) => ({
    newYearEve: burden.newYearEve - floor.newYearEve,
    dayOff: burden.dayOff - floor.dayOff,
    workday: burden.workday - floor.workday,
  }))
}

type ProposalModel = {
  /** In the LP format, which solvers read. */
  text: string
  read: (values: (name: string) => number) => Booked[]
}

/**
 * Who keeps which shift, as a mixed integer problem: each shift wants so many, nobody keeps two that exclude each other,
 * nobody exceeds a month; each further shift of one person costs more than the one before. The same facts make the same
 * text, letter by letter.
 */
export function proposalModel(proposing: Proposing): ProposalModel {
  const { people, shifts, set } = proposing
  const choices = choicesOf(proposing)
  const ofPerson = Map.groupBy(choices, ({ person }) => person)
  const before = burdensBefore(proposing)
  const carried = [...ofPerson].flatMap(([person, own]) => carriedBy(person, before[person]!, own))
  const wanting = shifts.map((shift, at) => ({ gap: `g${at}`, shift, wanted: wantedBy(shift, set) }))
  const open = wanting.filter(({ wanted }) => wanted > 0)
  const cliques = cliquesOf(
    open.map(({ shift }) => shift),
    proposing,
  )
  const rows: Row[] = [
    ...open.map(({ gap, shift, wanted }): Row => {
      const terms = [...ones(choices.filter((one) => one.shift === shift)), { factor: 1, name: gap }]
      return { terms, relation: '=', bound: wanted }
    }),
    ...[...ofPerson.values()].flatMap((own) =>
      cliques
        .map((clique) => own.filter(({ shift }) => clique.includes(shift)))
        .filter((inClique) => inClique.length > 1)
        .map((inClique): Row => ({ terms: ones(inClique), relation: '<=', bound: 1 })),
    ),
    ...monthRows(proposing, ofPerson),
    ...carried.map((one): Row => {
      const taken = stepsOf(one).map(({ name }) => ({ factor: -1, name }))
      return { terms: [...ones(one.choices), ...taken], relation: '=', bound: 0 }
    }),
  ]
  const costs = [
    ...open.map(({ gap }) => ({ factor: gapCost, name: gap })),
    ...choices.map(({ name, cost }) => ({ factor: cost, name })),
    ...carried.flatMap((one) => stepsOf(one).map(({ name, cost }) => ({ factor: cost, name }))),
  ].filter(({ factor }) => factor !== 0)
  const text = [
    'Minimize',
    ` cost: ${sumOf(costs)}`,
    'Subject To',
    ...rows.map(({ terms, relation, bound }, at) => ` r${at}: ${sumOf(terms)} ${relation} ${bound}`),
    'Bounds',
    ...open.map(({ gap, wanted }) => ` 0 <= ${gap} <= ${wanted}`),
    ...carried.flatMap((one) =>
      stepsOf(one)
        .slice(0, -1)
        .map(({ name }) => ` 0 <= ${name} <= 1`),
    ),
    'Binary',
    ...choices.map(({ name }) => ` ${name}`),
    'End',
  ].join('\n')
  const read = (values: (name: string) => number): Booked[] =>
    choices
      .filter(({ name }) => values(name) > 0.5)
      .map(({ person, shift }) => ({ shiftId: shift.id, personId: people[person]!.id }))
  return { text, read }
}

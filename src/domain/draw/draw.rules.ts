import type { Draw, DrawEntry, DrawOrder, RankedEntry } from '#domain/draw/draw.ts'
import { type Acting, seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

/** By code point, so that every machine and every language sorts alike. */
const inOrder = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** The list as it is closed: sorted, each name once, and more names than are drawn. */
export function frozen(entries: readonly DrawEntry[], count: number): DrawEntry[] {
  const population = [...entries].sort((one, other) => inOrder(one.name, other.name))
  const repeated = population.filter(({ name }, index) => population[index + 1]?.name === name)
  if (repeated.length > 0) throw new Problem('draw.name_repeated', { names: repeated.map(({ name }) => name) })
  if (count >= population.length) throw new Problem('draw.count_too_large', { size: population.length })
  return population
}

/** What the hash of the population covers: each name on its line. */
export const populationText = (population: readonly DrawEntry[]): string =>
  population.map(({ name }) => name).join('\n')

/** What decides the rank of a name: the seed, a line break, the name. */
export const lotText = (seed: string, name: string): string => `${seed}\n${name}`

/**
 * Everybody's lot is the SHA-256 of seed and name, in hexadecimal; the smallest come first. Each rank depends on nothing
 * but seed and names, so the order of the list does not matter and anybody can repeat it by hand.
 */
export function ranked(
  population: readonly DrawEntry[],
  seed: string,
  hashOf: (text: string) => string,
): RankedEntry[] {
  return population
    .map((entry) => ({ ...entry, hash: hashOf(lotText(seed, entry.name)) }))
    .sort((one, other) => inOrder(one.hash, other.hash) || inOrder(one.name, other.name))
}

type Recorded = Pick<Draw, 'title' | 'population' | 'count'>
/** What the hash of the record covers: title, number, seed, the closed list and who was drawn, each on its line. */
export const recordText = ({ title, population, count }: Recorded, seed: string, ranking: readonly RankedEntry[]) =>
  [title, String(count), seed, populationText(population), ...ranking.slice(0, count).map(({ name }) => name)].join(
    '\n',
  )

type Seen = Pick<Draw, 'witnesses'>

/** Ethics and the heads see every draw; whoever witnesses one sees that one. */
export const maySeeDraw = (actor: Acting, { witnesses }: Seen): boolean =>
  seesEveryUnit(actor) || witnesses.some(({ personId }) => personId === actor.personId)

/** Drawn once, by the one who closed the list, after it was closed; a seed that was given has its witness. */
export function checkDraw(actor: Acting, draw: Draw, { seed, seedGivenBy, version }: DrawOrder): void {
  if (draw.drawnAt !== null) throw new Problem('draw.already_drawn')
  if (draw.drawnBy !== actor.personId) throw new Problem('draw.not_own')
  if ((seed === null) !== (seedGivenBy === null)) throw new Problem('draw.seed_without_witness')
  if (seedGivenBy !== null && !draw.witnesses.some(({ id }) => id === seedGivenBy))
    throw new Problem('draw.seed_without_witness')
  if (draw.version !== version) throw new Problem('changed_meanwhile', { version: draw.version })
}

/** Each witness confirms by the own sign-in what they saw, once it was drawn. */
export function checkConfirm(actor: Acting, draw: Draw): void {
  const witness = draw.witnesses.find(({ personId }) => personId === actor.personId)
  if (!witness) throw new Problem('draw.not_witness')
  if (draw.drawnAt === null) throw new Problem('draw.not_drawn')
  if (witness.confirmedAt !== null) throw new Problem('draw.already_confirmed')
}

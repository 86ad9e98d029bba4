/** Which clause of a new text is which of the old one. */

export type Matchable = { label: string; level: number; text: string }

/** Words without blanks and signs: a colon more or a line less is the same order. */
export const bareWords = (text: string): string => text.replace(/[\s\p{P}]/gu, '')

/** Beyond so many clauses left over, only those of the same number are compared with each other. */
const mostCompared = 200
const leastAlike = 0.4

/** For each new clause the place of the old one that it continues, or null: the same words first, then the likeliest. */
export function matchClauses(before: readonly Matchable[], after: readonly Matchable[]): (number | null)[] {
  const matches: (number | null)[] = after.map(() => null)
  const free = new Set(before.keys())
  const take = (at: number, old: number) => {
    matches[at] = old
    free.delete(old)
  }
  for (const sameNumber of [true, false]) matchWords(before, after, matches, free, sameNumber, take)
  for (const [likeness, at, old] of pairsByLikeness(before, after, matches, free))
    if (likeness >= leastAlike && matches[at] === null && free.has(old)) take(at, old)
  return matches
}

type Matches = readonly (number | null)[]

function matchWords(
  before: readonly Matchable[],
  after: readonly Matchable[],
  matches: Matches,
  free: ReadonlySet<number>,
  sameNumber: boolean,
  take: (at: number, old: number) => void,
): void {
  const keyOf = ({ label, text }: Matchable) => (sameNumber ? `${label} ${bareWords(text)}` : bareWords(text))
  const waiting = Map.groupBy(free, (old) => keyOf(before[old]!))
  for (const [at, clause] of after.entries()) {
    const old = matches[at] === null ? waiting.get(keyOf(clause))?.shift() : undefined
    if (old !== undefined) take(at, old)
  }
}

function pairsByLikeness(
  before: readonly Matchable[],
  after: readonly Matchable[],
  matches: Matches,
  free: ReadonlySet<number>,
): [likeness: number, at: number, old: number][] {
  const open = [...after.keys()].filter((at) => matches[at] === null)
  const many = open.length > mostCompared || free.size > mostCompared
  const pairsOf = (clauses: readonly Matchable[], places: Iterable<number>) =>
    new Map([...places].map((at) => [at, letterPairs(bareWords(clauses[at]!.text))]))
  const [news, olds] = [pairsOf(after, open), pairsOf(before, free)]
  return open
    .flatMap((at) =>
      [...free]
        .filter((old) => !many || before[old]!.label === after[at]!.label)
        .map((old): [number, number, number] => {
          const sameNumber = before[old]!.label === after[at]!.label ? 0.1 : 0
          return [alike(news.get(at)!, olds.get(old)!) + sameNumber, at, old]
        }),
    )
    .sort(([a], [b]) => b - a)
}

const letterPairs = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2)))

/** The share of what two texts have in common, 0 to 1. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const pair of one) if (other.has(pair)) common += 1
  return (2 * common) / (one.size + other.size)
}

/** Places whose order changed: all but the longest row of clauses that stand after each other as before. */
export function movedAmong(matches: Matches): Set<number> {
  const kept = matches.flatMap((old, at) => (old === null ? [] : [{ at, old }]))
  const best = kept.map(() => 1)
  const previous = kept.map(() => -1)
  for (const [index, { old }] of kept.entries())
    for (let earlier = 0; earlier < index; earlier += 1)
      if (kept[earlier]!.old < old && best[earlier]! + 1 > best[index]!) {
        best[index] = best[earlier]! + 1
        previous[index] = earlier
      }
  const stays = new Set<number>()
  for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = previous[at]!) stays.add(kept[at]!.at)
  return new Set(kept.filter(({ at }) => !stays.has(at)).map(({ at }) => at))
}

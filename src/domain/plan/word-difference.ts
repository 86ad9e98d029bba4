import { z } from 'zod'

/** A stretch of words that stayed, went or came. */
export const WordChange = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type WordChange = z.infer<typeof WordChange>

/** Signs for Chinese, whole words for Latin and figures. */
const tokens = (text: string): string[] => text.match(/[A-Za-z]+|\d+|[\s\S]/gu) ?? []

/** Longer texts are compared only from their ends, so that no pair of clauses takes more than a moment. */
const mostCells = 4_000_000

/** What changed from one wording to the other, in reading order. */
export function wordDifference(before: string, after: string): WordChange[] {
  const [old, now] = [tokens(before), tokens(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const middle = middleOf(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: end > 0 ? old.slice(-end).join('') : '' },
  ])
}

function middleOf(old: readonly string[], now: readonly string[]): WordChange[] {
  const width = now.length + 1
  if (old.length * now.length > mostCells)
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: now.join('') },
    ]
  const common = new Uint32Array((old.length + 1) * width)
  for (let at = old.length - 1; at >= 0; at -= 1)
    for (let to = now.length - 1; to >= 0; to -= 1)
      common[at * width + to] =
        old[at] === now[to]
          ? common[(at + 1) * width + to + 1]! + 1
          : Math.max(common[(at + 1) * width + to]!, common[at * width + to + 1]!)
  const changes: WordChange[] = []
  let [at, to] = [0, 0]
  while (at < old.length || to < now.length) {
    const stays = at < old.length && to < now.length && old[at] === now[to]
    const goes =
      at < old.length && (to === now.length || common[(at + 1) * width + to]! >= common[at * width + to + 1]!)
    if (stays) changes.push({ kind: 'same', text: old[at]! })
    else if (goes) changes.push({ kind: 'removed', text: old[at]! })
    else changes.push({ kind: 'added', text: now[to]! })
    if (stays || goes) at += 1
    if (stays || !goes) to += 1
  }
  return changes
}

function joined(changes: readonly WordChange[]): WordChange[] {
  const rows: WordChange[] = []
  for (const { kind, text } of changes.filter((change) => change.text !== '')) {
    const last = rows.at(-1)
    if (last?.kind === kind) last.text += text
    else rows.push({ kind, text })
  }
  return rows
}

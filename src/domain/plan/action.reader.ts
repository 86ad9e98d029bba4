import type { DutyAction, DutyMode, DutyTiming } from './compiled-plan.ts'
import words from './duty-words.json' with { type: 'json' }

/** Which actions a phrase orders, told by words that name them or by a verb with its object. */

type Pairs = { verbs: string[]; objects: string[]; mode?: DutyMode }
export type ActionWords = {
  action: DutyAction
  mode: DutyMode
  timing?: DutyTiming
  alone: string[]
  muted: string[]
  pairs: Pairs[]
  yields: string[]
  yieldsPairs: string[]
  weakPairs?: boolean
}

export type ActionMatch = { words: ActionWords; at: number; end: number; word: string; pair: Pairs | null }

export const actionWords = words.actions as ActionWords[]

type Stretch = { start: number; end: number }

/** Compounds in which a verb's letters mean something else: 通報專線, 調查站, 輪值人員. */
function mutedIn(text: string, muted: readonly string[]): Stretch[] {
  const found: Stretch[] = []
  for (const word of muted)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      found.push({ start: at, end: at + word.length })
  return found
}

function find(text: string, word: string, muted: readonly Stretch[], from = 0): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length
    if (!muted.some((other) => other.start <= at && end <= other.end && other.end - other.start > word.length))
      return at
  }
  return -1
}

function firstOf(
  text: string,
  list: readonly string[],
  muted: readonly Stretch[],
): { at: number; word: string } | null {
  let best: { at: number; word: string } | null = null
  for (const word of list) {
    const at = find(text, word, muted)
    if (at >= 0 && (best === null || at < best.at || (at === best.at && word.length > best.word.length)))
      best = { at, word }
  }
  return best
}

function matchOf(
  text: string,
  topic: string,
  action: ActionWords,
  globallyMuted: readonly Stretch[],
): ActionMatch | null {
  const muted = [...globallyMuted, ...mutedIn(text, action.muted)]
  const alone = firstOf(text, action.alone, muted)
  if (alone) return { words: action, at: alone.at, end: alone.at + alone.word.length, word: alone.word, pair: null }
  for (const pair of action.pairs) {
    const object = firstOf(text, pair.objects, globallyMuted) ?? firstOf(topic, pair.objects, [])
    if (!object) continue
    const verb = firstOf(text, pair.verbs, muted)
    if (verb) return { words: action, at: verb.at, end: verb.at + verb.word.length, word: verb.word, pair }
  }
  return null
}

const gives = (strong: ActionMatch, weak: ActionMatch): boolean => {
  if (strong.words.yields.includes(weak.words.action)) return true
  if (!strong.words.yieldsPairs.includes(weak.words.action)) return false
  return weak.pair !== null || (weak.end <= strong.at && strong.at - weak.end <= 1)
}

/** All actions of the phrase, without those that only describe another. `topic` may hold the object of a verb. */
export function actionsIn(text: string, topic: string): ActionMatch[] {
  const muted = mutedIn(text, words.mute)
  const found = actionWords.flatMap((action) => matchOf(text, topic, action, muted) ?? [])
  const kept = found.filter((match) => !found.some((other) => other !== match && gives(other, match)))
  const strong = kept.filter((match) => !(match.words.weakPairs && match.pair))
  return (strong.length > 0 ? strong : kept).sort((a, b) => a.at - b.at)
}

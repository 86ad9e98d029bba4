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
  /** words that make a person or a paper of the action: 值班＋人員 */
  bearers?: string[]
  pairs: Pairs[]
  yields: string[]
  yieldsPairs: string[]
  weakPairs?: boolean
}

export type ActionMatch = { words: ActionWords; at: number; end: number; word: string; pair: Pairs | null; hint?: true }

export const actionWords = words.actions as ActionWords[]

const variants: Record<string, string> = { 台: '臺', 覈: '核', 佈: '布', 盡: '儘', 爲: '為', 佔: '占' }

/** Variants of one character become one, so that the lists need each word once; offsets stay. */
export const usualCharacters = (text: string): string =>
  text.replaceAll(/[台覈佈盡爲佔]/g, (character) => variants[character] as string)

type Hit = { at: number; end: number }
type Listed = { word: string; list: readonly string[] }

/** All words by their first character, so that one pass over a phrase finds every list's words. */
const byFirst = new Map<string, Listed[]>()
const lists = [
  words.mute,
  ...actionWords.flatMap(({ alone, muted, pairs }) => [
    alone,
    muted,
    ...pairs.flatMap((pair) => [pair.verbs, pair.objects]),
  ]),
]
for (const list of lists)
  for (const word of list) byFirst.set(word[0] as string, [...(byFirst.get(word[0] as string) ?? []), { word, list }])

type Hits = Map<readonly string[], Hit[]>

function hitsIn(text: string): Hits {
  const hits: Hits = new Map()
  for (let at = 0; at < text.length; at += 1)
    for (const { word, list } of byFirst.get(text[at] as string) ?? []) {
      if (!text.startsWith(word, at)) continue
      const known = hits.get(list)
      if (known) known.push({ at, end: at + word.length })
      else hits.set(list, [{ at, end: at + word.length }])
    }
  return hits
}

/** Inside a longer compound the letters mean something else: 通報專線, 調查站, 輪值人員. */
const isMuted = (hit: Hit, muted: readonly Hit[]): boolean =>
  muted.some((other) => other.at <= hit.at && hit.end <= other.end && other.end - other.at > hit.end - hit.at)

const always = () => true

/** The earliest hit, of several there the longest. */
function firstOf(hits: Hits, list: readonly string[], muted: readonly Hit[], counts: (hit: Hit) => boolean = always) {
  let best: Hit | null = null
  for (const hit of hits.get(list) ?? []) {
    if (best && hit.at > best.at) break
    if (!isMuted(hit, muted) && counts(hit) && (!best || hit.end > best.end)) best = hit
  }
  return best
}

/** Actions whose object must stand in the phrase itself. */
const needsOwnObject = new Set<DutyAction>([
  'awareness',
  'meeting',
  'status_report',
  'permit',
  'liaison',
  'duty_roster',
])

function matchOf(text: string, here: Hits, topic: Hits, action: ActionWords): ActionMatch | null {
  const muted = [...(here.get(words.mute) ?? []), ...(here.get(action.muted) ?? [])]
  const match = (hit: Hit, pair: Pairs | null) => ({ words: action, ...hit, word: text.slice(hit.at, hit.end), pair })
  const { bearers = [] } = action
  const alone = firstOf(here, action.alone, muted, ({ end }) => !bearers.some((word) => text.startsWith(word, end)))
  if (alone) return match(alone, null)
  for (const pair of action.pairs) {
    const object =
      firstOf(here, pair.objects, muted) ??
      (needsOwnObject.has(action.action) ? null : firstOf(topic, pair.objects, []))
    const verb = object && firstOf(here, pair.verbs, muted)
    if (verb) return match(verb, pair)
  }
  return null
}

const gives = (strong: ActionMatch, weak: ActionMatch): boolean => {
  if (strong.words.yields.includes(weak.words.action)) return true
  if (!strong.words.yieldsPairs.includes(weak.words.action)) return false
  return weak.pair !== null || (weak.at < strong.end && weak.end <= strong.end && strong.at - weak.end <= 3)
}

const prohibition = /不得|嚴禁|禁止|切勿|不可|請勿|不准|勿/
const teaches = /要求|宣導|提醒|叮|促請|督促|告誡|重申/

/** 「不得張貼」 orders nothing that could be done, unless staff are to be told so. */
function isForbidden(text: string, { at, word, words: { action } }: ActionMatch): boolean {
  if (action === 'permit' || action === 'reward_discipline') return false
  const forbidden = prohibition.exec(text)
  if (forbidden === null) return false
  return !(
    at < forbidden.index && (action === 'awareness' ? teaches.test(word) : /[應請須]|加強|落實/.test(text.slice(0, at)))
  )
}

/** All actions of the phrase, without those that only describe another. `topic` may hold the object of a verb. */
export function actionsIn(text: string, topic: string): ActionMatch[] {
  const here = hitsIn(text)
  if (here.size === 0) return []
  const about = hitsIn(topic)
  const found = actionWords
    .flatMap((action) => matchOf(text, here, about, action) ?? [])
    .filter((match) => !isForbidden(text, match))
  const kept = found.filter((match) => !found.some((other) => other !== match && gives(other, match)))
  const strong = kept.filter((match) => !(match.words.weakPairs && match.pair))
  return (strong.length > 0 ? strong : kept).sort((a, b) => a.at - b.at)
}

const hints = words.hints as { action: DutyAction; words: string[] }[]

/** What a phrase is likely to order where no word says it outright: the most telling word decides. */
export function hintIn(text: string): ActionMatch | null {
  if (prohibition.test(text)) return null
  const muted = hitsIn(text).get(words.mute) ?? []
  for (const { action, words: list } of hints)
    for (const word of list) {
      const at = text.indexOf(word)
      const said = actionWords.find((each) => each.action === action)
      if (at >= 0 && said && !isMuted({ at, end: at + word.length }, muted))
        return { words: said, at, end: at + word.length, word, pair: null, hint: true }
    }
  return null
}

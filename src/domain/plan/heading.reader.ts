import words from './heading-words.json' with { type: 'json' }
import { namesAt } from './unit.reader.ts'

/** What a chapter is about, told by its heading. */
export type Concept = keyof typeof words

const entries = (Object.entries(words) as [Concept, string[]][])
  .flatMap(([concept, list]) => list.map((word) => ({ concept, word })))
  .sort((a, b) => b.word.length - a.word.length)

const workTail = /(事項|重點|措施|作法|做法|要領|項目|整備|處置|維護)$/

/** 「一般期間」 and 「春節期間」 are times for which work is ordered; 「執行期間」 is the period itself. */
const periodName =
  /^(?:專案|工作|執行|實施|維護|活動|勤務|辦理|安全|警戒|特別|加強|戒備|管制|整體|防護|任務|起訖|適用|重點|作業|預定|整體)*(?:期間|期程|時間|日期|時程|起訖)$/

/** The chapter's concept: its heading is one of the known words, or ends with one. */
export function conceptOf(heading: string): Concept | null {
  const bare = heading.replaceAll(/[\s「」『』【】()《》]/g, '').replace(/^(本計畫|本專案|計畫|專案|本)/, '')
  if (bare === '' || bare.length > 24) return null
  const exact = entries.find(({ word }) => word === bare)
  if (exact) return exact.concept
  const tail = entries.find(({ word }) => bare.endsWith(word))
  if (tail && !(tail.concept === 'period' && !periodName.test(bare))) return tail.concept
  const head = entries.find(
    ({ word, concept }) => concept !== 'period' && /^[及與暨和]/.test(bare.slice(word.length)) && bare.startsWith(word),
  )
  return head?.concept ?? (workTail.test(bare) ? 'work' : null)
}

export const isKnownHeading = (text: string): boolean => conceptOf(text) !== null && text.trim().length <= 16

const sentenceSigns = /[,。;!?]/

/** The heading that a clause begins with, and how long it is with its colon; null where the text begins at once. */
export function headingOf(
  lines: readonly string[],
  facts: { hasChildren: boolean; level: number },
): { heading: string; length: number } | null {
  const first = lines[0]?.trimEnd() ?? ''
  const colon = first.slice(0, 32).indexOf(':')
  if (colon > 0 && !sentenceSigns.test(first.slice(0, colon))) {
    const heading = first.slice(0, colon).trim()
    const endsLine = first.slice(colon + 1).trim() === ''
    if (endsLine || isKnownHeading(heading) || heading.length <= 10) return { heading, length: colon + 1 }
  }
  const bare = first.trim()
  if (bare.length === 0 || bare.length > 32 || sentenceSigns.test(bare)) return null
  const standsAlone = lines.length === 1
  if (standsAlone)
    return facts.hasChildren || (facts.level === 1 && isKnownHeading(bare))
      ? { heading: bare, length: first.length }
      : null
  return isKnownHeading(bare) || namesAt(bare, 0)?.end === bare.length ? { heading: bare, length: first.length } : null
}

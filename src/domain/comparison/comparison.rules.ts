import { dateInTaipei } from '#domain/calendar.ts'
import type { Answer, ChecklistContent, ChecklistItem, Verdict } from '#domain/checklist/checklist.ts'
import { formOf } from '#domain/checklist/form.rules.ts'
import type { ComparedItem, ComparisonGap, ComparisonOutcome } from '#domain/comparison/comparison.ts'

/** A form as it was handed in. */
export type HandedIn = { content: ChecklistContent; answers: readonly Answer[]; submittedAt: string }

type Said = NonNullable<ComparedItem['self']>
type Spoken = { item: ChecklistItem; said: Said }

const order: readonly Verdict[] = ['notCompliant', 'compliant', 'notApplicable']

const textOf = (value: Answer['value']): string =>
  value === undefined ? '' : Array.isArray(value) ? value.join('、') : String(value)

/** What a form says to each question; of a question asked for several objects the worst verdict counts. */
function spokenIn({ content, answers, submittedAt }: HandedIn): Map<string, Spoken> {
  const { entries } = formOf(content, answers, dateInTaipei(new Date(submittedAt)))
  const verdicts = Map.groupBy(
    entries.filter(({ isShown }) => isShown),
    ({ item }) => item.key,
  )
  const given = Map.groupBy(answers, ({ itemKey }) => itemKey)
  return new Map(
    content.items
      .filter(({ answerKind }) => answerKind !== 'note')
      .map((item) => {
        const said = (verdicts.get(item.key) ?? []).map(({ verdict }) => verdict)
        const texts = (of: (answer: Answer) => string) => (given.get(item.key) ?? []).map(of).filter(Boolean).join('；')
        const verdict = order.find((each) => said.includes(each)) ?? null
        return [
          item.key,
          {
            item,
            said: { verdict, value: texts(({ value }) => textOf(value)), note: texts(({ note }) => note ?? '') },
          },
        ]
      }),
  )
}

function outcomeOf(self: Verdict | null, found: Verdict | null): ComparisonOutcome {
  if (self === null || found === null) return 'notCompared'
  if (self === found) return 'same'
  if (self === 'compliant' && found === 'notCompliant') return 'overstated'
  if (self === 'notCompliant' && found === 'compliant') return 'understated'
  return 'different'
}

const saysAnything = (said: Said | undefined): boolean =>
  said !== undefined && (said.verdict !== null || said.value !== '' || said.note !== '')

/**
 * Question by question what the unit said of itself and what the inspector found. Questions keep their keys from version
 * to version, so forms of different years meet; the order and the words are the inspector's.
 */
export function comparedItems(self: HandedIn | null, found: HandedIn): ComparedItem[] {
  const told = self ? spokenIn(self) : new Map<string, Spoken>()
  const seen = spokenIn(found)
  const keys = [...seen.keys(), ...[...told.keys()].filter((key) => !seen.has(key))]
  return keys
    .map((key) => {
      const { item } = (seen.get(key) ?? told.get(key))!
      const [mine, theirs] = [told.get(key)?.said, seen.get(key)?.said]
      const outcome = outcomeOf(mine?.verdict ?? null, theirs?.verdict ?? null)
      return { key, section: item.section, question: item.question, outcome, self: mine ?? null, found: theirs ?? null }
    })
    .filter(({ self: mine, found: theirs }) => saysAnything(mine ?? undefined) || saysAnything(theirs ?? undefined))
}

export function gapOf(items: readonly ComparedItem[]): ComparisonGap {
  const count = (...outcomes: ComparisonOutcome[]) => items.filter(({ outcome }) => outcomes.includes(outcome)).length
  return {
    both: items.length - count('notCompared'),
    overstated: count('overstated'),
    understated: count('understated'),
  }
}

export const sumOf = (gaps: readonly ComparisonGap[]): ComparisonGap => ({
  both: gaps.reduce((sum, { both }) => sum + both, 0),
  overstated: gaps.reduce((sum, { overstated }) => sum + overstated, 0),
  understated: gaps.reduce((sum, { understated }) => sum + understated, 0),
})

/** The gap of a unit: of the questions both judged, the share it called compliant and the inspector did not. */
export const gapShare = ({ both, overstated }: ComparisonGap): number | null => (both === 0 ? null : overstated / both)

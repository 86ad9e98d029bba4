import { formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Block, ListItem, OfficialDocument } from '#domain/document.ts'

/** A memorandum that tells the head, or a letter that asks the units to mend. */
export type LetterKind = 'report' | 'handOver'

/** A sentence of the messages by key, with its places filled in. */
type Say = (key: string, parameters?: Record<string, string | number>) => string

export type LetterFacts = {
  kind: LetterKind
  agencyName: string
  exercise: boolean
  /** In the order in which they are told. */
  deficiencies: readonly (Deficiency & { photographs: readonly string[] })[]
  writtenBy: { name: string; title: string; unitName: string | null }
  writtenOn: string
  madeAt: string
}

const unitsOf = ({ deficiencies }: LetterFacts): string =>
  [...new Set(deficiencies.map((one) => one.unitName))].join('、')

/** What it says, not how it looks; the number of the document is given by the agency's own registry. */
export function deficiencyLetter(facts: LetterFacts, say: Say): OfficialDocument {
  const { kind, deficiencies, writtenBy, writtenOn } = facts
  const words = (key: string) =>
    say(`deficiencyLetter.${kind}.${key}`, { count: deficiencies.length, units: unitsOf(facts) })
  const line = (key: string, value: string) => ({ label: say(`deficiencyLetter.${key}`), value })
  return {
    title: words('title'),
    kind: words('kind'),
    agency: facts.agencyName,
    meta: [
      line('to', words('recipient')),
      line('from', [writtenBy.unitName, writtenBy.title, writtenBy.name].filter(Boolean).join(' ')),
      line('date', formatRocDateLong(writtenOn)),
    ],
    blocks: [
      heading(say('deficiencyLetter.subject')),
      { type: 'paragraph', text: words('subject') },
      heading(say('deficiencyLetter.findings')),
      { type: 'list', level: 4, items: deficiencies.map((deficiency) => findingOf(deficiency, say)) },
      heading(words('askedHeading')),
      { type: 'list', level: 2, items: ['first', 'second', 'third'].map((key) => ({ text: words(key) })) },
    ],
    ...(facts.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt: facts.madeAt,
  }
}

const heading = (text: string): Block => ({ type: 'heading', level: 1, text })

function findingOf(deficiency: LetterFacts['deficiencies'][number], say: Say): ListItem {
  const { description, grade, unitName, foundOn, source, improvementDueDate, repeatOf, photographs } = deficiency
  const place = [deficiency.pointName, deficiency.place].filter(Boolean).join(' ')
  const fact = (key: string, value: string) =>
    say('deficiencyLetter.fact', { label: say(`deficiencyLetter.${key}`), value })
  const found = `${formatRocDate(foundOn)} ${say(`deficiency.source.${source}`)}`
  const where = [fact('unit', unitName), ...(place ? [fact('place', place)] : []), fact('grade', say(`grade.${grade}`))]
  const facts = [
    where.join('；'),
    [fact('found', found), fact('due', formatRocDate(improvementDueDate))].join('；'),
    ...(photographs.length > 0 ? [fact('photographs', photographs.join('、'))] : []),
    ...(repeatOf ? [say('deficiencyLetter.repeat')] : []),
  ]
  return { text: description, items: facts.map((text) => ({ text })) }
}

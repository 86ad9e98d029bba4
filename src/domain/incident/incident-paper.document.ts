import { formatRocDateLong } from '#domain/calendar.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import { IncidentFlag } from '#domain/route/route.ts'
import { commonKinds, otherKinds } from './incident-kind.rules.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string

/** `people` and `loss` (in ten thousands) are where the agency draws the line. */
export type PaperFacts = {
  agencyName: string
  exercise: boolean
  printedOn: string
  madeAt: string
  origin: string
  people: number
  loss: number
}

/** The key of the picture of the code. */
export const codePicture = 'code'

export const reportAddress = ({ origin }: Pick<PaperFacts, 'origin'>): string => `${origin}/reports/new`

const heading = (text: string): Block => ({ type: 'heading', level: 1, text })
const center = (text: string, emphasis = false): Block => ({
  type: 'paragraph',
  align: 'center',
  text: [{ text, emphasis }],
})

const frame = (facts: PaperFacts, say: Say, title: string): Omit<OfficialDocument, 'blocks' | 'meta'> => ({
  title: say(title),
  kind: say(title),
  agency: facts.agencyName,
  ...(facts.exercise && { watermark: say('outcome.document.exercise') }),
  madeAt: facts.madeAt,
})

/** A sheet for the wall: help first, then a code that opens the report form. */
export const wallSheet = (facts: PaperFacts, say: Say): OfficialDocument => ({
  ...frame(facts, say, 'incident.paper.wallTitle'),
  meta: [],
  blocks: [
    center(say('incident.paper.danger'), true),
    { type: 'image', image: codePicture, alt: reportAddress(facts), widthMm: 120 },
    center(say('incident.paper.wallHint')),
    center(reportAddress(facts)),
  ],
})

const blank = '□ '
/** Room for so many lines written by hand. */
const room = (lines: number): string => Array.from({ length: lines }, () => '　').join('\n')

/** A table of questions, with how many lines each takes. */
const fields = (say: Say, names: readonly [string, number][]): Block => ({
  type: 'table',
  columns: [
    { title: say('incident.paper.field'), width: 3 },
    { title: say('incident.paper.answer'), width: 9 },
  ],
  rows: names.map(([name, lines]) => [say(name), room(lines)]),
})

const choices = (items: readonly string[]): Block => ({
  type: 'table',
  columns: [
    { title: '', width: 1 },
    { title: '', width: 1 },
  ],
  rows: Array.from({ length: Math.ceil(items.length / 2) }, (_, row) =>
    [items[2 * row], items[2 * row + 1]].map((item) => (item ? blank + item : '')),
  ),
})

/** The same questions as on the screen, for where there is neither network nor telephone; typed in later. */
export const paperForm = (facts: PaperFacts, say: Say): OfficialDocument => ({
  ...frame(facts, say, 'incident.paper.title'),
  meta: [{ label: say('incident.paper.printedOn'), value: formatRocDateLong(facts.printedOn) }],
  blocks: [
    center(say('incident.paper.danger'), true),
    { type: 'paragraph', text: say('incident.paper.hint') },
    heading(say('incident.whatKind')),
    choices([...commonKinds, ...otherKinds].map((kind) => say(`incident.kind.${kind}`))),
    heading(say('incident.flags')),
    choices(IncidentFlag.options.map((flag) => say(`route.flag.${flag}`, { people: facts.people, loss: facts.loss }))),
    heading(say('incident.facts')),
    fields(say, [
      ['incident.what', 6],
      ['incident.place', 2],
      ['incident.occurredAt', 1],
      ['incident.knownAt', 1],
      ['incident.reportedToEthicsAt', 1],
      ['incident.paper.measures', 4],
      ['incident.paper.writer', 1],
    ]),
    heading(say('incident.toTell')),
    {
      type: 'table',
      columns: ['recipient', 'means', 'toldAt', 'answeredBy', 'remark'].map((name) => ({
        ...{ title: say(`incident.${name}`), width: 1 },
      })),
      rows: Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => room(2))),
    },
    {
      type: 'image',
      image: codePicture,
      alt: reportAddress(facts),
      caption: say('incident.paper.laterCode'),
      widthMm: 30,
    },
  ],
})

import type { FaxPage } from '#domain/fax-page.ts'
import type { Authority } from '#domain/route/authority.ts'
import { filledFrom, type Thresholds, type Told } from './report-facts.rules.ts'
import type { ReportSource } from './report-forms.ts'
import { rocInstant, type Say } from './report-words.ts'

export type IncidentFaxFacts = {
  card: Told
  agencyName: string
  exercise: boolean
  to: { authority: Authority; name: string; fax: string }
  writtenBy: { name: string; title: string; unitName: string | null }
  telephone: string
  thresholds: Thresholds
  madeAt: string
}

/** More would not be legible on one page; the report itself holds all of it. */
const longest: Partial<Record<ReportSource, number>> = { what: 360, measures: 240 }
const longestElse = 120
const measuresShown = 3
const told: ReportSource[] = [
  'kinds',
  'occurredAt',
  'knownAt',
  'place',
  'flags',
  'what',
  'state',
  'measures',
  'receipts',
]
const blankLine = '＿'.repeat(10)

function shortened(text: string, most: number, say: Say): string {
  const flat = [...text.replace(/\s*\n+\s*/g, '；')]
  return flat.length <= most ? flat.join('') : say('incidentReport.shortened', { text: flat.slice(0, most).join('') })
}

/** Who sends it to whom, and the event in few words; the first who, then what, where, when and how it stands. */
export function incidentFax(facts: IncidentFaxFacts, say: Say): FaxPage {
  const { card, to, writtenBy, telephone, thresholds, madeAt } = facts
  const cover = (key: string, value: string) => ({ label: say(`incidentReport.fax.${key}`), value: value || blankLine })
  const lines = told.map((source) => {
    const all = filledFrom(source, card, { say, thresholds }).split('\n')
    const text = (source === 'measures' ? all.slice(-measuresShown) : all).join('\n')
    return {
      label: say(`incidentReport.field.${source}`),
      value: shortened(text, longest[source] ?? longestElse, say),
    }
  })
  return {
    title: say('incidentReport.fax.title'),
    agency: facts.agencyName,
    cover: [
      cover('to', [say(`route.authority.${to.authority}`), to.name].filter(Boolean).join(' ')),
      cover('number', to.fax),
      cover('from', [facts.agencyName, writtenBy.unitName, writtenBy.title, writtenBy.name].filter(Boolean).join(' ')),
      cover('telephone', telephone),
      cover('time', rocInstant(madeAt)),
      cover('pages', say('incidentReport.fax.pagesValue')),
      cover('class', say(`route.confidentiality.${card.incident.confidentiality}`)),
      cover('event', card.incident.number),
    ],
    lines: lines.filter(({ value }) => value !== ''),
    hint: say('incidentReport.fax.hint'),
    watermark: facts.exercise ? say('outcome.document.exercise') : null,
    madeAt,
  }
}

import type { Block, Inline, OfficialDocument } from '#domain/document.ts'
import type { RoutesSay, ToTell } from '#domain/incident/incident-card.ts'
import type { IncidentReport } from '#domain/incident/incident-report.ts'
import { filledFrom, noticesThatStand, type Thresholds, type Told } from './report-facts.rules.ts'
import { protectedFields, type ReportField, type ReportSection, sectionsOf } from './report-forms.ts'
import { joined, rocInstant, type Say, stageSaid } from './report-words.ts'

export type IncidentReportFacts = {
  card: Told & { says: Pick<RoutesSay, 'tellings'> }
  report: Pick<IncidentReport, 'form' | 'stage' | 'number' | 'issuedAt' | 'telephone' | 'typed'>
  agencyName: string
  exercise: boolean
  writtenBy: { name: string; title: string; unitName: string | null }
  thresholds: Thresholds
}

/** Room to write by hand what nobody has filled in. */
const blankLine = '＿'.repeat(12)
const orBlank = (text: string): string => text || blankLine

/** What must be written by hand has lines as wide as the column, with room above each for a pen. */
const handLine = '＿'.repeat(26)
const handLines = ({ kind }: ReportField): string =>
  `\n${Array.from({ length: kind === 'prose' ? 3 : 1 }, () => handLine).join('\n\n')}`

const heading = (text: string): Block => ({ type: 'heading', level: 1, text })

/** The report of an event on its form. The form is data: whatever it is, this writes it. */
export function incidentReport(facts: IncidentReportFacts, say: Say): OfficialDocument {
  const { card, report, agencyName, exercise } = facts
  const { confidentiality } = card.incident
  const name = say(`route.form.${report.form}`)
  const isByHand = protectedFields(report.form, report.stage).length > 0
  return {
    title: say('incidentReport.title', { form: name, stage: stageSaid(report, say) }),
    kind: name,
    agency: agencyName,
    ...(exercise && { watermark: say('outcome.document.exercise') }),
    // No page of it may lie about unmarked.
    ...(confidentiality === 'confidential' && { header: say(`route.confidentiality.${confidentiality}`) }),
    meta: headOf(facts, say),
    blocks: [
      ...sectionsOf(report.form, report.stage).flatMap((section) => sectionBlocks(section, facts, say)),
      heading(say('incidentReport.told')),
      toldTable(facts, say),
      ...(isByHand ? [{ type: 'paragraph', text: say('incidentReport.byHand') } as const] : []),
      { type: 'paragraph', align: 'right', text: `${say('incidentReport.reviewer')}　${blankLine}` },
    ],
    madeAt: report.issuedAt,
  }
}

function headOf({ card: { incident, says }, report, writtenBy }: IncidentReportFacts, say: Say) {
  const line = (key: string, value: string) => ({ label: say(`incidentReport.${key}`), value: orBlank(value) })
  const recipients = says.tellings.map(({ authority }) => say(`route.authority.${authority}`))
  return [
    line('number', incident.number),
    line('kind', stageSaid(report, say)),
    line('class', say(`route.confidentiality.${incident.confidentiality}`)),
    line('to', joined(recipients)),
    line('at', rocInstant(report.issuedAt)),
    line('writer', [writtenBy.unitName, writtenBy.title, writtenBy.name].filter(Boolean).join(' ')),
    line('telephone', report.telephone),
  ]
}

function sectionBlocks({ key, fields }: ReportSection, facts: IncidentReportFacts, say: Say): Block[] {
  return [
    heading(say(`incidentReport.section.${key}`)),
    {
      type: 'table',
      columns: [
        { title: say('incidentReport.item'), width: 3 },
        { title: say('incidentReport.content'), width: 9 },
      ],
      rows: fields.map((field) => [labelOf(field, say), contentOf(field, facts, say)]),
    },
  ]
}

function labelOf({ key, protected: isProtected }: ReportField, say: Say): string {
  const field = say(`incidentReport.field.${key}`)
  return isProtected ? say('incidentReport.byHandMark', { field }) : field
}

function contentOf(field: ReportField, { card, report, thresholds }: IncidentReportFacts, say: Say): string {
  if (field.protected) return handLines(field)
  if (field.from) return orBlank(filledFrom(field.from, card, { say, thresholds }))
  return orBlank(typedSaid(field, report.typed[field.key] ?? '', say))
}

function typedSaid({ key, kind }: ReportField, value: string, say: Say): string {
  if (value === '') return ''
  if (kind === 'moment') return rocInstant(value)
  if (kind === 'mark') return say(`incidentReport.mark.${value}`)
  return kind === 'choice' ? say(`incidentReport.option.${key}.${value}`) : value
}

/** The call log, and below it who is still to be told. */
function toldTable({ card }: IncidentReportFacts, say: Say): Block {
  const told = noticesThatStand(card)
  const missing = card.says.tellings.filter(({ authority }) => !told.some((notice) => notice.authority === authority))
  const means = (key: string) => say(`route.means.${key}`)
  return {
    type: 'table',
    columns: [
      { title: say('incidentReport.recipient'), width: 3 },
      { title: say('incidentReport.means'), width: 2 },
      { title: say('incidentReport.toldAt'), width: 3 },
      { title: say('incidentReport.answeredBy'), width: 2 },
      { title: say('incidentReport.remark'), width: 3 },
    ],
    rows: [
      ...told.map((notice): Inline[] => [
        notice.recipient,
        `${means(notice.means)}（${say(`incident.stage.${notice.stage}`)}）`,
        rocInstant(notice.toldAt),
        notice.answeredBy,
        notice.remark,
      ]),
      ...missing.map((telling): Inline[] => [
        say(`route.authority.${telling.authority}`),
        joined(telling.means.map(means)),
        notToldSaid(telling, say),
        '',
        '',
      ]),
    ],
  }
}

const notToldSaid = ({ dueAt }: ToTell, say: Say): string =>
  dueAt ? say('incidentReport.notToldBy', { at: rocInstant(dueAt) }) : say('incidentReport.notTold')

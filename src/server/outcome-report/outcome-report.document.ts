import { dateInTaipei, formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import { archivesLook, type Block, type OfficialDocument } from '#domain/document.ts'
import { ownTemplate } from '#domain/document-template/own-templates.ts'
import { filled } from '#domain/document-template/placeholder.rules.ts'
import { orderedChapters } from '#domain/document-template/template.rules.ts'
import { numeral } from '#domain/numeral.ts'
import { outcomeValues } from '#domain/official-document/document-drafts.ts'
import { SectionKey } from '#domain/outcome-report/outcome-draft.ts'
import type { Say } from '#domain/outcome-report/outcome-report.rules.ts'
import type { OutcomeReport, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { totalsSentence } from '#domain/outcome-report/section.rules.ts'
import { bodyOf } from '#domain/plan/plan.rules.ts'
import type { Workbook } from '#domain/workbook.ts'
import {
  chartBlocks,
  lastYearTable,
  notDoneTable,
  orderedTable,
  photographBlocks,
  statisticColumns,
  statisticRows,
  statisticsTable,
  statusBlocks,
  unitTable,
} from './outcome-parts.document.ts'

/** Blanks at the left of a clause's account, by its depth, would shift tables; the marker of the plan says enough. */
const markerOf = (label: string): string => {
  const own = label.split('.').at(-1) ?? label
  return /[)）]$/.test(own) ? own : `${own}、`
}

/** The report's own two headings stand above the plan's. */
const headingLevel = (level: number): 2 | 3 => (level === 1 ? 2 : 3)

/** The outcome report as an official document: what it says, not how it looks. */
export function outcomeDocument(view: OutcomeReportView, madeAt: string, say: Say): OfficialDocument {
  const { report } = view
  const { period } = report
  return {
    title: say('outcome.document.title', { plan: report.title }),
    kind: say('outcome.document.kind', {}),
    agency: report.agencyName,
    meta: [
      {
        label: say('outcome.document.period', {}),
        value: `${formatRocDate(period.start)}～${formatRocDate(period.end)}`,
      },
      { label: say('outcome.document.writtenOn', {}), value: formatRocDateLong(report.writtenOn) },
      ...(report.amendment
        ? [
            {
              label: say('outcome.document.version', {}),
              value: say('outcome.document.amendment', {
                number: report.amendment.number,
                date: formatRocDateLong(report.amendment.since),
              }),
            },
          ]
        : []),
      ...(view.hash ? [{ label: say('outcome.document.hash', {}), value: view.hash }] : []),
    ],
    blocks: [...chaptersOf(report, say), ...supplementBlocks(view, say)],
    ...(report.exercise && { watermark: say('outcome.document.exercise', {}) }),
    look: report.paper?.look ?? archivesLook,
    madeAt,
  }
}

/** What stands under the text of a section. */
const parts: Partial<Record<SectionKey, (report: OutcomeReport, say: Say) => Block[]>> = {
  plan: (report, say) => [unitTable(report, say), ...chartBlocks(report, 'units', say)],
  execution: (report, say) => [
    ...chartBlocks(report, 'course', say),
    ...report.clauses.flatMap((clause) => clauseBlocks(clause, say)),
    ...orderedTable(report, say),
    ...lastYearTable(report, say),
  ],
  inspection: (report, say) => [...chartBlocks(report, 'deficiencies', say), ...photographBlocks(report, say)],
  reporting: (report, say) => [...sealedParagraph(report, say), ...statusBlocks(report, say)],
  review: notDoneTable,
  attachments: statisticsTable,
}

/** In the order of the agency; the attachments bear no number. */
function chaptersOf(report: OutcomeReport, say: Say): Block[] {
  const values = { agency: report.agencyName, ...outcomeValues(report) }
  const own = SectionKey.options.map((key) => ({
    key,
    heading: say(`outcome.section.${key}`, {}),
    isWritten: report.sections.some((one) => one.key === key && one.text !== null),
  }))
  const template = report.paper ?? ownTemplate('outcomeReport', (key) => say(key, {}))
  let number = 0
  return orderedChapters(template, own).flatMap(({ key, heading, text }): Block[] => {
    if (key !== 'attachments') number += 1
    const name = key === 'attachments' ? heading : `${numeral(number, 'formal')}、${heading}`
    return [
      { type: 'heading', level: 1, text: name },
      ...paragraphsOf(filled(text, values)),
      ...(key ? sectionBlocks(report, key, say) : []),
    ]
  })
}

const paragraphsOf = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', text: line }))

function sectionBlocks(report: OutcomeReport, key: SectionKey, say: Say): Block[] {
  const section = report.sections.find((one) => one.key === key)
  const said = section?.text ?? section?.proposal ?? (key === 'execution' ? totalsSentence(report, say) : '')
  return [...paragraphsOf(said), ...(parts[key]?.(report, say) ?? [])]
}

const supplementBlocks = ({ supplements }: OutcomeReportView, say: Say): Block[] =>
  supplements.flatMap(({ number, reason, text, writtenByName, writtenAt, hash }): Block[] => [
    { type: 'heading', level: 1, text: say('outcome.supplement.number', { number }) },
    {
      type: 'paragraph',
      text: say('outcome.supplement.written', {
        who: writtenByName,
        when: formatRocDateLong(dateInTaipei(new Date(writtenAt))),
        reason,
      }),
    },
    ...text.split('\n').map((line): Block => ({ type: 'paragraph', text: line })),
    { type: 'paragraph', text: say('outcome.supplement.hash', { hash }) },
  ])

/** How many, and of which kind where that tells nothing of a single one. */
function sealedParagraph({ sealed }: OutcomeReport, say: Say): Block[] {
  if (!sealed) return []
  const { total, from, byKind } = sealed
  if (total === null) return [{ type: 'paragraph', text: say('outcome.document.sealedFew', { from }) }]
  const kinds = (byKind ?? []).map(({ kind, count }) => `${say(`incident.kind.${kind}`, {})} ${count}`).join('、')
  const text = kinds ? say('outcome.document.sealedKinds', { total, kinds }) : say('outcome.document.sealed', { total })
  return [{ type: 'paragraph', text }]
}

function clauseBlocks(clause: OutcomeReport['clauses'][number], say: Say): Block[] {
  const marker = markerOf(clause.label)
  const text = bodyOf(clause)
  const opening: Block[] = clause.heading
    ? [
        { type: 'heading', level: headingLevel(clause.level), text: marker + clause.heading },
        ...(text ? [{ type: 'paragraph' as const, text }] : []),
      ]
    : [{ type: 'paragraph', text: marker + text }]
  if (clause.accounts.length === 0) return opening
  const done = say('outcome.document.done', { state: say(`clause.state.${clause.state}`, {}) })
  return [
    ...opening,
    { type: 'paragraph', text: [{ text: done, emphasis: true }] },
    { type: 'list', level: 4, items: clause.accounts.map((account) => ({ text: account })) },
  ]
}

/** The statistics as a spreadsheet, as the county takes them. */
export const statisticsWorkbook = (report: OutcomeReport, say: Say): Workbook => ({
  sheets: [
    {
      name: say('outcome.statistic.caption', {}),
      rows: [statisticColumns(say), ...statisticRows(report, say)],
    },
  ],
})

import { dateInTaipei, formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import { numeral } from '#domain/numeral.ts'
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
    blocks: [
      ...SectionKey.options.flatMap((key, index) => sectionBlocks(report, key, index, say)),
      ...supplementBlocks(view, say),
    ],
    ...(report.exercise && { watermark: say('outcome.document.exercise', {}) }),
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

function sectionBlocks(report: OutcomeReport, key: SectionKey, index: number, say: Say): Block[] {
  const name = say(`outcome.section.${key}`, {})
  const text = key === 'attachments' ? name : `${numeral(index + 1, 'formal')}、${name}`
  const section = report.sections.find((one) => one.key === key)
  const said = section?.text ?? section?.proposal ?? (key === 'execution' ? totalsSentence(report, say) : '')
  const paragraphs = said.split('\n').filter((line) => line.trim() !== '')
  return [
    { type: 'heading', level: 1, text },
    ...paragraphs.map((line): Block => ({ type: 'paragraph', text: line })),
    ...(parts[key]?.(report, say) ?? []),
  ]
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

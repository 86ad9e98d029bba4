import { dateInTaipei, formatRocDate, formatRocDateLong } from '#domain/calendar.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import { numeral } from '#domain/numeral.ts'
import { SectionKey } from '#domain/outcome-report/outcome-draft.ts'
import type { Say } from '#domain/outcome-report/outcome-report.rules.ts'
import type { OutcomeReport, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { totalsSentence } from '#domain/outcome-report/section.rules.ts'
import type { NotCountedReason, StatisticCell } from '#domain/outcome-report/statistics.ts'
import { bodyOf } from '#domain/plan/plan.rules.ts'
import { sumOf } from '#domain/status-report/status-report.rules.ts'
import type { Workbook } from '#domain/workbook.ts'

/** Blanks at the left of a clause's account, by its depth, would shift tables; the marker of the plan says enough. */
const markerOf = (label: string): string => {
  const own = label.split('.').at(-1) ?? label
  return /[)）]$/.test(own) ? own : `${own}、`
}

/** The report's own two headings stand above the plan's. */
const headingLevel = (level: number): 2 | 3 => (level === 1 ? 2 : 3)

export const chartImage = (key: string): string => `chart-${key}`
export const photographImage = (index: number): string => `photograph-${index}`

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

const left = (title: string, width: number) => ({ title, width, align: 'left' as const })
const right = (title: string, width: number) => ({ title, width, align: 'right' as const })

/** The picture, and under it the same numbers as a table. */
function chartBlocks({ charts }: OutcomeReport, key: string, say: Say): Block[] {
  const chart = charts.find((one) => one.key === key)
  if (!chart) return []
  const { title, rowTitle, parts: columns, rows } = chart
  return [
    { type: 'image', image: chartImage(key), alt: say('outcome.chart.alt', { title }), caption: title },
    {
      type: 'table',
      caption: say('outcome.chart.table', { title }),
      columns: [left(rowTitle, 4), ...columns.map((column) => right(column.title, 3))],
      rows: rows.map((row) => [row.title, ...row.values.map(String)]),
    },
  ]
}

/** What the plan ordered against what was done, clause by clause. */
function orderedTable({ clauses }: OutcomeReport, say: Say): Block[] {
  const ordering = clauses.filter(({ owed }) => owed.value > 0)
  if (ordering.length === 0) return []
  return [
    {
      type: 'table',
      caption: say('outcome.ordered.title', {}),
      columns: [
        left(say('outcome.ordered.clause', {}), 3),
        left(say('outcome.ordered.text', {}), 8),
        ...(['owed', 'done', 'open'] as const).map((key) => right(say(`outcome.ordered.${key}`, {}), 2)),
      ],
      rows: ordering.map(({ label, heading, text, owed, done }) => [
        label,
        heading ?? text,
        ...[owed.value, done.value, owed.value - done.value].map(String),
      ]),
    },
  ]
}

function lastYearTable({ lastYear }: OutcomeReport, say: Say): Block[] {
  if (!lastYear) return []
  const part = (counts: { owed: number; done: number } | null) =>
    counts ? `${counts.done}／${counts.owed}` : say('outcome.lastYear.none', {})
  return [
    {
      type: 'table',
      caption: say('outcome.lastYear.title', { plan: lastYear.title }),
      columns: [
        left(say('outcome.ordered.clause', {}), 3),
        left(say('outcome.ordered.text', {}), 7),
        right(say('outcome.lastYear.before', {}), 3),
        right(say('outcome.lastYear.now', {}), 3),
      ],
      rows: lastYear.clauses.map(({ label, name, before, now }) => [label, name, part(before), part(now)]),
    },
  ]
}

const photographBlocks = ({ photographs }: OutcomeReport, say: Say): Block[] =>
  photographs.map(({ caption, files }, index): Block => {
    const isPair = files.length > 1
    const shown = caption || say(isPair ? 'outcome.photograph.pair' : 'outcome.photograph.one', { number: index + 1 })
    return {
      type: 'image',
      image: photographImage(index),
      alt: isPair ? say('outcome.photograph.pairAlt', { caption: shown }) : shown,
      caption: shown,
      widthMm: isPair ? 160 : 100,
    }
  })

function notDoneTable({ notDone }: OutcomeReport, say: Say): Block[] {
  if (notDone.length === 0) return []
  return [
    {
      type: 'table',
      caption: say('outcome.notDone.title', {}),
      columns: [
        left(say('outcome.unit.name', {}), 3),
        left(say('outcome.notDone.what', {}), 7),
        left(say('outcome.notDone.due', {}), 3),
        left(say('outcome.notDone.reason', {}), 6),
      ],
      rows: notDone.map(({ unitName, name, dueDate, reason }) => [
        unitName,
        name,
        formatRocDate(dueDate),
        reason ?? '',
      ]),
    },
  ]
}

const cellText = (cell: StatisticCell | null, say: Say): string =>
  cell === null ? '' : cell.value === null ? say('outcome.statistic.few', {}) : String(cell.value)

/** As it stands in the report and as a sheet of its own. */
export const statisticRows = ({ statistics }: OutcomeReport, say: Say): string[][] =>
  statistics.map(({ group, title, thisPeriod, lastYear, inYear, source, notCounted }) => [
    group,
    title,
    ...[thisPeriod, lastYear, inYear].map((cell) => cellText(cell, say)),
    [source, ...notCounted.map(({ reason, cell }) => notCountedText(reason, cell, say))].filter(Boolean).join('；'),
  ])

const notCountedText = (reason: NotCountedReason, { value }: StatisticCell, say: Say): string =>
  say(`outcome.notCounted.${reason}`, { count: value ?? '' })

export const statisticColumns = (say: Say): string[] =>
  (['group', 'title', 'thisPeriod', 'lastYear', 'inYear', 'remark'] as const).map((key) =>
    say(`outcome.statistic.${key}`, {}),
  )

function statisticsTable(report: OutcomeReport, say: Say): Block[] {
  if (report.statistics.length === 0) return []
  const [group, title, thisPeriod, lastYear, inYear, remark] = statisticColumns(say)
  return [
    {
      type: 'table',
      caption: say('outcome.statistic.caption', {}),
      columns: [
        left(group!, 3),
        left(title!, 5),
        ...[thisPeriod, lastYear, inYear].map((name) => right(name!, 2)),
        left(remark!, 5),
      ],
      rows: statisticRows(report, say),
    },
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

function unitTable({ units }: OutcomeReport, say: Say): Block {
  const column = (key: string, width = 2) => ({ title: say(`outcome.unit.${key}`, {}), width, align: 'right' as const })
  return {
    type: 'table',
    caption: say('outcome.document.unitTable', {}),
    columns: [
      { title: say('outcome.unit.name', {}), width: 4, align: 'left' },
      column('owed'),
      column('done'),
      column('inspections'),
      column('deficiencies'),
      column('released'),
    ],
    rows: units.map((unit) => [
      unit.name,
      ...[unit.owed, unit.done, unit.inspections, unit.deficiencies, unit.released].map(String),
    ]),
  }
}

function statusBlocks({ statusReports }: OutcomeReport, say: Say): Block[] {
  if (statusReports.length === 0) return []
  const column = (key: 'expected' | 'onTime' | 'late' | 'missing') => ({
    title: say(`outcome.status.${key}`, {}),
    width: 2,
    align: 'right' as const,
  })
  return [
    { type: 'paragraph', text: say('outcome.status.total', sumOf(statusReports)) },
    {
      type: 'table',
      caption: say('outcome.status.title', {}),
      columns: [
        { title: say('outcome.unit.name', {}), width: 4, align: 'left' },
        column('expected'),
        column('onTime'),
        column('late'),
        column('missing'),
      ],
      rows: statusReports.map(({ name, expected, onTime, late, missing }) => [
        name,
        ...[expected, onTime, late, missing].map(String),
      ]),
    },
  ]
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

import { formatRocDate } from '#domain/calendar.ts'
import type { Block } from '#domain/document.ts'
import type { Say } from '#domain/outcome-report/outcome-report.rules.ts'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import type { NotCountedReason, StatisticCell } from '#domain/outcome-report/statistics.ts'
import { sumOf } from '#domain/status-report/status-report.rules.ts'

export const chartImage = (key: string): string => `chart-${key}`
export const photographImage = (index: number): string => `photograph-${index}`

const left = (title: string, width: number) => ({ title, width, align: 'left' as const })
const right = (title: string, width: number) => ({ title, width, align: 'right' as const })

/** The picture, and under it the same numbers as a table. */
export function chartBlocks({ charts }: OutcomeReport, key: string, say: Say): Block[] {
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
export function orderedTable({ clauses }: OutcomeReport, say: Say): Block[] {
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

export function lastYearTable({ lastYear }: OutcomeReport, say: Say): Block[] {
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

export const photographBlocks = ({ photographs }: OutcomeReport, say: Say): Block[] =>
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

export function notDoneTable({ notDone }: OutcomeReport, say: Say): Block[] {
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

export function statisticsTable(report: OutcomeReport, say: Say): Block[] {
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

export function unitTable({ units }: OutcomeReport, say: Say): Block {
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

export function statusBlocks({ statusReports }: OutcomeReport, say: Say): Block[] {
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

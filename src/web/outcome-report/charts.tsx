import { type Chart, chartLetter, drawn } from '#domain/chart.ts'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { t } from '#web/platform/i18n.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './outcome-report.module.css'

/** The pictures of the document, drawn from the same numbers. */
export const Charts = ({ report: { charts } }: { report: OutcomeReport }) =>
  charts.length > 0 && (
    <Section title={t('outcome.byCharts')}>
      {charts.map((chart) => (
        <ChartFigure key={chart.key} chart={chart} />
      ))}
    </Section>
  )

const ChartFigure = ({ chart }: { chart: Chart }) => {
  const { width, height, marks } = drawn(chart)
  const { title, rowTitle, parts, rows } = chart
  return (
    <figure className={styles.chart}>
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        fontSize={chartLetter}
        role="img"
        aria-label={t('outcome.chart.alt', { title })}
      >
        {marks.map((mark) =>
          mark.type === 'text' ? (
            <text key={`${mark.x} ${mark.y}`} x={mark.x} y={mark.y} textAnchor={mark.align}>
              {mark.text}
            </text>
          ) : (
            <rect
              key={`${mark.x} ${mark.y}`}
              data-tone={mark.tone}
              x={mark.x}
              y={mark.y}
              width={mark.width}
              height={mark.height}
            />
          ),
        )}
      </svg>
      <details>
        <summary>{t('outcome.showTable')}</summary>
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.title}
          columns={[
            { title: rowTitle, cell: (row) => row.title },
            ...parts.map((part, index) => ({
              title: part.title,
              cell: (row: Chart['rows'][number]) => row.values[index],
              align: 'end' as const,
            })),
          ]}
        />
      </details>
    </figure>
  )
}

import { Link } from '@tanstack/react-router'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import type { Statistic } from '#domain/outcome-report/statistics.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Download } from './download.tsx'
import { OpenCell } from './figure.tsx'
import styles from './outcome-report.module.css'

type Column = 'thisPeriod' | 'lastYear' | 'inYear'

const column = (key: Column) => ({
  title: t(`outcome.statistic.${key}`),
  cell: (row: Statistic) =>
    row[key] && <OpenCell name={`${row.title} ${t(`outcome.statistic.${key}`)}`} cell={row[key]} />,
  align: 'end' as const,
})

/** The county's table: every number opens its records, and what is not counted is named. */
export function Statistics({ report: { planId, statistics } }: { report: OutcomeReport }) {
  const may = useMay()
  if (statistics.length === 0) return null
  return (
    <Section
      title={t('outcome.statistic.caption')}
      aside={may('outcomeTable.save') && <Link to="/outcome/table">{t('outcome.statistic.editTable')}</Link>}
    >
      <DataTable
        caption={t('outcome.statistic.caption')}
        rows={statistics}
        keyOf={({ key }) => key}
        columns={[
          { title: t('outcome.statistic.title'), cell: ({ group, title }) => `${group}　${title}` },
          column('thisPeriod'),
          column('lastYear'),
          column('inYear'),
          { title: t('outcome.statistic.remark'), cell: (row) => <Remark row={row} /> },
        ]}
      />
      <div className={styles.acts}>
        {['ods', 'xlsx'].map((format) => (
          <Download
            key={format}
            address={`/plans/${planId}/outcome-statistics.${format}`}
            label={t('web.download', { format: format.toUpperCase() })}
          />
        ))}
      </div>
    </Section>
  )
}

const Remark = ({ row: { source, notCounted } }: { row: Statistic }) => (
  <>
    {source}
    {notCounted.map(({ reason, cell }) => {
      const words = t(`outcome.notCounted.${reason}`, { count: cell.value ?? '' })
      return (
        <span key={reason} className={styles.soft}>
          {words}
          {cell.parts.length > 0 && (
            <>
              {'　'}
              <OpenCell name={words} cell={cell} />
            </>
          )}
        </span>
      )
    })}
  </>
)

import { useQuery } from '@tanstack/react-query'
import { Grade } from '#domain/checklist/checklist.ts'
import type { AgeingRow } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './deficiency.module.css'
import { ageingQuery, type DeficiencySearch } from './deficiency.queries.ts'

/** The gravest first, as one reads. */
const grades = Grade.options.toReversed()

const ageOf = ({ from, until }: AgeingRow): string =>
  until === null ? t('deficiency.ageFrom', { from }) : t('deficiency.age', { from, until })

const totalOf = ({ counts }: AgeingRow): number => grades.reduce((sum, grade) => sum + counts[grade], 0)

/** How long what is not mended has been lying there: bars to look at, and the same as a table of figures. */
export function AgeingChart({ search }: { search: DeficiencySearch }) {
  const { data: rows } = useQuery(ageingQuery(search))
  if (!rows || rows.every((row) => totalOf(row) === 0)) return null
  const most = Math.max(...rows.map(totalOf))
  return (
    <details className={styles.ageing}>
      <summary>{t('deficiency.ageing')}</summary>
      <table className={styles.bars}>
        <caption className="visuallyHidden">{t('deficiency.ageing')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deficiency.ageHead')}</th>
            {grades.map((grade) => (
              <th key={grade} scope="col" className={styles.number}>
                {t(`grade.${grade}`)}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {t('deficiency.ageTotal')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.from}>
              <th scope="row">{ageOf(row)}</th>
              {grades.map((grade) => (
                <td key={grade} className={styles.number}>
                  {row.counts[grade]}
                </td>
              ))}
              <td className={styles.number}>{totalOf(row)}</td>
              <td className={styles.barCell} aria-hidden="true">
                <Bar row={row} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Each grade a stretch with a pattern of its own, for colour alone tells too little. */
const Bar = ({ row, most }: { row: AgeingRow; most: number }) => (
  <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" role="presentation">
    {grades.map((grade, index) => {
      const before = grades.slice(0, index).reduce((sum, one) => sum + row.counts[one], 0)
      return (
        <rect
          key={grade}
          className={styles[grade]}
          x={(before / most) * 100}
          width={(row.counts[grade] / most) * 100}
          y={0}
          height={10}
        />
      )
    })}
  </svg>
)

import { Link } from '@tanstack/react-router'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import styles from './deficiency.module.css'
import { DeficiencyMark } from './deficiency-mark.tsx'

type DeficiencyTableProps = {
  deficiencies: readonly Deficiency[]
  /** Absent where nothing can be done with many. */
  choosing: { chosen: ReadonlySet<string>; onChoose: (ids: readonly string[], isChosen: boolean) => void } | null
}

/** A table on the desk, cards on the phone. */
export function DeficiencyTable({ deficiencies, choosing }: DeficiencyTableProps) {
  const isAllChosen = choosing !== null && deficiencies.every(({ id }) => choosing.chosen.has(id))
  return (
    <>
      {choosing && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isAllChosen}
            onChange={(event) =>
              choosing.onChoose(
                deficiencies.map(({ id }) => id),
                event.target.checked,
              )
            }
          />
          {t('deficiency.chooseAll', { count: deficiencies.length })}
        </label>
      )}
      <DataTable
        caption={t('place.deficiencies')}
        rows={deficiencies}
        keyOf={(deficiency) => deficiency.id}
        columns={[
          {
            title: t('deficiency.what'),
            cell: (deficiency) => <What deficiency={deficiency} choosing={choosing} />,
          },
          { title: t('deficiency.unit'), cell: ({ unitName }) => unitName },
          { title: t('deficiency.grade'), cell: ({ grade }) => t(`grade.${grade}`) },
          { title: t('deficiency.state'), cell: (deficiency) => <DeficiencyMark deficiency={deficiency} /> },
          { title: t('deficiency.due'), cell: ({ improvementDueDate }) => dateText(improvementDueDate) },
        ]}
      />
    </>
  )
}

function What({ deficiency, choosing }: { deficiency: Deficiency; choosing: DeficiencyTableProps['choosing'] }) {
  const { id, description, source, pointName, place, repeatOf } = deficiency
  const where = [t(`deficiency.source.${source}`), pointName, place, repeatOf && t('deficiency.repeated')]
  return (
    <span className={styles.what}>
      {choosing && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={choosing.chosen.has(id)}
            onChange={(event) => choosing.onChoose([id], event.target.checked)}
          />
          <span className="visuallyHidden">{t('deficiency.choose', { what: description })}</span>
        </label>
      )}
      <span>
        <Link to="/deficiencies/$deficiencyId" params={{ deficiencyId: id }}>
          {description}
        </Link>
        <span className={styles.where}>{where.filter(Boolean).join('　')}</span>
      </span>
    </span>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { PlannedMove } from '#domain/assignment/assignment.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import styles from './form.module.css'
import { planQuery } from './plan.queries.ts'

const datesText = (dates: PlannedMove['before']): string => {
  if (!dates) return '–'
  const due = dates.dueDate && dates.dueDate !== dates.fromDate ? `– ${dateText(dates.dueDate)}` : ''
  return [dateText(dates.fromDate), due, dates.dueTime].filter(Boolean).join(' ')
}

type Group = Omit<PlannedMove, 'unitId'> & { key: string; unitIds: string[] }

/** Units for which the same duty moves in the same way stand in one line. */
function groupsOf(moves: readonly PlannedMove[]): Group[] {
  const keyOf = ({ change, dutyId, before, after }: PlannedMove) => JSON.stringify([change, dutyId, before, after])
  return [...Map.groupBy(moves, keyOf)].flatMap(([key, same]) => {
    const [first] = same
    return first ? [{ ...first, key, unitIds: [...new Set(same.map(({ unitId }) => unitId))] }] : []
  })
}

type MovesProps = {
  planId: string
  /** The plan that an amendment changes: what it drops is named there. */
  otherId?: string
  moves: PlannedMove[]
}

/** What moves, appears and vanishes of what is out. */
export function Moves({ planId, otherId = planId, moves }: MovesProps) {
  const { nameOfUnit } = useUnits()
  const { data } = useQuery(planQuery(planId))
  const { data: other } = useQuery(planQuery(otherId))
  const duties = [...(data?.duties ?? []), ...(other?.duties ?? [])]
  const dutyOf = (id: string) => duties.find((duty) => duty.originId === id || duty.id === id)?.what ?? ''
  const count = (change: PlannedMove['change']) => moves.filter((move) => move.change === change).length
  if (moves.length === 0) return <Banner>{t('plan.period.nothing')}</Banner>
  const counts = { moved: count('moved'), appeared: count('appeared'), vanished: count('vanished') }
  return (
    <>
      <Banner tone="due">{t('plan.period.counts', counts)}</Banner>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={t('plan.period.moves')} tabIndex={0}>
        <DataTable
          caption={t('plan.period.moves')}
          rows={groupsOf(moves)}
          keyOf={({ key }) => key}
          columns={[
            { title: t('plan.duty.what'), cell: (move) => dutyOf(move.dutyId) },
            { title: t('plan.duty.units'), cell: (move) => move.unitIds.map(nameOfUnit).join(t('web.comma')) },
            {
              title: t('plan.period.change'),
              cell: (move) => <span className={styles.word}>{t(`plan.period.${move.change}`)}</span>,
            },
            { title: t('plan.period.before'), cell: (move) => datesText(move.before) },
            { title: t('plan.period.after'), cell: (move) => datesText(move.after) },
          ]}
        />
      </section>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PlannedMove } from '#domain/assignment/assignment.ts'
import type { Plan, PlanDetail, PlanSummary } from '#domain/plan/plan.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import styles from './form.module.css'

type Changed = { plan: PlanSummary; moves: PlannedMove[] }

/** First what would move, then the decision. */
export function PeriodDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const [start, setStart] = useState(plan.periodStart)
  const [end, setEnd] = useState(plan.periodEnd)
  const [moves, setMoves] = useState<PlannedMove[] | null>(null)
  const preview = useAction<Changed>((answer) => setMoves(answer.moves))
  const change = useAction<Changed>(onClose)
  const address = `/plans/${plan.id}/period`
  const input = (confirm: boolean) => ({
    id: plan.id,
    version: plan.version,
    periodStart: start,
    periodEnd: end,
    confirm,
  })
  const wrong = start && end && end < start ? t('plan.header.reversed') : null
  const isSame = start === plan.periodStart && end === plan.periodEnd
  const look = (event: FormEvent) => {
    event.preventDefault()
    preview.mutate({ address, input: input(false) })
  }
  const put = (set: (date: string | null) => void) => (date: string | null) => {
    set(date)
    setMoves(null)
  }
  return (
    <Dialog title={t('plan.period.open')} isOpen wide={moves !== null} onClose={onClose}>
      <form className={styles.form} onSubmit={look}>
        <p>{t('plan.period.text')}</p>
        <div className={styles.pair}>
          <DateField label={t('plan.header.start')} value={start} onChange={put(setStart)} />
          <DateField label={t('plan.header.end')} value={end} onChange={put(setEnd)} error={wrong} />
        </div>
        <Failure error={preview.error ?? change.error} />
        {moves && <Moves planId={plan.id} moves={moves} />}
        <Actions>
          {moves ? (
            <Button
              kind="main"
              isPending={change.isPending}
              onPress={() => change.mutate({ address, input: input(true) })}
            >
              {t('plan.period.confirm')}
            </Button>
          ) : (
            <Button
              type="submit"
              kind="main"
              isPending={preview.isPending}
              isDisabled={!start || !end || wrong !== null || isSame}
            >
              {t('plan.period.preview')}
            </Button>
          )}
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </form>
    </Dialog>
  )
}

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

function Moves({ planId, moves }: { planId: string; moves: PlannedMove[] }) {
  const { nameOfUnit } = useUnits()
  const { data } = useQuery(answerOf<PlanDetail>(`/plans/${planId}`))
  const dutyOf = (id: string) => data?.duties.find((duty) => duty.id === id)?.what ?? ''
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

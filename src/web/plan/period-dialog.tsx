import { type FormEvent, useState } from 'react'
import type { PlannedMove } from '#domain/assignment/assignment.ts'
import type { Plan, PlanSummary } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import styles from './form.module.css'
import { Moves } from './planned-moves.tsx'

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

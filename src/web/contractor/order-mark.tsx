import { isOpenTooLong } from '#domain/contractor/work-order.rules.ts'
import type { WorkOrder, WorkOrderState } from '#domain/contractor/work-order.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { useNow } from '#web/platform/use-now.ts'

const tones: Record<WorkOrderState, Tone> = { asked: 'waiting', approved: 'done', returned: 'nothing' }

/** How far it is; a window that stands open says so before anything else. */
export function OrderMark({ order }: { order: WorkOrder }) {
  const now = useNow()
  if (isOpenTooLong(order, new Date(now())))
    return <StateMark tone="late">{t('contractor.order.isOpenTooLong')}</StateMark>
  if (order.openedAt && !order.closedAt) return <StateMark tone="underWay">{t('contractor.order.isOpen')}</StateMark>
  return <StateMark tone={tones[order.state]}>{t(`contractor.order.state.${order.state}`)}</StateMark>
}

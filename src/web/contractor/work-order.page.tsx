import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { checkClosing, checkOpening } from '#domain/contractor/work-order.rules.ts'
import type { WorkOrder } from '#domain/contractor/work-order.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { workOrderQuery } from './contractor.queries.ts'
import { OrderMark } from './order-mark.tsx'
import { orderTime } from './order-time.ts'

export function WorkOrderPage() {
  const { orderId } = useParams({ from: '/contractors/orders/$orderId' })
  const { data: order, error } = useQuery(workOrderQuery(orderId))
  return (
    <Page
      title={t('contractor.order')}
      above={
        order && (
          <Link to="/contractors/$contractorId" params={{ contractorId: order.contractorId }}>
            {order.contractorName}
          </Link>
        )
      }
      lead={order?.what}
    >
      <Failure error={error} />
      {!order && !error && <Skeleton lines={6} />}
      {order && (
        <>
          <OrderFacts order={order} />
          <WindowActs order={order} />
          <ApprovalPanel kind="workOrder" subjectId={order.id} means={t('contractor.order.means')} />
        </>
      )}
    </Page>
  )
}

const OrderFacts = ({ order }: { order: WorkOrder }) => (
  <Facts
    facts={[
      [t('contractor.order.state'), <OrderMark key="mark" order={order} />],
      [t('contractor.order.manner'), order.isRemote ? t('contractor.order.remote') : t('contractor.order.onSite')],
      [t('contractor.order.who'), order.who],
      [t('contractor.order.point'), order.pointName],
      [t('contractor.order.time'), orderTime(order)],
      [t('contractor.order.askedBy'), `${order.askedByName}　${instantText(order.askedAt)}`],
      [t('contractor.order.opened'), order.openedAt && `${instantText(order.openedAt)}　${order.openedByName}`],
      [t('contractor.order.closed'), order.closedAt && `${instantText(order.closedAt)}　${order.closedByName}`],
    ]}
  />
)

/** The way in from outside, opened and shut by hand. */
function WindowActs({ order }: { order: WorkOrder }) {
  const actor = useActing()
  const now = useNow()
  const act = useAction<WorkOrder>()
  const canOpen = isAllowed(() => checkOpening(actor, order, new Date(now())))
  const canClose = isAllowed(() => checkClosing(actor, order))
  if (!canOpen && !canClose) return null
  const way = canOpen ? 'open' : 'close'
  return (
    <div>
      <Failure error={act.error} />
      <Button
        kind="main"
        isPending={act.isPending}
        onPress={() => act.mutate({ address: `/work-orders/${order.id}/${way}` })}
      >
        {t(`contractor.order.${way}`)}
      </Button>
    </div>
  )
}

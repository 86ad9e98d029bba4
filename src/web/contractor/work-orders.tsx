import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContractorDetail } from '#domain/contractor/contractor.ts'
import type { WorkOrder } from '#domain/contractor/work-order.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { OrderMark } from './order-mark.tsx'
import { orderTime } from './order-time.ts'

/** What the firm is to do, and by whose word. */
export function WorkOrders({ detail: { contractor, orders } }: { detail: ContractorDetail }) {
  const actor = useActing()
  const [isAsking, setAsking] = useState(false)
  const mayAsk = contractor.withdrawnOn === null && actor.unitId === contractor.unitId
  return (
    <Section
      title={t('contractor.orders')}
      aside={mayAsk && <Button onPress={() => setAsking(true)}>{t('contractor.order.ask')}</Button>}
    >
      {orders.length === 0 && <p>{t('contractor.noOrders')}</p>}
      {orders.length > 0 && <OrderTable orders={orders} />}
      {isAsking && <OrderDialog contractorId={contractor.id} onClose={() => setAsking(false)} />}
    </Section>
  )
}

const OrderTable = ({ orders }: { orders: readonly WorkOrder[] }) => (
  <DataTable
    caption={t('contractor.orders')}
    rows={orders}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('contractor.order.what'),
        cell: ({ id, what }) => (
          <Link to="/contractors/orders/$orderId" params={{ orderId: id }}>
            {what}
          </Link>
        ),
      },
      {
        title: t('contractor.order.manner'),
        cell: ({ isRemote }) => (isRemote ? t('contractor.order.remote') : t('contractor.order.onSite')),
      },
      {
        title: t('contractor.order.time'),
        cell: orderTime,
      },
      { title: t('contractor.order.state'), cell: (order) => <OrderMark order={order} /> },
    ]}
  />
)

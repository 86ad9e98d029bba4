import type { AgencyView } from '#web/platform/agency.ts'
import { useMay } from '#web/platform/session.ts'
import { CallOrder } from './call-order.tsx'
import { ChannelForm } from './channel-form.tsx'
import { DeadDeliveries } from './dead-deliveries.tsx'

/** How the agency tells its people: each sees the part that is theirs to set. */
export function AgencyTelling({ view }: { view: AgencyView }) {
  const may = useMay()
  return (
    <>
      {may('telling.showOrder') && <CallOrder view={view} />}
      {may('telling.listDead') && <DeadDeliveries />}
      {may('telling.showChannels') && <ChannelForm />}
    </>
  )
}

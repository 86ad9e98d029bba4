import { channelsTo } from '#domain/telling/telling.rules.ts'
import type { Work } from '#server/platform/work.ts'
import * as channels from './channels.store.ts'
import * as store from './delivery.store.ts'

type Recipient = { id: string; personId: string }

/** Puts each of them on the first way that leads there; whoever has none is told inside only. */
export async function beginDeliveries(work: Work, recipients: readonly Recipient[]): Promise<void> {
  const { settings, version } = await channels.find(work.tx)
  if (version === 0 || recipients.length === 0) return
  const reach = await store.reachOf(
    work.tx,
    recipients.map(({ personId }) => personId),
  )
  const begun = recipients.flatMap(({ id, personId }) => {
    const [first] = channelsTo(settings, reach.get(personId)!)
    return first ? [{ id: work.newId(), recipientId: id, channel: first }] : []
  })
  if (begun.length > 0) await store.insert(work.tx, work.actor.agencyId, begun, work.realNow)
}

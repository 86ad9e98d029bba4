import { Problem } from '#domain/problem.ts'
import { channelsTo, nextChannel } from '#domain/telling/telling.rules.ts'
import { read, type Work, write } from '#server/platform/work.ts'
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

/** When a way has failed the next one takes over at once; the one that failed is made up for later all the same. */
export async function beginNextWay(work: Work, recipientId: string, personId: string): Promise<void> {
  const begun = await store.listWays(work.tx, recipientId)
  if (begun.some(({ state }) => state === 'delivered')) return
  const { settings } = await channels.find(work.tx)
  const ways = channelsTo(settings, (await store.reachOf(work.tx, [personId])).get(personId)!)
  const tried = begun.map(({ channel }) => channel)
  const channel = nextChannel(ways, tried)
  if (channel)
    await store.insert(work.tx, work.actor.agencyId, [{ id: work.newId(), recipientId, channel }], work.realNow)
}

export const listDead = read('telling.listDead', (work) => store.listDead(work.tx))

export const tryAgain = write('telling.tryAgain', async (work, { id }: { id: string }) => {
  if (!(await store.revive(work.tx, id, work.realNow))) throw new Problem('telling.not_dead')
  work.record(id)
  return {}
})

import { delayAfterAttempt, mostAttempts } from '#domain/telling/telling.rules.ts'
import { batching } from '#server/platform/batching.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import { type Runner, runner } from '#server/platform/runner.ts'
import type { DueIn, PerformBySystem } from '#server/platform/system-work.ts'
import type { Work } from '#server/platform/work.ts'
import type { Equipment, HandOver, Sent } from './adapters.ts'
import { findSecrets } from './channel-secrets.ts'
import * as channels from './channels.store.ts'
import { beginNextWay } from './delivery.operations.ts'
import * as store from './delivery.store.ts'

type Parts = {
  database: Database
  clock: Clock
  bySystem: PerformBySystem
  handOver: HandOver
  origin: string | undefined
  /** How long a message that was taken in hand is left to its process; longer than any adapter takes. */
  leaseMs?: number
  failed: (error: unknown) => void
}

type InHand = { due: DueIn; parcel: store.Parcel; equipment: Equipment }
type Ended = InHand & { sent: Sent }

/** How many are in hand at once. */
const width = 96
const usualLeaseMs = 30_000

/**
 * Hands over what is due. Each message is first taken in hand by a committed row, then handed over, then its end is
 * written. A process that dies in between leaves the row; another one repeats it later under the same message id.
 */
export function deliveryRunner(parts: Parts): Runner {
  const { database, clock, bySystem, handOver, failed } = parts

  const takeFrom = (due: DueIn, ids: string[]) =>
    bySystem(due, 'telling.handOver', (work) => claim(work, due, ids, parts))
  const settle = batching<Ended>(async (_, ended) => {
    await bySystem(ended[0]!.due, 'telling.settle', (work) => settleAll(work, ended))
  })

  return runner<InHand>({
    width,
    failed,
    keyOf: ({ parcel }) => parcel.attemptId,
    take: async (about) => {
      const due = Map.groupBy(await store.due(database, clock.now(), about), ({ agencyId }) => agencyId)
      const taken = [...due.values()].map((ofOne) =>
        takeFrom(
          ofOne[0]!,
          ofOne.map(({ id }) => id),
        ),
      )
      return (await Promise.all(taken)).flatMap((ofOne) => ofOne ?? [])
    },
    run: async (inHand) => {
      const sent = await handOver(inHand.parcel, inHand.equipment).catch((error: unknown): Sent => {
        failed(error)
        return { result: 'failed', reason: 'unreachable' }
      })
      await settle(inHand.due.agencyId, { ...inHand, sent })
    },
  })
}

async function claim(work: Work, due: DueIn, ids: string[], parts: Parts): Promise<InHand[] | undefined> {
  const { origin, leaseMs = usualLeaseMs } = parts
  const at = work.realNow
  const until = new Date(at.getTime() + leaseMs)
  const attemptIds = await store.claim(work.tx, { ids, attemptIds: ids.map(() => work.newId()), at, until })
  if (attemptIds.length === 0) return undefined
  const { settings } = await channels.find(work.tx)
  const equipment = { settings, secrets: await findSecrets(work), origin, at }
  const parcels = await store.listParcels(work.tx, attemptIds)
  for (const { recipientId, id, channel, attempt } of parcels)
    work.record(recipientId, { delivery: id, channel, attempt })
  return parcels.map((parcel) => ({ due, parcel, equipment }))
}

async function settleAll(work: Work, ended: Ended[]): Promise<true> {
  await store.settle(
    work.tx,
    ended.map((one) => settledOf(one, work.realNow)),
    work.realNow,
  )
  for (const { parcel, sent } of ended) {
    for (const id of sent.gone ?? []) await store.removePushPlace(work.tx, id)
    const hasFailed = sent.result !== 'delivered' && sent.reason !== 'exercise'
    if (hasFailed) await beginNextWay(work, parcel.recipientId, parcel.personId)
    work.record(parcel.recipientId, { delivery: parcel.id, channel: parcel.channel, attempt: parcel.attempt, ...sent })
  }
  return true
}

/** A refusal is for good; a failure is made up for later, until it is given up. */
function settledOf({ parcel: { id, attemptId, attempt }, sent }: Ended, at: Date): store.Settled {
  const { result } = sent
  if (result === 'delivered') return { id, attemptId, result, reason: null, state: 'delivered', nextAt: at }
  const { reason } = sent
  const nextAt = new Date(at.getTime() + delayAfterAttempt(attempt, Math.random()))
  if (result === 'refused')
    return { id, attemptId, result, reason, state: reason === 'exercise' ? 'refused' : 'dead', nextAt }
  return { id, attemptId, result, reason, state: attempt < mostAttempts ? 'waiting' : 'dead', nextAt }
}

import { checkAcknowledgement, checkHandover, seesEveryHandover } from '#domain/handover/handover.rules.ts'
import type { HandoverEntry } from '#domain/handover/handover.ts'
import { Problem } from '#domain/problem.ts'
import { read, write } from '#server/platform/work.ts'
import * as store from './handover.store.ts'

export const listHandovers = read('handover.list', (work, _: Record<string, never>) =>
  store.list(work.tx, seesEveryHandover(work.actor) ? null : work.actor.personId),
)

export const writeHandover = write('handover.write', async (work, entry: HandoverEntry) => {
  checkHandover(work.actor, entry)
  const { agencyId, personId } = work.actor
  await store.insert(work.tx, { ...entry, agencyId, writtenBy: personId, writtenAt: work.now })
  work.record(entry.id, { fromPersonId: entry.fromPersonId, toPersonId: entry.toPersonId })
  return (await store.find(work.tx, entry.id))!
})

export const acknowledgeHandover = write('handover.acknowledge', async (work, { id }: { id: string }) => {
  const handover = await store.find(work.tx, id)
  if (!handover) throw new Problem('not_found')
  checkAcknowledgement(work.actor, handover)
  const { agencyId, personId } = work.actor
  await store.acknowledge(work.tx, { agencyId, handoverId: id, acknowledgedBy: personId, acknowledgedAt: work.now })
  work.record(id)
  return (await store.find(work.tx, id))!
})

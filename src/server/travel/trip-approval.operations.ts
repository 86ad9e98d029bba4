import { Problem } from '#domain/problem.ts'
import { stateOnceApproved } from '#domain/travel/trip.rules.ts'
import type { Approvable } from '#server/approval/approval.operations.ts'
import * as envelopes from './envelopes.ts'
import { found, hashOf } from './trip.operations.ts'
import * as store from './trip.store.ts'
import { tellDesk } from './trip-alarm.operations.ts'

/** Agreed by the agency; where somebody outside is asked too, the office goes on from there. */
export const tripApproval: Approvable = {
  show: async (work, id) => ({ contentHash: await hashOf(work, (await found(work, id)).trip), isSealed: true }),
  approved: async (work, id) => {
    const { trip } = await found(work, id)
    const state = stateOnceApproved(trip.owed)
    if (!(await store.update(work.tx, id, trip.version, { state }))) throw new Problem('changed_meanwhile')
    if (state === 'consented') await tellDesk(work, { ...trip, version: trip.version + 1 })
  },
  returned: async (work, id, remark) => {
    const { trip } = await found(work, id)
    if (!(await store.update(work.tx, id, trip.version, { state: 'returned' }))) throw new Problem('changed_meanwhile')
    if (remark !== null) await work.sealing.put(envelopes.remark, id, remark, trip.version + 1)
  },
}

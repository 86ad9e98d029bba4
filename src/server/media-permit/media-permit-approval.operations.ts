import type { Approvable } from '#server/approval/approval.operations.ts'
import type { Work } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import { findPermit, lockPermit, openedPermit } from './media-permit.operations.ts'
import * as store from './media-permit.store.ts'

const held = async (work: Work, id: string) => (await lockPermit(work, await findPermit(work, id))).permit

export const permitApproval: Approvable = {
  show: async (work, id) => {
    const permit = await findPermit(work, id)
    const { contentHash } = await openedPermit(work, permit)
    return { contentHash, isSealed: permit.classification === 'confidential' }
  },
  approved: async (work, id) => {
    await store.update(work.tx, await held(work, id), { state: 'approved' })
  },
  returned: async (work, id, remark) => {
    const permit = await held(work, id)
    await store.update(work.tx, permit, { state: remark === null ? 'withdrawn' : 'refused' })
    if (remark !== null) await work.sealing.put(envelopes.closing, id, { remark })
  },
}

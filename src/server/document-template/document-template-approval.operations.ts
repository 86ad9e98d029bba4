import { may } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import type { Approvable } from '#server/approval/approval.operations.ts'
import * as store from './document-template.store.ts'

/** A version never changes; approved, it counts from that moment. */
export const templateApproval: Approvable = {
  show: async (work, id) => {
    const found = may(work.actor.roles, 'documentTemplate.showVersion')
      ? await store.findVersion(work.tx, id)
      : undefined
    if (!found) throw new Problem('not_found')
    return { contentHash: found.hash }
  },
  approved: async (work, versionId) => {
    await store.insertApproval(work.tx, { agencyId: work.actor.agencyId, versionId, since: work.now })
  },
  returned: async () => {},
}

import { findAgency } from '#server/agency/agency.operations.ts'
import { newestApproval } from '#server/approval/approval.operations.ts'
import { write } from '#server/platform/work.ts'
import { findPermit, openedPermit, shownPermit } from './media-permit.operations.ts'

/** It leaves the office with the thing: having it is recorded as reading is. */
export const printPermitSlip = write('mediaPermit.printSlip', async (work, { id }: { id: string }) => {
  const permit = await findPermit(work, id)
  work.record(id)
  const { purpose, destination } = await openedPermit(work, permit)
  const approval = await newestApproval(work, 'mediaPermit', id)
  return {
    agency: await findAgency(work),
    madeAt: work.now.toISOString(),
    permit: shownPermit(work, permit),
    particulars: { purpose, destination },
    decisions: (approval?.decisions ?? []).map(({ decidedByName: name, decidedAt: at }) => ({ name, at })),
  }
})

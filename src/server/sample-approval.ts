import type { ApprovalKind } from '#domain/approval/approval.ts'
import { approvables } from './approvables.ts'
import { approvalOperations } from './approval/approval.operations.ts'
import type { Actor } from './platform/work.ts'
import type { Stage } from './sample-facilities.ts'

const { listApprovalsOf, decideApproval } = approvalOperations(approvables)

/** The head approves what was sent, as it was shown; or whoever else is asked. */
export async function playApproval(
  { does, inRole }: Stage,
  kind: ApprovalKind,
  subjectId: string,
  approver: Actor = inRole('agencyHead'),
): Promise<void> {
  const [sent] = await does(approver, listApprovalsOf, { kind, subjectId })
  await does(approver, decideApproval, { id: sent!.id, shownHash: sent!.contentHash, verdict: 'approved', remark: '' })
}

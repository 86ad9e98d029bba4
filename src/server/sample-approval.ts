import type { ApprovalKind } from '#domain/approval/approval.ts'
import { approvables } from './approvables.ts'
import { approvalOperations } from './approval/approval.operations.ts'
import type { Stage } from './sample-facilities.ts'

const { listApprovalsOf, decideApproval } = approvalOperations(approvables)

/** The head, or whoever else is named, approves what was sent, as it was shown. */
export async function playApproval(
  { does, inRole }: Stage,
  kind: ApprovalKind,
  subjectId: string,
  head = inRole('agencyHead'),
): Promise<void> {
  const [sent] = await does(head, listApprovalsOf, { kind, subjectId })
  await does(head, decideApproval, { id: sent!.id, shownHash: sent!.contentHash, verdict: 'approved', remark: '' })
}

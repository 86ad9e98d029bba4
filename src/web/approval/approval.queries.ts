import type { Approval, ApprovalKind, ApprovalRoute, ApprovalRow } from '#domain/approval/approval.ts'
import { answerOf } from '#web/platform/queries.ts'

export const approvalsOfQuery = (kind: ApprovalKind, subjectId: string) =>
  answerOf<Approval[]>(`/approvals/of/${kind}/${subjectId}`)

export const approvalsQuery = answerOf<ApprovalRow[]>('/approvals')

export const approvalRoutesQuery = answerOf<ApprovalRoute[]>('/approval-routes')

import { z } from 'zod'
import {
  Approval,
  ApprovalGiven,
  ApprovalKind,
  ApprovalOnPaper,
  ApprovalRoute,
  ApprovalRow,
} from '#domain/approval/approval.ts'
import type { Exposing } from '#server/platform/http.ts'
import { type Approvables, approvalOperations, listApprovals } from './approval.operations.ts'
import { listApprovalRoutes, setApprovalRoute } from './approval-route.operations.ts'

export function approvalHttp({ expose }: Exposing, approvables: Approvables): void {
  const { listApprovalsOf, decideApproval, withdrawApproval, approveOnPaper } = approvalOperations(approvables)
  const output = z.array(Approval)
  const ById = z.object({ id: z.uuid() })
  expose('GET /approvals', listApprovals, { input: z.object({}), output: z.array(ApprovalRow) })
  expose('GET /approvals/of/:kind/:subjectId', listApprovalsOf, {
    input: z.object({ kind: ApprovalKind, subjectId: z.uuid() }),
    output,
  })
  expose('POST /approvals/:id/decide', decideApproval, { input: ApprovalGiven, output })
  expose('POST /approvals/:id/withdraw', withdrawApproval, { input: ById, output })
  expose('POST /approvals/:id/paper', approveOnPaper, { input: ApprovalOnPaper, output })
  expose('GET /approval-routes', listApprovalRoutes, { input: z.object({}), output: z.array(ApprovalRoute) })
  expose('PUT /approval-routes/:kind', setApprovalRoute, { input: ApprovalRoute, output: ApprovalRoute })
}

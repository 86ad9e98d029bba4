import type { Approvables } from '#server/approval/approval.operations.ts'
import { workOrderApproval } from '#server/contractor/work-order.operations.ts'
import { templateApproval } from '#server/document-template/document-template-approval.operations.ts'
import { inspectionPlanApproval } from '#server/inspection-plan/inspection-plan-approval.operations.ts'
import { permitApproval } from '#server/media-permit/media-permit-approval.operations.ts'
import { minutesApproval } from '#server/meeting/minutes-approval.operations.ts'
import { documentApproval } from '#server/official-document/official-document.operations.ts'
import { outcomeReportApproval } from '#server/outcome-report/outcome-report-approval.operations.ts'
import { planApproval } from '#server/plan/plan-approval.operations.ts'
import { rewardProposalApproval } from '#server/reward-and-discipline/reward-approval.operations.ts'
import { tripApproval } from '#server/travel/trip-approval.operations.ts'

/** Everything that is sent on its way through people, each as its capability answers for it. */
export const approvables: Approvables = {
  plan: planApproval,
  inspectionPlan: inspectionPlanApproval,
  outcomeReport: outcomeReportApproval,
  officialDocument: documentApproval,
  rewardProposal: rewardProposalApproval,
  documentTemplate: templateApproval,
  minutes: minutesApproval,
  workOrder: workOrderApproval,
  travel: tripApproval,
  mediaPermit: permitApproval,
}

import type { Approvables } from '#server/approval/approval.operations.ts'
import { inspectionPlanApproval } from '#server/inspection-plan/inspection-plan-approval.operations.ts'
import { minutesApproval } from '#server/meeting/minutes-approval.operations.ts'
import { documentApproval } from '#server/official-document/official-document.operations.ts'
import { outcomeReportApproval } from '#server/outcome-report/outcome-report-approval.operations.ts'
import { planApproval } from '#server/plan/plan-approval.operations.ts'

/** Everything that is sent on its way through people, each as its capability answers for it. */
export const approvables: Approvables = {
  plan: planApproval,
  inspectionPlan: inspectionPlanApproval,
  outcomeReport: outcomeReportApproval,
  officialDocument: documentApproval,
  minutes: minutesApproval,
}

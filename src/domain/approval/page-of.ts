import type { ApprovalKind } from '#domain/approval/approval.ts'

/** The page where each kind of thing stands. */
export const pageOf: Record<ApprovalKind, (subjectId: string) => string> = {
  plan: (id) => `/plans/${id}`,
  inspectionPlan: (id) => `/checks/plans/${id}`,
  outcomeReport: (id) => `/outcome/${id}`,
  officialDocument: (id) => `/outcome/documents/${id}`,
  rewardProposal: (id) => `/outcome/rewards/${id}`,
  documentTemplate: (id) => `/templates/versions/${id}`,
  minutes: (id) => `/meetings/${id}`,
  workOrder: (id) => `/contractors/orders/${id}`,
  travel: (id) => `/travel/${id}`,
  mediaPermit: (id) => `/media/permits/${id}`,
}

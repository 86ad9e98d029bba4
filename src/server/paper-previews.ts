import type { PaperPreviews } from '#server/document-template/document-template.operations.ts'
import { previewMinutes, previewNotice } from '#server/meeting/meeting-preview.ts'
import { previewDocument } from '#server/official-document/document-preview.ts'
import { previewOutcome } from '#server/outcome-report/outcome-preview.ts'

/** Every kind of paper that has a template, each as its capability would write it today. */
export const paperPreviews: PaperPreviews = {
  outcomeLetter: previewDocument('outcomeLetter'),
  planLetter: previewDocument('planLetter'),
  planMemo: previewDocument('planMemo'),
  planAnnouncement: previewDocument('planAnnouncement'),
  deficiencyLetter: previewDocument('deficiencyLetter'),
  deficiencyMemo: previewDocument('deficiencyMemo'),
  inspectionMemo: previewDocument('inspectionMemo'),
  meetingNotice: previewNotice,
  minutes: previewMinutes,
  outcomeReport: previewOutcome,
}

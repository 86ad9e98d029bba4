import type { FastifyInstance } from 'fastify'
import { agencyHttp } from '#server/agency/agency.http.ts'
import { approvables } from '#server/approvables.ts'
import { approvalHttp } from '#server/approval/approval.http.ts'
import { assignmentHttp } from '#server/assignment/assignment.http.ts'
import { awarenessCampaignHttp } from '#server/awareness-campaign/awareness-campaign.http.ts'
import { awarenessLinkHttp } from '#server/awareness-campaign/awareness-link.http.ts'
import { broadcastHttp } from '#server/broadcast/broadcast.http.ts'
import { checklistHttp } from '#server/checklist/checklist.http.ts'
import { checklistSpreadsheetHttp } from '#server/checklist/checklist-spreadsheet.http.ts'
import { comparisonHttp } from '#server/comparison/comparison.http.ts'
import { confidentialMediumHttp } from '#server/confidential-medium/confidential-medium.http.ts'
import { contactHttp } from '#server/contact/contact.http.ts'
import { contactDrillHttp } from '#server/contact/contact-drill.http.ts'
import { contractorHttp } from '#server/contractor/contractor.http.ts'
import { contractorVisitHttp } from '#server/contractor/contractor-visit.http.ts'
import { deficiencyHttp } from '#server/deficiency/deficiency.http.ts'
import { deputyHttp } from '#server/deputy/deputy.http.ts'
import { documentTemplateHttp } from '#server/document-template/document-template.http.ts'
import { lookInForce } from '#server/document-template/in-force.operations.ts'
import { drawHttp } from '#server/draw/draw.http.ts'
import { dutyHttp } from '#server/duty/duty.http.ts'
import { emergencyPlanHttp } from '#server/emergency-plan/emergency-plan.http.ts'
import { exerciseHttp } from '#server/exercise/exercise.http.ts'
import { fieldKitHttp } from '#server/field-kit/field-kit.http.ts'
import { fileHttp } from '#server/file/file.http.ts'
import { uploadHttp } from '#server/file/upload.http.ts'
import { followUpCaseHttp } from '#server/follow-up-case/follow-up-case.http.ts'
import { handoverHttp } from '#server/handover/handover.http.ts'
import { incidentHttp } from '#server/incident/incident.http.ts'
import { incidentReportHttp } from '#server/incident/incident-report.http.ts'
import { inspectionHttp } from '#server/inspection/inspection.http.ts'
import { inspectionPlanHttp } from '#server/inspection-plan/inspection-plan.http.ts'
import { lawHttp } from '#server/law/law.http.ts'
import { logReviewHttp } from '#server/log-review/log-review.http.ts'
import { mainlandVisitHttp } from '#server/mainland-visitor/mainland-visit.http.ts'
import { mediaCheckHttp } from '#server/media-check/media-check.http.ts'
import { mediaPermitHttp } from '#server/media-permit/media-permit.http.ts'
import { meetingHttp } from '#server/meeting/meeting.http.ts'
import { offDutyCheckHttp } from '#server/off-duty-check/off-duty-check.http.ts'
import { officialDocumentHttp } from '#server/official-document/official-document.http.ts'
import { outcomeReportHttp } from '#server/outcome-report/outcome-report.http.ts'
import { paperPreviews } from '#server/paper-previews.ts'
import { patrolHttp } from '#server/patrol/patrol.http.ts'
import { planHttp } from '#server/plan/plan.http.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database } from '#server/platform/database.ts'
import type { Files } from '#server/platform/files.ts'
import { exposing } from '#server/platform/http.ts'
import type { MasterKeys } from '#server/platform/master-key.ts'
import { serving } from '#server/platform/serving.ts'
import { performer } from '#server/platform/work.ts'
import { pointHttp } from '#server/point/point.http.ts'
import { protectedTargetHttp } from '#server/protected-target/protected-target.http.ts'
import { readinessHttp } from '#server/readiness/readiness.http.ts'
import { rewardProposalHttp } from '#server/reward-and-discipline/reward-proposal.http.ts'
import { rosterHttp } from '#server/roster/roster.http.ts'
import { rosterFeedHttp } from '#server/roster/roster-feed.http.ts'
import { routeHttp } from '#server/route/route.http.ts'
import { sealedMatterHttp } from '#server/sealed-matter/sealed-matter.http.ts'
import { searchHttp } from '#server/search/search.http.ts'
import { deviceKeyHttp } from '#server/session/device-key.http.ts'
import { sessionHttp, sessions } from '#server/session/session.http.ts'
import { showables } from '#server/showables.ts'
import { standingDutyHttp } from '#server/standing-duty/standing-duty.http.ts'
import { statusReportHttp } from '#server/status-report/status-report.http.ts'
import { superiorFormHttp } from '#server/superior-form/superior-form.http.ts'
import { channelsHttp } from '#server/telling/channels.http.ts'
import { tellingHttp } from '#server/telling/telling.http.ts'
import { trainingHttp } from '#server/training/training.http.ts'
import { travelHttp } from '#server/travel/travel.http.ts'
import { watchBoardHttp } from '#server/watch-board/watch-board.http.ts'

export type Parts = {
  database: Database
  files: Files
  keys: MasterKeys
  clock: Clock
  config: Pick<Config, 'secure' | 'trustedProxies' | 'logLevel'> & Partial<Pick<Config, 'publicOrigin'>>
  /** How often a watch board is told the time. */
  pulseMs?: number
}

/** The application: every capability by name, on the parts it is given. */
export async function application({ database, files, keys, clock, config, pulseMs }: Parts): Promise<FastifyInstance> {
  const cookies = sessions(database, clock, config.secure)
  const app = await serving(config, cookies.findActor)
  const perform = performer(database, clock, keys)
  const exposed = exposing(app, perform, config, { lookOf: lookInForce, files })
  await sessionHttp(app, perform, database, cookies)
  deviceKeyHttp(exposed)
  approvalHttp(exposed, approvables)
  agencyHttp(exposed)
  fileHttp(exposed, files)
  uploadHttp(exposed, files)
  fieldKitHttp(exposed)
  planHttp(exposed)
  dutyHttp(exposed)
  assignmentHttp(exposed, showables)
  checklistHttp(exposed)
  checklistSpreadsheetHttp(exposed)
  inspectionHttp(exposed)
  inspectionPlanHttp(exposed)
  drawHttp(exposed)
  comparisonHttp(exposed)
  readinessHttp(exposed)
  deficiencyHttp(exposed)
  deputyHttp(exposed)
  pointHttp(exposed)
  patrolHttp(exposed)
  statusReportHttp(exposed)
  handoverHttp(exposed)
  rosterHttp(exposed)
  rosterFeedHttp(app, exposed, { database, clock })
  contactHttp(exposed)
  contactDrillHttp(exposed)
  incidentHttp(exposed)
  incidentReportHttp(exposed)
  routeHttp(exposed)
  lawHttp(exposed)
  sealedMatterHttp(exposed)
  followUpCaseHttp(exposed)
  exerciseHttp(exposed)
  searchHttp(exposed)
  meetingHttp(exposed)
  tellingHttp(exposed)
  channelsHttp(exposed, { hasOrigin: config.publicOrigin !== undefined })
  outcomeReportHttp(exposed, files)
  superiorFormHttp(exposed, files)
  officialDocumentHttp(exposed)
  rewardProposalHttp(exposed)
  documentTemplateHttp(exposed, files, paperPreviews)
  contractorHttp(exposed)
  contractorVisitHttp(exposed)
  protectedTargetHttp(exposed)
  emergencyPlanHttp(exposed)
  offDutyCheckHttp(exposed, files)
  broadcastHttp(exposed)
  travelHttp(exposed)
  mainlandVisitHttp(exposed)
  confidentialMediumHttp(exposed)
  mediaPermitHttp(exposed)
  mediaCheckHttp(exposed)
  watchBoardHttp(app, exposed, { perform, database, clock, keys, secure: config.secure, ...(pulseMs && { pulseMs }) })
  standingDutyHttp(exposed)
  awarenessCampaignHttp(exposed)
  awarenessLinkHttp(app, { database, clock, keys })
  trainingHttp(exposed, files)
  logReviewHttp(exposed, files)
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger())
  app.get('/api/health', { config: { access: 'public' }, schema: { hide: true } }, async () => {
    await database.ask('select 1', [])
    return { status: 'ok' }
  })
  return app
}

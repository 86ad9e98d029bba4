import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { PointKind } from '#domain/point/point.ts'
import type { AwarenessSearch } from '#web/awareness-campaign/awareness.queries.ts'
import type { ComparisonSearch } from '#web/comparison/comparison.queries.ts'
import type { ContactSearch } from '#web/contact/contact-list.page.tsx'
import type { DeficiencySearch } from '#web/deficiency/deficiency.queries.ts'
import type { HandoverSearch } from '#web/handover/handover.queries.ts'
import type { IncidentSearch } from '#web/incident/incident.queries.ts'
import type { LawChangesSearch } from '#web/law/law.queries.ts'
import type { LawSearch } from '#web/law/law-list.page.tsx'
import type { OffDutySearch } from '#web/off-duty-check/off-duty-check.queries.ts'
import { withWords } from '#web/platform/i18n.ts'
import type { PointSearch } from '#web/point/point-filters.tsx'
import type { MatterSearch } from '#web/sealed-matter/begun-matter.ts'
import type { SearchSearch } from '#web/search/search.page.tsx'
import { Broken, BrokenAlone } from '#web/shell/broken.tsx'
import { Door } from '#web/shell/door.tsx'
import { NotFound } from '#web/shell/not-found.tsx'
import type { StandingDutySearch } from '#web/standing-duty/standing-duty.queries.ts'
import type { WatchSearch } from '#web/status-report/status-report.queries.ts'
import { TodayPage } from '#web/today/today.page.tsx'
import { wallAddress } from '#web/watch-board/wall-address.ts'

const root = createRootRoute({ component: Door, notFoundComponent: NotFound, errorComponent: BrokenAlone })
const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const inspections = withWords(() => import('#web/inspection/inspection.pages.tsx'))
const deficiencies = withWords(() => import('#web/deficiency/deficiency.pages.tsx'))
const incidents = withWords(() => import('#web/incident/incident.pages.tsx'))
const sealedMatters = withWords(() => import('#web/sealed-matter/sealed-matter.pages.tsx'))
const assignments = withWords(() => import('#web/assignment/assignment.pages.tsx'))
const plans = withWords(() => import('#web/plan/plan.pages.tsx'))
const officialDocuments = withWords(() => import('#web/official-document/official-document.pages.tsx'))
const rewardsAndDiscipline = withWords(() => import('#web/reward-and-discipline/reward-and-discipline.pages.tsx'))
const outcomeReports = withWords(() => import('#web/outcome-report/outcome-report.pages.tsx'))
const documentTemplates = withWords(() => import('#web/document-template/document-template.pages.tsx'))
const checklists = withWords(() => import('#web/checklist/checklist.pages.tsx'))
const agencies = withWords(() => import('#web/agency/agency.pages.tsx'))

const inspectionPlans = withWords(() => import('#web/inspection-plan/inspection-plan.pages.tsx'))
const draws = withWords(() => import('#web/draw/draw.pages.tsx'))
const comparisons = withWords(() => import('#web/comparison/comparison.pages.tsx'))
const readiness = withWords(() => import('#web/readiness/readiness.pages.tsx'))
const points = withWords(() => import('#web/point/point.pages.tsx'))
const handovers = withWords(() => import('#web/handover/handover.pages.tsx'))
const rosters = withWords(() => import('#web/roster/roster.pages.tsx'))
const watches = withWords(() => import('#web/status-report/status-report.pages.tsx'))
const contacts = withWords(() => import('#web/contact/contact.pages.tsx'))
const routesOfReports = withWords(() => import('#web/route/route.pages.tsx'))
const laws = withWords(() => import('#web/law/law.pages.tsx'))
const tellings = withWords(() => import('#web/telling/telling.pages.tsx'))
const meetings = withWords(() => import('#web/meeting/meeting.pages.tsx'))
const exercises = withWords(() => import('#web/exercise/exercise.pages.tsx'))
const patrols = withWords(() => import('#web/patrol/patrol.pages.tsx'))
const awareness = withWords(() => import('#web/awareness-campaign/awareness.pages.tsx'))
// Its words are among the first: whoever holds a link waits for no other.
const link = () => import('#web/awareness-campaign/link.page.tsx')
const trainings = withWords(() => import('#web/training/training.pages.tsx'))
const outbox = withWords(() => import('#web/outbox/outbox.page.tsx'))
const approvals = withWords(() => import('#web/approval/approval.pages.tsx'))
const logReviews = withWords(() => import('#web/log-review/log-review.pages.tsx'))
const superiorForms = withWords(() => import('#web/superior-form/superior-form.pages.tsx'))
const searches = withWords(() => import('#web/search/search.pages.tsx'))
const contractors = withWords(() => import('#web/contractor/contractor.pages.tsx'))
const targets = withWords(() => import('#web/protected-target/protected-target.pages.tsx'))
const emergencyPlans = withWords(() => import('#web/emergency-plan/emergency-plan.pages.tsx'))
const offDutyChecks = withWords(() => import('#web/off-duty-check/off-duty-check.pages.tsx'))
const broadcasts = withWords(() => import('#web/broadcast/broadcast.pages.tsx'))
const travels = withWords(() => import('#web/travel/travel.pages.tsx'))
const visitors = withWords(() => import('#web/mainland-visitor/mainland-visitor.pages.tsx'))
const media = withWords(() => import('#web/confidential-medium/confidential-medium.pages.tsx'))
const mediaPermits = withWords(() => import('#web/media-permit/media-permit.pages.tsx'))
const mediaChecks = withWords(() => import('#web/media-check/media-check.pages.tsx'))
const me = withWords(() => import('#web/shell/me.page.tsx'))
const walls = withWords(() => import('#web/watch-board/wall.pages.tsx'))
const standingDuties = withWords(() => import('#web/standing-duty/standing-duty.pages.tsx'))

const whole = (value: unknown): number | undefined => (Number.isInteger(value) ? (value as number) : undefined)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const present = <Search extends object>(search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search

const withdrawn = (search: Record<string, unknown>): { withdrawn?: 'yes' } =>
  search.withdrawn === 'yes' ? { withdrawn: 'yes' } : {}

const routes = [
  createRoute({ ...at('/'), component: TodayPage }),

  createRoute({ ...at('/checks'), component: lazyRouteComponent(inspections, 'InspectionListPage') }),
  createRoute({
    ...at('/checks/start'),
    component: lazyRouteComponent(inspections, 'InspectionStartPage'),
    validateSearch: (search): { form?: string } => present({ form: text(search.form) }) as { form?: string },
  }),
  createRoute({ ...at('/checks/$inspectionId'), component: lazyRouteComponent(inspections, 'InspectionPage') }),
  createRoute({ ...at('/checks/$inspectionId/versions'), component: lazyRouteComponent(inspections, 'VersionsPage') }),
  createRoute({ ...at('/checks/plans'), component: lazyRouteComponent(inspectionPlans, 'InspectionPlanListPage') }),
  createRoute({
    ...at('/checks/plans/new'),
    component: lazyRouteComponent(inspectionPlans, 'InspectionPlanNewPage'),
    validateSearch: (search): { drawId?: string } => present({ drawId: text(search.drawId) }),
  }),
  createRoute({
    ...at('/checks/plans/$inspectionPlanId'),
    component: lazyRouteComponent(inspectionPlans, 'InspectionPlanPage'),
  }),
  createRoute({ ...at('/checks/draws'), component: lazyRouteComponent(draws, 'DrawListPage') }),
  createRoute({ ...at('/checks/draws/new'), component: lazyRouteComponent(draws, 'DrawNewPage') }),
  createRoute({ ...at('/checks/draws/$drawId'), component: lazyRouteComponent(draws, 'DrawPage') }),
  createRoute({
    ...at('/checks/comparison'),
    component: lazyRouteComponent(comparisons, 'ComparisonPage'),
    validateSearch: (search): ComparisonSearch =>
      present({
        planId: text(search.planId),
        unitId: text(search.unitId),
        checklistId: text(search.checklistId),
      }),
  }),
  createRoute({ ...at('/readiness/$planId'), component: lazyRouteComponent(readiness, 'ReadinessPage') }),

  createRoute({
    ...at('/deficiencies'),
    component: lazyRouteComponent(deficiencies, 'DeficiencyListPage'),
    validateSearch: (search): DeficiencySearch =>
      present({
        planId: text(search.planId),
        unitId: text(search.unitId),
        grade: text(search.grade) as DeficiencySearch['grade'],
        source: text(search.source) as DeficiencySearch['source'],
        status: text(search.status) as DeficiencySearch['status'],
        overdue: search.overdue === true || undefined,
        text: text(search.text),
        order: search.order === 'due' ? 'due' : undefined,
      }),
  }),
  createRoute({ ...at('/deficiencies/new'), component: lazyRouteComponent(deficiencies, 'DeficiencyNewPage') }),
  createRoute({ ...at('/deficiencies/$deficiencyId'), component: lazyRouteComponent(deficiencies, 'DeficiencyPage') }),

  createRoute({
    ...at('/facilities'),
    component: lazyRouteComponent(points, 'PointListPage'),
    validateSearch: (search): PointSearch =>
      present({
        unitId: text(search.unitId),
        kind: text(search.kind) as PointKind,
        floor: text(search.floor),
        words: text(search.words),
        faulty: search.faulty === 'yes' ? ('yes' as const) : undefined,
      }),
  }),
  createRoute({ ...at('/facilities/$pointId'), component: lazyRouteComponent(points, 'PointPage') }),
  createRoute({ ...at('/scan'), component: lazyRouteComponent(points, 'ScanPage') }),
  createRoute({ ...at('/p'), component: lazyRouteComponent(points, 'ScanPage') }),
  createRoute({ ...at('/p/$code'), component: lazyRouteComponent(points, 'PointByCodePage') }),
  createRoute({ ...at('/patrols'), component: lazyRouteComponent(patrols, 'PatrolListPage') }),
  createRoute({ ...at('/patrols/$routeId'), component: lazyRouteComponent(patrols, 'PatrolRoutePage') }),
  createRoute({ ...at('/patrols/rounds/$roundId'), component: lazyRouteComponent(patrols, 'PatrolRoundPage') }),

  createRoute({
    ...at('/contacts'),
    component: lazyRouteComponent(contacts, 'ContactListPage'),
    validateSearch: (search): ContactSearch =>
      present({
        words: text(search.words),
        only: search.only === 'doubtful' || search.only === 'withdrawn' ? search.only : undefined,
      }),
  }),
  createRoute({ ...at('/contacts/drills'), component: lazyRouteComponent(contacts, 'ContactDrillListPage') }),
  createRoute({ ...at('/contacts/drills/$drillId'), component: lazyRouteComponent(contacts, 'ContactDrillPage') }),
  createRoute({ ...at('/contacts/$contactId'), component: lazyRouteComponent(contacts, 'ContactPage') }),
  createRoute({ ...at('/templates'), component: lazyRouteComponent(documentTemplates, 'TemplateListPage') }),
  createRoute({ ...at('/templates/$kind'), component: lazyRouteComponent(documentTemplates, 'TemplatePage') }),
  createRoute({
    ...at('/templates/versions/$versionId'),
    component: lazyRouteComponent(documentTemplates, 'TemplateVersionPage'),
  }),
  createRoute({ ...at('/routes'), component: lazyRouteComponent(routesOfReports, 'RouteListPage') }),
  createRoute({ ...at('/routes/new'), component: lazyRouteComponent(routesOfReports, 'RouteNewPage') }),
  createRoute({ ...at('/routes/try-out'), component: lazyRouteComponent(routesOfReports, 'RouteTrialPage') }),
  createRoute({
    ...at('/routes/$routeKey'),
    component: lazyRouteComponent(routesOfReports, 'RoutePage'),
    validateSearch: (search): { part?: string } => present({ part: text(search.part) }),
  }),

  createRoute({
    ...at('/laws'),
    component: lazyRouteComponent(laws, 'LawListPage'),
    validateSearch: (search): LawSearch =>
      present({
        words: text(search.words),
        only: search.only === 'stale' || search.only === 'own' ? search.only : undefined,
      }),
  }),
  createRoute({ ...at('/laws/new'), component: lazyRouteComponent(laws, 'LawNewPage') }),
  createRoute({ ...at('/laws/import'), component: lazyRouteComponent(laws, 'LawImportPage') }),
  createRoute({
    ...at('/laws/changes'),
    component: lazyRouteComponent(laws, 'LawChangesPage'),
    validateSearch: (search): LawChangesSearch =>
      present({ planId: text(search.planId), earlierId: text(search.earlierId) }),
  }),
  createRoute({
    ...at('/laws/$lawKey'),
    component: lazyRouteComponent(laws, 'LawPage'),
    validateSearch: (search): { part?: string } => present({ part: text(search.part) }),
  }),

  createRoute({
    ...at('/reports'),
    component: lazyRouteComponent(incidents, 'IncidentListPage'),
    validateSearch: (search): IncidentSearch =>
      present({
        state: text(search.state) as IncidentSearch['state'],
        kind: text(search.kind) as IncidentSearch['kind'],
        late: search.late === 'true' || search.late === true ? ('true' as const) : undefined,
      }),
  }),
  createRoute({
    ...at('/reports/new'),
    component: lazyRouteComponent(incidents, 'IncidentRecordPage'),
    validateSearch: (search): { what?: string } => present({ what: text(search.what) }) as { what?: string },
  }),
  createRoute({ ...at('/reports/sealed'), component: lazyRouteComponent(sealedMatters, 'SealedMatterListPage') }),
  createRoute({
    ...at('/reports/sealed/new'),
    component: lazyRouteComponent(sealedMatters, 'SealedMatterRecordPage'),
    validateSearch: (search): MatterSearch =>
      present({
        kind: text(search.kind) as MatterSearch['kind'],
        tripId: text(search.tripId),
        visitId: text(search.visitId),
      }),
  }),
  createRoute({
    ...at('/reports/sealed/$matterId'),
    component: lazyRouteComponent(sealedMatters, 'SealedMatterPage'),
  }),
  createRoute({ ...at('/reports/$incidentId'), component: lazyRouteComponent(incidents, 'IncidentPage') }),

  createRoute({ ...at('/exercises'), component: lazyRouteComponent(exercises, 'ExerciseListPage') }),
  createRoute({ ...at('/exercises/$exerciseId'), component: lazyRouteComponent(exercises, 'ExercisePage') }),
  createRoute({ ...at('/exercises/scenarios/$scenarioKey'), component: lazyRouteComponent(exercises, 'ScenarioPage') }),

  createRoute({
    ...at('/contractors'),
    component: lazyRouteComponent(contractors, 'ContractorListPage'),
    validateSearch: withdrawn,
  }),
  createRoute({ ...at('/contractors/entries'), component: lazyRouteComponent(contractors, 'ContractorDoorPage') }),
  createRoute({ ...at('/contractors/orders/$orderId'), component: lazyRouteComponent(contractors, 'WorkOrderPage') }),
  createRoute({ ...at('/contractors/$contractorId'), component: lazyRouteComponent(contractors, 'ContractorPage') }),
  createRoute({
    ...at('/targets'),
    component: lazyRouteComponent(targets, 'TargetListPage'),
    validateSearch: withdrawn,
  }),
  createRoute({ ...at('/targets/$targetId'), component: lazyRouteComponent(targets, 'TargetPage') }),
  createRoute({
    ...at('/emergency-plans'),
    component: lazyRouteComponent(emergencyPlans, 'EmergencyPlanListPage'),
    validateSearch: withdrawn,
  }),
  createRoute({
    ...at('/emergency-plans/$planId'),
    component: lazyRouteComponent(emergencyPlans, 'EmergencyPlanPage'),
  }),

  createRoute({ ...at('/meetings'), component: lazyRouteComponent(meetings, 'MeetingListPage') }),
  createRoute({ ...at('/meetings/new'), component: lazyRouteComponent(meetings, 'MeetingNewPage') }),
  createRoute({ ...at('/meetings/attend'), component: lazyRouteComponent(meetings, 'AttendPage') }),
  createRoute({ ...at('/meetings/attend/$code'), component: lazyRouteComponent(meetings, 'AttendByCodePage') }),
  createRoute({
    ...at('/meetings/resolutions/$resolutionId'),
    component: lazyRouteComponent(meetings, 'ResolutionPage'),
  }),
  createRoute({ ...at('/meetings/$meetingId'), component: lazyRouteComponent(meetings, 'MeetingPage') }),

  createRoute({ ...at('/a'), component: lazyRouteComponent(link, 'LinkPage') }),
  createRoute({
    ...at('/awareness'),
    component: lazyRouteComponent(awareness, 'AwarenessPage'),
    validateSearch: (search): AwarenessSearch => present({ part: text(search.part) }) as AwarenessSearch,
  }),
  createRoute({ ...at('/awareness/new'), component: lazyRouteComponent(awareness, 'CampaignNewPage') }),
  createRoute({ ...at('/awareness/read/$campaignId'), component: lazyRouteComponent(awareness, 'ReadingPage') }),
  createRoute({ ...at('/awareness/pieces/new'), component: lazyRouteComponent(awareness, 'PieceNewPage') }),
  createRoute({ ...at('/awareness/pieces/$pieceKey'), component: lazyRouteComponent(awareness, 'PiecePage') }),
  createRoute({ ...at('/awareness/trainings/new'), component: lazyRouteComponent(trainings, 'TrainingNewPage') }),
  createRoute({ ...at('/awareness/trainings/attend'), component: lazyRouteComponent(trainings, 'TrainingAttendPage') }),
  createRoute({
    ...at('/awareness/trainings/attend/$code'),
    component: lazyRouteComponent(trainings, 'TrainingAttendByCodePage'),
  }),
  createRoute({
    ...at('/awareness/trainings/$trainingId'),
    component: lazyRouteComponent(trainings, 'TrainingPage'),
  }),
  createRoute({ ...at('/awareness/$campaignId'), component: lazyRouteComponent(awareness, 'CampaignPage') }),

  createRoute({
    ...at('/watch/handovers'),
    component: lazyRouteComponent(handovers, 'HandoverListPage'),
    validateSearch: (search): HandoverSearch => present({ to: text(search.to), at: text(search.at) }),
  }),
  createRoute({ ...at('/watch/roster'), component: lazyRouteComponent(rosters, 'RosterListPage') }),
  createRoute({ ...at('/watch/roster/new'), component: lazyRouteComponent(rosters, 'RosterNewPage') }),
  createRoute({ ...at('/watch/roster/$rosterId'), component: lazyRouteComponent(rosters, 'RosterPage') }),
  createRoute({ ...at('/watch/my-shifts'), component: lazyRouteComponent(rosters, 'MyShiftsPage') }),
  createRoute({
    ...at('/watch'),
    component: lazyRouteComponent(watches, 'WatchPage'),
    validateSearch: (search): WatchSearch =>
      present({
        planId: text(search.planId),
        date: text(search.date),
        view: search.view === 'period' ? ('period' as const) : undefined,
      }),
  }),
  createRoute({ ...at('/notices'), component: lazyRouteComponent(tellings, 'NoticeListPage') }),
  createRoute({ ...at('/notices/$noticeId'), component: lazyRouteComponent(tellings, 'NoticePage') }),

  createRoute({ ...at('/assignments/$assignmentId'), component: lazyRouteComponent(assignments, 'AssignmentPage') }),

  createRoute({ ...at('/plans'), component: lazyRouteComponent(plans, 'PlanListPage') }),
  createRoute({ ...at('/plans/import'), component: lazyRouteComponent(plans, 'PlanImportPage') }),
  createRoute({ ...at('/plans/from-model'), component: lazyRouteComponent(plans, 'ModelPlanPage') }),
  createRoute({ ...at('/plans/$planId'), component: lazyRouteComponent(plans, 'PlanPage') }),
  createRoute({ ...at('/plans/$planId/write'), component: lazyRouteComponent(plans, 'PlanEditorPage') }),
  createRoute({ ...at('/plans/$planId/compare'), component: lazyRouteComponent(plans, 'PlanComparePage') }),
  createRoute({ ...at('/plans/$planId/versions'), component: lazyRouteComponent(plans, 'PlanVersionsPage') }),
  createRoute({ ...at('/outcome'), component: lazyRouteComponent(outcomeReports, 'OutcomeReportListPage') }),
  createRoute({ ...at('/outcome/table'), component: lazyRouteComponent(outcomeReports, 'OutcomeTablePage') }),
  createRoute({ ...at('/outcome/$planId/write'), component: lazyRouteComponent(outcomeReports, 'OutcomeWritingPage') }),
  createRoute({
    ...at('/outcome/documents'),
    component: lazyRouteComponent(officialDocuments, 'DocumentListPage'),
  }),
  createRoute({
    ...at('/outcome/documents/$documentId'),
    component: lazyRouteComponent(officialDocuments, 'DocumentPage'),
  }),
  createRoute({
    ...at('/outcome/rewards'),
    component: lazyRouteComponent(rewardsAndDiscipline, 'RewardListPage'),
    validateSearch: (search): { planId?: string } => present({ planId: text(search.planId) }),
  }),
  createRoute({
    ...at('/outcome/rewards/$proposalId'),
    component: lazyRouteComponent(rewardsAndDiscipline, 'RewardProposalPage'),
  }),
  createRoute({ ...at('/outcome/$planId'), component: lazyRouteComponent(outcomeReports, 'OutcomeReportPage') }),
  createRoute({ ...at('/outcome/forms'), component: lazyRouteComponent(superiorForms, 'SuperiorFormListPage') }),
  createRoute({ ...at('/outcome/forms/$formId'), component: lazyRouteComponent(superiorForms, 'SuperiorFormPage') }),
  createRoute({ ...at('/outcome/$planId/forms'), component: lazyRouteComponent(superiorForms, 'FillFormPage') }),
  createRoute({ ...at('/checks/log-reviews'), component: lazyRouteComponent(logReviews, 'LogReviewListPage') }),
  createRoute({ ...at('/checks/log-reviews/rules'), component: lazyRouteComponent(logReviews, 'LogRulePage') }),
  createRoute({
    ...at('/checks/log-reviews/findings'),
    component: lazyRouteComponent(logReviews, 'LogFindingListPage'),
  }),
  createRoute({
    ...at('/checks/log-reviews/findings/$findingId'),
    component: lazyRouteComponent(logReviews, 'LogFindingPage'),
  }),
  createRoute({ ...at('/checks/log-reviews/$importId'), component: lazyRouteComponent(logReviews, 'LogImportPage') }),
  createRoute({ ...at('/checklists'), component: lazyRouteComponent(checklists, 'ChecklistListPage') }),
  createRoute({
    ...at('/checklists/$checklistId'),
    component: lazyRouteComponent(checklists, 'ChecklistPage'),
    validateSearch: (search): { part?: string } => present({ part: text(search.part) }),
  }),

  createRoute({
    ...at('/agency'),
    component: lazyRouteComponent(agencies, 'AgencyPage'),
    validateSearch: (search): { part?: string } => present({ part: text(search.part) }),
  }),

  createRoute({
    ...at('/search'),
    component: lazyRouteComponent(searches, 'SearchPage'),
    validateSearch: (search): SearchSearch =>
      present({
        words: text(search.words),
        unitId: text(search.unitId),
        personId: text(search.personId),
        clauseId: text(search.clauseId),
        since: text(search.since),
        until: text(search.until),
      }),
  }),
  createRoute({ ...at('/travel'), component: lazyRouteComponent(travels, 'TripListPage') }),
  createRoute({ ...at('/travel/new'), component: lazyRouteComponent(travels, 'TripNewPage') }),
  createRoute({ ...at('/travel/checks'), component: lazyRouteComponent(travels, 'CheckListPage') }),
  createRoute({ ...at('/travel/checks/$checkId'), component: lazyRouteComponent(travels, 'CheckPage') }),
  createRoute({ ...at('/travel/$tripId'), component: lazyRouteComponent(travels, 'TripPage') }),
  createRoute({ ...at('/visitors'), component: lazyRouteComponent(visitors, 'VisitListPage') }),
  createRoute({ ...at('/visitors/new'), component: lazyRouteComponent(visitors, 'VisitNewPage') }),
  createRoute({ ...at('/visitors/$visitId'), component: lazyRouteComponent(visitors, 'VisitPage') }),
  createRoute({ ...at('/media'), component: lazyRouteComponent(media, 'MediumListPage') }),
  createRoute({ ...at('/media/c/$code'), component: lazyRouteComponent(media, 'MediumByCodePage') }),
  createRoute({
    ...at('/media/counter'),
    component: lazyRouteComponent(mediaPermits, 'CounterPage'),
    validateSearch: (search): { code?: string } => present({ code: text(search.code) }),
  }),
  createRoute({
    ...at('/media/permits'),
    component: lazyRouteComponent(mediaPermits, 'PermitListPage'),
    validateSearch: (search): { only?: 'overdue' } => (search.only === 'overdue' ? { only: 'overdue' } : {}),
  }),
  createRoute({
    ...at('/media/permits/new'),
    component: lazyRouteComponent(mediaPermits, 'PermitNewPage'),
    validateSearch: (search): { mediumId: string } => ({ mediumId: text(search.mediumId) ?? '' }),
  }),
  createRoute({ ...at('/media/permits/c/$code'), component: lazyRouteComponent(mediaPermits, 'PermitByCodePage') }),
  createRoute({ ...at('/media/permits/$permitId'), component: lazyRouteComponent(mediaPermits, 'PermitPage') }),
  createRoute({ ...at('/media/checks'), component: lazyRouteComponent(mediaChecks, 'MediaCheckListPage') }),
  createRoute({ ...at('/media/checks/$checkId'), component: lazyRouteComponent(mediaChecks, 'MediaCheckPage') }),
  createRoute({ ...at('/media/$mediumId'), component: lazyRouteComponent(media, 'MediumPage') }),

  createRoute({ ...at('/approvals'), component: lazyRouteComponent(approvals, 'ApprovalListPage') }),
  createRoute({ ...at('/outbox'), component: lazyRouteComponent(outbox, 'OutboxPage') }),
  createRoute({
    ...at('/checks/off-duty'),
    component: lazyRouteComponent(offDutyChecks, 'OffDutyBoardPage'),
    validateSearch: (search): OffDutySearch => present({ date: text(search.date) }),
  }),
  createRoute({ ...at('/checks/off-duty/rooms'), component: lazyRouteComponent(offDutyChecks, 'OffDutyRoomsPage') }),
  createRoute({
    ...at('/checks/off-duty/$pointId'),
    component: lazyRouteComponent(offDutyChecks, 'OffDutyRoomPage'),
    validateSearch: (search): OffDutySearch => present({ date: text(search.date) }),
  }),
  createRoute({ ...at('/broadcasts'), component: lazyRouteComponent(broadcasts, 'BroadcastPage') }),
  createRoute({ ...at('/me'), component: lazyRouteComponent(me, 'MePage') }),
  createRoute({ ...at(wallAddress), component: lazyRouteComponent(walls, 'WallPage') }),
  createRoute({
    ...at('/standing-duties'),
    component: lazyRouteComponent(standingDuties, 'StandingDutyPage'),
    validateSearch: (search): StandingDutySearch =>
      present({
        year: whole(search.year),
        month: whole(search.month),
        view: search.view === 'year' ? ('year' as const) : undefined,
      }),
  }),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

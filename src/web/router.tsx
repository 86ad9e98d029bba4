import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { PointKind } from '#domain/point/point.ts'
import type { ComparisonSearch } from '#web/comparison/comparison.queries.ts'
import type { DeficiencySearch } from '#web/deficiency/deficiency.queries.ts'
import { withWords } from '#web/platform/i18n.ts'
import type { PointSearch } from '#web/point/point-filters.tsx'
import { Broken, BrokenAlone } from '#web/shell/broken.tsx'
import { Gate } from '#web/shell/gate.tsx'
import { NotFound } from '#web/shell/not-found.tsx'
import { TodayPage } from '#web/today/today.page.tsx'

const root = createRootRoute({ component: Gate, notFoundComponent: NotFound, errorComponent: BrokenAlone })
const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const inspections = withWords(() => import('#web/inspection/inspection.pages.tsx'))
const deficiencies = withWords(() => import('#web/deficiency/deficiency.pages.tsx'))
const incidents = withWords(() => import('#web/incident/incident.pages.tsx'))
const assignments = withWords(() => import('#web/assignment/assignment.pages.tsx'))
const plans = withWords(() => import('#web/plan/plan.pages.tsx'))
const outcomeReports = withWords(() => import('#web/outcome-report/outcome-report.pages.tsx'))
const checklists = withWords(() => import('#web/checklist/checklist.pages.tsx'))
const agencies = withWords(() => import('#web/agency/agency.pages.tsx'))

const inspectionPlans = withWords(() => import('#web/inspection-plan/inspection-plan.pages.tsx'))
const draws = withWords(() => import('#web/draw/draw.pages.tsx'))
const comparisons = withWords(() => import('#web/comparison/comparison.pages.tsx'))
const readiness = withWords(() => import('#web/readiness/readiness.pages.tsx'))
const points = withWords(() => import('#web/point/point.pages.tsx'))
const patrols = withWords(() => import('#web/patrol/patrol.pages.tsx'))
const outbox = withWords(() => import('#web/outbox/outbox.page.tsx'))
const me = withWords(() => import('#web/shell/me.page.tsx'))

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const present = <Search extends object>(search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search

const routes = [
  createRoute({ ...at('/'), component: TodayPage }),

  createRoute({ ...at('/checks'), component: lazyRouteComponent(inspections, 'InspectionListPage') }),
  createRoute({ ...at('/checks/start'), component: lazyRouteComponent(inspections, 'InspectionStartPage') }),
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

  createRoute({ ...at('/reports'), component: lazyRouteComponent(incidents, 'IncidentListPage') }),
  createRoute({ ...at('/reports/new'), component: lazyRouteComponent(incidents, 'IncidentRecordPage') }),
  createRoute({ ...at('/reports/$incidentId'), component: lazyRouteComponent(incidents, 'IncidentPage') }),

  createRoute({ ...at('/assignments/$assignmentId'), component: lazyRouteComponent(assignments, 'AssignmentPage') }),

  createRoute({ ...at('/plans'), component: lazyRouteComponent(plans, 'PlanListPage') }),
  createRoute({ ...at('/plans/import'), component: lazyRouteComponent(plans, 'PlanImportPage') }),
  createRoute({ ...at('/plans/$planId'), component: lazyRouteComponent(plans, 'PlanPage') }),
  createRoute({ ...at('/outcome'), component: lazyRouteComponent(outcomeReports, 'OutcomeReportListPage') }),
  createRoute({ ...at('/outcome/$planId'), component: lazyRouteComponent(outcomeReports, 'OutcomeReportPage') }),
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

  createRoute({ ...at('/outbox'), component: lazyRouteComponent(outbox, 'OutboxPage') }),
  createRoute({ ...at('/me'), component: lazyRouteComponent(me, 'MePage') }),
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

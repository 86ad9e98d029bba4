export { InspectionPlanPage } from './inspection-plan.page.tsx'
export { InspectionPlanListPage } from './inspection-plan-list.page.tsx'
export { InspectionPlanNewPage } from './inspection-plan-new.page.tsx'

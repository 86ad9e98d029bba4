export { EmergencyPlanPage } from './emergency-plan.page.tsx'
export { EmergencyPlanListPage } from './emergency-plan-list.page.tsx'

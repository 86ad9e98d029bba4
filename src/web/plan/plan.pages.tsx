export { PlanPage } from './plan.page.tsx'
export { PlanImportPage } from './plan-import.page.tsx'
export { PlanListPage } from './plan-list.page.tsx'

export { RoutePage } from './route.page.tsx'
export { RouteListPage } from './route-list.page.tsx'
export { RouteNewPage } from './route-new.page.tsx'
export { RouteTrialPage } from './route-trial.page.tsx'

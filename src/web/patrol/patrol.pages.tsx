export { PatrolListPage } from './patrol-list.page.tsx'
export { PatrolRoundPage } from './patrol-round.page.tsx'
export { PatrolRoutePage } from './patrol-route.page.tsx'

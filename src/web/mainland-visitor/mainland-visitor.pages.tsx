export { VisitPage } from './visit.page.tsx'
export { VisitListPage } from './visit-list.page.tsx'
export { VisitNewPage } from './visit-new.page.tsx'

export { TargetPage } from './target.page.tsx'
export { TargetListPage } from './target-list.page.tsx'

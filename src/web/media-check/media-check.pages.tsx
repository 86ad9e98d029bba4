export { MediaCheckPage } from './media-check.page.tsx'
export { MediaCheckListPage } from './media-check-list.page.tsx'

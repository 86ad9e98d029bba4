export { NoticePage } from './notice.page.tsx'
export { NoticeListPage } from './notice-list.page.tsx'

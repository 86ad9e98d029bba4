export { HandoverListPage } from './handover-list.page.tsx'

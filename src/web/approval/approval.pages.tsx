export { ApprovalListPage } from './approval-list.page.tsx'

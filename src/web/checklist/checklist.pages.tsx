export { ChecklistPage } from './checklist.page.tsx'
export { ChecklistListPage } from './checklist-list.page.tsx'

export { DocumentPage } from './document.page.tsx'
export { DocumentListPage } from './document-list.page.tsx'

export { SealedMatterPage } from './sealed-matter.page.tsx'
export { SealedMatterListPage } from './sealed-matter-list.page.tsx'
export { SealedMatterRecordPage } from './sealed-matter-record.page.tsx'

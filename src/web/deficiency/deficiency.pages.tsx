export { DeficiencyPage } from './deficiency.page.tsx'
export { DeficiencyListPage } from './deficiency-list.page.tsx'
export { DeficiencyNewPage } from './deficiency-new.page.tsx'

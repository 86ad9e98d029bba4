export { MediumPage } from './medium.page.tsx'
export { MediumByCodePage } from './medium-by-code.page.tsx'
export { MediumListPage } from './medium-list.page.tsx'

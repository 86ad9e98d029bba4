export { DrawPage } from './draw.page.tsx'
export { DrawListPage } from './draw-list.page.tsx'
export { DrawNewPage } from './draw-new.page.tsx'

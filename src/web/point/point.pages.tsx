export { PointPage } from './point.page.tsx'
export { PointByCodePage } from './point-by-code.page.tsx'
export { PointListPage } from './point-list.page.tsx'
export { ScanPage } from './scan.page.tsx'

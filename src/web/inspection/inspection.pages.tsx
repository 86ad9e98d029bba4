export { InspectionPage } from './inspection.page.tsx'
export { InspectionListPage } from './inspection-list.page.tsx'
export { InspectionStartPage } from './inspection-start.page.tsx'
export { VersionsPage } from './versions.page.tsx'

export { IncidentPage } from './incident.page.tsx'
export { IncidentListPage } from './incident-list.page.tsx'
export { IncidentRecordPage } from './incident-record.page.tsx'

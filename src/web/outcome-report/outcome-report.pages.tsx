export { OutcomeReportPage } from './outcome-report.page.tsx'
export { OutcomeReportListPage } from './outcome-report-list.page.tsx'

export { OutcomeReportPage } from './outcome-report.page.tsx'
export { OutcomeReportListPage } from './outcome-report-list.page.tsx'
export { OutcomeTablePage } from './outcome-table.page.tsx'
export { OutcomeWritingPage } from './outcome-writing.page.tsx'

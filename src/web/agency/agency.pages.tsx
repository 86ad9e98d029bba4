export { AgencyPage } from './agency.page.tsx'

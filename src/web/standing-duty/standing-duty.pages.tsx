export { StandingDutyPage } from './standing-duty.page.tsx'

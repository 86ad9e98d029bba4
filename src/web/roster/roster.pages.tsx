export { MyShiftsPage } from './my-shifts.page.tsx'
export { RosterPage } from './roster.page.tsx'
export { RosterListPage } from './roster-list.page.tsx'
export { RosterNewPage } from './roster-new.page.tsx'

import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { Ruling } from '#domain/roster/duty.rules.ts'
import { dutyLimitsOn } from '#domain/roster/duty-limits.ts'

/** Law and calendar as they ship, with what the agency has set. */
export const rulingBy = (settings: Ruling['settings']): Ruling => ({
  limitsOn: dutyLimitsOn,
  settings,
  calendar: officeCalendar,
})

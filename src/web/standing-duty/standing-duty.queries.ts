import type { StandingDutyYear } from '#domain/standing-duty/standing-duty.ts'
import { answerOf } from '#web/platform/queries.ts'

/** `month` is that of the month view, 1 to 12; without it the year is shown. */
export type StandingDutySearch = { year?: number; month?: number; view?: 'year' }

export const standingDutiesQuery = (year: number) => answerOf<StandingDutyYear>(`/standing-duties?year=${year}`)

import { useQuery } from '@tanstack/react-query'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { OffDutyBoard } from '#domain/off-duty-check/off-duty-check.ts'
import { carriedOver, closingDay } from '#domain/off-duty-check/off-duty-day.rules.ts'
import { answerOf } from '#web/platform/queries.ts'
import { useInstant } from '#web/status-report/use-instant.ts'

export type OffDutySearch = { date?: string }

/** The board keeps itself fresh. */
const boardQuery = (date: string | undefined) =>
  answerOf<OffDutyBoard>(`/off-duty-checks/board${date ? `?date=${date}` : ''}`, {
    ...{ refetchInterval: 15_000, staleTime: 0, background: true },
  })

/** How the rooms stand on a day, else on the one that ends; without network as far as the device remembers. */
export function useBoard(date: string | undefined) {
  const now = useInstant()
  const { data, error } = useQuery(boardQuery(date))
  const board = data && (date ? data : carriedOver(data, closingDay(now), officeCalendar))
  return { board, now, error: data ? null : error }
}

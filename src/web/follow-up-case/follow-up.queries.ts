import { useQuery } from '@tanstack/react-query'
import type { FollowUpCase, FollowUpCases } from '#domain/follow-up-case/follow-up-case.ts'
import { answerOf } from '#web/platform/queries.ts'

/** `/incidents/…` or `/sealed-matters/…`: the event that is followed. */
export type EventAddress = `/incidents/${string}` | `/sealed-matters/${string}`

export const followUpsQuery = (event: EventAddress) => answerOf<FollowUpCases>(`${event}/follow-up-cases`)

/** Those that go on when the event is closed. */
export function useOpenCases(event: EventAddress): FollowUpCase[] {
  const { data } = useQuery(followUpsQuery(event))
  return data?.cases.filter(({ endedAt }) => endedAt === null) ?? []
}

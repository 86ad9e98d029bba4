import type { OnDutyNow, OwnRoster, Roster, RosterSummary } from '#domain/roster/roster.ts'
import { answerOf } from '#web/platform/queries.ts'

export const rostersQuery = answerOf<RosterSummary[]>('/rosters')
export const rosterQuery = (id: string) => answerOf<Roster>(`/rosters/${id}`, { staleTime: 0 })
export const ownRosterQuery = answerOf<OwnRoster>('/my-shifts', { refetchInterval: 60_000, background: true })
export const onDutyQuery = answerOf<OnDutyNow[]>('/on-duty', { refetchInterval: 60_000, background: true })

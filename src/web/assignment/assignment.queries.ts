import { useQuery } from '@tanstack/react-query'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { answerOf } from '#web/platform/queries.ts'
import { todayQuery } from '#web/today/today.queries.ts'

/** Nearly always it is one of today's; only otherwise the whole list is asked for. */
export function useAssignment(id: string) {
  const today = useQuery(todayQuery)
  const ofToday = today.data?.assignments.find((assignment) => assignment.id === id)
  const all = useQuery({ ...answerOf<Assignment[]>('/assignments'), enabled: today.isFetched && !ofToday })
  const assignment = ofToday ?? all.data?.find((candidate) => candidate.id === id)
  return { assignment, isMissing: Boolean(all.data) && !assignment, error: today.error ?? all.error }
}

import { useQuery } from '@tanstack/react-query'
import type { StandingIn } from '#domain/deficiency/deficiency-life.rules.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { useSession } from '#web/platform/session.ts'
import { deputiesQuery } from './deficiency.queries.ts'

/** Those who are away today and for whom the person at the screen stands in. */
export function useStandingIn(): StandingIn {
  const { person, today } = useSession()
  const { data: agency } = useQuery(agencyQuery)
  const { data: deputies } = useQuery(deputiesQuery)
  const absent = deputies?.filter(
    ({ deputyId, endedAt, fromDate, untilDate }) =>
      deputyId === person.id && !endedAt && fromDate <= today && today <= untilDate,
  )
  return (absent ?? []).flatMap(({ personId }) => {
    const one = agency?.people.find(({ id }) => id === personId)
    return one ? [{ personId, unitId: one.unitId, roles: one.roles }] : []
  })
}

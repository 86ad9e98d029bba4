import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { IncidentKind } from '#domain/route/route.ts'
import type { SealedMatterRecord } from '#domain/sealed-matter/sealed-matter.ts'
import { visitsQuery } from '#web/mainland-visitor/visit.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { tripsQuery } from '#web/travel/travel.queries.ts'
import { tripText } from '#web/travel/trip-words.tsx'

/** What leads here: the kind, and what it is about by its id alone, since an address stays in the browser. */
export type MatterSearch = { kind?: IncidentKind; tripId?: string; visitId?: string }

export type BegunMatter = Pick<SealedMatterRecord, 'kinds' | 'people'>

const route = getRouteApi('/reports/sealed/new')

/** How a report begins that was led here; null while that is looked up. Nothing of an envelope is in it. */
export function useBegunMatter(): BegunMatter | null {
  const { kind, tripId, visitId } = route.useSearch()
  const trips = useQuery({ ...tripsQuery, enabled: tripId !== undefined })
  const visits = useQuery({ ...visitsQuery, enabled: visitId !== undefined })
  if ((tripId && trips.isPending) || (visitId && visits.isPending)) return null
  const trip = trips.data?.trips.find(({ id }) => id === tripId)
  const visit = visits.data?.find(({ id }) => id === visitId)
  const kinds = kind ? [kind] : []
  if (trip) {
    const days = { from: dateText(trip.leavesOn), until: dateText(trip.returnsOn) }
    return { kinds, people: t('travel.begun', { name: trip.personName, trip: tripText(trip), ...days }) }
  }
  if (visit) {
    const { unitName: unit, startsOn, endsOn, groupSize: size } = visit
    const days = { from: dateText(startsOn), until: dateText(endsOn) }
    return { kinds, people: t('mainlandVisit.begun', { unit, size, ...days }) }
  }
  return { kinds, people: '' }
}

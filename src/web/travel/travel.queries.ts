import type { TravelCheck, TravelCheckShadow } from '#domain/travel/travel-check.ts'
import type { Trip, TripShadow } from '#domain/travel/trip.ts'
import { answerOf, openedAt } from '#web/platform/queries.ts'

type Trips = { isInCharge: boolean; isDesk: boolean; trips: TripShadow[] }
export type OpenedCheck = TravelCheck & { filed: TripShadow[] }

export const tripsQuery = answerOf<Trips>('/trips')
export const openedTripQuery = (id: string) => openedAt<Trip>(`/trips/${id}`)
export const travelChecksQuery = answerOf<TravelCheckShadow[]>('/travel-checks')
export const openedCheckQuery = (id: string) => openedAt<OpenedCheck>(`/travel-checks/${id}`)

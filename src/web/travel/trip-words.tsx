import { returnDueOn } from '#domain/travel/travel-owed.rules.ts'
import { isStanding } from '#domain/travel/trip.rules.ts'
import type { TripShadow, TripState } from '#domain/travel/trip.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<TripState, Tone> = {
  sent: 'due',
  returned: 'attention',
  consented: 'due',
  agreed: 'done',
  refused: 'nothing',
  withdrawn: 'nothing',
}

export const tripText = ({ destination }: Pick<TripShadow, 'destination'>): string => t(`travel.tripTo.${destination}`)

export const daysText = ({ leavesOn, returnsOn }: Pick<TripShadow, 'leavesOn' | 'returnsOn'>): string =>
  leavesOn === returnsOn ? dateText(leavesOn) : `${dateText(leavesOn)}－${dateText(returnsOn)}`

type MarkProps = { trip: TripShadow; today: string }

/** What counts most about it now. */
export function TripMark({ trip, today }: MarkProps) {
  const dueOn = returnDueOn(trip.owed)
  if (trip.contactLostAt) return <StateMark tone="late">{t('travel.state.lost')}</StateMark>
  if (trip.returnReportedAt) return <StateMark tone="done">{t('travel.state.reported')}</StateMark>
  if (isStanding(trip) && dueOn && dueOn < today) return <StateMark tone="late">{t('travel.state.overdue')}</StateMark>
  return <StateMark tone={tones[trip.state]}>{t(`travel.state.${trip.state}`)}</StateMark>
}

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { dateInTaipei } from '#domain/date.ts'
import { owedFor } from '#domain/travel/travel-owed.rules.ts'
import type { Owed } from '#domain/travel/travel-rules.ts'
import { checkFiling } from '#domain/travel/trip.rules.ts'
import type { Trip, TripFiling } from '#domain/travel/trip.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf, useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { OwedList } from './owed-list.tsx'
import { tripsQuery } from './travel.queries.ts'
import { WhereStep, WhyStep } from './trip-steps.tsx'
import { daysText, tripText } from './trip-words.tsx'

const stepTitles = ['travel.whereWhen', 'travel.why', 'travel.check'] as const

type TripFormProps = {
  /** What came back, to be put right. */
  trip?: Trip
}

function useFiling(trip: Trip | undefined) {
  const now = useNow()
  const acting = useActing()
  const { data } = useQuery(tripsQuery)
  const today = dateInTaipei(new Date(now()))
  const [filing, setFiling] = useState<TripFiling>(() =>
    trip
      ? filingOf(trip)
      : {
          ...{ id: newId(), version: 0, standing: acting.roles.includes('agencyHead') ? 'agencyHead' : 'general' },
          ...{ destination: 'mainland', purpose: 'private', leavesOn: '', returnsOn: '', meetsOfficials: false },
          ...{ companions: 0, reason: '', places: '', meetings: '', lateReason: '' },
        },
  )
  const isDated = filing.leavesOn !== '' && filing.returnsOn !== ''
  const owed: Owed[] = isDated ? owedFor(filing, officeCalendar) : []
  const others = (data?.trips ?? []).filter(({ id, personId }) => personId === acting.personId && id !== filing.id)
  const refusal = isDated ? refusalOf(() => checkFiling(acting, filing, { owed, others, today })) : null
  return {
    ...{ filing, isDated, owed, today, refusal },
    change: (changes: Partial<TripFiling>) => setFiling((before) => ({ ...before, ...changes })),
  }
}

const filingOf = ({ id, version, standing, destination, purpose, leavesOn, returnsOn, ...trip }: Trip): TripFiling => {
  const { meetsOfficials, companions, reason, places, meetings, lateReason } = trip
  return {
    ...{ id, version, standing, destination, purpose, leavesOn, returnsOn, meetsOfficials, companions },
    ...{ reason, places, meetings, lateReason },
  }
}

/** Three steps: where and when, with what is owed; why; and sending it. */
export function TripForm({ trip }: TripFormProps) {
  const navigate = useNavigate()
  const { filing, isDated, owed, today, refusal, change } = useFiling(trip)
  const [step, setStep] = useState(0)
  const [isTried, setTried] = useState(false)
  const send = useAction<{ id: string }>(({ id }) => navigate({ to: '/travel/$tripId', params: { tripId: id } }))
  const isMissing = step === 0 ? !isDated : filing.reason.trim() === ''
  // Of the first step only what it asks for is refused there.
  const stops = refusal && (step > 0 || ofFirstStep.has(refusal.code)) ? refusal : null
  const goOn = () => {
    setTried(true)
    if (isMissing || stops) return
    if (step === 2) return send.mutate({ method: 'PUT', address: `/trips/${filing.id}`, input: filing })
    setTried(false)
    setStep(step + 1)
  }
  return (
    <Form label={t(stepTitles[step]!)} onSubmit={goOn}>
      <p>{t('travel.step', { step: step + 1 })}</p>
      <h2>{t(stepTitles[step]!)}</h2>
      {step === 0 && <WhereStep filing={filing} isTried={isTried} change={change} />}
      {step === 1 && <WhyStep filing={filing} owed={owed} today={today} isTried={isTried} change={change} />}
      {step === 2 && <Summary filing={filing} />}
      {step === 0 && (
        <Section title={t('travel.field.owed')}>
          {isDated ? <OwedList owed={owed} on={{ before: today, after: today }} /> : <p>{t('travel.chooseDates')}</p>}
        </Section>
      )}
      {isTried && <Failure error={stops} />}
      <Failure error={send.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={send.isPending}>
          {t(step === 2 ? 'travel.send' : 'travel.next')}
        </Button>
        {step > 0 && <Button onPress={() => setStep(step - 1)}>{t('travel.back')}</Button>}
      </Actions>
    </Form>
  )
}

const ofFirstStep = new Set([
  'travel.standing_wrong',
  'travel.dates_reversed',
  'travel.already_left',
  'travel.overlapping',
])

const Summary = ({ filing }: { filing: TripFiling }) => (
  <Facts
    facts={[
      [t('travel.field.destination'), tripText(filing)],
      [t('travel.field.days'), daysText(filing)],
      [t('travel.field.purpose'), t(`travel.purpose.${filing.purpose}`)],
      [t('travel.field.reason'), filing.reason],
      [t('travel.field.places'), filing.places],
      [t('travel.field.meetings'), filing.meetings],
      [t('travel.field.companions'), filing.companions],
      [t('travel.field.lateReason'), filing.lateReason],
    ]}
  />
)

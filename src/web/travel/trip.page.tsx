import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { dateInTaipei } from '#domain/date.ts'
import { isDoneHere } from '#domain/travel/trip.rules.ts'
import type { Trip } from '#domain/travel/trip.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { OwedList } from './owed-list.tsx'
import { openedTripQuery } from './travel.queries.ts'
import { AnswerForm, TripActs, Withdraw } from './trip-acts.tsx'
import { TripForm } from './trip-form.tsx'
import { daysText, TripMark, tripText } from './trip-words.tsx'

/** Closed until somebody opens it: each reading is recorded. */
export function TripPage() {
  const { tripId } = useParams({ from: '/travel/$tripId' })
  const [openedId, setOpenedId] = useState<string | null>(null)
  const isOpening = openedId === tripId
  const { data, error } = useQuery({ ...openedTripQuery(tripId), enabled: isOpening })
  const trip = isOpening ? data : undefined
  return (
    <Page
      title={trip ? tripText(trip) : t('travel.title')}
      above={<Link to="/travel">{t('travel.title')}</Link>}
      lead={trip && `${trip.personName}　${daysText(trip)}`}
      actions={trip && <RecordedDownloads address={`/trips/${tripId}/paper`} name={tripText(trip)} />}
    >
      {!isOpening && (
        <>
          <Banner quiet title={t('travel.sealed')}>
            {t('travel.readingIsRecorded')}
          </Banner>
          <div>
            <Button kind="main" onPress={() => setOpenedId(tripId)}>
              {t('travel.open')}
            </Button>
          </div>
        </>
      )}
      {isOpening && <Failure error={error} />}
      {isOpening && !trip && !error && <Skeleton lines={8} />}
      {trip && <TripBody key={trip.version} trip={trip} />}
    </Page>
  )
}

const dayOf = (instant: string): string => dateInTaipei(new Date(instant))

function TripBody({ trip }: { trip: Trip }) {
  const now = useNow()
  const today = dayOf(now())
  const [isChanging, setChanging] = useState(false)
  if (isChanging) return <TripForm trip={trip} />
  return (
    <>
      <div>
        <TripMark trip={trip} today={today} />
      </div>
      {trip.remark && (
        <Banner tone="due" title={t('travel.field.remark')}>
          {trip.remark}
        </Banner>
      )}
      {trip.isMine && trip.state === 'returned' && (
        <div>
          <Button kind="main" onPress={() => setChanging(true)}>
            {t('travel.change')}
          </Button>
        </div>
      )}
      <ApprovalPanel
        kind="travel"
        subjectId={trip.id}
        shownHash={trip.contentHash}
        means={t('travel.means')}
        remarkText={t('travel.remarkText')}
        isSealed
      />
      <TripActs trip={trip} today={today} />
      <Facts
        facts={[
          [t('travel.field.purpose'), t(`travel.purpose.${trip.purpose}`)],
          [t('travel.field.reason'), trip.reason],
          [t('travel.field.places'), trip.places],
          [t('travel.field.meetings'), trip.meetings],
          [t('travel.field.companions'), trip.companions],
          [t('travel.field.standing'), t(`travel.standing.${trip.standing}`)],
          [t('travel.field.lateReason'), trip.lateReason],
          [t('travel.field.filedOn'), instantText(trip.filedAt)],
          [t('travel.field.reference'), trip.answerReference],
          [t('travel.field.briefedAt'), trip.briefedAt && instantText(trip.briefedAt)],
        ]}
      />
      {trip.mayAnswer && <AnswerForm trip={trip} />}
      <Section title={t('travel.field.owed')}>
        <OwedList
          owed={trip.owed}
          on={{ before: dayOf(trip.filedAt), after: dayOf(trip.returnReportedAt ?? now()) }}
          isDone={(one) => isDoneHere(trip, one)}
        />
      </Section>
      {trip.returnReport && <Returned trip={trip} report={trip.returnReport} />}
      {trip.isMine && <Withdraw trip={trip} />}
    </>
  )
}

const Returned = ({ trip, report }: { trip: Trip; report: NonNullable<Trip['returnReport']> }) => (
  <Section title={t('travel.field.returnReport')}>
    <Facts
      facts={[
        [t('travel.field.returnedOn'), trip.returnedOn && dateText(trip.returnedOn)],
        [t('travel.field.reportedOn'), trip.returnReportedAt && instantText(trip.returnReportedAt)],
        [t('travel.field.places'), report.places],
        [t('travel.field.meetings'), report.meetings],
        [t('travel.field.metUnforeseen'), t(report.metUnforeseen ? 'travel.yes' : 'travel.no')],
        [
          t('travel.field.anomalies'),
          report.anomalies.map((one) => t(`travel.anomaly.${one}`)).join(t('web.comma')) || t('travel.no'),
        ],
        [t('travel.field.account'), report.account],
      ]}
    />
  </Section>
)

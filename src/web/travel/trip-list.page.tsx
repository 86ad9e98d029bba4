import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dateInTaipei } from '#domain/date.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import type { TripShadow } from '#domain/travel/trip.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { PartLinks } from '#web/platform/ui/part-links.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { HandlersDialog } from './handlers-dialog.tsx'
import { tripsQuery } from './travel.queries.ts'
import { daysText, TripMark, tripText } from './trip-words.tsx'

/** One's own first, if there are any; those in charge see the others below, and that is all anybody sees. */
export function TripListPage() {
  const may = useMay()
  const { person } = useSession()
  const acting = useActing()
  const { data, error } = useQuery(tripsQuery)
  const [isSetting, setSetting] = useState(false)
  const mine = data?.trips.filter(({ personId }) => personId === person.id)
  const others = data?.trips.filter(({ personId }) => personId !== person.id)
  const mayCheck = may('travelCheck.list') || data?.isDesk
  return (
    <Page
      wide
      title={t('travel.title')}
      lead={t('travel.lead')}
      actions={
        <>
          <Link to="/travel/new" className={buttonClass('main')}>
            <Icon name="add" />
            {t('travel.new')}
          </Link>
          {isEthics(acting) && (
            <Button kind="quiet" onPress={() => setSetting(true)}>
              {t('travel.handlers')}
            </Button>
          )}
        </>
      }
    >
      <PartLinks label={t('travel.title')}>
        <Link to="/travel" aria-current="page">
          {t('travel.title')}
        </Link>
        {mayCheck && <Link to="/travel/checks">{t('travelCheck.listTitle')}</Link>}
        <Link to="/visitors">{t('mainlandVisit.title')}</Link>
      </PartLinks>
      {isSetting && <HandlersDialog onClose={() => setSetting(false)} />}
      <Failure error={error} />
      {!data && !error && <Skeleton />}
      {mine && others && (mine.length > 0 || others.length === 0) && (
        <Section title={t('travel.mine')}>
          {mine.length === 0 ? (
            <EmptyState title={t('travel.empty')}>{t('travel.emptyText')}</EmptyState>
          ) : (
            <TripTable trips={mine} isOwn />
          )}
        </Section>
      )}
      {others && others.length > 0 && (
        <Section title={t('travel.others')}>
          <TripTable trips={others} />
        </Section>
      )}
    </Page>
  )
}

function TripTable({ trips, isOwn = false }: { trips: readonly TripShadow[]; isOwn?: boolean }) {
  const now = useNow()
  const today = dateInTaipei(new Date(now()))
  const link = (trip: TripShadow, text: string) => (
    <Link to="/travel/$tripId" params={{ tripId: trip.id }}>
      <strong>{text}</strong>
    </Link>
  )
  return (
    <DataTable
      caption={t(isOwn ? 'travel.mine' : 'travel.others')}
      rows={trips}
      keyOf={({ id }) => id}
      columns={[
        ...(isOwn
          ? [{ title: t('travel.field.destination'), cell: (trip: TripShadow) => link(trip, tripText(trip)) }]
          : [
              {
                title: t('travel.field.traveller'),
                cell: (trip: TripShadow) => link(trip, [trip.unitName, trip.personName].filter(Boolean).join(' ')),
              },
              { title: t('travel.field.destination'), cell: tripText },
            ]),
        { title: t('travel.field.days'), cell: daysText },
        { title: t('travel.field.state'), cell: (trip) => <TripMark trip={trip} today={today} /> },
      ]}
    />
  )
}

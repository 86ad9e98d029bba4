import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RouteClock } from '#domain/route/route.ts'
import type { RouteListed } from '#domain/route/route-catalogue.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { BasisMark } from './basis-mark.tsx'
import { routesQuery } from './route.queries.ts'
import { authoritiesText, authorityName, withinText } from './route-words.ts'
import { StandingMarks } from './standing-marks.tsx'

const shownKinds = ['all', 'own', 'review'] as const
type Shown = (typeof shownKinds)[number]

const needsReview = ({ shortOfLaw, newerModelFrom }: RouteListed): boolean => shortOfLaw > 0 || newerModelFrom !== null

/** Who is told of what, as the product or the agency says. */
export function RouteListPage() {
  const may = useMay()
  const { data, error } = useQuery(routesQuery)
  const [shown, setShown] = useState<Shown>('all')
  const kept = data?.filter((one) => shown === 'all' || (shown === 'own' ? one.origin === 'own' : needsReview(one)))
  return (
    <Page
      wide
      title={t('place.routes')}
      lead={t('route.lead')}
      above={<Link to="/agency">{t('place.agency')}</Link>}
      actions={
        <>
          <Link to="/routes/try-out" className={buttonClass('main')}>
            {t('route.trial.page')}
          </Link>
          {may('route.publish') && (
            <Link to="/routes/new" className={buttonClass()}>
              <Icon name="add" />
              {t('route.new')}
            </Link>
          )}
        </>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton lines={8} />}
      {kept && (
        <>
          <Segmented
            label={t('route.list.shown')}
            hideLabel
            value={shown}
            onChange={setShown}
            segments={shownKinds.map((value) => ({ value, label: t(`route.list.${value}`) }))}
          />
          {kept.length > 0 ? (
            <RouteTable routes={kept} />
          ) : (
            <EmptyState title={t('route.list.none')}>{t('route.list.noneText')}</EmptyState>
          )}
        </>
      )}
    </Page>
  )
}

const roughMinutes = { minute: 1, hour: 60, day: 1440, workday: 1441, month: 43_200 }

/** The first notice that is due first. */
const firstOf = ({ route }: RouteListed): RouteClock | undefined =>
  route.content.clocks
    .filter(({ step, from }) => step === 'firstNotice' && from === 'knownAt')
    .toSorted((one, other) => lengthOf(one) - lengthOf(other))[0]
const lengthOf = ({ within: { amount, unit } }: RouteClock): number => amount * roughMinutes[unit]

const primaryOf = ({ route }: RouteListed): string => {
  const { recipients } = route.content
  const primary = recipients.filter(({ part }) => part === 'primary')
  return primary.length > 0
    ? authoritiesText(primary.map(({ authority }) => authority))
    : t('route.list.onlyCopy', { who: recipients.map(({ authority }) => authorityName(authority)).join('、') })
}

const RouteTable = ({ routes }: { routes: readonly RouteListed[] }) => (
  <DataTable
    caption={t('place.routes')}
    rows={routes}
    keyOf={({ route }) => route.key}
    columns={[
      {
        title: t('route.list.route'),
        cell: ({ route }) => (
          <Link to="/routes/$routeKey" params={{ routeKey: route.key }}>
            {route.content.title}
          </Link>
        ),
      },
      { title: t('route.list.primary'), cell: primaryOf },
      {
        title: t('route.list.first'),
        cell: (listed) => {
          const clock = firstOf(listed)
          return (
            clock && (
              <>
                {withinText(clock.within)} <BasisMark basis={{ ...clock.basis, text: '' }} />
              </>
            )
          )
        },
      },
      {
        title: t('route.list.class'),
        cell: ({ route }) => nameOf('route.confidentiality', route.content.confidentiality),
      },
      { title: t('route.list.standing'), cell: (listed) => <StandingMarks listed={listed} /> },
    ]}
  />
)

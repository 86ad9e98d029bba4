import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { needsReason } from '#domain/patrol/patrol.rules.ts'
import type { PatrolRound, PatrolRoute } from '#domain/patrol/patrol.ts'
import { t } from '#web/platform/i18n.ts'
import { useOutbox } from '#web/platform/outbox/outbox.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { MoreButton } from '#web/platform/ui/more-button.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './patrol.module.css'
import { roundsQuery, routesQuery } from './patrol.queries.ts'
import { RouteDialog } from './route-dialog.tsx'

/** Which ways are there to walk, and how were they walked? */
export function PatrolListPage() {
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const { data: routes, error } = useQuery(routesQuery)
  return (
    <Page
      wide
      title={t('place.patrols')}
      lead={t('patrol.lead')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
      actions={
        may('patrolRoute.add') && (
          <Button icon="add" onPress={() => setAdding(true)}>
            {t('patrol.add')}
          </Button>
        )
      }
    >
      {isAdding && <RouteDialog route={null} onClose={() => setAdding(false)} />}
      <Failure error={error} />
      {!routes && !error && <Skeleton lines={3} />}
      {routes?.length === 0 && <EmptyState title={t('patrol.empty')}>{t('patrol.emptyText')}</EmptyState>}
      {routes && routes.length > 0 && <RouteList routes={routes} />}
      <Waiting />
      <Rounds />
    </Page>
  )
}

const RouteList = ({ routes }: { routes: readonly PatrolRoute[] }) => (
  <ul className={styles.routes}>
    {routes.map(({ id, name, unitName, stops, lastWalkedAt }) => (
      <li key={id}>
        <Link className={styles.route} to="/patrols/$routeId" params={{ routeId: id }}>
          <span className={styles.routeText}>
            <strong>{name}</strong>
            <span>
              {unitName}　{t('patrol.stopCount', { count: stops.length })}
            </span>
            <span>
              {lastWalkedAt ? t('patrol.lastWalked', { at: instantText(lastWalkedAt) }) : t('patrol.neverWalked')}
            </span>
          </span>
          <Icon name="forward" />
        </Link>
      </li>
    ))}
  </ul>
)

/** What was walked and has not reached the server yet. */
function Waiting() {
  const waiting = useOutbox().entries.filter(({ value }) => value.address === '/patrol-rounds').length
  if (waiting === 0) return null
  return <Banner tone="due">{t('patrol.waiting', { count: waiting })}</Banner>
}

function Rounds() {
  const list = useInfiniteQuery(roundsQuery)
  const rounds = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={t('patrol.rounds')}>
      <Failure error={list.error} />
      {list.isPending && <Skeleton lines={3} />}
      {list.data && rounds.length === 0 && (
        <EmptyState title={t('patrol.noRounds')}>{t('patrol.noRoundsText')}</EmptyState>
      )}
      {rounds.length > 0 && <RoundTable rounds={rounds} />}
      <MoreButton list={list} />
    </Section>
  )
}

const RoundTable = ({ rounds }: { rounds: readonly PatrolRound[] }) => (
  <DataTable
    caption={t('patrol.rounds')}
    rows={rounds}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('patrol.finishedAt'),
        cell: ({ id, finishedAt }) => (
          <Link to="/patrols/rounds/$roundId" params={{ roundId: id }}>
            {instantText(finishedAt)}
          </Link>
        ),
      },
      { title: t('patrol.route'), cell: ({ routeName }) => routeName },
      { title: t('patrol.walkedBy'), cell: ({ walkedByName }) => walkedByName },
      { title: t('patrol.visited'), cell: ({ visited, stops }) => t('patrol.visitedOf', { visited, stops }) },
      { title: t('patrol.deviations'), cell: (round) => <RoundMark round={round} /> },
    ]}
  />
)

function RoundMark({ round: { deviations } }: { round: PatrolRound }) {
  const count = deviations.filter(needsReason).length
  return count === 0 ? (
    <StateMark tone="done">{t('patrol.asAsked')}</StateMark>
  ) : (
    <StateMark tone="attention">{t('patrol.deviationCount', { count })}</StateMark>
  )
}

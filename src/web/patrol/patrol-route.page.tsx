import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PatrolRoute } from '#domain/patrol/patrol.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useNow } from '#web/platform/use-now.ts'
import styles from './patrol.module.css'
import { routesQuery } from './patrol.queries.ts'
import { RetireRouteDialog } from './retire-route-dialog.tsx'
import { RouteDialog } from './route-dialog.tsx'
import { useWalk } from './use-walk.ts'
import { beginWalk } from './walk.ts'
import { WalkSteps } from './walk-steps.tsx'

/** A route, and the round that is walked on it now. */
export function PatrolRoutePage() {
  const { routeId } = useParams({ from: '/patrols/$routeId' })
  const { data: routes, error } = useQuery(routesQuery)
  const { walk, keep } = useWalk(routeId)
  const now = useNow()
  const route = walk?.route ?? routes?.find(({ id }) => id === routeId)
  const isKnown = walk !== undefined && (route !== undefined || routes !== undefined)
  return (
    <Page
      title={route?.name ?? t('place.patrols')}
      above={<Link to="/patrols">{t('place.patrols')}</Link>}
      lead={route && `${route.unitName}　${t(route.inOrder ? 'patrol.inOrder' : 'patrol.anyOrder')}`}
    >
      <Failure error={error} />
      {!isKnown && !error && <Skeleton />}
      {isKnown && !route && <Banner tone="due">{t('patrol.routeGone')}</Banner>}
      {walk && <WalkSteps walk={walk} keep={keep} />}
      {walk === null && route && (
        <>
          <Button kind="main" wide onPress={() => keep(beginWalk(newId(), route, now()))}>
            {t('patrol.begin')}
          </Button>
          <Stops route={route} />
          <Keeping route={route} />
        </>
      )}
    </Page>
  )
}

const Stops = ({ route: { stops } }: { route: PatrolRoute }) => (
  <ol className={styles.stops}>
    {stops.map(({ pointId, name, floor, room, leastSeconds, retiredOn }, at) => (
      // A route may lead past the same point twice.
      // biome-ignore lint/suspicious/noArrayIndexKey: the position is what identifies a stop
      <li key={`${pointId}-${at}`}>
        <strong>{name}</strong>
        <span className={styles.soft}>{[floor, room].filter(Boolean).join('　')}</span>
        {leastSeconds > 0 && <span className={styles.soft}>{t('patrol.leastStay', { seconds: leastSeconds })}</span>}
        {retiredOn && <span className={styles.soft}>{t('patrol.stopRetired')}</span>}
      </li>
    ))}
  </ol>
)

/** For those who keep the route. */
function Keeping({ route }: { route: PatrolRoute }) {
  const actor = useActing()
  const [open, setOpen] = useState<'edit' | 'retire' | null>(null)
  if (!mayKeep(actor, route.unitId)) return null
  return (
    <Actions>
      <Button onPress={() => setOpen('edit')}>{t('patrol.edit')}</Button>
      <Button kind="quiet" onPress={() => setOpen('retire')}>
        {t('patrol.retire')}
      </Button>
      {open === 'edit' && <RouteDialog key={route.version} route={route} onClose={() => setOpen(null)} />}
      {open === 'retire' && <RetireRouteDialog route={route} onClose={() => setOpen(null)} />}
    </Actions>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RouteDetail } from '#domain/route/route-catalogue.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { PartLinks } from '#web/platform/ui/part-links.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { History } from './history.tsx'
import { Reading } from './reading.tsx'
import styles from './route.module.css'
import { routeQuery } from './route.queries.ts'
import { RouteEditor } from './route-editor.tsx'
import { RouteTrialForm } from './route-trial-form.tsx'
import { StandingMarks } from './standing-marks.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

const route = getRouteApi('/routes/$routeKey')
const parts = ['read', 'edit', 'history'] as const
type Part = (typeof parts)[number]

/** One route: read, changed and tried out, and what it said before. */
export function RoutePage() {
  const { routeKey } = route.useParams()
  const { part } = route.useSearch()
  const mayPublish = useMay()('route.publish')
  const { data: detail, error } = useQuery(routeQuery(routeKey))
  const offered = parts.filter((one) => one !== 'edit' || mayPublish)
  const current: Part = offered.find((one) => one === part) ?? 'read'
  return (
    <Page
      wide
      title={detail?.listed.route.content.title ?? t('place.routes')}
      above={<Link to="/routes">{t('place.routes')}</Link>}
      lead={detail && <StandingMarks listed={detail.listed} />}
      actions={detail && mayPublish && current !== 'edit' && <Acts detail={detail} />}
    >
      <PartLinks label={t('route.parts')}>
        {offered.map((one) => (
          <Link
            key={one}
            to="/routes/$routeKey"
            params={{ routeKey }}
            search={{ part: one }}
            aria-current={one === current ? 'page' : undefined}
          >
            {t(`route.part.${one}`)}
          </Link>
        ))}
      </PartLinks>
      <Failure error={error} />
      {!detail && !error && <Skeleton lines={8} />}
      {detail && current === 'read' && <Both detail={detail} />}
      {detail && current === 'edit' && <Edit key={routeKey} detail={detail} />}
      {detail && current === 'history' && <History history={detail.history} />}
    </Page>
  )
}

function Both({ detail: { listed, model } }: { detail: RouteDetail }) {
  const { content } = listed.route
  return (
    <div className={styles.two}>
      <div className={styles.column}>
        <Reading content={content} model={listed.origin === 'own' ? model : null} />
      </div>
      <RouteTrialForm first={content.when[0]} draft={null} />
    </div>
  )
}

function Edit({ detail: { listed, model, lastNumber } }: { detail: RouteDetail }) {
  const navigate = route.useNavigate()
  return (
    <RouteEditor
      routeKey={listed.route.key}
      keptAs={listed.route.key}
      published={listed.route.content}
      model={model}
      lastNumber={lastNumber}
      onPublished={() => navigate({ search: { part: 'read' } })}
    />
  )
}

function Acts({ detail: { listed, lastNumber } }: { detail: RouteDetail }) {
  const [isOpen, setOpen] = useState(false)
  if (listed.origin === 'model') return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('route.withdraw.act')}</Button>
      {isOpen && <WithdrawDialog listed={listed} lastNumber={lastNumber} onClose={() => setOpen(false)} />}
    </>
  )
}

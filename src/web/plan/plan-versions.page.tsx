import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { PlanVersion } from '#domain/plan/plan-revision.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './approval.module.css'
import { planVersionsQuery } from './plan.queries.ts'
import { blocksOf } from './plan-document.ts'
import { PlanPaper } from './plan-paper.tsx'

const route = getRouteApi('/plans/$planId/versions')

/** Every text that was in force, and since when. */
export function PlanVersionsPage() {
  const { planId } = route.useParams()
  const { data, error } = useQuery(planVersionsQuery(planId))
  const above = (
    <Link to="/plans/$planId" params={{ planId }}>
      {t('plan.paper')}
    </Link>
  )
  return (
    <Page title={t('plan.versions.title')} above={above} wide>
      <Failure error={error} />
      {!data && !error && <Skeleton />}
      {data?.openId && (
        <Banner tone="due">
          <Link to="/plans/$planId" params={{ planId: data.openId }}>
            {t('plan.amend.open')}
          </Link>
        </Banner>
      )}
      {data?.versions.length === 0 && (
        <EmptyState title={t('plan.versions.empty')}>
          <p>{t('plan.versions.emptyText')}</p>
        </EmptyState>
      )}
      {data?.versions.toReversed().map((version, index) => (
        <Version key={version.number} version={version} isInForce={index === 0} />
      ))}
    </Page>
  )
}

export const versionName = (number: number): string =>
  number === 0 ? t('plan.versions.first') : t('plan.versions.number', { number })

const noParts = new Map()

function Version({ version, isInForce }: { version: PlanVersion; isInForce: boolean }) {
  const { number, reason, sourceText, contentHash, approvedByName, inForceFrom } = version
  const blocks = useMemo(() => blocksOf(sourceText, [], []), [sourceText])
  const name = versionName(number)
  return (
    <Section title={isInForce ? t('plan.versions.inForce', { name }) : name}>
      <p>
        {t('plan.versions.since', {
          time: instantText(inForceFrom),
          name: approvedByName ?? t('plan.versions.onPaper'),
        })}
      </p>
      {reason && <p>{t('plan.versions.reason', { reason })}</p>}
      <p className={styles.hash}>{t('approval.hash', { hash: contentHash.slice(0, 16) })}</p>
      <details className={styles.text}>
        <summary>{t('plan.approval.openText')}</summary>
        <PlanPaper label={`${t('plan.paper')} ${name}`} blocks={blocks} parts={noParts} current={null} />
      </details>
    </Section>
  )
}

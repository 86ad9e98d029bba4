import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Plan } from '#domain/plan/plan.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { ClauseChanges } from './clause-changes.tsx'
import { amendmentQuery } from './plan.queries.ts'
import { Moves } from './planned-moves.tsx'

/** What an amendment does, before it is issued: to the text, to the duties, to what is out. */
export function AmendmentEffect({ plan, amendsId }: { plan: Plan; amendsId: string }) {
  const { data: effect, error } = useQuery(amendmentQuery(plan.id))
  return (
    <Section
      title={t('plan.amend.effect', { number: plan.amendmentNumber })}
      aside={
        <Link to="/plans/$planId" params={{ planId: amendsId }}>
          {t('plan.amend.running')}
        </Link>
      }
    >
      {plan.status === 'closed' && <Banner>{t('plan.amend.over')}</Banner>}
      <Banner title={t('plan.amend.reason')} quiet>
        {plan.amendmentReason}
      </Banner>
      <Failure error={error} />
      {!effect && !error && <Skeleton />}
      {effect && plan.status !== 'closed' && (
        <>
          <ClauseChanges changes={effect.changes} running={effect.running} />
          <Moves planId={plan.id} otherId={amendsId} moves={effect.moves} />
        </>
      )}
    </Section>
  )
}

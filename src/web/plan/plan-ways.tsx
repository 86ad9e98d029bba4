import { Link } from '@tanstack/react-router'
import type { Plan } from '#domain/plan/plan.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'

/** The plan as a file. */
export const PlanFiles = ({ planId }: { planId: string }) => <DocumentLinks address={`/plans/${planId}/plan`} />

/** What can be done with the text of a draft. */
export function DraftWays({ plan }: { plan: Plan }) {
  const may = useMay()
  const params = { planId: plan.id }
  return (
    <>
      {may('plan.write') && (
        <Link to="/plans/$planId/write" params={params} className={buttonClass()}>
          <Icon name="pen" />
          {t('plan.write.open')}
        </Link>
      )}
      {may('plan.compare') && (
        <Link to="/plans/$planId/compare" params={params} className={buttonClass()}>
          <Icon name="file" />
          {t('plan.compare.open')}
        </Link>
      )}
      {may('law.changes') && (
        <Link to="/laws/changes" search={{ planId: plan.id }} className={buttonClass()}>
          {t('law.changes.open')}
        </Link>
      )}
      <PlanFiles planId={plan.id} />
    </>
  )
}

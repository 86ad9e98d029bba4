import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ApiProblem } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { previewQuery } from './incident.queries.ts'
import { FirstSteps, WillBeTold } from './routes-say.tsx'
import type { Report } from './use-report.ts'

/** Who will be told, before it is sent. Without a network it is computed when the report arrives. */
export function ReportPreview({ report }: { report: Report }) {
  const { kinds, flags, cyberSeverity, occurredAt, knownAt } = report
  const asked = { kinds, flags, cyberSeverity, occurredAt, knownAt }
  const {
    data: says,
    error,
    isPending,
  } = useQuery({
    ...previewQuery(asked),
    placeholderData: keepPreviousData,
    enabled: kinds.length > 0,
  })
  if (kinds.length === 0) return <Banner quiet>{t('incident.previewLater')}</Banner>
  if (error instanceof ApiProblem && error.code === 'offline')
    return (
      <Banner tone="due" quiet>
        {t('incident.previewOffline')}
      </Banner>
    )
  return (
    <Section title={t('incident.willBeTold')}>
      <Failure error={error} />
      {isPending && <Skeleton lines={3} />}
      {says?.isContentOutside && <Banner tone="late">{t('problem.incident.content_outside')}</Banner>}
      {says && !says.isContentOutside && (
        <>
          <FirstSteps says={says} />
          <WillBeTold says={says} />
          {says.onDuty.length > 0 && <p>{t('incident.onDuty', { names: says.onDuty.join(t('web.comma')) })}</p>}
        </>
      )}
    </Section>
  )
}

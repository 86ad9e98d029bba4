import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { differingAnswers, maySettle } from '#domain/inspection/versions.rules.ts'
import type { InspectionVersions, KeptVersion } from '#domain/inspection/versions.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { titleOf } from './answers.ts'
import { ChooseVersion } from './choose-version.tsx'
import { inspectionQuery, versionsQuery } from './inspection.queries.ts'
import { SettleVersion } from './settle-version.tsx'
import { VersionPairs } from './version-pairs.tsx'

/** Two versions of one form: a person says which holds, question by question. */
export function VersionsPage() {
  const { inspectionId } = useParams({ from: '/checks/$inspectionId/versions' })
  const { data: detail, error } = useQuery({ ...inspectionQuery(inspectionId), staleTime: 0 })
  const { data: versions, error: failure } = useQuery({ ...versionsQuery(inspectionId), staleTime: 0 })
  return (
    <Page
      title={t('inspection.versions')}
      lead={t('inspection.versionsLead')}
      above={
        <Link to="/checks/$inspectionId" params={{ inspectionId }}>
          {detail ? titleOf(detail.checklist) : t('place.checks')}
        </Link>
      }
    >
      <Failure error={error ?? failure} />
      {(!detail || !versions) && !error && !failure && <Skeleton lines={8} />}
      {detail && versions && <Versions detail={detail} versions={versions} />}
    </Page>
  )
}

type VersionsProps = { detail: InspectionDetail; versions: InspectionVersions }

function Versions({ detail, versions }: VersionsProps) {
  if (versions.kept.length === 0) return <EmptyState title={t('inspection.noVersions')} />
  return versions.kept.map((kept) => (
    <Section
      key={kept.id}
      title={t('inspection.keptBy', { name: kept.personName, time: instantText(kept.keptAt) })}
      aside={
        kept.chosen && (
          <StateMark tone="done">
            {t(`inspection.chosen.${kept.chosen}`)}　{kept.settledByName}
          </StateMark>
        )
      }
    >
      <Version kept={kept} detail={detail} versions={versions} />
    </Section>
  ))
}

function Version({ kept, detail, versions }: VersionsProps & { kept: KeptVersion }) {
  const actor = useActing()
  const { inspection } = detail
  const differing = differingAnswers(inspection.answers, kept.answers)
  const files = [...detail.files, ...versions.files]
  const show = { detail, files, differing }
  if (kept.chosen === null && maySettle(actor, inspection))
    return inspection.status === 'draft' ? (
      <ChooseVersion key={inspection.version} kept={kept} {...show} />
    ) : (
      <SettleVersion kept={kept} {...show} />
    )
  return (
    <>
      {kept.remark && <p>{kept.remark}</p>}
      <VersionPairs {...show} />
    </>
  )
}

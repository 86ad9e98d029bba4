import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MediaCheckSummary } from '#domain/media-check/media-check.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { MediaParts } from '#web/confidential-medium/media-parts.tsx'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { Lockers } from './lockers.tsx'
import { mediaChecksQuery } from './media-check.queries.ts'
import { SpotForm } from './spot-form.tsx'

/** Is everything where it should be? This month's lockers first. */
export function MediaCheckListPage() {
  const { data: checks, error } = useQuery(mediaChecksQuery)
  const actor = useActing()
  return (
    <Page wide title={t('medium.title')} lead={t('medium.lead')} above={<Link to="/checks">{t('place.checks')}</Link>}>
      <MediaParts />
      <Lockers />
      {isEthics(actor) && <SpotForm />}
      <Section title={t('mediaCheck.earlier')}>
        <Failure error={error} />
        {!checks && !error && <Skeleton />}
        {checks?.length === 0 && <EmptyState title={t('mediaCheck.empty')} />}
        {checks && checks.length > 0 && <Checks checks={checks} />}
      </Section>
    </Page>
  )
}

function Outcome({ check: { finishedAt, size, missing } }: { check: MediaCheckSummary }) {
  if (!finishedAt) return <StateMark tone="underWay">{t('mediaCheck.underWay')}</StateMark>
  return missing > 0 ? (
    <StateMark tone="late">{t('mediaCheck.someMissing', { size, missing })}</StateMark>
  ) : (
    <StateMark tone="done">{t('mediaCheck.allThere', { size })}</StateMark>
  )
}

const Checks = ({ checks }: { checks: readonly MediaCheckSummary[] }) => (
  <DataTable
    caption={t('mediaCheck.earlier')}
    rows={checks}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('mediaCheck.what'),
        cell: ({ id, kind, pointName }) => (
          <Link to="/media/checks/$checkId" params={{ checkId: id }}>
            {[t(`mediaCheck.kind.${kind}`), pointName].filter(Boolean).join('　')}
          </Link>
        ),
      },
      { title: t('mediaCheck.when'), cell: ({ begunAt }) => instantText(begunAt) },
      { title: t('mediaCheck.who'), cell: ({ begunByName }) => begunByName },
      { title: t('mediaCheck.outcome'), cell: (check) => <Outcome check={check} /> },
    ]}
  />
)

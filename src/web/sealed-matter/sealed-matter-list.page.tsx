import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SealedShadow } from '#domain/sealed-matter/sealed-matter.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { ClosedMark } from './closed-mark.tsx'
import { Glasses } from './glasses.tsx'
import { kindsText, sealedMattersQuery } from './sealed-matter.queries.ts'

/** What this person may open; whoever may open nothing sees an empty page, whether there is anything or not. */
export function SealedMatterListPage() {
  const may = useMay()
  const { data: matters, error } = useQuery(sealedMattersQuery)
  return (
    <Page
      wide
      title={t('sealedMatter.title')}
      above={<Link to="/reports">{t('place.reports')}</Link>}
      lead={t('sealedMatter.lead')}
      actions={
        may('sealedMatter.record') && (
          <Link to="/reports/sealed/new" className={buttonClass('main')}>
            {t('sealedMatter.report')}
          </Link>
        )
      }
    >
      <Failure error={error} />
      {!matters && !error && <Skeleton />}
      {matters?.length === 0 && <EmptyState title={t('sealedMatter.empty')}>{t('sealedMatter.emptyText')}</EmptyState>}
      {matters && matters.length > 0 && (
        <>
          <Banner quiet>{t('sealedMatter.readingIsRecorded')}</Banner>
          <MatterTable matters={matters} />
        </>
      )}
      {may('sealedMatter.listGlasses') && <Glasses />}
    </Page>
  )
}

const MatterTable = ({ matters }: { matters: readonly SealedShadow[] }) => (
  <DataTable
    caption={t('sealedMatter.title')}
    rows={matters}
    keyOf={(matter) => matter.id}
    columns={[
      {
        title: t('sealedMatter.number'),
        cell: ({ id, number }) => (
          <Link to="/reports/sealed/$matterId" params={{ matterId: id }}>
            {number}
          </Link>
        ),
      },
      { title: t('incident.kind'), cell: kindsText },
      { title: t('sealedMatter.reportedAt'), cell: ({ reportedAt }) => instantText(reportedAt) },
      { title: t('incident.state'), cell: (matter) => <ClosedMark matter={matter} /> },
    ]}
  />
)

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Inspection } from '#domain/inspection/inspection.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { MoreButton } from '#web/platform/ui/more-button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { CheckPlaces } from './check-places.tsx'
import { inspectionsQuery } from './inspection.queries.ts'
import { InspectionMark } from './inspection-mark.tsx'

export function InspectionListPage() {
  const may = useMay()
  const list = useInfiniteQuery(inspectionsQuery)
  const inspections = list.data?.pages.flatMap((page) => page.items)
  return (
    <Page
      wide
      title={t('place.checks')}
      lead={t('inspection.lead')}
      actions={
        may('inspection.save') && (
          <Link to="/checks/start" className={buttonClass('main')}>
            <Icon name="add" />
            {t('inspection.start')}
          </Link>
        )
      }
    >
      <CheckPlaces />
      <Failure error={list.error} />
      {list.isPending && <Skeleton />}
      {inspections?.length === 0 && <EmptyState title={t('inspection.empty')}>{t('inspection.emptyText')}</EmptyState>}
      {inspections && inspections.length > 0 && <InspectionTable inspections={inspections} />}
      <MoreButton list={list} />
    </Page>
  )
}

const InspectionTable = ({ inspections }: { inspections: readonly Inspection[] }) => (
  <DataTable
    caption={t('place.checks')}
    rows={inspections}
    keyOf={(inspection) => inspection.id}
    columns={[
      {
        title: t('inspection.title'),
        cell: ({ id, title }) => (
          <Link to="/checks/$inspectionId" params={{ inspectionId: id }}>
            {title}
          </Link>
        ),
      },
      { title: t('inspection.unit'), cell: ({ unitName }) => unitName },
      {
        title: t('inspection.state'),
        cell: (inspection) => <InspectionMark inspection={inspection} />,
      },
      {
        title: t('inspection.result'),
        cell: ({ compliant, notCompliant, notApplicable }) =>
          t('inspection.counts', { compliant, notCompliant, notApplicable }),
      },
      {
        title: t('inspection.by'),
        cell: ({ heldByName, submittedByName, submittedAt }) =>
          submittedAt ? `${submittedByName ?? heldByName}　${instantText(submittedAt)}` : heldByName,
      },
    ]}
  />
)

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Incident } from '#domain/incident/incident.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { DangerFirst } from './danger-first.tsx'
import { incidentsQuery } from './incident.queries.ts'
import { ToldMark } from './told-mark.tsx'

/** Who must be told, and have they been? */
export function IncidentListPage() {
  const may = useMay()
  const { data: incidents, error } = useQuery(incidentsQuery)
  return (
    <Page
      wide
      title={t('place.reports')}
      lead={t('incident.lead')}
      actions={
        <>
          <Link to="/contacts" className={buttonClass()}>
            <Icon name="telephone" />
            {t('place.contacts')}
          </Link>
          {may('incident.record') && (
            <Link to="/reports/new" className={buttonClass('main')}>
              <Icon name="add" />
              {t('incident.record')}
            </Link>
          )}
        </>
      }
    >
      <DangerFirst />
      <Failure error={error} />
      {!incidents && !error && <Skeleton />}
      {incidents?.length === 0 && <EmptyState title={t('incident.empty')}>{t('incident.emptyText')}</EmptyState>}
      {incidents && incidents.length > 0 && <IncidentTable incidents={incidents} />}
    </Page>
  )
}

const IncidentTable = ({ incidents }: { incidents: readonly Incident[] }) => (
  <DataTable
    caption={t('place.reports')}
    rows={incidents}
    keyOf={(incident) => incident.id}
    columns={[
      {
        title: t('incident.what'),
        cell: ({ id, what }) => (
          <Link to="/reports/$incidentId" params={{ incidentId: id }}>
            {what}
          </Link>
        ),
      },
      { title: t('incident.occurredAt'), cell: ({ occurredAt }) => instantText(occurredAt) },
      { title: t('incident.place'), cell: ({ place }) => place },
      { title: t('incident.told'), cell: (incident) => <ToldMark incident={incident} /> },
      { title: t('incident.recordedBy'), cell: ({ recordedByName }) => recordedByName },
    ]}
  />
)

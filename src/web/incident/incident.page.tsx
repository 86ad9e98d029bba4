import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Incident } from '#domain/incident/incident.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { DangerFirst } from './danger-first.tsx'
import { incidentQuery } from './incident.queries.ts'
import { Telling } from './telling.tsx'
import { ToldMark } from './told-mark.tsx'

export function IncidentPage() {
  const { incidentId } = useParams({ from: '/reports/$incidentId' })
  const { data: incident, error } = useQuery(incidentQuery(incidentId))
  const may = useMay()
  return (
    <Page
      title={t('incident.event')}
      above={<Link to="/reports">{t('place.reports')}</Link>}
      lead={incident && <ToldMark incident={incident} />}
    >
      <DangerFirst />
      <Failure error={error} />
      {!incident && !error && <Skeleton />}
      {incident && (
        <>
          <Facts
            facts={[
              [t('incident.what'), incident.what],
              [t('incident.place'), incident.place],
              [t('incident.occurredAt'), instantText(incident.occurredAt)],
              [t('incident.knownAt'), instantText(incident.knownAt)],
              [t('assignment.clause'), incident.clauseLabel],
              [t('incident.recordedBy'), incident.recordedByName],
            ]}
          />
          <Notices incident={incident} />
          {may('incident.addNotice') && <Telling incident={incident} />}
        </>
      )}
    </Page>
  )
}

function Notices({ incident: { notices } }: { incident: Incident }) {
  if (notices.length === 0) return null
  return (
    <Section title={t('incident.notices')}>
      <DataTable
        caption={t('incident.notices')}
        rows={notices}
        keyOf={(notice) => notice.id}
        columns={[
          { title: t('incident.recipient'), cell: ({ recipient }) => recipient },
          { title: t('incident.means'), cell: ({ means }) => t(`incident.means.${means}`) },
          { title: t('incident.toldAt'), cell: ({ toldAt }) => instantText(toldAt) },
          { title: t('incident.toldBy'), cell: ({ toldBy }) => toldBy },
          { title: t('incident.remark'), cell: ({ remark }) => remark },
        ]}
      />
    </Section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
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
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { drawsQuery } from './draw.queries.ts'

export function DrawListPage() {
  const may = useMay()
  const { data: draws, error } = useQuery(drawsQuery)
  return (
    <Page
      wide
      title={t('draw.title')}
      lead={t('draw.lead')}
      above={<Link to="/checks/plans">{t('inspectionPlan.title')}</Link>}
      actions={
        may('draw.prepare') && (
          <Link to="/checks/draws/new" className={buttonClass('main')}>
            <Icon name="add" />
            {t('draw.new')}
          </Link>
        )
      }
    >
      <Failure error={error} />
      {!draws && !error && <Skeleton />}
      {draws?.length === 0 && <EmptyState title={t('draw.empty')}>{t('draw.emptyText')}</EmptyState>}
      {draws && draws.length > 0 && (
        <DataTable
          caption={t('draw.title')}
          rows={draws}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('draw.name'),
              cell: ({ id, title }) => (
                <Link to="/checks/draws/$drawId" params={{ drawId: id }}>
                  {title}
                </Link>
              ),
            },
            { title: t('draw.subject'), cell: ({ subject }) => t(`draw.subject.${subject}`) },
            { title: t('draw.howMany'), cell: ({ count, size }) => t('draw.countOf', { count, size }) },
            {
              title: t('draw.state'),
              cell: ({ drawnAt }) => (
                <StateMark tone={drawnAt ? 'done' : 'waiting'}>
                  {drawnAt ? instantText(drawnAt) : t('draw.notDrawn')}
                </StateMark>
              ),
            },
          ]}
        />
      )}
    </Page>
  )
}

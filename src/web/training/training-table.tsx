import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { trainingsQuery } from './training.queries.ts'
import { kindText, TrainingMark } from './training-words.tsx'

export function TrainingTable() {
  const { data: trainings, error } = useQuery(trainingsQuery)
  return (
    <>
      <Failure error={error} />
      {!trainings && !error && <Skeleton />}
      {trainings?.length === 0 && <EmptyState title={t('training.empty')}>{t('training.emptyText')}</EmptyState>}
      {trainings && trainings.length > 0 && (
        <DataTable
          caption={t('awareness.part.trainings')}
          rows={trainings}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('training.title'),
              cell: ({ id, title }) => (
                <Link to="/awareness/trainings/$trainingId" params={{ trainingId: id }}>
                  {title}
                </Link>
              ),
            },
            { title: t('training.kind'), cell: kindText },
            { title: t('training.time'), cell: ({ startsAt }) => instantText(startsAt) },
            { title: t('training.place'), cell: ({ place }) => place },
            { title: t('awareness.state'), cell: ({ status }) => <TrainingMark status={status} /> },
            { title: t('training.cameCount'), cell: ({ came }) => came, align: 'end' },
          ]}
        />
      )}
    </>
  )
}

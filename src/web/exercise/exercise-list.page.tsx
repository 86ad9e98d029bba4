import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ExerciseSummary } from '#domain/exercise/exercise.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { exercisesQuery } from './exercise.queries.ts'
import { titleText } from './exercise-words.ts'
import { ScenarioTable } from './scenario-table.tsx'
import { StartExercise } from './start-exercise.tsx'

/** What was exercised, and a new one to start. */
export function ExerciseListPage() {
  const may = useMay()
  const { agency } = useSession()
  const { data: exercises, error } = useQuery(exercisesQuery)
  const isRunning = exercises?.some(({ endedAt }) => endedAt === null)
  return (
    <Page
      wide
      title={t('exercise.title')}
      lead={t('exercise.lead')}
      above={<Link to="/reports">{t('place.reports')}</Link>}
    >
      {!agency.exercise && <Banner quiet>{t('problem.exercise.not_in_exercise_mode')}</Banner>}
      {agency.exercise && may('exercise.start') && exercises && !isRunning && <StartExercise />}
      <Failure error={error} />
      {!exercises && !error && <Skeleton lines={4} />}
      {exercises?.length === 0 && <EmptyState title={t('exercise.empty')}>{t('exercise.emptyText')}</EmptyState>}
      {exercises && exercises.length > 0 && <ExerciseTable exercises={exercises} />}
      {agency.exercise && may('exercise.listScenarios') && <ScenarioTable />}
    </Page>
  )
}

const ExerciseTable = ({ exercises }: { exercises: readonly ExerciseSummary[] }) => (
  <DataTable
    caption={t('exercise.title')}
    rows={exercises}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('exercise.scenario'),
        cell: (one) => (
          <Link to="/exercises/$exerciseId" params={{ exerciseId: one.id }}>
            {titleText(one)}
          </Link>
        ),
      },
      { title: t('exercise.place'), cell: ({ unitName }) => unitName },
      {
        title: t('exercise.started'),
        cell: ({ startedAt, startedByName }) => `${instantText(startedAt)}　${startedByName}`,
      },
      { title: t('exercise.state'), cell: (one) => <ExerciseState one={one} /> },
    ]}
  />
)

export function ExerciseState({ one: { endedAt, finishedAt } }: { one: ExerciseSummary }) {
  if (finishedAt) return <StateMark tone="done">{t('exercise.state.finished')}</StateMark>
  if (endedAt) return <StateMark tone="due">{t('exercise.state.ended')}</StateMark>
  return <StateMark tone="underWay">{t('exercise.state.running')}</StateMark>
}

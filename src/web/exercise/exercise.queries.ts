import type { Exercise, ExerciseSummary } from '#domain/exercise/exercise.ts'
import type { ScenarioListed } from '#domain/exercise/scenario.ts'
import { answerOf } from '#web/platform/queries.ts'

/** What has come since is looked for again and again; that alone keeps nobody signed in. */
const lookEveryMs = 10_000

export const exercisesQuery = answerOf<ExerciseSummary[]>('/exercises')
export const scenariosQuery = answerOf<ScenarioListed[]>('/exercise-scenarios', { staleTime: 300_000 })
export const exerciseQuery = (id: string) =>
  answerOf<Exercise>(`/exercises/${id}`, { refetchInterval: lookEveryMs, background: true })

import type { Training, TrainingFound, TrainingSummary } from '#domain/training/training.ts'
import { answerOf } from '#web/platform/queries.ts'

/** Who has come is looked for again and again; that alone keeps nobody signed in. */
const lookEveryMs = 10_000

export const trainingsQuery = answerOf<TrainingSummary[]>('/trainings')
export const trainingQuery = (id: string) =>
  answerOf<Training>(`/trainings/${id}`, { staleTime: 0, refetchInterval: lookEveryMs, background: true })
export const trainingByCodeQuery = (code: string) =>
  answerOf<TrainingFound>(`/training-attendance/${code}`, { staleTime: 0 })

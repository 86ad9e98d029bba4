import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import { Exercise, ExerciseChoice, ExerciseFinish, ExerciseStart, ExerciseSummary } from '#domain/exercise/exercise.ts'
import { ScenarioChange, ScenarioCopy, ScenarioListed } from '#domain/exercise/scenario.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import {
  chooseIncident,
  downloadExercise,
  finishExercise,
  listExercises,
  showExercise,
  startExercise,
  stopExercise,
} from './exercise.operations.ts'
import { changeScenario, copyScenario, listScenarios, withdrawScenario } from './scenario.operations.ts'

export function exerciseHttp({ expose, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  expose('GET /exercise-scenarios', listScenarios, { input: z.object({}), output: z.array(ScenarioListed) })
  expose('POST /exercise-scenarios', copyScenario, { input: ScenarioCopy, output: ScenarioListed })
  expose('PATCH /exercise-scenarios/:id', changeScenario, { input: ScenarioChange, output: ScenarioListed })
  expose('POST /exercise-scenarios/:id/withdraw', withdrawScenario, { input: Versioned, output: input })
  expose('GET /exercises', listExercises, { input: z.object({}), output: z.array(ExerciseSummary) })
  expose('GET /exercises/:id', showExercise, { input, output: Exercise })
  expose('POST /exercises', startExercise, { input: ExerciseStart, output: Exercise })
  expose('POST /exercises/:id/stop', stopExercise, { input, output: Exercise })
  expose('POST /exercises/:id/choices', chooseIncident, { input: ExerciseChoice, output: Exercise })
  expose('POST /exercises/:id/finish', finishExercise, { input: ExerciseFinish, output: Exercise })
  exposeDocument(exposing, 'GET /exercises/:id/report', downloadExercise, { input, document: (report) => report })
}

export { ExercisePage } from './exercise.page.tsx'
export { ExerciseListPage } from './exercise-list.page.tsx'
export { ScenarioPage } from './scenario.page.tsx'

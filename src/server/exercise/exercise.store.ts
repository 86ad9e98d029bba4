import { sql } from 'kysely'
import type { OfficialDocument } from '#domain/document.ts'
import type { ExerciseResult } from '#domain/exercise/exercise.ts'
import type { Choice } from '#domain/exercise/exercise-match.rules.ts'
import type { Scenario } from '#domain/exercise/scenario.ts'
import type { Tx } from '#server/platform/database.ts'

export type ExerciseRow = {
  id: string
  scenario: Scenario
  unitId: string
  unitName: string
  startedBy: string
  startedByName: string
  startedAt: string
  endsAt: string
  endedAt: string | null
  endedByName: string | null
  lessons: string | null
  result: ExerciseResult | null
  finishedAt: string | null
  finishedByName: string | null
}

const mostListed = 200

/** The newest first, or the one that is named. */
export async function list(tx: Tx, id?: string): Promise<ExerciseRow[]> {
  const { rows } = await sql<ExerciseRow>`
    select exercise.id, scenario, exercise.unit_id, unit.name as unit_name, started_by, starter.name as started_by_name,
      started_at, ends_at, ended_at, ender.name as ended_by_name, lessons, result, finished_at,
      finisher.name as finished_by_name
    from exercise
    join unit on unit.id = exercise.unit_id
    join person as starter on starter.id = started_by
    left join person as ender on ender.id = ended_by
    left join person as finisher on finisher.id = finished_by
    where ${id ?? null}::uuid is null or exercise.id = ${id ?? null}
    order by started_at desc, exercise.id desc
    limit ${mostListed}`.execute(tx)
  return rows
}

export type InjectRow = {
  id: string
  key: string
  dueAt: string
  arrivedAt: string | null
  personIds: string[]
  toldNames: string[]
}

/** In order of time, with those to whom each one came. */
export async function listInjects(tx: Tx, exerciseId: string): Promise<InjectRow[]> {
  const { rows } = await sql<InjectRow>`
    select inject.id, key, due_at, arrived_at, coalesce(person_ids, '{}') as person_ids,
      coalesce(told.names, '{}') as told_names
    from exercise_inject as inject
    left join exercise_arrival as arrival on arrival.inject_id = inject.id
    left join lateral (
      select array_agg(person.name order by person.id) as names from person where person.id = any(person_ids)
    ) as told on true
    where exercise_id = ${exerciseId}
    order by due_at, inject.id`.execute(tx)
  return rows
}

/** In the order in which they were made. */
export async function listChoices(tx: Tx, exerciseId: string): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select inject_id, incident_id from exercise_choice where exercise_id = ${exerciseId} order by id`.execute(tx)
  return rows
}

/** Of two who act on an exercise at once the second waits for the first, and then sees what it did. */
export const lock = (tx: Tx, id: string) =>
  tx
    .selectFrom('exercise')
    .select(['startedBy', 'endedAt', 'finishedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

type NewExercise = {
  id: string
  agencyId: string
  scenario: Scenario
  unitId: string
  startedBy: string
  startedAt: Date
  endsAt: Date
}
type NewInject = { id: string; key: string; dueAt: Date }

export async function insert(tx: Tx, exercise: NewExercise, injects: readonly NewInject[]): Promise<void> {
  const { id: exerciseId, agencyId } = exercise
  await tx
    .insertInto('exercise')
    .values({ ...exercise, scenario: JSON.stringify(exercise.scenario) })
    .execute()
  await tx
    .insertInto('exerciseInject')
    .values(injects.map((inject) => ({ ...inject, agencyId, exerciseId })))
    .execute()
}

type ComingInject = {
  id: string
  exerciseId: string
  key: string
  scenario: Scenario
  unitId: string
  startedBy: string
}

/** An inject of an exercise that still runs; nobody ends that meanwhile. */
export async function findComing(tx: Tx, injectId: string): Promise<ComingInject | undefined> {
  const { rows } = await sql<ComingInject>`
    select inject.id, exercise_id, key, scenario, unit_id, started_by
    from exercise_inject as inject join exercise on exercise.id = exercise_id
    where inject.id = ${injectId} and ended_at is null
    for update of exercise`.execute(tx)
  return rows[0]
}

type Arrival = { injectId: string; agencyId: string; arrivedAt: Date; personIds: string[] }

export const insertArrival = (tx: Tx, arrival: Arrival) => tx.insertInto('exerciseArrival').values(arrival).execute()

type NewChoice = Choice & { id: string; agencyId: string; exerciseId: string; chosenAt: Date; chosenBy: string }

export const insertChoice = (tx: Tx, choice: NewChoice) => tx.insertInto('exerciseChoice').values(choice).execute()

export const end = (tx: Tx, id: string, ending: { endedAt: Date; endedBy: string | null }) =>
  tx.updateTable('exercise').set(ending).where('id', '=', id).execute()

type Finishing = {
  lessons: string
  result: ExerciseResult
  document: OfficialDocument
  finishedAt: Date
  finishedBy: string
}

export const finish = (tx: Tx, id: string, { result, document, ...rest }: Finishing) =>
  tx
    .updateTable('exercise')
    .set({ ...rest, result: JSON.stringify(result), document: JSON.stringify(document) })
    .where('id', '=', id)
    .execute()

/** The report as it was finished; null before. */
export async function findDocument(tx: Tx, id: string): Promise<{ document: OfficialDocument | null } | undefined> {
  const { rows } = await sql<{ document: OfficialDocument | null }>`
    select document from exercise where id = ${id}`.execute(tx)
  return rows[0]
}

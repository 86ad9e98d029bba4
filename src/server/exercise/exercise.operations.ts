import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { OfficialDocument } from '#domain/document.ts'
import {
  checkFinishing,
  checkMode,
  checkOpen,
  checkRunning,
  seesCourse,
  timetableOf,
} from '#domain/exercise/exercise.rules.ts'
import type {
  Exercise,
  ExerciseChoice,
  ExerciseFinish,
  ExerciseInject,
  ExerciseResult,
  ExerciseStart,
  ExerciseSummary,
} from '#domain/exercise/exercise.ts'
import type { Asking } from '#domain/exercise/exercise-match.rules.ts'
import { exerciseReport } from '#domain/exercise/exercise-report.document.ts'
import { daysAsked, resultOf } from '#domain/exercise/exercise-result.rules.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { Route } from '#domain/route/route.ts'
import { findAgency, findUnit } from '#server/agency/agency.operations.ts'
import { setAlarms } from '#server/alarm/alarm.operations.ts'
import { cardsRecordedBetween } from '#server/incident/incident-recorded.operations.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { findRoutesInForce } from '#server/route/route.operations.ts'
import * as store from './exercise.store.ts'
import { holdStill } from './exercise-course.operations.ts'
import { findScenario } from './scenario.operations.ts'

type ById = { id: string }

const summaryOf = ({ actor }: Work, row: store.ExerciseRow): ExerciseSummary => {
  const { id, scenario, unitName, startedByName, startedAt, endsAt, endedAt, finishedAt } = row
  const { title, titleEn } = seesCourse(actor, row) ? scenario : { title: null, titleEn: null }
  return { id, title, titleEn, unitName, startedByName, startedAt, endsAt, endedAt, finishedAt }
}

export const listExercises = read('exercise.list', async (work, _: Record<string, never>) =>
  (await store.list(work.tx)).map((row) => summaryOf(work, row)),
)

async function findRow(work: Work, id: string): Promise<store.ExerciseRow> {
  const [row] = await store.list(work.tx, id)
  if (!row) throw new Problem('not_found')
  return row
}

/** Nobody else changes it meanwhile. */
async function hold(work: Work, id: string) {
  const found = await store.lock(work.tx, id)
  if (!found) throw new Problem('not_found')
  return found
}

/** Those who take part see what has come to themselves, and not what is expected of them. */
function injectsFor({ actor }: Work, row: store.ExerciseRow, injects: readonly store.InjectRow[]): ExerciseInject[] {
  const seesAll = seesCourse(actor, row)
  const seen = seesAll ? injects : injects.filter(({ personIds }) => personIds.includes(actor.personId))
  return seen.flatMap(({ id, key, dueAt, arrivedAt, toldNames }) => {
    const found = row.scenario.injects.find((inject) => inject.key === key)
    if (!found) return []
    const { manner, text, textEn, expects } = found
    return [{ id, key, dueAt, arrivedAt, toldNames, manner, text, textEn, expects: seesAll ? expects : null }]
  })
}

const askingOf = ({ scenario }: store.ExerciseRow, injects: readonly store.InjectRow[]): Asking[] =>
  injects.flatMap(({ id, key, arrivedAt }) => {
    const expects = scenario.injects.find((inject) => inject.key === key)?.expects
    return expects && arrivedAt !== null ? [{ id, arrivedAt, expects }] : []
  })

/** As the event cards stand; ethics sees the events of every unit. */
async function resultNow(
  work: Work,
  row: store.ExerciseRow,
  injects: readonly store.InjectRow[],
): Promise<ExerciseResult> {
  const until = row.endedAt ?? work.now.toISOString()
  const cards = await cardsRecordedBetween(work, row.startedAt, until)
  const asking = askingOf(row, injects)
  const routes = new Map<string, Route[]>()
  for (const day of daysAsked(asking, cards)) routes.set(day, await findRoutesInForce(work, day))
  return resultOf(
    { asking, cards, choices: await store.listChoices(work.tx, row.id) },
    {
      routesOn: (day) => routes.get(day) ?? [],
      calendar: officeCalendar,
      until: new Date(until),
      isOver: row.endedAt !== null,
    },
  )
}

async function load(work: Work, id: string): Promise<Exercise> {
  const row = await findRow(work, id)
  const injects = await store.listInjects(work.tx, id)
  const seesResult = seesCourse(work.actor, row) && isEthics(work.actor)
  return {
    ...summaryOf(work, row),
    setting: row.scenario.setting,
    settingEn: row.scenario.settingEn,
    endedByName: row.endedByName,
    finishedByName: row.finishedByName,
    lessons: row.lessons ?? '',
    injects: injectsFor(work, row, injects),
    result: row.result ?? (seesResult ? await resultNow(work, row, injects) : null),
  }
}

export const showExercise = read('exercise.show', (work, { id }: ById) => load(work, id))

/** Everything that is to come is set at once; it comes by itself, whoever is there. */
export const startExercise = write('exercise.start', async (work, { id, scenario: key, unitId }: ExerciseStart) => {
  checkMode(await findAgency(work))
  const scenario = await findScenario(work, key)
  const unit = await findUnit(work, unitId)
  if (!unit || unit.abolishedOn) throw new Problem('exercise.unit_unknown')
  const { agencyId, personId } = work.actor
  const { endsAt, injects } = timetableOf(scenario, work.now)
  const coming = injects.map((inject) => ({ ...inject, id: work.newId() }))
  await store.insert(
    work.tx,
    { id, agencyId, scenario, unitId, startedBy: personId, startedAt: work.now, endsAt },
    coming,
  )
  await setAlarms(
    work,
    'exerciseInject',
    coming.map(({ id: subjectId, dueAt }) => ({ subjectId, dueAt })),
  )
  await setAlarms(work, 'exerciseEnd', [{ subjectId: id, dueAt: endsAt }])
  work.record(id, { scenario: key, unitId })
  return load(work, id)
})

export const stopExercise = write('exercise.stop', async (work, { id }: ById) => {
  const found = await holdStill(work, id)
  if (!found) throw new Problem('not_found')
  checkRunning(found)
  await store.end(work.tx, id, { endedAt: work.now, endedBy: work.actor.personId })
  work.record(id)
  return load(work, id)
})

/** What the rule cannot tell, an officer says; also where the rule is wrong. */
export const chooseIncident = write('exercise.choose', async (work, choice: ExerciseChoice) => {
  const { id, injectId, incidentId } = choice
  const found = await hold(work, id)
  checkOpen(found)
  const row = await findRow(work, id)
  const injects = await store.listInjects(work.tx, id)
  if (!askingOf(row, injects).some((inject) => inject.id === injectId)) throw new Problem('exercise.inject_unknown')
  const { recorded } = await resultNow(work, row, injects)
  if (incidentId !== null && !recorded.some((incident) => incident.id === incidentId))
    throw new Problem('exercise.incident_unknown')
  const { agencyId, personId } = work.actor
  await store.insertChoice(work.tx, {
    ...{ id: work.newId(), agencyId, exerciseId: id, injectId, incidentId },
    ...{ chosenAt: work.now, chosenBy: personId },
  })
  work.record(id, { injectId, incidentId })
  return load(work, id)
})

/** From here on nothing changes it: the score and the report are kept as they are now. */
export const finishExercise = write('exercise.finish', async (work, { id, lessons }: ExerciseFinish) => {
  const found = await hold(work, id)
  const row = await findRow(work, id)
  const injects = await store.listInjects(work.tx, id)
  // What else was recorded meanwhile was there to choose from; it is nobody's business afterwards.
  const result = { ...(await resultNow(work, row, injects)), recorded: [] }
  checkFinishing(found, result.injects)
  const { name: agencyName } = await findAgency(work)
  const { name, personId } = work.actor
  const document = exerciseReport(
    {
      exercise: {
        ...row,
        title: row.scenario.title,
        setting: row.scenario.setting,
        injects: injectsFor(work, row, injects),
        lessons,
        result,
      },
      ...{ agencyName, writtenBy: name, madeAt: work.now.toISOString() },
    },
    say,
  )
  await store.finish(work.tx, id, { lessons, result, document, finishedAt: work.now, finishedBy: personId })
  work.record(id, { totals: result.totals })
  return load(work, id)
})

export const downloadExercise = read('exercise.download', async (work, { id }: ById): Promise<OfficialDocument> => {
  const found = await store.findDocument(work.tx, id)
  if (!found) throw new Problem('not_found')
  if (!found.document) throw new Problem('exercise.not_finished')
  return found.document
})

import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { courseOf } from '#domain/follow-up-case/follow-up-case.rules.ts'
import { type Owed, owedInTime } from '#domain/follow-up-case/follow-up-view.rules.ts'
import { modelFrom } from '#domain/follow-up-case/model-cases.ts'
import { unitsSeenBy } from '#domain/person/person.rules.ts'
import { dropAlarms, setAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './follow-up-case.store.ts'

/** The cases of these events that have not ended; whether the events may be seen is the caller's question. */
export const openCasesOf = async (work: Work, eventIds: readonly string[]): Promise<store.OpenCase[]> =>
  eventIds.length === 0 ? [] : store.listOpen(work.tx, eventIds)

/** Open cases of the events that the person sees; of sealed matters nothing. */
export const openCasesSeen = (work: Work): Promise<store.OpenCaseOfIncident[]> =>
  store.listOpenOfIncidents(work.tx, { units: unitsSeenBy(work.actor), personId: work.actor.personId })

type Alarmed = Pick<store.CaseRow, 'id' | 'kind' | 'modelFrom' | 'openedAt'>

/** What a case owes by a moment as it stands now. */
export async function owedBy(work: Work, one: Alarmed, concernedIds: readonly string[]): Promise<Owed[]> {
  const model = modelFrom(one.kind, one.modelFrom)
  const course = courseOf(model, await store.listSteps(work.tx, [one.id]), concernedIds)
  return owedInTime(model, one.openedAt, course, officeCalendar)
}

/** One alarm a case: at the earliest moment by which a step is owed. */
export async function setStepAlarm(work: Work, one: Alarmed, concernedIds: readonly string[]): Promise<void> {
  const [first] = await owedBy(work, one, concernedIds)
  if (first) await setAlarms(work, 'followUpStep', [{ subjectId: one.id, dueAt: new Date(first.dueAt) }])
  else await dropAlarms(work, 'followUpStep', [one.id])
}

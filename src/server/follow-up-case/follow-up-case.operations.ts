import { may } from '#domain/access.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { dateInTaipei } from '#domain/calendar.ts'
import { courseOf, nextOf, waitsFor } from '#domain/follow-up-case/follow-up-case.rules.ts'
import type { FollowUpOpening, FollowUpStepRecord } from '#domain/follow-up-case/follow-up-case.ts'
import { stepDueAt } from '#domain/follow-up-case/follow-up-view.rules.ts'
import { modelFrom } from '#domain/follow-up-case/model-cases.ts'
import { findStanding } from '#server/incident/incident-course.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './follow-up-case.store.ts'
import { casesOf, type Event, openCase, takeStep } from './follow-up-course.operations.ts'
import { openCasesSeen } from './follow-up-open.operations.ts'

/** Who sees the event sees what follows it. A closed event may still be followed: an answer comes weeks later. */
async function findEvent(work: Work, id: string): Promise<Event> {
  const { incident } = await findStanding(work, id)
  const { kinds, knownAt } = incident
  return { id, isSealed: false, kinds, knownAt, concernedIds: [], barred: [] }
}

export const listFollowUpCases = read('followUpCase.list', async (work, { id }: { id: string }) =>
  casesOf(work, await findEvent(work, id)),
)

export const openFollowUpCase = write('followUpCase.open', async (work, opening: FollowUpOpening) => {
  const event = await findEvent(work, opening.id)
  await openCase(work, event, opening)
  work.record(event.id, { caseId: opening.caseId, kind: opening.kind })
  return casesOf(work, event)
})

export const takeFollowUpStep = write('followUpCase.takeStep', async (work, record: FollowUpStepRecord) => {
  const event = await findEvent(work, record.id)
  await takeStep(work, event, record)
  const { caseId, stepId, step, outcome } = record
  work.record(event.id, { caseId, stepId, step, ...(outcome && { outcome }) })
  return casesOf(work, event)
})

/** Open cases whose next step is for this person. */
export async function waitingFollowUps(work: Work): Promise<Waiting[]> {
  const { actor, tx } = work
  if (!may(actor.roles, 'followUpCase.takeStep')) return []
  const open = await openCasesSeen(work)
  if (open.length === 0) return []
  const steps = Map.groupBy(
    await store.listSteps(
      tx,
      open.map(({ id }) => id),
    ),
    ({ caseId }) => caseId,
  )
  return open.flatMap(({ id, eventId, kind, modelFrom: from, openedAt, number, what, unitName }): Waiting[] => {
    const model = modelFrom(kind, from)
    const course = courseOf(model, steps.get(id) ?? [])
    if (!waitsFor(actor, model, course)) return []
    const dues = nextOf(model, course).flatMap((step) => stepDueAt(step, openedAt, course, officeCalendar) ?? [])
    // The last moment before it is over: a day's end belongs to that day.
    const due = dues.toSorted()[0]
    const dueDate = due === undefined ? null : dateInTaipei(new Date(Date.parse(due) - 1))
    return [{ kind: 'followUpCase', subjectId: eventId, title: `${number}　${what.slice(0, 80)}`, unitName, dueDate }]
  })
}

import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { type Case, checkOpening, checkStep } from '#domain/follow-up-case/follow-up-case.rules.ts'
import type { FollowUpCases, FollowUpOpening, FollowUpStepRecord } from '#domain/follow-up-case/follow-up-case.ts'
import { caseShown } from '#domain/follow-up-case/follow-up-view.rules.ts'
import { kindsFor, modelFrom, modelOn } from '#domain/follow-up-case/model-cases.ts'
import { Problem } from '#domain/problem.ts'
import type { IncidentKind } from '#domain/route/route.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './follow-up-case.store.ts'
import { setStepAlarm } from './follow-up-open.operations.ts'

/** The event that a case follows, ordinary or sealed, as far as the case needs to know it. */
export type Event = Pick<Case, 'knownAt' | 'concernedIds' | 'barred'> & {
  id: string
  isSealed: boolean
  kinds: readonly IncidentKind[]
}

/** Whoever calls has made sure that the event may be seen. */
export async function casesOf(work: Work, event: Event): Promise<FollowUpCases> {
  const rows = await store.listOfEvent(work.tx, event.id)
  const steps = Map.groupBy(
    await store.listSteps(
      work.tx,
      rows.map(({ id }) => id),
    ),
    ({ caseId }) => caseId,
  )
  const cases = rows.map(({ id, kind, modelFrom: from, openedAt, openedByName }) =>
    caseShown(
      {
        ...event,
        head: { id, openedAt, openedByName },
        model: modelFrom(kind, from),
        taken: (steps.get(id) ?? []).map(({ caseId: _, ...step }) => step),
      },
      officeCalendar,
    ),
  )
  const opened = rows.map(({ kind }) => kind)
  return { cases, mayOpen: kindsFor(event.kinds, work.today).filter((kind) => !opened.includes(kind)) }
}

export async function openCase(work: Work, event: Event, { caseId, kind }: FollowUpOpening): Promise<void> {
  const model = modelOn(kind, work.today)
  checkOpening(model, event.kinds)
  const { agencyId, personId } = work.actor
  await store.insertCase(work.tx, {
    ...{ id: caseId, agencyId, kind, modelFrom: model.from, openedAt: work.now, openedBy: personId },
    incidentId: event.isSealed ? null : event.id,
    matterId: event.isSealed ? event.id : null,
  })
  await setStepAlarm(
    work,
    { id: caseId, kind, modelFrom: model.from, openedAt: work.now.toISOString() },
    event.concernedIds,
  )
}

export async function takeStep(work: Work, event: Event, record: FollowUpStepRecord): Promise<void> {
  const found = (await store.listOfEvent(work.tx, event.id)).find(({ id }) => id === record.caseId)
  if (!found) throw new Problem('not_found')
  const model = modelFrom(found.kind, found.modelFrom)
  const taken = await store.listSteps(work.tx, [found.id])
  checkStep(work.actor, { ...event, model, taken }, record, work.now)
  const { stepId, caseId, step, seen, at, outcome, note, reference, authority } = record
  const { agencyId, personId } = work.actor
  await store.insertStep(work.tx, {
    ...{ id: stepId, agencyId, caseId, isSealed: event.isSealed, position: seen + 1 },
    ...{ step, at, outcome, note, reference, authority },
    ends: model.steps.some(({ key, ends }) => ends && key === step),
    ...{ recordedAt: work.now, recordedBy: personId },
  })
  await setStepAlarm(work, found, event.concernedIds)
}

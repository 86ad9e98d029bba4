import type { OfficeCalendar } from '#domain/calendar.ts'
import { dueAt } from '#domain/route/route-clock.rules.ts'
import { authoritiesFor, type Case, type Course, courseOf, missingOf, nextOf } from './follow-up-case.rules.ts'
import type { FollowUpCase, FollowUpNext, FollowUpStep } from './follow-up-case.ts'
import type { FollowUpModel, FollowUpStepModel } from './follow-up-model.ts'

/** When a step is due; null where no rule gives a time, or what it runs from has not happened. */
export function stepDueAt(
  { due }: Pick<FollowUpStepModel, 'due'>,
  openedAt: string,
  { done }: Course,
  calendar: OfficeCalendar,
): string | null {
  const start = due?.from === 'opened' ? openedAt : due && done.get(due.from)?.at
  return due && start ? dueAt(due.within, new Date(start), calendar).toISOString() : null
}

/** A step that is owed by a moment. */
export type Owed = { step: FollowUpStepModel; dueAt: string }

/** What the case owes by a moment, the earliest first; nothing once it has ended. */
export function owedInTime(model: FollowUpModel, openedAt: string, course: Course, calendar: OfficeCalendar): Owed[] {
  if (course.isEnded) return []
  return missingOf(model, course)
    .flatMap((step) => {
      const dueAt = stepDueAt(step, openedAt, course, calendar)
      return dueAt === null ? [] : [{ step, dueAt }]
    })
    .toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))
}

export type StoredStep = Omit<FollowUpStep, 'counts'> & { recordedBy: string }
type Shown = Omit<Case, 'taken'> & {
  head: Pick<FollowUpCase, 'id' | 'openedAt' | 'openedByName'>
  taken: readonly StoredStep[]
}

function nextShown(model: FollowUpModel, course: Course, { head, barred }: Shown, calendar: OfficeCalendar) {
  return nextOf(model, course).map((step): FollowUpNext => {
    const { key, by, isMandatory, decides, ends, proof, due, basis } = step
    const { note, reference } = proof
    return {
      ...{ key, by, isMandatory, decides, ends, basis },
      isAgain: course.done.has(key),
      outcomes: decides ? model.outcomes : [],
      proof: { note, reference, authorities: authoritiesFor(proof, barred) },
      dueAt: stepDueAt(step, head.openedAt, course, calendar),
      dueBasis: due?.basis ?? null,
    }
  })
}

/** A case as a person sees it: what was done, what is next, what is missing. */
export function caseShown(shown: Shown, calendar: OfficeCalendar): FollowUpCase {
  const { head, model, taken, concernedIds } = shown
  const course = courseOf(model, taken, concernedIds)
  const counting = new Set([...course.done.values()].map(({ id }) => id))
  const ending = taken.find(({ step }) => model.steps.some(({ key, ends }) => ends && key === step))
  return {
    ...head,
    kind: model.kind,
    isSealed: model.isSealed,
    outcome: course.outcome,
    endedAt: ending?.at ?? null,
    taken: taken.map(({ recordedBy: _, ...step }) => ({ ...step, counts: counting.has(step.id) })),
    next: nextShown(model, course, shown, calendar),
    missing: course.isEnded ? [] : missingOf(model, course).map(({ key }) => key),
  }
}

import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import type { Person } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import type { InjectScore } from './exercise.ts'
import type { InjectTo, Scenario } from './scenario.ts'

/** Nothing invented may stand among what is real. */
export function checkMode({ exercise }: { exercise: boolean }): void {
  if (!exercise) throw new Problem('exercise.not_in_exercise_mode')
}

export const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000)

/** When each inject comes, and when it is over. */
export const timetableOf = ({ injects, minutes }: Scenario, startedAt: Date) => ({
  endsAt: minutesAfter(startedAt, minutes),
  injects: injects.map(({ key, after }) => ({ key, dueAt: minutesAfter(startedAt, after) })),
})

type Place = { unitId: string; startedBy: string }

/** Ids of those whom an inject reaches; where nobody holds such a role it is for whoever leads to read it out. */
export function recipientsOf(people: readonly Person[], { roles, where }: InjectTo, place: Place): string[] {
  const told = people.filter(
    (person) =>
      person.roles.some((role) => roles.includes(role)) && (where === 'agency' || person.unitId === place.unitId),
  )
  return told.length > 0 ? told.map(({ id }) => id) : [place.startedBy]
}

type Standing = { startedBy: string; endedAt: string | null; finishedAt: string | null }

/** The course, what was expected and the score: kept from those who take part until they no longer do. */
export const seesCourse = (actor: Acting, { startedBy, endedAt, finishedAt }: Standing): boolean =>
  finishedAt !== null || actor.personId === startedBy || (endedAt !== null && isEthics(actor))

export function checkRunning({ endedAt }: Pick<Standing, 'endedAt'>): void {
  if (endedAt !== null) throw new Problem('exercise.ended')
}

export function checkOpen({ finishedAt }: Pick<Standing, 'finishedAt'>): void {
  if (finishedAt !== null) throw new Problem('exercise.finished')
}

export function checkFinishing(one: Pick<Standing, 'endedAt' | 'finishedAt'>, scores: readonly InjectScore[]): void {
  checkOpen(one)
  if (one.endedAt === null) throw new Problem('exercise.still_running')
  const count = scores.filter(({ match }) => match === 'ambiguous').length
  if (count > 0) throw new Problem('exercise.unsettled', { count })
}

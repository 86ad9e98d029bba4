import type { Assignment } from '#domain/assignment/assignment.ts'

export type GroupName = 'late' | 'today' | 'later' | 'standing'
export type Group = { name: GroupName; assignments: Assignment[] }

const order: readonly GroupName[] = ['late', 'today', 'later', 'standing']
const endOfTime = '9999'

function groupOf({ state, dueDate }: Assignment, today: string): GroupName | null {
  if (state === 'done') return null
  if (state === 'late' || state === 'standing') return state
  return state === 'due' && dueDate === today ? 'today' : 'later'
}

const momentOf = ({ dueDate, dueTime }: Assignment): string => `${dueDate ?? endOfTime} ${dueTime ?? '24:00'}`

/** Digits need no rules of a language, which a phone would have to load first. */
function byMoment(one: Assignment, other: Assignment): number {
  const [first, second] = [momentOf(one), momentOf(other)]
  return first < second ? -1 : Number(first > second)
}

/** What is owed, in order of time; what is done is no longer in the way. */
export function groupsOf(assignments: readonly Assignment[], today: string): Group[] {
  const inOrder = [...assignments].sort(byMoment)
  return order
    .map((name) => ({ name, assignments: inOrder.filter((assignment) => groupOf(assignment, today) === name) }))
    .filter((group) => group.assignments.length > 0)
}

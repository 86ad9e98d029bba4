import { describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { groupsOf } from './groups.ts'

const today = '2026-02-12'
const assignment = (changes: Partial<Assignment>) => ({ dueTime: null, ...changes }) as Assignment
const namesOf = (assignments: Assignment[]) =>
  groupsOf(assignments, today).map(({ name, assignments: tasks }) => [name, tasks.map(({ id }) => id)])

describe('the list of today', () => {
  test('puts what is overdue first and what is only to be kept in mind last', () => {
    const standing = assignment({ id: 'standing', state: 'standing', dueDate: null })
    const later = assignment({ id: 'later', state: 'waiting', dueDate: '2026-02-14' })
    const now = assignment({ id: 'now', state: 'due', dueDate: today })
    const late = assignment({ id: 'late', state: 'late', dueDate: '2026-02-11' })
    expect(namesOf([standing, later, now, late])).toEqual([
      ['late', ['late']],
      ['today', ['now']],
      ['later', ['later']],
      ['standing', ['standing']],
    ])
  })

  test('orders one day by the hour, what has no hour at its end', () => {
    const evening = assignment({ id: 'evening', state: 'due', dueDate: today })
    const five = assignment({ id: 'five', state: 'due', dueDate: today, dueTime: '17:00' })
    const nine = assignment({ id: 'nine', state: 'due', dueDate: today, dueTime: '09:00' })
    expect(namesOf([evening, five, nine])).toEqual([['today', ['nine', 'five', 'evening']]])
  })

  test('keeps what may be begun but is due on another day out of today', () => {
    const open = assignment({ id: 'open', state: 'due', dueDate: '2026-02-13' })
    expect(namesOf([open])).toEqual([['later', ['open']]])
  })

  test('leaves out what is done', () => {
    expect(namesOf([assignment({ id: 'done', state: 'done', dueDate: today })])).toEqual([])
  })
})

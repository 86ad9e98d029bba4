import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { contractorFaults } from '#domain/contractor/contractor.rules.ts'
import { nextReminder } from '#domain/contractor/contractor-paper.rules.ts'
import type { ContractorPaper } from '#domain/contractor/contractor-paper.ts'
import { insideUntil, isDayOff } from '#domain/contractor/contractor-visit.rules.ts'

const paper = (changes: Partial<ContractorPaper> = {}): ContractorPaper => ({
  ...{ id: '1', kind: 'contract', personId: null, personName: null, title: '', hasClause: true, file: null },
  ...{ fromDate: '2026-01-01', untilDate: null, endedOn: null, ...changes },
})
const faultsOf = (papers: ContractorPaper[], changes: object = {}) =>
  contractorFaults(
    { contractor: { withdrawnOn: null, declaresNoBannedProduct: true, ...changes }, people: [], papers },
    '2026-02-11',
  )

describe('a contract', () => {
  test.each([
    ['is in force', paper(), []],
    ['is in force on its last day', paper({ untilDate: '2026-02-11' }), []],
    ['has expired', paper({ untilDate: '2026-02-10' }), ['contractMissing', 'paperExpired']],
    ['is to come', paper({ fromDate: '2026-02-12' }), ['contractMissing']],
    ['was ended', paper({ endedOn: '2026-02-01' }), ['contractMissing']],
  ])('that %s leaves these faults', (_, one, faults) => {
    expect(faultsOf([one])).toEqual(faults)
  })

  test('of a firm that was withdrawn is not asked for', () => {
    expect(faultsOf([], { withdrawnOn: '2026-02-01', declaresNoBannedProduct: false })).toEqual([])
  })
})

test('the undertaking of somebody who left is no longer asked for', () => {
  const contractor = { withdrawnOn: null, declaresNoBannedProduct: true }
  const people = (leftOn: string | null) => [{ id: 'p', leftOn }]
  const looked = (leftOn: string | null) => ({ contractor, people: people(leftOn), papers: [paper()] })
  expect(contractorFaults(looked(null), '2026-02-11')).toEqual(['undertakingMissing'])
  expect(contractorFaults(looked('2026-02-10'), '2026-02-11')).toEqual([])
})

test('a paper rings on each morning that is still ahead, and after its last day no more', () => {
  const next = (after: string) => nextReminder('2026-03-20', [60, 30, 7], new Date(after))?.toISOString()
  expect(next('2026-01-01T00:00:00Z')).toBe('2026-01-19T01:00:00.000Z')
  expect(next('2026-01-19T01:00:00Z')).toBe('2026-02-18T01:00:00.000Z')
  expect(next('2026-03-13T01:00:00Z')).toBe('2026-03-20T01:00:00.000Z')
  expect(next('2026-03-20T01:00:00Z')).toBeUndefined()
})

test('a day is off by the office calendar, and by the week where a year has none yet', () => {
  expect(isDayOff('2026-02-16', officeCalendar)).toBe(true)
  expect(isDayOff('2026-02-11', officeCalendar)).toBe(false)
  expect(isDayOff('2099-01-03', officeCalendar)).toBe(true)
  expect(isDayOff('2099-01-05', officeCalendar)).toBe(false)
})

test('whoever comes just at closing time has an hour', () => {
  const until = (cameAt: string) => insideUntil(new Date(cameAt), null, '17:30').toISOString()
  expect(until('2026-02-11T09:29:00Z')).toBe('2026-02-11T09:30:00.000Z')
  expect(until('2026-02-11T09:30:00Z')).toBe('2026-02-11T10:30:00.000Z')
})

import { expect, test } from 'vitest'
import type { Unit } from '#domain/agency/agency.ts'
import type { Duty } from '#domain/duty/duty.ts'
import type { Clause, PlanDetail, Unresolved } from '#domain/plan/plan.ts'
import { differencesOf, nextOpen, queueOf, withClause, withDuty } from './review-queue.ts'

const units = [{ id: 'u1', abolishedOn: null } as Unit]
const clause = (id: string, position: number, noDutyReason: string | null = null) =>
  ({ id, position, noDutyReason, heading: null, text: '本文' }) as Clause
const duty = (id: string, clauseId: string, position: number, changes: Partial<Duty> = {}) =>
  ({ id, clauseId, position, status: 'proposed', unitIds: ['u1'], ...changes }) as Duty
const undecided = (dutyId: string, clauseId: string): Unresolved => ({ code: 'dutyUndecided', clauseId, dutyId })
const unassigned = (clauseId: string): Unresolved => ({ code: 'clauseUnassigned', clauseId, dutyId: null })

const detail = (): PlanDetail =>
  ({
    plan: { periodStart: '2026-02-11', periodEnd: '2026-02-25' },
    clauses: [clause('c2', 2), clause('c1', 1), clause('c3', 3, '目的')],
    duties: [duty('d2', 'c1', 2, { status: 'accepted' }), duty('d1', 'c1', 1)],
    unresolved: [undecided('d1', 'c1'), unassigned('c2')],
  }) as PlanDetail

const keys = (from: PlanDetail) => queueOf(from).map(({ key, open }) => [key, open])

test('duties and unassigned clauses stand in the order of the document, also those already decided', () => {
  expect(keys(detail())).toEqual([
    ['d1', true],
    ['d2', false],
    ['c2', true],
    ['c3', false],
  ])
})

test('next and previous skip what is decided and go round the end', () => {
  const items = queueOf(detail())
  expect([nextOpen(items, null), nextOpen(items, 'd1'), nextOpen(items, 'c2'), nextOpen(items, 'd1', -1)]).toEqual([
    'd1',
    'c2',
    'd1',
    'c2',
  ])
})

test('the last open item stays current, and nothing is current when all is decided', () => {
  const last = withDuty(detail(), duty('d1', 'c1', 1, { status: 'accepted' }), units)
  expect(nextOpen(queueOf(last), 'c2')).toBe('c2')
  expect(nextOpen(queueOf(withClause(last, clause('c2', 2, '說明'), units)), 'c2')).toBeNull()
})

test('an accepted duty without a unit stays open for that reason', () => {
  const after = withDuty(detail(), duty('d1', 'c1', 1, { status: 'accepted', unitIds: [] }), units)
  expect(queueOf(after)[0]).toMatchObject({ open: true, reasons: ['dutyWithoutUnit'] })
})

test('a duty taken back is undecided again, a duty added covers its clause', () => {
  const back = withDuty(detail(), duty('d2', 'c1', 2), units)
  expect(back.unresolved).toContainEqual(undecided('d2', 'c1'))
  const added = withDuty(detail(), duty('d9', 'c2', 9, { status: 'accepted' }), units)
  expect(added.unresolved).not.toContainEqual(unassigned('c2'))
})

test('a clause that needed nothing is unassigned again when the officer takes it back', () => {
  expect(withClause(detail(), clause('c3', 3), units).unresolved).toContainEqual(unassigned('c3'))
})

test('two versions differ where they say different things, not where one says nothing', () => {
  const mine = { what: '召開會報', unitIds: ['u1'], timing: 'daily' as const }
  const theirs = duty('d1', 'c1', 1, { what: '召開會報', unitIds: ['u2'], timing: 'as_needed' })
  expect(differencesOf(mine, theirs)).toEqual(['timing', 'unitIds'])
})

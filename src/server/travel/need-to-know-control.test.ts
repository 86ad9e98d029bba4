import { expect, test, vi } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

// One filter taken out: who asks no longer matters.
vi.mock('#domain/travel/trip.rules.ts', async (original) => {
  const rules = await original<typeof import('#domain/travel/trip.rules.ts')>()
  return { ...rules, maySeeTrip: () => true }
})

const { as } = await testApp('2026-03-02T01:00:00Z')

test('were it not asked who reads, somebody of another unit would read why', async () => {
  const id = newId()
  const filed = await (await as('staff')).put(`/trips/${id}`, {
    ...{ version: 0, standing: 'general', destination: 'mainland', purpose: 'private', companions: 0 },
    ...{ leavesOn: '2026-03-16', returnsOn: '2026-03-20', meetsOfficials: false },
    ...{ reason: '探望同學', places: '', meetings: '', lateReason: '' },
  })
  expect(filed.status).toBe(200)
  expect((await (await as('otherStaff')).post(`/trips/${id}/open`)).body.reason).toBe('探望同學')
})

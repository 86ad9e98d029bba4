import { expect, test, vi } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

// One look taken out: texts are no longer looked through.
vi.mock('#domain/travel/identity-number.rules.ts', () => ({ hasIdentityNumber: () => false, checkText: () => {} }))

const { as } = await testApp('2026-03-02T01:00:00Z')

test('were texts not looked through, the number of a passport would be kept', async () => {
  const staff = await as('staff')
  const id = newId()
  const { status } = await staff.put(`/trips/${id}`, {
    ...{ version: 0, standing: 'general', destination: 'mainland', purpose: 'private', companions: 0 },
    ...{ leavesOn: '2026-03-16', returnsOn: '2026-03-20', meetsOfficials: false },
    ...{ reason: '護照 312345678', places: '', meetings: '', lateReason: '' },
  })
  expect(status).toBe(200)
  expect((await staff.post(`/trips/${id}/open`)).body.reason).toBe('護照 312345678')
})

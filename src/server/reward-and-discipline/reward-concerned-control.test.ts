import { expect, test, vi } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { issuedPlan } from '#test/plans.ts'

// One filter taken out: whom a list names is no longer asked.
vi.mock('#domain/reward-and-discipline/reward-proposal.rules.ts', async (original) => {
  const rules = await original<typeof import('#domain/reward-and-discipline/reward-proposal.rules.ts')>()
  return { ...rules, concerns: () => false }
})

const { as, home } = await testApp('2026-02-12T01:00:00Z')

test('were whom a list names not asked, they would find it', { timeout: 60_000 }, async () => {
  const officer = await as('ethicsOfficer')
  const { plan } = await issuedPlan(officer, await as('agencyHead'), home)
  const id = newId()
  await officer.post(`/plans/${plan.id}/reward-proposals`, { proposalId: id, replaces: null })
  const personId = home.personIds.get(home.loginNames.ethicsDirector!)!
  const entry = {
    id: newId(),
    personId,
    direction: 'commendation',
    measure: '嘉獎',
    times: 1,
    reason: '',
    hearing: null,
  }
  expect((await officer.put(`/reward-proposals/${id}`, { version: 1, entries: [entry] })).status).toBe(200)
  const director = await as('ethicsDirector')
  expect((await director.get('/reward-proposals')).body).toHaveLength(1)
  expect((await director.post(`/reward-proposals/${id}/open`)).status).toBe(200)
})

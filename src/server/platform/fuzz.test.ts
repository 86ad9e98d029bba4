import { expect, test } from 'vitest'
import { cookieOf, testApp, visitor } from '#test/app.ts'
import { callsOf } from '#test/fuzz/calls.ts'
import { fuzz, idsIn, unlock } from '#test/fuzz/fuzz.ts'
import { sampleTownship } from '#test/sample-data.ts'

const it = await testApp('2026-02-13T01:30:00Z')
const { people, password } = await sampleTownship(it)
const signIns = people.slice(0, 5).map(({ loginName }) => async () => {
  await unlock(it.owner, loginName)
  const answer = await visitor(it.app, undefined).post('/session', { loginName, password })
  return cookieOf(answer)
})

test('whatever is sent to any operation, the answer is never a defect', { timeout: 240_000 }, async () => {
  const ids = await idsIn(it.owner)
  const { byStatus, reached, defects } = await fuzz({ app: it.app, signIns, ids, requests: 16_000, seed: 2026 })
  expect(defects).toEqual([])
  expect(byStatus[200]).toBeGreaterThan(100)
  const every = callsOf(it.app.swagger()).map(({ method, path }) => `${method} ${path}`)
  expect(every.filter((address) => !reached.has(address))).toEqual([])
})

test('a defect would be seen', async () => {
  const { owner } = it
  await owner.query('alter table incident rename column what to renamed')
  const { defects } = await fuzz({
    app: it.app,
    signIns: signIns.slice(0, 1),
    ids: await idsIn(owner),
    requests: 400,
    seed: 1,
  })
  await owner.query('alter table incident rename column renamed to what')
  expect(defects.some((defect) => defect.includes('/api/incidents'))).toBe(true)
})

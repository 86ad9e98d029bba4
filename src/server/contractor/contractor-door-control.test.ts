import { expect, test, vi } from 'vitest'
import { testApp } from '#test/app.ts'
import { contractorsOf } from '#test/contractors.ts'

// One rule taken out: nobody is asked for an order any more.
vi.mock('#domain/contractor/contractor-visit.rules.ts', async (original) => {
  const rules = await original<typeof import('#domain/contractor/contractor-visit.rules.ts')>()
  return { ...rules, checkVisit: () => {} }
})

const it = await testApp('2026-02-17T02:00:00Z')
const { added, addPoint, visit } = contractorsOf(it)

test('were no order asked for, anybody would come in on a day off', async () => {
  expect((await visit(await added(), await addPoint())).status).toBe(200)
})

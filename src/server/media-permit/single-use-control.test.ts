import { expect, test, vi } from 'vitest'
import { testApp } from '#test/app.ts'
import { mediaDesk } from '#test/media.ts'

// The row is not held fast.
vi.mock('#server/confidential-medium/confidential-medium.store.ts', async (original) => ({
  ...(await original<typeof import('#server/confidential-medium/confidential-medium.store.ts')>()),
  lock: async () => undefined,
}))

const it = await testApp('2026-02-12T01:30:00Z')
const { approve, ask, handingOut, register } = await mediaDesk(it)

test('were the thing not held fast, of fifty who use one permit at once several would be handed it', {
  timeout: 60_000,
}, async () => {
  const { id: mediumId } = await register()
  const id = await ask(mediumId)
  await approve(id)
  const given = await handingOut(id)
  const staff = await it.as('staff')
  const answers = await Promise.all(Array.from({ length: 50 }, () => staff.post('/media-permits/hand-out', given)))
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(1)
})

import { expect, test, vi } from 'vitest'
import { testApp } from '#test/app.ts'
import { mediaDesk } from '#test/media.ts'

// One question taken out: whom a permit names.
vi.mock('#domain/media-permit/media-permit.rules.ts', async (original) => ({
  ...(await original<typeof import('#domain/media-permit/media-permit.rules.ts')>()),
  concernedBy: () => [],
}))

const it = await testApp('2026-02-12T01:30:00Z')
const { ask, decide, personId, register } = await mediaDesk(it)

test('were it not known whom a permit names, its carrier would decide on it', async () => {
  const { id: mediumId } = await register()
  const id = await ask(mediumId, { carrierId: personId('unitHead') })
  expect((await decide('unitHead', id)).status).toBe(200)
})

import { expect, test, vi } from 'vitest'
import { testApp } from '#test/app.ts'
import { mediaDesk } from '#test/media.ts'

// One question taken out: whether somebody answers for a thing.
vi.mock('#domain/confidential-medium/confidential-medium.rules.ts', async (original) => ({
  ...(await original<typeof import('#domain/confidential-medium/confidential-medium.rules.ts')>()),
  maySeeMedium: () => true,
}))

const it = await testApp('2026-02-12T01:30:00Z')
const { register } = await mediaDesk(it)

test('were nobody asked whether they answer for a medium, the librarian would find it', async () => {
  const { id } = await register({ shelf: '第七層' })
  const librarian = await it.as('librarian')
  expect((await librarian.get('/confidential-media')).body).toHaveLength(1)
  expect((await librarian.post(`/confidential-media/${id}/open`)).body.shelf).toBe('第七層')
})

import { expect, test, vi } from 'vitest'
import { testApp } from '#test/app.ts'
import { targetsOf } from '#test/targets.ts'

// One filter taken out: whether somebody may see what is restricted is no longer asked.
vi.mock('#domain/person/person.rules.ts', async (original) => {
  const rules = await original<typeof import('#domain/person/person.rules.ts')>()
  return { ...rules, maySeeRestricted: () => true }
})

const it = await testApp('2026-02-11T01:00:00Z')
const { added } = targetsOf(it)

test('were nobody asked, whoever has no part in it would see every target', async () => {
  const id = await added()
  const librarian = await it.as('librarian')
  expect((await librarian.get('/protected-targets')).body).toHaveLength(1)
  expect((await librarian.get(`/protected-targets/${id}`)).status).toBe(200)
  expect((await librarian.get('/protected-targets/register.pdf')).status).toBe(200)
})

import { expect, test, vi } from 'vitest'
import type { Standing } from '#domain/sealed-matter/sealed-matter.rules.ts'
import { testApp } from '#test/app.ts'
import { probe } from '#test/probes/probes.ts'

// One filter taken out: whom it concerns is no longer asked.
vi.mock('#domain/sealed-matter/sealed-matter.rules.ts', async (original) => {
  const rules = await original<typeof import('#domain/sealed-matter/sealed-matter.rules.ts')>()
  return { ...rules, checkMayRead: (standing: Standing) => rules.checkMayRead({ ...standing, isConcerned: false }) }
})

const it = await testApp('2026-02-11T01:00:00Z')

test('were whom it concerns not asked, the probes would find it', { timeout: 240_000 }, async () => {
  const { leaks } = await probe(it, { units: 1, rounds: 1, feeds: 'none' })
  expect(leaks.some((leak) => /both open .*is told apart/.test(leak))).toBe(true)
  expect(leaks.every((leak) => /both |\/(open|source) /.test(leak))).toBe(true)
})

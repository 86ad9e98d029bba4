import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { inFull } from '#test/extent.ts'
import { probe, type Size } from '#test/probes/probes.ts'

const everything: Size = { units: 4, rounds: 5, feeds: 'all' }
const some: Size = { units: 1, rounds: 1, feeds: 'some' }
const it = await testApp('2026-02-11T01:00:00Z')

test('nobody gets anything of a sealed matter whom it is not for, from whatever address', {
  timeout: 1_800_000,
}, async () => {
  const { probes, given, leaks } = await probe(it, inFull ? everything : some)
  console.log(`${probes} probes, ${given} given, ${leaks.length} leaks`)
  expect([...new Set(leaks)].slice(0, 20)).toEqual([])
  expect(given).toBeGreaterThan(50)
  expect(probes).toBeGreaterThan(inFull ? 20_000 : 1_500)
})

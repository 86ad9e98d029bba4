import { expect, test } from 'vitest'
import { tellingFaults } from './telling.ts'

test('of two applications one is killed in the middle of telling: nobody is told twice in a step, nobody forgotten', async () => {
  const outcome = await tellingFaults(3)
  expect(outcome).toMatchObject({ told: 33, twice: 0, forgotten: 0, insideWrong: 0, failures: [] })
})

test('the same kills find an application that claims nothing before it hands over', async () => {
  const outcome = await tellingFaults(2, { careless: true })
  expect(outcome.twice).toBeGreaterThan(0)
})

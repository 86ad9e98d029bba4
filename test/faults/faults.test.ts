import { expect, test } from 'vitest'
import { faults } from './faults.ts'

const rounds = 3

test(`nothing acknowledged is lost or doubled when application and database are killed ${rounds} times under writing`, async () => {
  const outcome = await faults(rounds)
  expect(outcome.acknowledged).toBeGreaterThan(15 * rounds)
  expect(outcome).toMatchObject({
    lost: 0,
    doubled: 0,
    withoutAudit: 0,
    unexplained: 0,
    defects: 0,
    finding: undefined,
  })
})

test('the same kills find a database that acknowledges what is only in its memory', async () => {
  const outcome = await faults(4, { careless: true })
  expect(outcome.lost).toBeGreaterThan(0)
})

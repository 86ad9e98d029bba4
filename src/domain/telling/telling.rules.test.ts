import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noChannels } from './channels.ts'
import { calledIn, channelsTo, delayAfterAttempt, mostAttempts, nextChannel, type Reach } from './telling.rules.ts'
import { Channel } from './telling.ts'

const everyWay = {
  ...noChannels,
  push: true,
  mail: { host: 'mail.example', port: 25, security: 'none' as const, user: '', from: 'a@b.tw' },
  webhook: { url: 'https://hook.example/' },
  gateway: { url: 'https://sms.example/', medium: 'sms' as const },
}
const reach = (changes: Partial<Reach> = {}): Reach => ({
  mail: 'c@d.tw',
  telephone: '0912345678',
  channels: [],
  hasPush: true,
  ...changes,
})

describe('the ways to somebody', () => {
  test("come in the agency's order, after the person's own", () => {
    expect(channelsTo(everyWay, reach())).toEqual(['push', 'mail', 'gateway', 'webhook'])
    expect(channelsTo(everyWay, reach({ channels: ['gateway'] }))).toEqual(['gateway', 'push', 'mail', 'webhook'])
  })

  test('are only those that are switched on and have an address', () => {
    expect(channelsTo(noChannels, reach())).toEqual([])
    expect(channelsTo(everyWay, reach({ mail: '', hasPush: false, telephone: '' }))).toEqual(['webhook'])
  })

  test('are each tried once before one is tried again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...Channel.options)), (ways) => {
        const tried: Channel[] = []
        for (let next = nextChannel(ways, tried); next; next = nextChannel(ways, tried)) tried.push(next)
        expect(tried).toEqual(ways)
      }),
    )
  })
})

test('the wait grows, never past an hour, and what failed together does not come back together', () => {
  const attempts = Array.from({ length: mostAttempts }, (_, index) => index + 1)
  for (const attempt of attempts) {
    expect(delayAfterAttempt(attempt, 0)).toBeGreaterThanOrEqual(2_500)
    expect(delayAfterAttempt(attempt, 1)).toBeLessThanOrEqual(3_600_000)
    expect(delayAfterAttempt(attempt, 0.9)).toBeGreaterThan(delayAfterAttempt(attempt, 0.1))
  }
  const most = attempts.reduce((sum, attempt) => sum + delayAfterAttempt(attempt, 1), 0)
  expect(most / 3_600_000).toBeGreaterThan(6)
})

test('who is called in is the deputy, then the list, and nobody twice', () => {
  expect(calledIn(['deputy'], ['second', 'third'], new Set(['first']))).toBe('deputy')
  expect(calledIn(['deputy'], ['second', 'third'], new Set(['first', 'deputy']))).toBe('second')
  expect(calledIn([], ['first', 'third'], new Set(['first']))).toBe('third')
  expect(calledIn(['first'], ['first'], new Set(['first']))).toBeUndefined()
})

import { describe, expect, test } from 'vitest'
import { drillState, looksLikeDrill } from '#domain/contact/contact-drill.rules.ts'

const contact = (changes: object = {}) => ({
  dayTelephone: '05-000-0101',
  nightTelephone: '05-000-0109',
  withdrawnOn: null,
  validFrom: '2026-01-01',
  validUntil: null,
  ...changes,
})
const call = (outcome: 'answered' | 'notAnswered' | 'wrongNumber', telephone = '05-000-0101') => ({
  outcome,
  telephone,
})
const stateOf = (calls: ReturnType<typeof call>[], changes: object = {}) =>
  drillState(contact(changes), calls, '2026-02-06')

describe('in a drill a contact', () => {
  test('waits until one of its numbers was tried', () => {
    expect(stateOf([])).toBe('waiting')
    expect(stateOf([call('answered', '05-000-0109')])).toBe('answered')
  })

  test('is as the latest call says', () => {
    expect(stateOf([call('notAnswered'), call('answered')])).toBe('notAnswered')
  })

  test('waits anew once the number that was wrong is another', () => {
    expect(stateOf([call('wrongNumber')])).toBe('wrongNumber')
    expect(stateOf([call('wrongNumber')], { dayTelephone: '05-000-0102' })).toBe('waiting')
  })

  test.each([
    ['withdrawn', { withdrawnOn: '2026-02-06' }],
    ['past its validity', { validUntil: '2026-02-05' }],
    ['left with a public line alone', { dayTelephone: '110', nightTelephone: '' }],
    ['left without a number', { dayTelephone: '', nightTelephone: '' }],
  ])('is no longer called when it is %s', (_, changes) => {
    expect(stateOf([], changes)).toBe('dropped')
  })
})

test('a drill is offered for a task that speaks of test calls, not for one that speaks of keeping in touch', () => {
  expect(looksLikeDrill({ what: '辦理通聯測試' })).toBe(true)
  expect(looksLikeDrill({ what: '與轄區派出所保持聯繫' })).toBe(false)
})

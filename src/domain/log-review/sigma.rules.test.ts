import { describe, expect, test } from 'vitest'
import { ruleOfSigma } from '#domain/log-review/sigma.rules.ts'

const id = '5a3b3a4e-43c4-4c5b-8d9d-0c0f2a0c7c11'
const sigma = (detection: object) => ruleOfSigma({ title: '遠端登入', id, description: '說明', detection })
const refusal = (what: string) => expect.objectContaining({ code: 'logReview.sigma_unsupported', details: { what } })

describe('a Sigma rule', () => {
  test('is a condition on the columns that logs have here', () => {
    const { key, when } = sigma({
      selection: { EventID: 4624, 'TargetUserName|startswith': ['adm', 'svc'] },
      filter_own: { 'IpAddress|cidr': '10.0.0.0/8' },
      condition: 'selection and not 1 of filter_*',
    })
    expect(key).toBe(`sigma:${id}`)
    expect(when).toEqual({
      all: [
        {
          all: [
            { any: [{ field: 'action', is: 'equals', of: ['4624'] }] },
            {
              any: [
                { field: 'account', is: 'startsWith', of: ['adm'] },
                { field: 'account', is: 'startsWith', of: ['svc'] },
              ],
            },
          ],
        },
        { not: { any: [{ all: [{ any: [{ field: 'place', is: 'cidr', of: ['10.0.0.0/8'] }] }] }] } },
      ],
    })
  })

  test('reads stars by where they stand, and "all" as every word', () => {
    const { when } = sigma({ one: { Image: ['*\\cmd.exe', 'a*b'], 'User|contains|all': ['x', 'y'] }, condition: 'one' })
    expect(when).toEqual({
      all: [
        {
          any: [
            { field: 'object', is: 'endsWith', of: ['\\cmd.exe'] },
            { field: 'object', is: 'matches', of: ['(?i)^a.*b$'] },
          ],
        },
        {
          all: [
            { field: 'account', is: 'contains', of: ['x'] },
            { field: 'account', is: 'contains', of: ['y'] },
          ],
        },
      ],
    })
  })

  test('counts within its time frame', () => {
    const { find, limits } = sigma({
      selection: { EventID: 4625 },
      timeframe: '15m',
      condition: 'selection | count(TargetUserName) by IpAddress > 10',
    })
    expect(find).toEqual({ kind: 'different', of: 'account', by: 'place' })
    expect(limits).toEqual({ atLeast: 11, withinMinutes: 15 })
  })

  test.each([
    ['a column that no log has here', { s: { CommandLine: 'x' }, condition: 's' }, 'CommandLine'],
    ['a way of comparing', { s: { 'User|base64': 'x' }, condition: 's' }, 'base64'],
    ['a pattern that looks around', { s: { 'User|re': '(?=a)b' }, condition: 's' }, '(?=a)b'],
    ['a selection that is not there', { s: { User: 'x' }, condition: 's and other' }, 'other'],
    ['what is no range of addresses', { s: { 'IpAddress|cidr': '10.0.0.0/99' }, condition: 's' }, '10.0.0.0/99'],
    [
      'another sum than a count',
      { s: { User: 'x' }, timeframe: '5m', condition: 's | sum(User) > 3' },
      'sum(User) > 3',
    ],
    ['a count without a time frame', { s: { User: 'x' }, condition: 's | count() > 3' }, 'timeframe: '],
    ['nothing as a value', { s: { User: null }, condition: 's' }, '{"User":null}'],
  ])('is refused whole for %s, which is named', (_, detection, what) => {
    expect(() => sigma(detection)).toThrow(refusal(what))
  })

  test('is refused where it is none', () => {
    expect(() => ruleOfSigma({ title: 'x' })).toThrow('logReview.sigma_unreadable')
  })
})

import { describe, expect, test } from 'vitest'
import { accountsIn, accountText } from '#domain/log-review/log-accounts.rules.ts'

const faulty = (row: number) =>
  expect.objectContaining({ code: 'logReview.list_faulty', details: expect.objectContaining({ row }) })

describe('the list of accounts', () => {
  test('is read line by line, as it is pasted from a table', () => {
    const text =
      '帳號\t姓名\nA01\t王大明\t民政課\t115/1/31\t\t王大明、王小明\t115/2/9～115/2/11、115/2/13\nsvc,備份,,,是'
    expect(accountsIn(text)).toEqual([
      {
        ...{ account: 'a01', name: '王大明', unit: '民政課', leftOn: '2026-01-31', isService: false },
        kin: ['王大明', '王小明'],
        absences: [
          { start: '2026-02-09', end: '2026-02-11' },
          { start: '2026-02-13', end: '2026-02-13' },
        ],
      },
      { account: 'svc', name: '備份', unit: '', leftOn: null, isService: true, kin: [], absences: [] },
    ])
  })

  test('is the same when it is read again', () => {
    const accounts = accountsIn('a01\t王大明\t民政課\t115/1/31\t\t王小明\t115/2/9～115/2/11')
    expect(accountsIn(accountText(accounts))).toEqual(accounts)
  })

  test('is refused by its line where a date is none, an absence runs backwards, or there is too much', () => {
    expect(() => accountsIn('a\tx\ty\t115/2/30')).toThrow(faulty(1))
    expect(() => accountsIn('b\na\tx\ty\t\t\t\t115/2/11～115/2/9')).toThrow(faulty(2))
    expect(() => accountsIn('a\t\t\t\t\t\t\tmore')).toThrow(faulty(1))
    expect(() => accountsIn('a\nA')).toThrow(faulty(0))
  })
})

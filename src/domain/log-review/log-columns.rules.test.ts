import { describe, expect, test } from 'vitest'
import {
  checkMapping,
  columnChanges,
  headerLineOf,
  namedColumns,
  proposedFields,
  timeFormOf,
} from '#domain/log-review/log-columns.rules.ts'
import type { LogMapping } from '#domain/log-review/log-field.ts'

const mapping: LogMapping = {
  ...{ format: 'delimited', delimiter: ',', headerLine: 1, columns: ['時間', '帳號'], timeForm: 'local' },
  ...{ zoneMinutes: 480, fields: { at: '時間', account: '帳號' } },
}

describe('columns', () => {
  test('are known by the words that systems use, in either language, the more usual word first', () => {
    expect(proposedFields(['日期', '查詢時間', '使用者代號', '來源IP', 'Logon_Type', '備註'])).toEqual({
      ...{ at: '查詢時間', account: '使用者代號', place: '來源IP', way: 'Logon_Type' },
    })
  })

  test('are named by the line that knows most of them, below whatever title stands above', () => {
    expect(headerLineOf([['戶役政系統查詢紀錄'], ['115年2月'], ['時間', '帳號', '動作'], ['1', '2', '3']])).toBe(3)
    expect(headerLineOf([['a', 'b']])).toBe(1)
  })

  test('without a name, or with one that was there before, are told by their place', () => {
    expect(namedColumns(['時間', '', '時間'])).toEqual(['時間', '#2', '時間#3'])
  })

  test('that went or came since the last file are named', () => {
    expect(columnChanges(mapping, ['時間', '使用者'])).toEqual({ missing: ['帳號'], added: ['使用者'] })
  })

  test('can be meant only where the file has them, and one of them is the time', () => {
    const check = (changes: Partial<LogMapping>) => () =>
      checkMapping({ ...mapping, ...changes }, ['delimited'], mapping.columns)
    expect(check({})).not.toThrow()
    expect(check({ fields: { at: '別的' } })).toThrow('logReview.column_unknown')
    expect(check({ columns: ['時間'] })).toThrow('logReview.column_unknown')
    expect(check({ fields: { account: '帳號' } })).toThrow('logReview.time_missing')
    expect(check({ format: 'syslog' })).toThrow('logReview.columns_unreadable')
  })
})

test('a time is read by the way in which all of those seen are written', () => {
  expect(timeFormOf(['2026-02-14T03:04:05Z', '2026-02-14T03:04:05.123+08:00'])).toBe('zoned')
  expect(timeFormOf(['1770000000'])).toBe('seconds')
  expect(timeFormOf(['1770000000123'])).toBe('milliseconds')
  expect(timeFormOf(['Feb 14 03:04:05'])).toBe('syslog')
  expect(timeFormOf(['115/2/14 下午 03:04:05', '2026-02-14T03:04:05Z'])).toBe('local')
  expect(timeFormOf([])).toBe('local')
})

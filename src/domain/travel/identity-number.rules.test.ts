import { describe, expect, test } from 'vitest'
import { hasIdentityNumber } from './identity-number.rules.ts'

describe('what looks like the number of a passport or identity paper', () => {
  test.each([
    '護照 312345678',
    '護照號碼：３１２３４５６７８',
    '312-345-678',
    '台胞證12345678',
    '臺胞證號 0123 4567',
    'A123456789',
    'a 123 456 789',
    'E12345678',
    'passport no. EA1234567',
    '港澳居民來往內地通行證H12345678',
    '身分證字號 B 223456789',
    '11010519491231002X',
  ])('%s is not taken', (text) => {
    expect(hasIdentityNumber(text)).toBe(true)
  })

  test.each([
    '2026-02-14 至 2026-02-20，上海',
    '115/2/14（六）10:30 出發',
    '115-02-14 10:30',
    '電話 0912-345-678',
    '05-5901234 轉 123',
    '+886 912 345 678',
    '搭乘 CI 501、回程 BR 702',
    '三人同行，預算 120000 元',
    '參加第 12 屆研討會，議程 15 場',
  ])('%s is', (text) => {
    expect(hasIdentityNumber(text)).toBe(false)
  })
})

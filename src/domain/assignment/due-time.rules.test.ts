import { expect, test } from 'vitest'
import { dueTimeIn } from '#domain/assignment/due-time.rules.ts'

test.each([
  ['每日下午五時前回報', '17:00'],
  ['應於每日上午9時30分前陳報', '09:30'],
  ['每日17:00前回報平安', '17:00'],
  ['晚間十時半前完成巡查', '22:30'],
  ['中午12時前完成', '12:00'],
  ['二十時前回報', '20:00'],
  ['每日下班前檢查門窗', null],
  ['下午五時起實施管制', null],
  ['25時前', null],
])('the hour in %s is %s', (words, time) => {
  expect(dueTimeIn(words)).toBe(time)
})

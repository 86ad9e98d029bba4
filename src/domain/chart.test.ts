import { expect, test } from 'vitest'
import { type Chart, drawn } from './chart.ts'

const chart: Chart = {
  ...{ key: 'units', title: '各單位', rowTitle: '單位' },
  parts: [
    { title: '已完成', tone: 'dark' },
    { title: '未完成', tone: 'light' },
  ],
  rows: [
    { title: '行政室', values: [3, 1] },
    { title: '一個名稱很長很長很長的單位', values: [0, 0] },
  ],
}
const { width, height, marks } = drawn(chart)
const bars = marks.filter((mark) => mark.type === 'bar').slice(chart.parts.length)

test('bars are as long as their numbers say, one after the other', () => {
  expect(bars).toHaveLength(2)
  const [done, open] = bars as [(typeof bars)[0], (typeof bars)[0]]
  expect(done.width / open.width).toBeCloseTo(3)
  expect(open.x).toBeCloseTo(done.x + done.width)
})

test('every number stands there in words, also where there is no bar', () => {
  const texts = marks.filter((mark) => mark.type === 'text').map(({ text }) => text)
  expect(texts).toEqual(expect.arrayContaining(['3／1', '0／0', '行政室', '一個名稱很長很長很長…']))
})

test('nothing lies outside of the picture', () => {
  for (const mark of marks) {
    expect(mark.y).toBeLessThan(height)
    expect(mark.type === 'bar' ? mark.x + mark.width : mark.x).toBeLessThanOrEqual(width)
  }
})

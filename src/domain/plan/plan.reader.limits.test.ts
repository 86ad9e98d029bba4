import { describe, expect, test } from 'vitest'
import { Problem } from '#domain/problem.ts'
import { readPlan } from './plan.reader.ts'

const today = '2026-11-22'
const title = '雲林縣東勢鄉公所115年春節安全維護計畫\n'

function outcome(text: string): string {
  try {
    readPlan(text, { today })
    return 'read'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** What the reading itself takes of a processor: how busy the machine is besides is no matter of the plan. */
function seconds(run: () => unknown): number {
  const before = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000_000
}

describe('a long plan', () => {
  const clause =
    '、請各單位於連續假期前落實自主檢查，並加強門禁管制及監視系統檢視；如發現異狀，應立即通報政風室及轄區派出所，並副知行政室。\n'
  const body = Array.from(
    { length: 1600 },
    (_, index) => `${index === 0 ? '壹、工作重點：\n' : ''}${(index % 19) + 1}${clause}`,
  ).join('')

  test('of a hundred thousand characters is read within a second', () => {
    expect(body.length).toBeGreaterThan(100_000)
    readPlan(title + body.slice(0, 10_000), { today })
    expect(seconds(() => readPlan(title + body, { today }))).toBeLessThan(1)
  })

  test('of fifty million characters is refused at once', () => {
    const text = '文'.repeat(50_000_000)
    expect(seconds(() => expect(outcome(text)).toBe('plan.too_long'))).toBeLessThan(1)
  })
})

describe('odd input', () => {
  const noise = Array.from({ length: 100_000 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join('')
  test.each([
    ['nothing', '', 'plan.unreadable'],
    ['blanks', ' \n\t'.repeat(1000), 'plan.unreadable'],
    ['binary', noise, 'plan.unreadable'],
    ['a text in another script', 'The quick brown fox. '.repeat(50), 'plan.unreadable'],
    ['ten thousand nested brackets', `${title}一、${'（'.repeat(10_000)}檢查${'）'.repeat(10_000)}`, 'read'],
    ['brackets that never close', `${title}一、${'（「『'.repeat(15_000)}`, 'read'],
    ['one endless line', `${title}一、${'加強門禁管制及檢查'.repeat(15_000)}`, 'read'],
    ['one endless line of numbers', `${title}${'一、'.repeat(60_000)}`, 'read'],
    [
      'one endless line of clauses',
      `${title}壹、目的：${Array.from({ length: 20_000 }, (_, n) => `${n + 2}、查。`).join('')}`,
      'read',
    ],
    ['one endless line of dates', `${title}一、期間：${'115年2月9日至'.repeat(15_000)}`, 'read'],
    ['one endless line of commas', `${title}一、${'，'.repeat(150_000)}`, 'read'],
    ['one endless line of colons', `${title}一、${'：一、'.repeat(45_000)}`, 'read'],
    ['nothing but law titles', `${title}一、${'國家安全法第2條之1、'.repeat(15_000)}`, 'read'],
    ['nothing but names', `${title}一、請${'政風室、'.repeat(40_000)}檢查`, 'read'],
    ['nothing but line ends', `${title}${'一\n'.repeat(45_000)}`, 'plan.unreadable'],
    ['a hundred thousand short clauses', `${title}${'一、查\n'.repeat(45_000)}`, 'read'],
    ['half a surrogate pair', `${title}一、加強宣導\uD800。`, 'read'],
  ])('such as %s ends soon', (_name, text, expected) => {
    let got = ''
    expect(
      seconds(() => {
        got = outcome(text)
      }),
    ).toBeLessThan(5)
    if (_name !== 'nothing but line ends') expect(got).toBe(expected)
  })
})

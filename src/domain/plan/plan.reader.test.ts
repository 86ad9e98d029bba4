import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Expected, scorePlan } from '#test/plan-score.ts'
import { CompiledPlan } from './compiled-plan.ts'
import { readPlan } from './plan.reader.ts'

const fixtures = 'test/fixtures/plans'
const issued = '../shared/plans/gukeng-112-spring-festival'
const today = '2026-11-22'

const read = (file: string, asOf?: string) => readPlan(readFileSync(file, 'utf8'), { today, ...(asOf ? { asOf } : {}) })
const expectedOf = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Expected
const names = readdirSync(fixtures)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4))

describe('plans of other agencies', () => {
  test.each(names)('%s is read as a careful officer reads it', (name) => {
    const plan = read(`${fixtures}/${name}.txt`)
    const score = scorePlan(expectedOf(`${fixtures}/${name}.expected.json`), plan)
    expect(CompiledPlan.parse(plan)).toEqual(plan)
    expect(score).toMatchObject({ header: 1, clausePrecision: 1, clauseRecall: 1, warnings: 1 })
    expect(score.dutyF1).toBeGreaterThanOrEqual(0.85)
  })

  test('taken together they lose little', () => {
    const scores = names.map((name) =>
      scorePlan(expectedOf(`${fixtures}/${name}.expected.json`), read(`${fixtures}/${name}.txt`)),
    )
    const mean = (field: keyof (typeof scores)[number]) =>
      scores.reduce((sum, score) => sum + score[field], 0) / scores.length
    expect(mean('dutyF1')).toBeGreaterThanOrEqual(0.95)
    expect(mean('mode')).toBeGreaterThanOrEqual(0.95)
    expect(mean('owners')).toBeGreaterThanOrEqual(0.95)
    expect(mean('timing')).toBeGreaterThanOrEqual(0.95)
    expect(mean('recipients')).toBeGreaterThanOrEqual(0.95)
    expect(mean('basis')).toBeGreaterThanOrEqual(0.95)
  })
})

if (existsSync(`${issued}.txt`))
  describe('the plan as a township issued it', () => {
    test.each([undefined, '2026-01-01'])('is read in full, its citations judged as of %s', (asOf) => {
      const score = scorePlan(expectedOf(`${issued}.expected.json`), read(`${issued}.txt`, asOf))
      expect(score).toMatchObject({ header: 1, basis: 1, clausePrecision: 1, clauseRecall: 1, warnings: 1 })
      for (const field of ['dutyPrecision', 'dutyRecall', 'mode', 'owners', 'recipients'] as const)
        expect(score[field], field).toBeGreaterThanOrEqual(0.95)
      expect(score.timing).toBeGreaterThanOrEqual(0.9)
    })
  })

const plan = (body: string) => readPlan(`雲林縣東勢鄉公所115年春節安全維護計畫\n${body}`, { today })
const warned = (body: string, agency?: string) =>
  readPlan(`雲林縣東勢鄉公所115年春節安全維護計畫\n${body}`, { today, ...(agency ? { agency } : {}) }).warnings.map(
    ({ code, clause }) => `${code} ${clause}`,
  )

describe('a duty', () => {
  test('points at the words it was read from, also across a page break', () => {
    const text =
      '雲林縣東勢鄉公所115年春節安全維護計畫\n一、期間：115年2月9日至2月23日。\n二、請行政室加強門\n\n－ 2 －\n\n禁管理。'
    const [duty] = readPlan(text, { today }).duties
    expect(text.slice(duty?.span.start, duty?.span.end)).toBe('請行政室加強門\n\n－ 2 －\n\n禁管理')
    expect(duty).toMatchObject({
      clause: '二',
      action: 'protective_measure',
      owners: ['行政室'],
      text: '請行政室加強門禁管理',
    })
  })

  test('is not read out of a prohibition, a purpose or a reference', () => {
    expect(
      plan('一、不得私自張貼海報。\n二、本計畫為落實門禁管制而訂定，悉依上級規定辦理。\n三、請各單位比照前項辦理檢查。')
        .duties,
    ).toEqual([])
  })

  test('takes its owner from the heading above', () => {
    const { duties } = plan('一、政風室：\n(一)辦理反詐騙宣導。\n(二)每月抽查機密文書。\n二、行政室：\n(一)加強門禁。')
    expect(duties.map(({ clause, owners }) => [clause, owners[0]])).toEqual([
      ['一.(一)', '政風室'],
      ['一.(二)', '政風室'],
      ['二.(一)', '行政室'],
    ])
  })

  test('takes who and when from the sentence that its list completes, and none from a list of cases', () => {
    const { duties } = plan(
      '一、各課同仁下班離開前，應完成下列事項：\n(一)電熱器具拔除插頭。\n二、有下列情事之一者，應即通報政風室：\n(一)未經核准進入機房。',
    )
    expect(duties.map(({ clause, action, owners, timing }) => [clause, action, owners[0], timing])).toEqual([
      ['一.(一)', 'power_down', '各課同仁', 'daily'],
      ['二', 'notify', undefined, 'immediately'],
    ])
  })

  test('that is ordered in words no list knows is proposed with little confidence', () => {
    const { duties } = plan('一、各課室應將卷宗妥為歸位。')
    expect(duties).toMatchObject([{ action: 'protective_measure', owners: ['各課室'] }])
    expect(duties[0]?.confidence).toBeLessThan(0.6)
  })

  test('that asks to tell somebody says whom, who gets a copy and through whom', () => {
    const { duties } = plan('一、如發現異狀，應立即通報行政室，由行政室轉報雲林縣政府，並副知政風室。')
    expect(duties).toHaveLength(1)
    expect(duties[0]).toMatchObject({
      action: 'notify',
      mode: 'conditional',
      timing: 'immediately',
      trigger: '如發現異狀',
    })
    expect(duties[0]?.recipients).toEqual([
      { name: '行政室', role: 'primary', via: null },
      { name: '雲林縣政府', role: 'primary', via: '行政室' },
      { name: '政風室', role: 'copy', via: null },
    ])
  })
})

describe('a warning', () => {
  test('is given where weekday or day count contradict the dates', () => {
    const found = warned('壹、期間：自115年2月9日（星期二）起至2月23日（星期一）止，為期14日。')
    expect(found).toContain('weekday_mismatch 壹')
    expect(found).toContain('day_count_mismatch 壹')
  })

  test('is not given where they agree', () => {
    expect(warned('壹、期間：自115年2月9日（星期一）起至2月23日（星期一）止，為期15日。')).toEqual([])
  })

  test('is given for a number left out or used twice, not for numbers that run on', () => {
    expect(warned('一、甲事。\n二、乙事。\n四、丙事。\n四、丁事。')).toEqual([
      'period_missing null',
      'numbering_gap 四',
      'numbering_repeat 四',
    ])
    expect(warned('壹、總則\n一、甲事。\n二、乙事。\n貳、附則\n三、丙事。')).toEqual(['period_missing null'])
  })

  test('is given where the plan speaks as another agency, or is not the reader’s', () => {
    expect(warned('一、本府各單位加強宣導。')).toContain('issuer_mismatch 一')
    expect(warned('一、本所政風室加強宣導。')).not.toContain('issuer_mismatch 一')
    expect(warned('一、本所政風室加強宣導。', '彰化縣鹿港鎮公所')).toContain('issuer_mismatch null')
    expect(warned('一、本所政風室加強宣導。', '東勢鄉公所')).not.toContain('issuer_mismatch null')
  })

  test('is given for a duty without an owner and for words that got lost', () => {
    expect(warned('一、加強宣導。\n二、請政風室\uFFFD\uFFFD辦理抽查。')).toEqual([
      'period_missing null',
      'owner_unknown 一',
      'unreadable_part 二',
    ])
  })
})

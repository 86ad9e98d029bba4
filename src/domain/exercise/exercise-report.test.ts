import { expect, test } from 'vitest'
import { plainText } from '#domain/document.ts'
import first from '#messages/zh-TW/first.json' with { type: 'json' }
import pages from '#messages/zh-TW/pages.json' with { type: 'json' }
import type { InjectScore, ScoreLine } from './exercise.ts'
import { exerciseReport } from './exercise-report.document.ts'
import { totalsOf } from './exercise-result.rules.ts'
import { findModelScenario } from './model-scenarios.ts'

const messages: Record<string, string> = { ...first, ...pages }
const say = (key: string, parameters: Record<string, string | number> = {}): string => {
  if (messages[key] === undefined) throw new Error(`no message ${key}`)
  return messages[key].replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place))
}

const at = (minutes: number) => new Date(Date.parse('2026-02-16T10:00:00Z') + minutes * 60_000).toISOString()
const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const line = (asks: ScoreLine['asks'], changes: Partial<ScoreLine> = {}): ScoreLine => ({
  ...{ asks, authority: null, means: [], limitAt: null, doneAt: null, doneBy: null, minutes: null },
  ...{ verdict: 'met', basis: null, ...changes },
})
const law = { isLaw: true, text: '資通安全事件通報及應變辦法第4條', source: '' }
const own = { isLaw: false, text: '通報習慣', source: '' }
const lines: ScoreLine[] = [
  line('know', { limitAt: at(10), doneAt: at(4), minutes: 4 }),
  line('record', { limitAt: at(10), doneAt: at(12), minutes: 12, verdict: 'late' }),
  line('kind'),
  line('level', { verdict: 'different' }),
  line('tell', {
    ...{ authority: 'moda', means: ['platform', 'telephone'], limitAt: at(64), doneAt: at(30), doneBy: 'chat' },
    ...{ minutes: 26, verdict: 'wrongMeans', basis: law },
  }),
  line('tell', { authority: 'ciso', means: ['telephone'], limitAt: at(64), verdict: 'missed', basis: own }),
  line('control', { limitAt: at(94), verdict: 'open' }),
]

const scenario = findModelScenario('newYearRansomware')!
const incident = {
  ...{ id: id(9), number: '115-0042', what: '檔案打不開', kinds: ['cyberIncident' as const], cyberSeverity: 2 },
  ...{ knownAt: at(4), recordedAt: at(12), controlledAt: null },
}
const report = (score: Partial<InjectScore> = {}) =>
  plainText(
    exerciseReport(
      {
        exercise: {
          ...{ title: scenario.title, setting: scenario.setting, unitName: '行政室' },
          ...{ startedAt: at(0), startedByName: '林主任', endedAt: at(60), lessons: '備援電話要貼在機房門口' },
          injects: scenario.injects.map(({ after, to: _, ...inject }, index) => ({
            ...{ ...inject, id: id(index), dueAt: at(after), arrivedAt: after < 60 ? at(after) : null },
            toldNames: ['王課員'],
          })),
          result: {
            injects: [{ injectId: id(0), match: 'matched', incident, lines, ...score }],
            totals: totalsOf(lines),
            acts: [
              { at: at(4), number: '115-0042', kind: 'recorded', recipient: null, means: null, byName: '王課員' },
              { at: at(30), number: '115-0042', kind: 'notice', recipient: '資安署', means: 'chat', byName: '林主任' },
            ],
            recorded: [],
          },
        },
        ...{ agencyName: '演練鄉公所', writtenBy: '林主任', madeAt: at(70) },
      },
      say,
    ),
  )

test('the report says what was injected when and to whom, and what did not come', () => {
  expect(report()).toContain('演練鄉公所')
  expect(report()).toContain('115/2/16（一） 18:00\t王課員\t【現場看到】值班室的電腦跳出畫面')
  expect(report()).toContain('未發布（原定 115/2/16（一） 19:00）')
})

test('the report judges line by line, with the limit, what was done, and whether the time is law', () => {
  const text = report()
  expect(text).toContain(
    '結果：6 項中做到 2 項；逾時 1 項；方式不符 1 項；判斷不同 1 項；沒做 1 項；期限未到，不計 1 項',
  )
  expect(text).toContain('對應事件 115-0042　檔案打不開')
  expect(text).toContain('知悉\t115/2/16（一） 18:10\t115/2/16（一） 18:04　4 分鐘\t做到\t劇本目標，非法令規定')
  expect(text).toContain('通訊軟體\t方式不符\t資通安全事件通報及應變辦法第4條')
  expect(text).toContain('通報資通安全長（電話）\t115/2/16（一） 19:04\t－\t沒做\t本機關自訂：通報習慣')
  expect(text).toContain('資安事件等級　3\t－\t2\t判斷不同')
})

test('the report says what was done when, where no event answered, and what is learned', () => {
  expect(report()).toContain('115/2/16（一） 18:30\t115-0042\t通報　資安署　通訊軟體\t林主任')
  expect(report({ incident: null, match: 'none' })).toContain('沒有對應的事件。')
  expect(report()).toContain('備援電話要貼在機房門口')
})

test('the report bears the mark of an exercise on every page', () => {
  const { watermark } = exerciseReport(
    {
      exercise: {
        ...{ title: '', setting: '', unitName: '', startedAt: at(0), startedByName: '', endedAt: null, injects: [] },
        ...{ lessons: '', result: { injects: [], totals: totalsOf([]), acts: [], recorded: [] } },
      },
      ...{ agencyName: '', writtenBy: '', madeAt: at(0) },
    },
    say,
  )
  expect(watermark).toBe('演練')
})

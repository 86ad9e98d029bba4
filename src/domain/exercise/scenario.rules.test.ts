import { expect, test } from 'vitest'
import { findModelScenario } from './model-scenarios.ts'
import { contentOf, faultsOfScenario, inOrderOfTime, scenarioOf } from './scenario.rules.ts'
import { Scenario, type ScenarioContent } from './scenario.ts'

const content = contentOf(findModelScenario('petitionAtGate')!)
const [first, second] = content.injects
const expects = first!.expects!
const withFirst = (changes: Partial<ScenarioContent['injects'][number]>): ScenarioContent => ({
  ...content,
  injects: [{ ...first!, ...changes }, ...content.injects.slice(1)],
})
const expecting = (changes: Partial<typeof expects>) => withFirst({ expects: { ...expects, ...changes } })

test('a copy of a model is played as it stands', () => {
  expect(faultsOfScenario(content)).toEqual([])
  const own = scenarioOf('0198c2a4-0000-7000-8000-000000000001', content)
  expect(Scenario.safeParse(own).success).toBe(true)
  expect(contentOf(own)).toEqual(content)
})

test.each([
  ['titleMissing', { ...content, title: '' }],
  ['settingMissing', { ...content, setting: '' }],
  ['lengthOutOfBounds', { ...content, minutes: 1441 }],
  ['injectMissing', { ...content, injects: [] }],
])('a scenario is told of as a whole: %s', (code, faulty) => {
  expect(faultsOfScenario(faulty)).toEqual([{ code }])
})

test.each([
  ['textMissing', withFirst({ text: '' })],
  ['recipientMissing', withFirst({ to: { roles: [], where: 'agency' } })],
  ['afterEnd', withFirst({ after: content.minutes })],
  ['sealedKind', expecting({ orKinds: ['officialSecretLeak'] })],
  ['kindRepeated', expecting({ orKinds: [expects.kind] })],
  ['levelWithoutCyber', expecting({ cyberSeverity: 2 })],
  ['knowOutOfBounds', expecting({ knowWithin: 0 })],
  ['controlOutOfBounds', expecting({ controlWithin: 0 })],
] as const)('an inject is told of where it stands: %s', (code, faulty) => {
  expect(faultsOfScenario(faulty)).toEqual([{ code, index: 0 }])
})

test('the minute gives the order; of two at the same minute the one written first comes first', () => {
  const written = [
    { ...first!, after: 9 },
    { ...second!, after: 9 },
    { ...first!, after: 3, text: '最先' },
  ]
  expect(inOrderOfTime({ ...content, injects: written }).injects.map(({ text }) => text)).toEqual([
    '最先',
    first!.text,
    second!.text,
  ])
})

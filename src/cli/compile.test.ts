import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { CompiledPlan } from '#domain/plan/compiled-plan.ts'
import { widthOf } from './compile.text.ts'
import { compile } from './compile.ts'

const plan =
  '雲林縣東勢鄉公所115年春節安全維護計畫\n一、期間：115年2月9日（星期一）至2月23日（星期一），為期15日。\n二、請行政室於節前檢查消防設備，並依國家安全法第2條之1辦理宣導。\n'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compile-'))
  await writeFile(join(folder, 'plan.txt'), plan)
  await writeFile(join(folder, 'scan.txt'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 9]))
})

async function run(...args: string[]) {
  const said = { out: '', error: '' }
  const code = await compile(args, {
    out: (text) => (said.out += text),
    error: (text) => (said.error += text),
    now: () => new Date('2026-11-22T04:00:00Z'),
  })
  return { code, ...said }
}

describe('shousui compile', () => {
  test('tells people header, warnings and duties', async () => {
    const { code, out, error } = await run(join(folder, 'plan.txt'))
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out).toContain('雲林縣東勢鄉公所')
    expect(out).toContain('改為第2條')
    expect(out).toMatch(/二 +檢查 +行政室 +假期前/)
  })

  test('prints the compiled plan and nothing else with --json', async () => {
    const { code, out, error } = await run(
      join(folder, 'plan.txt'),
      '--json',
      '--as-of',
      '2023-01-01',
      '--agency',
      '雲林縣四湖鄉公所',
    )
    expect({ code, error }).toEqual({ code: 0, error: '' })
    const read = CompiledPlan.parse(JSON.parse(out))
    expect(read.asOf).toBe('2023-01-01')
    expect(read.warnings.map((warning) => warning.code)).toEqual(['issuer_mismatch'])
  })

  test.each([['scan.txt'], ['nowhere.txt'], ['.']])('refuses %s in one line and exits with 1', async (name) => {
    const { code, out, error } = await run(join(folder, name))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(error.trim().split('\n')).toHaveLength(1)
    expect(error).not.toContain('    at ')
  })

  test.each([
    [[]],
    [['a', 'b']],
    [['a', '--as-of', '115-1-1']],
    [['a', '--as-of', '2026-02-30']],
    [['a', '--wrong']],
    [['a', '--agency']],
  ])('shows its use for %j and exits with 2', async (args) => {
    const { code, out, error } = await run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(/^用法 usage: shousui compile FILE/)
  })

  test('runs as a command without server and database', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['src/cli/main.ts', 'compile', join(folder, 'plan.txt'), '--json'],
      { env: process.env },
    )
    expect(JSON.parse(stdout)).toMatchObject({ agency: '雲林縣東勢鄉公所', rocYear: 115 })
  })
})

test('a Chinese character takes two columns', () => {
  expect(widthOf('陸.一.(四)')).toBe(10)
})

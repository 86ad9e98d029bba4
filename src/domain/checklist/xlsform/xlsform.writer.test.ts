import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ChecklistContent, type ChecklistItem, type ChecklistText } from '#domain/checklist/checklist.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'
import type { Workbook } from '#domain/workbook.ts'
import { breachesOf } from './xlsform.check.ts'
import { readXlsform } from './xlsform.reader.ts'
import { writeXlsform } from './xlsform.writer.ts'

const item = (changes: Partial<ChecklistText['items'][number]>): ChecklistText['items'][number] => ({
  key: 'A01',
  section: '門禁',
  question: '門鎖好了嗎？',
  grade: 'major',
  ...changes,
})

const form = (items: ChecklistText['items'], changes: Partial<ChecklistText> = {}): ChecklistContent =>
  ChecklistContent.parse({ kind: 'own', title: '檢查表', version: 1, source: '', items, ...changes })

const cell = (workbook: Workbook, name: string, row: number, header: string): string => {
  const { rows } = workbook.sheets.find((sheet) => sheet.name === name)!
  return rows[row]![rows[0]!.indexOf(header)] ?? ''
}

describe('a form as a spreadsheet', () => {
  test('asks whether something complies by a list of three', () => {
    const written = writeXlsform(form([item({})]))
    expect(cell(written, 'survey', 2, 'type')).toBe('select_one verdict')
    expect(written.sheets[1]!.rows.slice(1).map(([, name]) => name)).toEqual([
      'compliant',
      'notCompliant',
      'notApplicable',
    ])
  })

  test('asks for a signature as a picture that is drawn', () => {
    const written = writeXlsform(form([item({ answerKind: 'signature' })]))
    expect(cell(written, 'survey', 2, 'type')).toBe('image')
    expect(cell(written, 'survey', 2, 'appearance')).toBe('signature')
  })

  test('shows its sections as groups and repeats with their conditions', () => {
    const written = writeXlsform(
      form([item({ key: 'n', section: '', answerKind: 'number' }), item({ section: '電腦' })], {
        sections: [{ title: '電腦', shownIf: '${n} > 1', repeats: { least: 3, most: 3 } }],
      }),
    )
    expect(written.sheets[0]!.rows.slice(1).map(([type]) => type)).toEqual([
      'decimal',
      'begin_repeat',
      'select_one verdict',
      'end_repeat',
    ])
    expect(cell(written, 'survey', 2, 'relevant')).toBe('${n} > 1')
    expect(cell(written, 'survey', 2, 'repeat_count')).toBe('3')
  })

  test('keeps attributes of choices out of the columns that mean something else', () => {
    const choices = [{ name: 'a', label: '甲', attributes: { floor: '1', label: 'x', value: 'y', image: 'z' } }]
    const content = form([item({ answerKind: 'choice', choices })])
    const written = writeXlsform(content)
    expect(written.sheets[1]!.rows[0]).toContain('shousui_attribute_label')
    expect(breachesOf(written)).toEqual([])
    expect(readXlsform(written, 'file').content).toEqual(content)
  })

  test.each(modelChecklists.map((model) => [model.kind, model] as const))(
    'of the model %s is accepted by the field and read back whole',
    (_, model) => {
      const content = ChecklistContent.parse(model)
      const written = writeXlsform(content)
      expect(breachesOf(written)).toEqual([])
      expect(readXlsform(written, 'file')).toEqual({ content, notices: [] })
    },
  )
})

describe('the rules of the field name', () => {
  const broken = (change: (rows: string[][], written: Workbook) => void) => {
    const written = writeXlsform(form([item({}), item({ key: 'A02', shownIf: "${A01} = 'compliant'" })]))
    change(written.sheets[0]!.rows, written)
    return breachesOf(written)
  }
  const set = (rows: string[][], row: number, header: string, value: string) => {
    rows[row]![rows[0]!.indexOf(header)] = value
  }

  test('a name used twice', () => {
    expect(broken((rows) => set(rows, 3, 'name', 'A01'))).toContain('survey:4 name A01 again')
  })
  test('a name that is none', () => {
    expect(broken((rows) => set(rows, 3, 'name', '2 a'))).toContain('survey:4 name 2 a')
  })
  test('a group that does not end', () => {
    expect(broken((rows) => rows.splice(-1))).toContain('survey: begin group without end')
  })
  test('a list that is not there', () => {
    expect(broken((rows) => set(rows, 3, 'type', 'select_one gone'))).toContain('survey:4 list gone')
  })
  test('a question that is asked for and is not there', () => {
    expect(broken((rows) => set(rows, 3, 'relevant', '${gone} = 1'))).toContain('survey:4 unknown gone')
  })
  test('a calculation without a formula', () => {
    expect(broken((rows) => set(rows, 3, 'type', 'calculate'))).toContain('survey:4 calculation missing')
  })
  test('choices of one name', () => {
    expect(broken((_, { sheets }) => set(sheets[1]!.rows, 2, 'name', 'compliant'))).toContain('choices:3 name again')
  })
  test('a column of choices that is no name', () => {
    expect(broken((_, { sheets }) => sheets[1]!.rows[0]!.push('of floor'))).toContain('choices:1 of floor is no name')
  })
  test('settings without a form id', () => {
    expect(broken((_, { sheets }) => set(sheets[2]!.rows, 1, 'form_id', ''))).toContain('settings:2 form_id')
  })
  test('a sheet "survey" that is missing', () => {
    expect(breachesOf({ sheets: [] })).toEqual(['survey: missing'])
  })
})

const words = (max: number) =>
  fc
    .array(fc.constantFrom('門', '鎖', 'door', '=1+1', '"', "'", '<&>', '，', ' ', '\n', '@', '-2'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join('').trim().slice(0, max).trim())
    .filter((text) => text !== '')
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const attributes = fc.dictionary(fc.constantFrom('floor', 'kind', 'name', 'label', 'audio', 'Title'), words(20), {
  maxKeys: 2,
})
const choice = fc.record({
  label: words(40),
  labelEn: maybe(words(40)),
  fails: maybe(fc.constant(true as const)),
  attributes: maybe(attributes.filter((found) => Object.keys(found).length > 0)),
})
const choices = fc
  .array(choice, { minLength: 1, maxLength: 4 })
  .map((list) => list.map((one, at) => ({ name: `c${at}`, ...one })))
const number = fc
  .record({
    unit: maybe(words(10)),
    whole: maybe(fc.constant(true as const)),
    least: maybe(fc.integer({ min: -9, max: 9 })),
    most: maybe(fc.double({ min: 10, max: 99, noNaN: true })),
  })
  .filter((found) => Object.values(found).some((value) => value !== undefined))

const common = {
  section: fc.constantFrom('', '門禁', '電腦', '空'),
  question: fc.oneof(words(80), fc.constant('')),
  questionEn: maybe(words(80)),
  guidance: maybe(words(80)),
  clause: maybe(words(20)),
  basis: maybe(words(20)),
  grade: fc.constantFrom('minor' as const, 'major' as const, 'critical' as const),
  required: fc.boolean(),
  evidence: fc.constantFrom('optional' as const, 'always' as const, 'whenNotCompliant' as const),
  shownIf: maybe(fc.constantFrom("${i0} = 'compliant'", 'true()')),
}
const constraint = maybe(
  fc.record({
    holds: fc.constantFrom('. != 1', 'string-length(.) > 2'),
    message: fc.oneof(words(40), fc.constant('')),
    messageEn: maybe(words(40)),
  }),
)
const plainKinds = ['verdict', 'text', 'date', 'photograph', 'signature', 'code'] as const

const anyItem = fc.oneof(
  fc.record({ ...common, constraint, answerKind: fc.constantFrom(...plainKinds) }),
  fc.record({ ...common, constraint, answerKind: fc.constant('number' as const), number: maybe(number) }),
  fc.record({ ...common, answerKind: fc.constant('note' as const) }),
  fc.record({
    ...common,
    answerKind: fc.constant('calculation' as const),
    calculation: fc.constantFrom('1 + 1', 'concat(${i0}, 1)'),
  }),
  fc.record({
    ...common,
    constraint,
    answerKind: fc.constant('choice' as const),
    choices,
    several: maybe(fc.constant(true as const)),
    choiceFilter: maybe(fc.constantFrom("floor = '1'", 'kind = ${i0}')),
  }),
)

const section = fc.record({
  shownIf: maybe(fc.constant("${i0} = 'compliant'")),
  repeats: maybe(
    fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 5, max: 200 }))
      .map(([least, most]) => ({ least, most })),
  ),
})

const anyForm = fc
  .record({
    kind: fc.constantFrom('own' as const, 'cctv' as const),
    title: words(40),
    titleEn: maybe(words(40)),
    version: fc.integer({ min: 1, max: 99 }),
    modelVersion: maybe(fc.integer({ min: 1, max: 9 })),
    source: fc.oneof(words(40), fc.constant('')),
    sections: fc.uniqueArray(fc.constantFrom('電腦', '空', '無題', ''), { maxLength: 4 }),
    described: fc.array(section, { minLength: 4, maxLength: 4 }),
    items: fc.array(anyItem, { minLength: 1, maxLength: 8 }),
  })
  .map(({ sections, described, items, ...rest }) => {
    const ordered = [...items].sort((one, other) =>
      one.section < other.section ? -1 : one.section > other.section ? 1 : 0,
    )
    return ChecklistContent.parse(
      JSON.parse(
        JSON.stringify({
          ...rest,
          sections: sections.map((title, at) => ({ title, ...described[at] })),
          items: ordered.map((one, at) => ({ key: `i${at}`, ...one })),
        }),
      ),
    )
  })

test('a form that is written and read again is the very same, and breaks no rule of the field', () => {
  fc.assert(
    fc.property(anyForm, (content) => {
      const written = writeXlsform(content)
      expect(breachesOf(written)).toEqual([])
      expect(readXlsform(written, 'file')).toEqual({ content, notices: [] })
    }),
    { numRuns: 300 },
  )
})

test('a question keeps all that only this product knows', () => {
  const known: ChecklistItem[] = form([
    item({ clause: '壹、一', basis: '某辦法', evidence: 'always', grade: 'critical', sectionEn: 'Doors' }),
    item({ key: 'A02', answerKind: 'number', number: { unit: '°C', least: 10.5, most: 30 }, required: false }),
  ]).items
  expect(readXlsform(writeXlsform(form(known)), 'file').content.items).toEqual(known)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fault, faultsOf } from '#domain/checklist/faults.rules.ts'
import { formOf } from '#domain/checklist/form.rules.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'
import { makeForm, type TestItem } from '#test/forms.ts'

const form = (items: TestItem[], sections: unknown[] = []) => makeForm(items, { sections })
const faults = (items: TestItem[], sections: unknown[] = []): Fault[] => faultsOf(form(items, sections))
const holds = (formula: string) => ({ constraint: { holds: formula, message: '不合' } })
const floors = ['f1', 'f2', 'f3'].map((name) => ({ name, label: name }))

test('the model forms have no faults', () => {
  for (const content of modelChecklists) expect(faultsOf(content)).toEqual([])
})

describe('a formula', () => {
  test('that is not understood is named with its place', () => {
    expect(faults([{ key: 'A', shownIf: 'now() > 1' }])).toEqual([
      { code: 'badExpression', itemKey: 'A', field: 'shownIf', detail: 'now() (1)' },
    ])
    expect(faults([{ key: 'A', answerKind: 'text', ...holds("regex(., '(?=a)')") }])).toEqual([
      { code: 'badExpression', itemKey: 'A', field: 'constraint', detail: 'regex()' },
    ])
    expect(faults([{ key: 'A' }], [{ title: '甲', shownIf: '1 +' }])).toEqual([
      { code: 'badExpression', section: '甲', field: 'shownIf', detail: ' (4)' },
    ])
  })

  test('names only questions of the form, and attributes only of choices', () => {
    expect(faults([{ key: 'A', shownIf: '${B} = 1' }])).toEqual([
      { code: 'unknownName', itemKey: 'A', field: 'shownIf', detail: 'B' },
    ])
    const choices = [{ name: 'f1', label: '一', attributes: { wing: 'east' } }]
    expect(faults([{ key: 'A', answerKind: 'choice', choices, choiceFilter: "wing = 'east' or roof = 1" }])).toEqual([
      { code: 'unknownName', itemKey: 'A', field: 'choiceFilter', detail: 'roof' },
    ])
    expect(faults([{ key: 'A', shownIf: 'wing = 1' }])[0]).toMatchObject({ code: 'unknownName', detail: 'wing' })
  })
})

describe('a circle', () => {
  test('of questions that show each other is refused, named once', () => {
    const items = [
      { key: 'A', shownIf: "${C} = 'compliant'" },
      { key: 'B', shownIf: "${A} = 'compliant'" },
      { key: 'C', shownIf: "${B} = 'compliant'" },
    ]
    expect(faults(items)).toEqual([{ code: 'circular', itemKey: 'A', field: 'shownIf', detail: 'A → C → B → A' }])
  })

  test('may be of one question only, or run through a section or a calculation', () => {
    expect(faults([{ key: 'A', shownIf: "${A} = 'compliant'" }])[0]).toMatchObject({ detail: 'A → A' })
    expect(faults([{ key: 'A', shownIf: '. = 1' }])[0]).toMatchObject({ code: 'circular', detail: 'A → A' })
    expect(faults([{ key: 'A' }, { key: 'B' }], [{ title: '甲', shownIf: "${A} = 'compliant'" }])).toEqual([
      { code: 'circular', itemKey: 'A', field: 'shownIf', detail: 'A → A' },
    ])
    const sum = [
      { key: 'A', answerKind: 'calculation', calculation: '${B} + 1' },
      { key: 'B', answerKind: 'number', shownIf: '${A} > 1' },
    ] as const
    expect(faults([...sum])).toEqual([{ code: 'circular', itemKey: 'A', field: 'calculation', detail: 'A → B → A' }])
  })

  test('is none where two constraints only judge each other', () => {
    expect(
      faults([
        { key: 'from', answerKind: 'date', ...holds('. <= ${until}') },
        { key: 'until', answerKind: 'date', ...holds('. >= ${from}') },
      ]),
    ).toEqual([])
  })

  const size = 12
  /** Each question hangs on some of those before it, in an order that is not that of the form. */
  const acyclic = fc.record({
    order: fc.shuffledSubarray(
      Array.from({ length: size }, (_, index) => index),
      { minLength: size },
    ),
    needs: fc.array(fc.subarray(Array.from({ length: size }, (_, index) => index)), {
      minLength: size,
      maxLength: size,
    }),
  })
  const formulaOf = (names: number[]) => names.map((index) => `\${Q${index}} != ''`).join(' or ')
  const itemsOf = (order: number[], needs: number[][]): TestItem[] =>
    order.map((at) => {
      const names = needs[at]!.filter((other) => other < at).slice(0, 4)
      return { key: `Q${at}`, ...(names.length > 0 && { shownIf: formulaOf(names) }) }
    })

  test('is found in no form without one', () => {
    fc.assert(fc.property(acyclic, ({ order, needs }) => faults(itemsOf(order, needs)).length === 0))
  })

  test('is found in every form to which a way back is added', () => {
    fc.assert(
      fc.property(acyclic, fc.nat(size - 2), fc.integer({ min: 1, max: size - 1 }), ({ order, needs }, low, span) => {
        const high = Math.min(size - 1, low + span)
        const items = itemsOf(order, needs).map((item) => {
          if (item.key === `Q${low}`) return { ...item, shownIf: formulaOf([high]) }
          return item.key === `Q${high}` ? { ...item, shownIf: formulaOf([low]) } : item
        })
        const found = faults(items)
        return found.length > 0 && found.every(({ code }) => code === 'circular')
      }),
    )
  })
})

describe('what can never hold', () => {
  const number = (formula: string, limits: object = {}): TestItem => ({
    key: 'A',
    answerKind: 'number',
    number: limits,
    ...holds(formula),
  })
  const never = (item: TestItem, ...others: TestItem[]) =>
    faults([item, ...others]).some(({ code, itemKey }) => code === 'neverHolds' && itemKey === item.key)

  test.each([
    ['. > 10 and . < 5', {}],
    ['. > 3 and . < 4', { whole: true }],
    ['. = 1 and . = 2', {}],
    ['. >= 30', { least: 18, most: 27 }],
    ['not(. >= 0 or true())', {}],
    ['1 = 2', {}],
    ["string('a') = 'b'", {}],
  ])('is a number of which %s is asked within %j', (formula, limits) => {
    expect(never(number(formula, limits))).toBe(true)
  })

  test.each([
    ['. > 3 and . < 4', {}],
    ['. > 3 and . != 3.5 and . < 4', {}],
    ['. >= 0 and . <= 100', { least: 18, most: 27 }],
    ['. > ${B}', {}],
    ['. mod 7 = 3', {}],
    ['. * . > 100', {}],
    ["regex(., '[0-9]{4}')", {}],
    ['string-length(.) = 4', {}],
  ])('is none of which %s is asked within %j, or of which nobody can say', (formula, limits) => {
    expect(never(number(formula, limits), { key: 'B', answerKind: 'number' })).toBe(false)
  })

  test('is a relevance that waits for an answer that does not exist', () => {
    const choice = { key: 'F', answerKind: 'choice', choices: floors } as const
    const shown = (shownIf: string) =>
      never({ key: 'A', shownIf }, { key: 'V' }, choice, { key: 'N', answerKind: 'number' })
    expect(shown("${V} = 'yes'")).toBe(true)
    expect(shown("${V} = 'compliant' and ${V} = 'notCompliant'")).toBe(true)
    expect(shown("${F} = 'f4'")).toBe(true)
    expect(shown("selected(${F}, 'f1') and selected(${F}, 'f2')")).toBe(true)
    expect(shown("${V} = 'notCompliant'")).toBe(false)
    expect(shown("${V} = 'notCompliant' and (${F} != 'f1' or ${N} > 27)")).toBe(false)
    expect(shown('${N} < 5 or ${N} = ${N}')).toBe(false)
    expect(shown("${F} = ''")).toBe(false)
  })

  test('is judged by all the choices that may be made together', () => {
    const several = (formula: string): TestItem => ({
      key: 'A',
      answerKind: 'choice',
      several: true,
      choices: floors,
      ...holds(formula),
    })
    expect(never(several("selected(., 'f1') and selected(., 'f2')"))).toBe(false)
    expect(never(several('count-selected(.) = 3'))).toBe(false)
    expect(never(several('count-selected(.) > 3'))).toBe(true)
    expect(never(several("selected(., 'f1') and count-selected(.) = 0"))).toBe(true)
  })

  test('is seen for choices that are numbers, texts and lengths', () => {
    const rating = ['1', '2', '3', '4', '5'].map((name) => ({ name, label: name }))
    const rated = { key: 'R', answerKind: 'choice', choices: rating } as const
    expect(never({ key: 'A', shownIf: '${R} > 3' }, rated)).toBe(false)
    expect(never({ key: 'A', shownIf: '${R} > 5' }, rated)).toBe(true)
    expect(never({ key: 'A', answerKind: 'text', ...holds("'x' != .") })).toBe(false)
    expect(never({ key: 'A', answerKind: 'text', ...holds('string-length(.) > 3 and string-length(.) < 5') })).toBe(
      false,
    )
    expect(never({ key: 'A', answerKind: 'text', ...holds('string-length(.) > 5 and string-length(.) < 4') })).toBe(
      true,
    )
    expect(never({ key: 'A', answerKind: 'text', ...holds("string-length(.) = 1 and . != 'x'") })).toBe(false)
  })

  test('goes by any day that may come', () => {
    const date = (formula: string): TestItem => ({ key: 'A', answerKind: 'date', ...holds(formula) })
    expect(never(date('. <= today()'))).toBe(false)
    expect(never(date(". > '2026-02-20' and . < '2026-02-22'"))).toBe(false)
    expect(never(date(". > '2026-02-20' and . < '2026-02-21'"))).toBe(true)
    expect(never(date('. > today() + 7 and . < today() + 7'))).toBe(true)
    expect(never({ key: 'A', shownIf: "today() >= '2031-01-01'" })).toBe(false)
  })

  const formula: fc.Arbitrary<string> = fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .tuple(
          fc.constantFrom('.', '${B}'),
          fc.constantFrom('<', '<=', '=', '!=', '>=', '>'),
          fc.integer({ min: -3, max: 3 }),
        )
        .map((parts) => parts.join(' ')),
      fc.tuple(tie('formula'), fc.constantFrom('and', 'or'), tie('formula')).map((parts) => `(${parts.join(' ')})`),
      tie('formula').map((inner) => `not(${inner})`),
    ),
  })).formula

  test('is never said of what some answer meets', () => {
    const given = fc.double({ min: -5, max: 5, noNaN: true })
    fc.assert(
      fc.property(formula, given, given, (text, a, b) => {
        const content = form([
          { key: 'A', answerKind: 'number', ...holds(text) },
          { key: 'B', answerKind: 'number' },
        ])
        const answers = [
          { itemKey: 'A', value: a, fileIds: [] },
          { itemKey: 'B', value: b, fileIds: [] },
        ]
        const isMet = formOf(content, answers, '2026-02-13').entries[0]!.gap === null
        return !isMet || faultsOf(content).length === 0
      }),
    )
  })

  test('is not looked for across the objects of a section', () => {
    const items = [
      { key: 'A', shownIf: '${B} = 1 and ${B} = 2' },
      { key: 'B', section: '乙', answerKind: 'number' },
    ] as const
    expect(faults([...items], [{ title: '乙', repeats: { least: 1, most: 3 } }])).toEqual([])
    expect(faults([...items])[0]).toMatchObject({ code: 'neverHolds' })
  })
})

describe('a form', () => {
  test.each([
    ['questionMissing', { question: ' ' }, 'question'],
    ['choicesMissing', { answerKind: 'choice' }, 'choices'],
    ['choicesMissing', { answerKind: 'choice', choices: [{ name: 'a', label: ' ' }] }, 'choices'],
    ['choiceRepeated', { answerKind: 'choice', choices: [floors[0]!, floors[0]!] }, 'choices'],
    ['choicesAllFail', { answerKind: 'choice', choices: [{ ...floors[0]!, fails: true }] }, 'choices'],
    ['calculationMissing', { answerKind: 'calculation' }, 'calculation'],
    ['limitsReversed', { answerKind: 'number', number: { least: 27, most: 18 } }, 'number'],
  ] as [string, Partial<TestItem>, string][])('has a fault %s with %j', (code, item, field) => {
    expect(faults([{ key: 'A', ...item }])[0]).toMatchObject({ code, itemKey: 'A', field })
  })

  test('keeps the items of a section together and describes a section once', () => {
    const apart = [{ key: 'A' }, { key: 'B', section: '乙' }, { key: 'C' }]
    expect(faults(apart)).toEqual([{ code: 'repeatedSection', section: '甲' }])
    expect(faults([{ key: 'A' }], [{ title: '甲' }, { title: '甲' }])).toEqual([
      { code: 'repeatedSection', section: '甲' },
    ])
  })

  test('repeats a section at least as often as at most', () => {
    expect(faults([{ key: 'A' }], [{ title: '甲', repeats: { least: 5, most: 2 } }])).toEqual([
      { code: 'limitsReversed', section: '甲', field: 'repeats' },
    ])
  })
})

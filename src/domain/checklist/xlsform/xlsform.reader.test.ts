import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnLetter, type Sheet, type Workbook } from '#domain/workbook.ts'
import type { NoticeCode } from './notice.ts'
import { readXlsform } from './xlsform.reader.ts'

/** A sheet as it is drawn: a row on each line, cells parted by bars. */
const sheet = (name: string, drawn: string): Sheet => ({
  name,
  rows: drawn
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim())),
})

const survey = (drawn: string) => sheet('survey', drawn)
const read = (...sheets: Sheet[]) => readXlsform({ sheets }, 'file')
const items = (...sheets: Sheet[]) => read(...sheets).content.items
const told = (...sheets: Sheet[]) =>
  read(...sheets).notices.map(
    ({ column, row, lastRow, code }) => `${column}${row}${lastRow ? `-${lastRow}` : ''} ${code}`,
  )

const yesNo = sheet('choices', 'list_name | name | label\n yn | yes | Yes\n yn | no | No')

describe('a question of an XLSForm', () => {
  test.each([
    ['text', { answerKind: 'text' }],
    ['integer', { answerKind: 'number', number: { whole: true } }],
    ['decimal', { answerKind: 'number' }],
    ['note', { answerKind: 'note' }],
    ['date', { answerKind: 'date' }],
    ['image', { answerKind: 'photograph' }],
    ['photo', { answerKind: 'photograph' }],
    ['barcode', { answerKind: 'code' }],
    ['acknowledge', { answerKind: 'choice', choices: [{ name: 'OK', label: '確認', labelEn: 'OK' }] }],
    ['add text prompt', { answerKind: 'text' }],
    ['today', { answerKind: 'calculation', calculation: 'today()' }],
  ])('of type %s becomes one of ours', (type, expected) => {
    expect(items(survey(`type | name | label\n ${type} | q | Ask`))).toMatchObject([
      { key: 'q', question: 'Ask', ...expected },
    ])
  })

  test('of time becomes text, and that is said', () => {
    const form = survey('type | name | label\n time | q | When')
    expect(items(form)[0]!.answerKind).toBe('text')
    expect(told(form)).toEqual(['A2 asText'])
  })

  test('that is an image with the look of a signature is a signature', () => {
    const form = survey('type | name | label | appearance\n image | q | Sign | signature')
    expect(items(form)[0]!.answerKind).toBe('signature')
    expect(told(form)).toEqual([])
  })

  test.each(['select_one yn', 'select one from yn', 'select1 yn', 'Select_One  yn', 'add select one prompt using yn'])(
    'chooses one by "%s"',
    (type) => {
      const [item] = items(survey(`type | name | label\n ${type} | q | Well?`), yesNo)
      expect(item!.choices!.map(({ name }) => name)).toEqual(['yes', 'no'])
      expect(item!.several).toBeUndefined()
    },
  )

  test.each(['select_multiple yn', 'select all that apply from yn', 'add select multiple prompt using yn'])(
    'chooses several by "%s"',
    (type) => {
      expect(items(survey(`type | name | label\n ${type} | q | Well?`), yesNo)[0]).toMatchObject({ several: true })
    },
  )

  test('with "or other" asks for what else there is', () => {
    const [item, other] = items(survey('type | name | label\n select_one yn or_other | q | Well?'), yesNo)
    expect(item!.choices!.at(-1)).toMatchObject({ name: 'other' })
    expect(other).toMatchObject({ key: 'q_other', answerKind: 'text', shownIf: "selected(${q}, 'other')" })
  })

  test('of a slider is a number within its ends', () => {
    const form = survey('type | name | label | parameters\n range | q | How | start=1 end=5 step=1')
    expect(items(form)[0]!.constraint!.holds).toBe('. >= 1 and . <= 5')
    expect(told(form)).toEqual(['D2 columnUnsupported'])
  })

  test('is required where the spreadsheet says so', () => {
    const form = survey(`type | name | label | required
      text | a | A | yes
      text | b | B | no
      text | c | C |
      text | d | D | TRUE
      text | e | E | \${a} = 'x'`)
    expect(items(form).map(({ required }) => required)).toEqual([true, false, false, true, false])
    expect(told(form)).toEqual(['D6 requiredFormula'])
  })

  test('keeps its conditions as they are written', () => {
    const form = survey(`type | name | label | relevant | constraint | constraint_message | calculation
      integer | a | A | | . > 0 | Too few |
      text | b | B | \${a} > 3 and selected(\${a}, '4') | regex(., '^[a-z]+$') | |
      calculate | c | | | | | \${a} * 2`)
    expect(items(form)).toMatchObject([
      { constraint: { holds: '. > 0', message: 'Too few' } },
      { shownIf: "${a} > 3 and selected(${a}, '4')", constraint: { holds: "regex(., '^[a-z]+$')" } },
      { answerKind: 'calculation', calculation: '${a} * 2', question: 'c' },
    ])
    expect(told(form)).toEqual([])
  })

  test('asked for by a path or by its name in another script is found', () => {
    const form = survey(`type | name | label | relevant
      integer | a | A |
      text | 樓層 | 樓層 |
      text | b | B | ../a > 3 and string-length(\${樓層}) > 0 and ../a != '../a'`)
    expect(items(form)[2]!.shownIf).toBe("${a} > 3 and string-length(${row_3}) > 0 and ${a} != '../a'")
    expect(told(form)).toEqual(['B3 renamed'])
  })

  test('whose condition cannot be read, or asks for what is not there, is always shown, and that is said', () => {
    const form = survey(`type | name | label | relevant | calculation
      text | a | A | jr:choice-name(\${a}, 'b') |
      text | b | B | \${gone} = 1 |
      geopoint | where | W | |
      text | c | C | \${where} = '' |
      text | d | D | name = 'x' | pulldata('a', 'b')`)
    expect(items(form).every(({ shownIf }) => shownIf === undefined)).toBe(true)
    expect(told(form)).toEqual([
      'D2 formulaUnreadable',
      'D3 formulaUnknownName',
      'A4 typeUnsupported',
      'D5 formulaUnknownName',
      'D6 formulaUnreadable',
      'E6 formulaUnreadable',
    ])
  })

  test('whose name is that of another is called otherwise, and no formula is guessed', () => {
    const form = survey(`type | name | label | relevant
      text | a | A |
      text | a | A again |
      text | b | B | \${a} = 1`)
    expect(items(form).map(({ key }) => key)).toEqual(['a', 'a_2', 'b'])
    expect(told(form)).toEqual(['B3 renamed', 'D4 formulaUnknownName'])
  })

  test('reads a constant as a condition', () => {
    expect(items(survey('type|name|label|relevant\ntext|a|A|FALSE'))[0]!.shownIf).toBe('false()')
  })

  test('with hint and guidance keeps both', () => {
    const form = survey('type|name|label|hint|guidance_hint\ntext|a|A|Look|Then ask')
    expect(items(form)[0]!.guidance).toBe('Look\nThen ask')
  })

  test('does not show the answer to another in its wording', () => {
    const form = survey('type|name|label\ntext|a|A\nnote|b|Thanks, ${a}!')
    expect(items(form)[1]!.question).toBe('Thanks, 〔a〕!')
    expect(told(form)).toEqual(['C3 labelReference'])
  })

  test('without wording bears its name, and that is said', () => {
    const form = survey('type|name|label\ntext|a|')
    expect(items(form)[0]!.question).toBe('a')
    expect(told(form)).toEqual(['A2 labelMissing'])
  })

  test('beyond the 500th is told of and left out', () => {
    const lines = Array.from({ length: 503 }, (_, index) => `text|q${index}|Q`)
    const form = survey(`type|name|label\n${lines.join('\n')}`)
    expect(items(form)).toHaveLength(500)
    expect(told(form)).toEqual(['A502-504 tooManyQuestions'])
  })
})

describe('languages of an XLSForm', () => {
  test('are Chinese first and English beside it', () => {
    const form = survey(`type | name | label::English (en) | label::中文 (zh) | label::Français (fr) | hint::中文 (zh)
      text | a | Door | 門 | Porte | 看一看`)
    expect(items(form)[0]).toMatchObject({ question: '門', questionEn: 'Door', guidance: '看一看' })
    expect(told(form)).toEqual(['E2 otherLanguage'])
  })

  test('may be English alone', () => {
    const [item] = items(survey('type|name|label::English\ntext|a|Door'))
    expect(item).toMatchObject({ question: 'Door' })
    expect(item!.questionEn).toBeUndefined()
  })

  test('without a name are those of the setting', () => {
    const setting = sheet('settings', 'default_language\nEnglish (en)')
    const [item] = items(survey('type|name|label|label::中文\ntext|a|Door|門'), setting)
    expect(item).toMatchObject({ question: '門', questionEn: 'Door' })
  })

  test('are read with one colon, spaces and capitals too', () => {
    const choices = sheet('Choices ', 'List Name | Value | Label:English | Label:Chinese\n a | x | Ex | 艾')
    const form = sheet(' Survey', 'TYPE | Name | Caption:English | caption:Chinese\n select one from a | q | Door | 門')
    expect(items(form, choices)[0]).toMatchObject({
      question: '門',
      questionEn: 'Door',
      choices: [{ name: 'x', label: '艾', labelEn: 'Ex' }],
    })
  })
})

describe('groups of an XLSForm', () => {
  const places = (form: Sheet) => {
    const { content } = read(form)
    return content.items.map(({ section, shownIf }) => (shownIf ? `${section}: ${shownIf}` : section))
  }

  test('become sections, and their conditions hold together', () => {
    const form = survey(`type | name | label | relevant
      integer | n | N |
      begin group | g | Outer | \${n} > 1
      text | a | A |
      begin group | h | Inner | \${n} > 2
      text | b | B | \${n} > 3
      end group | | |
      end group | | |`)
    const { content } = read(form)
    expect(content.sections).toEqual([
      { title: 'Outer', shownIf: '${n} > 1' },
      { title: 'Inner', shownIf: '(${n} > 1) and (${n} > 2)' },
    ])
    expect(places(form)).toEqual(['', 'Outer', 'Inner: ${n} > 3'])
    expect(told(form)).toEqual([])
  })

  test('without a heading only pass on their condition', () => {
    const form = survey(`type | name | label | relevant
      integer | n | N |
      begin_group | g | | \${n} > 1
      text | a | A | \${n} > 2
      end_group | | |`)
    expect(read(form).content.sections).toEqual([])
    expect(places(form)).toEqual(['', ': (${n} > 1) and (${n} > 2)'])
  })

  test('of the same heading, and those that go on after another, stay apart', () => {
    const form = survey(`type | name | label
      text | a | A
      begin group | g | Room
      text | b | B
      begin group | i | Desk
      text | c | C
      end group | |
      text | d | D
      end group | |
      begin group | h | Room
      text | e | E
      end group | |
      text | f | F`)
    expect(places(form)).toEqual(['', 'Room', 'Desk', 'Room (2)', 'Room (3)', '(2)'])
  })

  test('that repeat become repeating sections', () => {
    const form = survey(`type | name | label | repeat_count
      integer | n | N |
      begin repeat | r | Each computer | 3
      text | a | A |
      end repeat | | |
      begin repeat | s | Each door |
      text | b | B |
      end repeat | | |
      begin repeat | t | Each room | \${n}
      text | c | C |
      end repeat | | |`)
    expect(read(form).content.sections).toEqual([
      { title: 'Each computer', repeats: { least: 3, most: 3 } },
      { title: 'Each door', repeats: { least: 1, most: 200 } },
      { title: 'Each room', repeats: { least: 1, most: 200 } },
    ])
    expect(told(form)).toEqual(['D9 repeatCount'])
  })

  test('that repeat within a repeat are told of', () => {
    const form = survey(`type | name | label
      begin repeat | r | Each floor
      begin repeat | s | Each room
      text | a | A
      end repeat | |
      end repeat | |`)
    expect(places(form)).toEqual(['Each floor'])
    expect(told(form)).toEqual(['A3 nestedRepeat', 'C3 groupFlattened'])
  })

  test('that do not end, or end without a begin, are told of', () => {
    expect(told(survey('type|name|label\nend group||\ntext|a|A\nbegin group|g|G\ntext|b|B'))).toEqual([
      'A2 unbalanced',
      'A4 unbalanced',
    ])
  })

  test('beyond what a form may have keep their questions', () => {
    const lines = Array.from({ length: 230 }, (_, at) => `begin group|g${at}|G${at}\ntext|q${at}|Q\nend group||`)
    const { content, notices } = read(survey(`type|name|label\n${lines.join('\n')}`))
    expect(content.items).toHaveLength(230)
    expect(new Set(content.items.map(({ section }) => section)).size).toBe(201)
    expect(notices.every(({ code }) => code === 'groupFlattened')).toBe(true)
  })
})

describe('choices of an XLSForm', () => {
  test('are filtered by the columns that a filter asks for; other columns are told of', () => {
    const choices = sheet(
      'choices',
      'list_name | name | label | floor | remark\n rooms | a | A | 1 | old\n rooms | b | B | 2 |',
    )
    const form = survey(`type | name | label | choice_filter
      integer | n | N |
      select_one rooms | q | Which | floor = \${n}`)
    expect(items(form, choices)[1]).toMatchObject({
      choiceFilter: 'floor = ${n}',
      choices: [{ attributes: { floor: '1' } }, { attributes: { floor: '2' } }],
    })
    expect(told(form, choices)).toEqual(['E2 columnUnknown'])
  })

  test('of one list with one name are one; names bear no spaces', () => {
    const choices = sheet('choices', 'list_name | name | label\n a | x y | X\n a | z | Z\n a | z | Again\n a | | None')
    const form = survey('type|name|label\nselect_one a|q|Q')
    expect(items(form, choices)[0]!.choices!.map(({ name }) => name)).toEqual(['x_y', 'z'])
    expect(told(form, choices)).toEqual(['B2 renamed', 'B4 choiceRepeated', 'A5 choiceNameMissing'])
  })

  test('for which nobody asks, and lists that are not there, are told of', () => {
    const form = survey('type|name|label\nselect_one gone|q|Q\nselect_one_from_file a.csv|r|R')
    expect(told(form, yesNo)).toEqual(['A2 listMissing', 'A3 choicesElsewhere', 'A2-3 listUnused'])
  })

  test('beyond the 500th are told of', () => {
    const lines = Array.from({ length: 502 }, (_, index) => `a|n${index}|N`)
    const choices = sheet('choices', `list_name|name|label\n${lines.join('\n')}`)
    const form = survey('type|name|label\nselect_one a|q|Q')
    expect(items(form, choices)[0]!.choices).toHaveLength(500)
    expect(told(form, choices)).toEqual(['B502-503 tooManyChoices'])
  })
})

describe('a workbook', () => {
  test('without a sheet "survey" is refused, and says which sheets it has', () => {
    expect(() => read(sheet('Sheet1', 'type|name\ntext|a'))).toThrow('spreadsheet.survey_missing')
  })

  test('whose survey has no column "type" is refused', () => {
    expect(() => read(survey('name|label\na|A'))).toThrow('spreadsheet.column_missing')
  })

  test('without any question that can be read is refused', () => {
    expect(() => read(survey('type|name|label\ngeopoint|a|A'))).toThrow('spreadsheet.no_questions')
  })

  test('takes its title, and where it comes from, from the settings', () => {
    const settings = sheet('settings', 'form_title|form_id|version|style\n門禁檢查|door|2026021|pages')
    const { content, notices } = read(survey('type|name|label\ntext|a|A'), settings)
    expect(content).toMatchObject({ kind: 'own', title: '門禁檢查', source: 'door 2026021', version: 1 })
    expect(notices).toMatchObject([{ sheet: 'settings', row: 2, column: 'D', header: 'style', code: 'columnUnknown' }])
  })

  test('without settings is called like its file', () => {
    expect(read(survey('type|name|label\ntext|a|A')).content).toMatchObject({ title: 'file', source: 'file' })
  })

  test('with sheets of its own is told of them, and of what was a formula or an error', () => {
    const form: Sheet = { ...survey('type|name|label\ntext|a|A'), marks: [{ row: 1, column: 2, mark: 'formula' }] }
    const cells = sheet('calendar', 'x|y\n1|2')
    expect(read(form, cells).notices).toMatchObject([
      { sheet: 'survey', row: 2, column: 'C', code: 'formulaValue', value: 'A' },
      { sheet: 'calendar', row: 1, column: 'A', code: 'sheetUnused', value: '4' },
    ])
  })

  test('tells of columns twice, unknown ones, and those that ask for what is not here', () => {
    const form = survey(`type | name | label | label | media::image | default | bind::x | disabled
      text | a | A | Other | a.png | 7 | y |
      text | b | B | | | | | yes
      | | | | | | z |`)
    expect(told(form)).toEqual([
      'D2 columnRepeated',
      'E2 columnUnsupported',
      'F2 columnUnsupported',
      'G2 columnUnknown',
      'A3 rowDisabled',
      'G4 typeMissing',
    ])
  })
})

const wholeRow = new Set<NoticeCode>([
  'typeMissing',
  'typeUnsupported',
  'choicesElsewhere',
  'listUnused',
  'choiceNameMissing',
  'choiceRepeated',
])
const columns = [
  'label',
  'label::中文',
  'label::English',
  'label::ไทย',
  'hint',
  'guidance_hint',
  'default',
  'media::audio',
  'own',
]
const types = [
  'text',
  'note',
  'image',
  'select_one l',
  'geopoint',
  'range',
  'begin group',
  'end group',
  'begin repeat',
  '',
]

const randomForm = fc
  .tuple(
    fc.array(fc.constantFrom(...columns), { minLength: 1, maxLength: 6 }),
    fc.array(fc.tuple(fc.constantFrom(...types), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })), {
      maxLength: 12,
    }),
  )
  .map(([headers, rows]): Workbook => {
    const cell = (row: number, column: number) => `«${row}.${column}»`
    return {
      sheets: [
        {
          name: 'survey',
          rows: [
            ['type', 'name', ...headers],
            ['text', 'first'],
            ...rows.map(([type, filled], row) => [
              type,
              `q${row}`,
              ...headers.map((_, column) => (filled[column] ? cell(row, column) : '')),
            ]),
          ],
        },
        {
          name: 'choices',
          rows: [
            ['list_name', 'name', ...headers],
            ['l', 'x', ...headers.map((_, at) => cell(99, at))],
          ],
        },
      ],
    }
  })

test('every cell has its effect or is told of by sheet, row and column', () => {
  fc.assert(
    fc.property(randomForm, (workbook) => {
      const { content, notices } = readXlsform(workbook, 'file')
      const text = JSON.stringify(content)
      for (const { name, rows } of workbook.sheets)
        rows.forEach((cells, row) => {
          cells.forEach((cell, column) => {
            if (!cell.startsWith('«') || text.includes(cell)) return
            const here = notices.filter(
              (notice) =>
                notice.sheet === name &&
                notice.row <= row + 1 &&
                (notice.lastRow ?? notice.row) >= row + 1 &&
                (notice.column === columnLetter(column) || wholeRow.has(notice.code)),
            )
            expect(here, `${name} ${columnLetter(column)}${row + 1} ${cell}`).not.toEqual([])
          })
        })
    }),
    { numRuns: 150 },
  )
})

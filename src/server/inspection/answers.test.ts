import { expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { sampleImages } from '#test/documents.ts'
import { testChecklist } from '#test/make.ts'

const { as, owner, home } = await testApp()
const unitId = home.unitIds.get('行政室')!

/** Every kind of answer, with conditions, limits, a constraint, evidence and a section that repeats. */
const form = {
  ...testChecklist,
  sections: [{ title: '電腦', repeats: { least: 1, most: 3 } }],
  items: [
    {
      key: 'T',
      section: '機房',
      question: '溫度',
      grade: 'major',
      answerKind: 'number',
      number: { least: 18, most: 27 },
    },
    { key: 'W', section: '機房', question: '何時修好', grade: 'minor', answerKind: 'date', shownIf: '${T} > 27' },
    {
      key: 'D',
      section: '機房',
      question: '上次測試',
      grade: 'major',
      answerKind: 'date',
      constraint: { holds: '. <= today()', message: '不得晚於今天' },
    },
    { key: 'P', section: '機房', question: '面板', grade: 'minor', answerKind: 'photograph' },
    { key: 'E', section: '機房', question: '上鎖了嗎？', grade: 'critical', evidence: 'always' },
    {
      key: 'S',
      section: '電腦',
      question: '更新狀況',
      grade: 'major',
      answerKind: 'choice',
      choices: [
        { name: 'new', label: '最新' },
        { name: 'old', label: '過期', fails: true },
      ],
    },
  ],
}
const checklistVersionId = await (async () => {
  const officer = await as('ethicsOfficer')
  const [{ id }] = (await officer.get('/checklists')).body
  const { body } = await officer.post(`/checklists/${id}/versions`, form)
  return body.versionId as string
})()
const picture = (await (await as('unitHead')).upload('/files', '機房.png', sampleImages.get('door')!.bytes)).body.id

type Given = { itemKey: string; at?: number; [field: string]: unknown }
const answer = (itemKey: string, rest: object = {}): Given => ({ itemKey, fileIds: [], ...rest })
const good: Given[] = [
  answer('T', { value: 22 }),
  answer('D', { value: '2026-01-05' }),
  answer('P', { fileIds: [picture] }),
  answer('E', { verdict: 'compliant', fileIds: [picture] }),
  answer('S', { at: 0, value: 'new' }),
]
const withAnswer = (changed: Given) => [
  ...good.filter(({ itemKey, at }) => itemKey !== changed.itemKey || at !== changed.at),
  changed,
]
const submit = async (answers: Given[], id = newId()) =>
  (await as('unitHead')).post(`/inspections/${id}/submit`, {
    checklistVersionId,
    unitId,
    assignmentId: null,
    version: 0,
    answers,
  })

test('answers of every kind are handed in, and only those that can fail are counted', async () => {
  const { status, body } = await submit(good)
  expect(status).toBe(200)
  expect(body).toMatchObject({ compliant: 3, notCompliant: 0, notApplicable: 0 })
})

test('a number outside its limits and a choice that fails open deficiencies, each of its own object', async () => {
  const answers = [
    ...withAnswer(answer('T', { value: 31, note: '冷氣故障' })),
    answer('W', { value: '2026-02-20' }),
    answer('S', { at: 1, value: 'old', note: '去年起未更新' }),
  ]
  const { body } = await submit(answers)
  expect(body).toMatchObject({ compliant: 2, notCompliant: 2 })
  const { rows } = await owner.query(
    'select item_key, description from deficiency where inspection_id = $1 order by 1',
    [body.id],
  )
  expect(rows).toEqual([
    { item_key: 'S', description: '去年起未更新' },
    { item_key: 'T', description: '冷氣故障' },
  ])
})

test('an answer that is no longer shown is left out, and the record says which', async () => {
  const { body } = await submit([...good, answer('W', { value: '2026-02-20' })])
  const detail = (await (await as('unitHead')).get(`/inspections/${body.id}`)).body
  expect(detail.inspection.answers.map(({ itemKey }: Given) => itemKey)).toEqual(['T', 'D', 'P', 'E', 'S'])
  const { rows } = await owner.query(
    "select body from audit_entry where subject_id = $1 and operation = 'inspection.submit'",
    [body.id],
  )
  expect(rows[0].body).toContain('"dropped":["W"]')
})

test.each([
  [
    'a condition that now shows a question',
    answer('T', { value: 30, note: '熱' }),
    'inspection.incomplete',
    { missing: ['W'], count: 1 },
  ],
  ['a date after today', answer('D', { value: '2099-01-01' }), 'inspection.constraint_broken', { keys: ['D'] }],
  [
    'no photograph where one is asked',
    answer('E', { verdict: 'compliant' }),
    'inspection.file_missing',
    { keys: ['E'] },
  ],
  ['a reading in words', answer('T', { value: 'warm' }), 'inspection.answer_of_other_kind', { keys: ['T'] }],
  [
    'a choice that is not there',
    answer('S', { at: 0, value: 'lost' }),
    'inspection.answer_of_other_kind',
    { keys: ['S#0'] },
  ],
  ['limits broken without a word', answer('T', { value: 17 }), 'inspection.note_missing', { keys: ['T'] }],
  ['an object too many', answer('S', { at: 3, value: 'new' }), 'inspection.object_unknown', { keys: ['S#3'] }],
] as const)('%s is refused and named', async (_, changed, code, details) => {
  const { status, body } = await submit(withAnswer(changed))
  expect(status).toBe(422)
  expect(body).toMatchObject({ code, details })
})

test('what a person has only begun is kept though it is not complete, but not what is no answer to its question', async () => {
  const keep = async (answers: Given[]) =>
    (await as('staff')).put(`/inspections/${newId()}`, {
      checklistVersionId,
      unitId,
      assignmentId: null,
      version: 0,
      readyToSubmit: false,
      answers,
    })
  expect((await keep([answer('D', { value: '2099-01-01' }), answer('E', { note: '待查' })])).status).toBe(200)
  expect((await keep([answer('D', { value: 'soon' })])).body.code).toBe('inspection.answer_of_other_kind')
})

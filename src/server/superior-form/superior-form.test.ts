import { randomUUID } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import type { FilledForm, SuperiorFormView } from '#domain/superior-form/superior-form.ts'
import { testApp } from '#test/app.ts'
import { reasonsAreGiven } from '#test/outcome.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'
import { blankForm, cell, countyForm, paragraph, row, table } from '#test/superior-forms.ts'

const { as, home, other, owner, clock, everybodyLeft } = await testApp('2026-02-12T01:00:00Z')
let officer = await as('ethicsOfficer')
const { plan } = await issuedPlan(officer, await as('agencyHead'), home, smallPlan.replace('各單位', '行政室'))
const assignments: Assignment[] = (await officer.get(`/assignments?planId=${plan.id}`)).body
const { id: assignmentId, unitId, checklistVersionId } = assignments.find(({ action }) => action === 'self_inspection')!
await (await as('unitHead')).post(`/inspections/${randomUUID()}/submit`, {
  assignmentId,
  unitId,
  checklistVersionId,
  version: 0,
  answers: ['A01', 'A02', 'A03', 'A04'].map((itemKey) => ({
    itemKey,
    verdict: itemKey === 'A02' || itemKey === 'A03' ? 'notCompliant' : 'compliant',
    fileIds: [],
    ...((itemKey === 'A02' || itemKey === 'A03') && { note: `${itemKey} <鎖> {{機關名稱}}` }),
  })),
})

const takeIn = async (bytes: Uint8Array, name = '成果統計表.odt', id: string = randomUUID(), who = officer) =>
  who.upload('/superior-forms', name, bytes, { id })
const taken = async (bytes: Uint8Array, id?: string): Promise<SuperiorFormView> => {
  const answer = await takeIn(bytes, undefined, id)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const changed = ({ form, answers }: SuperiorFormView, changes: object = {}) => {
  const { id, number: _, ...content } = form
  return officer.put(`/superior-forms/${id}`, { ...content, answers, ...changes })
}
const addressOf = (formId: string) => `/plans/${plan.id}/superior-forms/${formId}`
const preview = async (formId: string): Promise<FilledForm> => (await officer.post(`${addressOf(formId)}/preview`)).body
const contentIn = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['content.xml']!)
const county = await taken(countyForm())

describe('a form of a superior', () => {
  test('is taken in under the name of its file, with its marks and what they can stand for', async () => {
    expect(county.form).toMatchObject({ title: '成果統計表', superior: '', dueDate: null, number: 1 })
    expect(county.marks.find(({ name }) => name === '缺失.說明')!.places).toMatchObject([{ table: 2, row: 2, cell: 3 }])
    const names = county.fields.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['機關名稱', '缺失.說明', '自主檢查.應送檢查表.上年同期']))
    expect((await officer.get('/superior-forms')).body).toContainEqual(county.form)
  })

  test('says for a plan what each of its marks becomes, and names those without content and those it does not know', async () => {
    const { marks, text } = await preview(county.form.id)
    const of = (name: string) => marks.find((mark) => mark.name === name)!
    expect(of('計畫名稱')).toMatchObject({ state: 'filled', text: plan.title })
    expect(of('缺失.說明')).toMatchObject({ state: 'filled', records: 2 })
    expect(of('自主檢查.應送檢查表.上年同期')).toMatchObject({ state: 'empty' })
    expect(of('縣府承辦人')).toMatchObject({ state: 'unknown' })
    expect(text).toContain('A02 <鎖> {{機關名稱}}')
    expect(text).toContain('{{縣府承辦人}}')
    expect(text).toContain('合計\t2')
  })

  test('is filled with what the report says, and having it is recorded', async () => {
    const filled = await officer.post(`${addressOf(county.form.id)}/filled.odt`)
    expect(filled.status).toBe(200)
    expect(decodeURIComponent(String(filled.headers['content-disposition']))).toContain(`${plan.title}成果統計表.odt`)
    const content = contentIn(filled.body)
    expect(content).toContain('A02 &lt;鎖&gt; {{機關名稱}}')
    expect(content.split('115/2/').length).toBeGreaterThan(2)
    expect(unzipSync(filled.body)['Pictures/seal.png']).toEqual(unzipSync(countyForm())['Pictures/seal.png'])
    const { rows } = await owner.query(
      `select subject_id, body from audit_entry where operation = 'superiorForm.download'`,
    )
    expect(rows).toMatchObject([{ subject_id: plan.id }])
    expect(JSON.parse(rows[0].body).detail).toEqual({ formId: county.form.id, number: 1 })
  })

  test('says in the text that it is an exercise where it is one', async () => {
    await owner.query('update agency set exercise = true where id = $1', [home.agencyId])
    expect((await preview(county.form.id)).text).toMatch(/^【演練】\n/)
    await owner.query('update agency set exercise = false where id = $1', [home.agencyId])
    expect((await preview(county.form.id)).text).not.toContain('演練】')
  })

  test('takes a field or a fixed text for a mark that is not known, and a blank for one to be written by hand', async () => {
    const view = await taken(blankForm(paragraph('{{甲}}｜{{乙}}｜{{丙}}｜{{機關名稱}}')))
    const answers = [
      { mark: '甲', field: '計畫名稱' },
      { mark: '乙', text: '固定的{{丙}}' },
      { mark: '丙', text: '' },
      { mark: '機關名稱', text: '本所' },
    ]
    const { body } = await changed(view, { answers, title: '自訂', superior: '縣府', dueDate: '2026-03-05' })
    expect(body).toMatchObject({
      answers,
      form: { title: '自訂', superior: '縣府', dueDate: '2026-03-05', version: 2 },
    })
    expect((await preview(view.form.id)).text).toBe(`${plan.title}｜固定的{{丙}}｜｜本所`)
  })

  test('has a row that says 無 where there is no record', async () => {
    const body = table(2, row(cell('{{通報.序號}}'), cell('{{通報.經過}}')))
    const { form } = await taken(blankForm(body))
    const { marks, text } = await preview(form.id)
    expect(marks.map(({ records }) => records)).toEqual([0, 0])
    expect(text).toBe('無')
  })

  test('keeps its earlier files and what was answered when it is replaced', async () => {
    const view = await taken(blankForm(paragraph('{{甲}}')))
    await changed(view, { answers: [{ mark: '甲', text: '一' }] })
    const next = await taken(blankForm(paragraph('新版{{甲}}')), view.form.id)
    expect(next).toMatchObject({ form: { number: 2 }, versions: [{ number: 2 }, { number: 1 }] })
    expect((await preview(view.form.id)).text).toBe('新版一')
    const first = await officer.get(`/superior-forms/${view.form.id}/files/1`)
    expect(first.body).toEqual(Buffer.from(blankForm(paragraph('{{甲}}'))))
    expect((await officer.get(`/superior-forms/${view.form.id}/files/3`)).body.code).toBe('not_found')
  })

  test('is filled from the frozen report once that is closed', async () => {
    const closed = await issuedPlan(officer, await as('agencyHead'), home, smallPlan.replace('各單位', '行政室'))
    clock.set('2026-02-26T01:00:00Z')
    everybodyLeft()
    officer = await as('ethicsOfficer')
    await reasonsAreGiven(officer, closed.plan.id)
    expect((await officer.post(`/plans/${closed.plan.id}/outcome-report/close`)).status).toBe(200)
    const { body } = await officer.post(`/plans/${closed.plan.id}/superior-forms/${county.form.id}/preview`)
    expect(body.marks.find(({ name }: { name: string }) => name === '期間')).toMatchObject({ state: 'filled' })
  })

  test('is not there any more once it is withdrawn', async () => {
    const { form } = await taken(blankForm(paragraph('{{機關名稱}}')))
    expect((await officer.post(`/superior-forms/${form.id}/withdraw`)).status).toBe(200)
    expect((await officer.get(`/superior-forms/${form.id}`)).body.code).toBe('not_found')
    expect((await officer.post(`${addressOf(form.id)}/preview`)).body.code).toBe('not_found')
    expect((await takeIn(countyForm(), undefined, form.id)).body.code).toBe('changed_meanwhile')
  })
})

describe('who may', () => {
  test('see and fill it are ethics and the heads, take it in ethics alone', async () => {
    const head = await as('agencyHead')
    expect((await head.post(`${addressOf(county.form.id)}/preview`)).status).toBe(200)
    expect((await takeIn(countyForm(), undefined, undefined, head)).body.code).toBe('forbidden')
    for (const role of ['unitHead', 'staff']) {
      const who = await as(role)
      expect((await who.get('/superior-forms')).body.code).toBe('forbidden')
      expect((await who.post(`${addressOf(county.form.id)}/filled.odt`)).body.code).toBe('forbidden')
    }
  })

  test('of another agency nobody sees it, nor fills it for a plan of their own', async () => {
    const stranger = await as('ethicsOfficer', other)
    expect((await stranger.get('/superior-forms')).body).toEqual([])
    expect((await stranger.get(`/superior-forms/${county.form.id}`)).body.code).toBe('not_found')
    expect((await stranger.get(`/superior-forms/${county.form.id}/files/1`)).body.code).toBe('not_found')
    expect((await stranger.post(`${addressOf(county.form.id)}/preview`)).body.code).toBe('not_found')
    expect((await takeIn(countyForm(), undefined, county.form.id, stranger)).body.code).toBe('changed_meanwhile')
  })
})

describe('refused is', () => {
  const mark = paragraph('{{機關名稱}}')
  const stored = (bytes: number) =>
    zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'Pictures/a.png': new Uint8Array(bytes) })

  test.each([
    ['a file of another kind', new TextEncoder().encode('填報機關'), '表.odt', 'superiorForm.unsupported'],
    ['a file with another ending', countyForm(), '表.docx', 'superiorForm.unsupported'],
    ['a file with macros', blankForm(mark, { parts: { 'Basic/a.xml': '<a/>' } }), '表.odt', 'superiorForm.macros'],
    [
      'a file that draws on what lies elsewhere',
      blankForm(`${mark}<draw:image xlink:href="https://example.org/a.png"/>`),
      '表.odt',
      'superiorForm.external_links',
    ],
    ['a file with objects', blankForm(mark, { parts: { 'Object 1/a.xml': '<a/>' } }), '表.odt', 'superiorForm.objects'],
    [
      'a file with a password',
      blankForm(mark, { manifest: '<manifest:encryption-data/>' }),
      '表.odt',
      'file.encrypted',
    ],
    ['a file that is cut off', countyForm().subarray(0, 900), '表.odt', 'file.broken'],
    ['a form without marks', blankForm(paragraph('填報機關')), '表.odt', 'superiorForm.no_marks'],
    ['a mark that does not end', blankForm(paragraph('{{機關名稱}')), '表.odt', 'superiorForm.mark_unclosed'],
    ['a list outside a table', blankForm(paragraph('{{缺失.說明}}')), '表.odt', 'superiorForm.list_outside_table'],
    [
      'a row of two lists',
      blankForm(table(2, row(cell('{{缺失.說明}}'), cell('{{通報.經過}}')))),
      '表.odt',
      'superiorForm.lists_mixed',
    ],
    ['a form of ten thousand marks', blankForm(mark.repeat(10_000)), '表.odt', 'superiorForm.too_many_marks'],
    ['a picture of 200 MB inside', stored(200_000_000), '表.odt', 'file.too_large'],
  ])('%s', async (_, bytes, name, code) => {
    const before = process.memoryUsage().rss
    const began = performance.now()
    expect((await takeIn(bytes, name)).body.code).toBe(code)
    expect(performance.now() - began).toBeLessThan(6_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
  })

  test('a file larger than any that is taken', async () => {
    expect((await takeIn(new Uint8Array(16 * 1024 * 1024))).body.code).toBe('too_large')
  })

  test('a field that does not exist, a mark answered twice, and a list for a mark outside a table', async () => {
    const view = await taken(blankForm(paragraph('{{甲}}')))
    const codeOf = async (answers: object[]) => (await changed(view, { answers })).body.code
    expect(await codeOf([{ mark: '甲', field: '不存在' }])).toBe('superiorForm.field_unknown')
    expect(
      await codeOf([
        { mark: '甲', text: '一' },
        { mark: '甲', text: '二' },
      ]),
    ).toBe('superiorForm.mark_repeated')
    expect(await codeOf([{ mark: '甲', field: '缺失.說明' }])).toBe('superiorForm.list_outside_table')
  })

  test('a change by somebody who has not seen the last one', async () => {
    const view = await taken(blankForm(paragraph('{{甲}}')))
    expect((await changed(view, { title: '先' })).status).toBe(200)
    expect((await changed(view, { title: '後' })).body.code).toBe('changed_meanwhile')
  })

  test('a row that comes again while its cell is merged with the row below', async () => {
    const merged = cell('{{缺失.說明}}', ' table:number-rows-spanned="2"')
    const { form } = await taken(blankForm(table(1, row(merged), row('<table:covered-table-cell/>'))))
    expect((await officer.post(`${addressOf(form.id)}/preview`)).body.code).toBe('superiorForm.row_merged')
  })

  test('a form that would grow beyond what can be opened', async () => {
    const long = 'a'.repeat(5_000_000)
    const { form } = await taken(blankForm(table(1, row(cell(`{{缺失.說明}}${long}`)))))
    expect((await officer.post(`${addressOf(form.id)}/preview`)).body.code).toBe('superiorForm.too_large')
  })

  test('a plan that is not issued yet', async () => {
    const draft = randomUUID()
    await officer.post('/plans', { id: draft, text: smallPlan })
    const answer = await officer.post(`/plans/${draft}/superior-forms/${county.form.id}/preview`)
    expect(answer.body.code).toBe('plan.not_issued')
  })
})

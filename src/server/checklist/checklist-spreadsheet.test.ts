import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '#domain/workbook.ts'
import { writeSpreadsheet } from '#server/platform/spreadsheet.ts'
import { readWorkbook } from '#server/platform/spreadsheet-reading.ts'
import { testApp } from '#test/app.ts'
import { testChecklist } from '#test/make.ts'
import { odsFile, xlsxFile } from '#test/spreadsheet-files.ts'

const { as, other } = await testApp()

const survey: Sheet = {
  name: 'survey',
  rows: [
    ['type', 'name', 'label', 'default'],
    ['integer', 'cameras', '幾支鏡頭？', '4'],
    ['geopoint', 'where', '在哪裡？', ''],
  ],
}
const file = (sheets: Sheet[] = [survey], format: 'xlsx' | 'ods' = 'xlsx') => writeSpreadsheet({ sheets }, format)

async function importing(bytes: Uint8Array, name: string, who = 'ethicsOfficer') {
  const id = randomUUID()
  return { id, ...(await (await as(who)).upload('/checklists/import', name, bytes, { id })) }
}

const refusalOf = async (bytes: Uint8Array, name: string) => {
  const { status, body } = await importing(bytes, name)
  return [status, body.code]
}

const hugeFile = {
  xlsx: xlsxFile('<row><c t="inlineStr"><is><t>text</t></is></c><c><v>1</v></c></row>'.repeat(100_000)),
  ods: odsFile(
    '<table:table-row><table:table-cell><text:p>text</text:p></table:table-cell></table:table-row>'.repeat(100_000),
  ),
}

describe('a spreadsheet', () => {
  test.each(['xlsx', 'ods'] as const)(
    'as %s becomes the draft of a new form, with what it could not take',
    async (format) => {
      const { id, status, body } = await importing(file([survey], format), `監視系統.${format}`)
      expect(status).toBe(200)
      expect(body).toEqual({
        checklistId: id,
        notices: [
          { sheet: 'survey', row: 2, column: 'D', header: 'default', code: 'columnUnsupported', value: '4' },
          { sheet: 'survey', row: 3, column: 'A', header: 'type', code: 'typeUnsupported', value: 'geopoint' },
        ],
      })
      const draft = (await (await as('ethicsOfficer')).get(`/checklists/${id}/draft`)).body
      expect(draft.notices).toEqual(body.notices)
      expect(draft.content).toMatchObject({ kind: 'own', version: 1, title: '監視系統' })
      expect(draft.content.items).toMatchObject([{ key: 'cameras', question: '幾支鏡頭？', answerKind: 'number' }])
      const listed = (await (await as('ethicsOfficer')).get('/checklists')).body.find(
        (one: { id: string }) => one.id === id,
      )
      expect(listed).toMatchObject({ kind: 'own', versionId: null, hasDraft: true })
    },
  )

  test('is imported by ethics only', async () => {
    expect((await importing(file(), 'a.xlsx', 'unitHead')).body.code).toBe('forbidden')
  })

  test('with the wrong sheets is refused, and says which it has', async () => {
    const { status, body } = await importing(file([{ name: '工作表1', rows: [['a']] }]), 'a.xlsx')
    expect([status, body.code, body.details.sheets]).toEqual([422, 'spreadsheet.survey_missing', '工作表1'])
  })

  test('without types, or without a question that can be read, is refused', async () => {
    const untyped = { name: 'survey', rows: [['name'], ['a']] }
    expect(await refusalOf(file([untyped]), 'a.ods')).toEqual([422, 'spreadsheet.unsupported'])
    expect(await refusalOf(file([untyped]), 'a.xlsx')).toEqual([422, 'spreadsheet.column_missing'])
    const empty = { name: 'survey', rows: [['type'], ['geopoint']] }
    expect(await refusalOf(file([empty]), 'a.xlsx')).toEqual([422, 'spreadsheet.no_questions'])
  })

  test('with macros, a password or another kind of content is refused by name', async () => {
    expect(await refusalOf(file(), 'a.xlsm')).toEqual([422, 'spreadsheet.macros'])
    expect(await refusalOf(xlsxFile('', { 'xl/vbaProject.bin': 'x' }), 'a.xlsx')).toEqual([422, 'spreadsheet.macros'])
    const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
    const locked = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusalOf(locked, 'a.xlsx')).toEqual([422, 'file.encrypted'])
    expect(await refusalOf(Buffer.concat([compound, Buffer.from('old')]), 'a.xlsx')).toEqual([
      422,
      'spreadsheet.unsupported',
    ])
    expect(await refusalOf(file(), 'a.csv')).toEqual([422, 'spreadsheet.unsupported'])
    expect(await refusalOf(Buffer.from('type,name'), 'a.xlsx')).toEqual([422, 'spreadsheet.unsupported'])
    expect(await refusalOf(file().slice(0, 900), 'a.xlsx')).toEqual([422, 'file.broken'])
  })

  test.each(['xlsx', 'ods'] as const)(
    'of 100,000 rows as %s is refused within five seconds and little memory',
    async (format) => {
      const bytes = hugeFile[format]
      const before = process.memoryUsage().rss
      const start = performance.now()
      const { status, body } = await importing(bytes, `a.${format}`)
      expect(performance.now() - start).toBeLessThan(6_000)
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
      expect([status, body.code, body.details]).toEqual([
        422,
        'spreadsheet.too_many_rows',
        { sheet: 'survey', most: 20_000 },
      ])
    },
  )

  test('of 1,000 questions keeps the first 500 and names the rest', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => ['text', `q${at}`, `第 ${at} 題`])
    const { body } = await importing(file([{ name: 'survey', rows: [['type', 'name', 'label'], ...rows] }]), 'a.xlsx')
    expect(body.notices).toMatchObject([{ row: 502, lastRow: 1001, code: 'tooManyQuestions' }])
  })

  test('that would unpack to far more than it is, is refused', async () => {
    const spaces = new Uint8Array(40_000_000).fill(32)
    expect(await refusalOf(xlsxFile('', { 'xl/media/a.bin': spaces }), 'a.xlsx')).toEqual([422, 'file.too_large'])
    const repeated =
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:string-value="x"/></table:table-row>'
    expect(await refusalOf(odsFile(repeated), 'a.ods')).toEqual([422, 'spreadsheet.too_many_rows'])
  })
})

describe('a form', () => {
  const listed = async (agency?: typeof other) => (await (await as('ethicsOfficer', agency)).get('/checklists')).body
  const published = async (agency?: typeof other) =>
    (await listed(agency)).find(({ kind }: { kind: string }) => kind === 'agencySecurity')

  test.each(['xlsx', 'ods'] as const)(
    'goes out as %s and comes in again the same, as a form of its own',
    async (format) => {
      const officer = await as('ethicsOfficer')
      const { id } = await published()
      const { status, body, headers } = await officer.get(`/checklists/${id}/spreadsheet/${format}`)
      expect(status).toBe(200)
      expect(headers['content-disposition']).toContain(encodeURIComponent(`${testChecklist.title} v1.${format}`))
      expect(readWorkbook(body, format).sheets.map(({ name }) => name)).toEqual(['survey', 'choices', 'settings'])
      const again = await importing(body, `a.${format}`)
      expect(again.body.notices).toEqual([])
      const draft = (await officer.get(`/checklists/${again.id}/draft`)).body
      expect(draft.content).toEqual({ ...testChecklist, kind: 'own' })
    },
  )

  test('goes out as it is published, or as its draft where that is asked for or there is nothing else', async () => {
    const officer = await as('ethicsOfficer')
    const { id } = await published()
    await officer.put(`/checklists/${id}/draft`, { version: 0, content: { ...testChecklist, title: '草稿' } })
    const titleOf = async (address: string) =>
      readWorkbook((await officer.get(`/checklists/${address}`)).body, 'xlsx').sheets[2]!.rows[1]![0]
    expect(await titleOf(`${id}/spreadsheet/xlsx`)).toBe(testChecklist.title)
    expect(await titleOf(`${id}/spreadsheet/xlsx?draft=true`)).toBe('草稿')
    const { id: drafted } = await importing(file(), '新表.xlsx')
    expect(await titleOf(`${drafted}/spreadsheet/xlsx`)).toBe('新表')
  })

  test('goes out to ethics only, and never to another agency', async () => {
    const { id } = await published(other)
    expect((await (await as('ethicsOfficer')).get(`/checklists/${id}/spreadsheet/xlsx`)).status).toBe(404)
    expect((await (await as('ethicsOfficer', other)).get(`/checklists/${id}/spreadsheet/ods`)).status).toBe(200)
    expect((await (await as('unitHead', other)).get(`/checklists/${id}/spreadsheet/ods`)).body.code).toBe('forbidden')
  })
})

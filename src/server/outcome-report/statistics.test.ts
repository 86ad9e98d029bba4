import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import type { OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import type { OutcomeTable } from '#domain/outcome-report/statistics.ts'
import { testApp } from '#test/app.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'

const { as, home, other } = await testApp('2026-02-12T01:00:00Z')
const officer = await as('ethicsOfficer')
const head = await as('agencyHead')
const lastYearText = smallPlan
  .replace('115年春節', '114年春節')
  .replace('115年2月11日（星期三）起至115年2月25日（星期三）', '114年1月25日（星期六）起至114年2月8日（星期六）')
const { plan: lastYear } = await issuedPlan(officer, head, home, lastYearText)
const { plan } = await issuedPlan(officer, head, home)
const address = `/plans/${plan.id}/outcome-report`

async function broadcastOf(planId: string): Promise<Assignment> {
  const all: Assignment[] = (await officer.get(`/assignments?planId=${planId}`)).body
  return all.find(({ action }) => action === 'broadcast')!
}
for (const planId of [lastYear.id, plan.id])
  await (await as('staff')).post(`/assignments/${(await broadcastOf(planId)).id}/complete`, {
    ...{ evidenceId: randomUUID(), doneAt: '2026-02-12T00:30:00.000Z', doneBy: '莊主任', note: '廣播' },
    fileIds: [],
  })

const view = async (): Promise<OutcomeReportView> => (await officer.get(address)).body
const lineOf = async (key: string) => (await view()).report.statistics.find((one) => one.key === key)!
const table = async (): Promise<OutcomeTable> => (await officer.get('/outcome-table')).body

test('a line has this period, the same period last year and the year, and names the records it counts', async () => {
  const { thisPeriod, lastYear: before, inYear } = await lineOf('awareness')
  const { id } = await broadcastOf(plan.id)
  expect(thisPeriod).toEqual({ value: 1, parts: [{ planId: plan.id, kind: 'assignment', ids: [id] }] })
  expect(before).toMatchObject({ value: 1, parts: [{ planId: lastYear.id }] })
  expect(inYear).toEqual(thisPeriod)
})

test('the plans of two years stand beside each other clause by clause', async () => {
  const compared = (await view()).report.lastYear!
  expect(compared.title).toBe(lastYear.title)
  expect(compared.clauses.find(({ label }) => label === '參.二')).toMatchObject({
    now: { owed: 1, done: 1 },
    before: { owed: 1, done: 1 },
  })
})

test('a few confidential matters are not told by number, nor what is left beside them', async () => {
  const { thisPeriod, inYear } = await lineOf('incidentsConfidential')
  expect(thisPeriod).toEqual({ value: null, parts: [] })
  expect(inYear).toEqual({ value: null, parts: [] })
  const [left] = (await lineOf('incidents')).notCounted
  expect(left).toEqual({ reason: 'confidential', cell: { value: null, parts: [] } })
})

test('the lines are chosen and ordered by ethics, and own ones are typed with their source', async () => {
  const { version, rows } = await table()
  const own = { key: 'visitors', group: '聯繫', title: '來訪人次', counted: false }
  const chosen = [own, rows.find(({ key }) => key === 'meetings')!]
  const saved = await officer.put('/outcome-table', { version, rows: chosen })
  expect(saved.body).toEqual({ version: 1, rows: chosen })
  const { draft } = await view()
  const figure = { key: 'visitors', thisPeriod: 42, lastYear: null, inYear: 60, source: '訪客登記簿' }
  await officer.put(address, { ...draft!.content, version: draft!.version, figures: [figure] })
  const { statistics } = (await view()).report
  expect(statistics.map(({ key }) => key)).toEqual(['visitors', 'meetings'])
  expect(statistics[0]).toMatchObject({ thisPeriod: { value: 42 }, lastYear: null, source: '訪客登記簿' })
})

test('the table is written as ODS and XLSX and stands in the document', async () => {
  const ods = unzipSync(new Uint8Array((await officer.get(`/plans/${plan.id}/outcome-statistics.ods`)).body))
  expect(strFromU8(ods['content.xml']!)).toContain('訪客登記簿')
  const xlsx = (await officer.get(`/plans/${plan.id}/outcome-statistics.xlsx`)).body
  expect(Object.keys(unzipSync(new Uint8Array(xlsx)))).toContain('xl/workbook.xml')
  const odt = unzipSync(new Uint8Array((await officer.get(`${address}.odt`)).body))
  expect(strFromU8(odt['content.xml']!)).toContain('來訪人次')
})

test('a table with a line twice, or one that nothing counts, is refused', async () => {
  const { version, rows } = await table()
  const put = (changed: OutcomeTable['rows']) => officer.put('/outcome-table', { version, rows: changed })
  expect((await put([rows[0]!, rows[0]!])).body.code).toBe('outcomeTable.row_repeated')
  const unknown = { key: 'weather', group: '天氣', title: '晴天', counted: true }
  expect((await put([unknown])).body).toMatchObject({ code: 'outcomeTable.row_unknown', details: { title: '晴天' } })
})

test('of two who change the table, the second is told it changed; others may only look, or not even that', async () => {
  const { rows } = await table()
  expect((await officer.put('/outcome-table', { version: 0, rows })).body.code).toBe('changed_meanwhile')
  expect((await (await as('unitHead')).put('/outcome-table', { version: 1, rows })).status).toBe(403)
  expect((await (await as('staff')).get('/outcome-table')).status).toBe(403)
  expect((await (await as('ethicsOfficer', other)).get('/outcome-table')).body.version).toBe(0)
})

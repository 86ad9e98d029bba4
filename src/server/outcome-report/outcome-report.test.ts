import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { type TestApp, testApp, type Visitor } from '#test/app.ts'
import { reasonsAreGiven } from '#test/outcome.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'

const { as, app, home, other, clock }: TestApp = await testApp('2026-02-12T01:00:00Z')
const officer = await as('ethicsOfficer')
const { plan } = await issuedPlan(officer, await as('agencyHead'), home, smallPlan.replace('各單位', '行政室'))
const address = `/plans/${plan.id}/outcome-report`

const assignments: Assignment[] = (await officer.get(`/assignments?planId=${plan.id}`)).body
const of = (action: string) => assignments.find((assignment) => assignment.action === action)!

async function broadcastIsMade() {
  await (await as('staff')).post(`/assignments/${of('broadcast').id}/complete`, {
    evidenceId: randomUUID(),
    doneAt: '2026-02-12T00:30:00.000Z',
    doneBy: '莊主任',
    note: '下班前廣播兩次',
    fileIds: [],
  })
}

async function checklistIsHandedIn() {
  const { id, unitId, checklistVersionId } = of('self_inspection')
  const answers = ['A01', 'A02', 'A03', 'A04'].map((itemKey) => ({
    itemKey,
    verdict: itemKey === 'A02' ? 'notCompliant' : 'compliant',
    fileIds: [],
    ...(itemKey === 'A02' && { note: '後門鎖損壞' }),
  }))
  const answer = await (await as('unitHead')).post(`/inspections/${randomUUID()}/submit`, {
    assignmentId: id,
    unitId,
    checklistVersionId,
    version: 0,
    answers,
  })
  expect(answer.status).toBe(200)
}

await broadcastIsMade()
await checklistIsHandedIn()

test('the live plan shows a deficiency to its unit and to ethics, and to others only that something is open', async () => {
  const clauseOf = async (who: string) =>
    (await (await as(who)).get(`/plans/${plan.id}/live`)).body.clauses.find(({ label }: any) => label === '參.一')
  expect((await clauseOf('staff')).deficiencies).toHaveLength(1)
  expect((await clauseOf('ethicsOfficer')).deficiencies).toHaveLength(1)
  expect(await clauseOf('otherStaff')).toMatchObject({ state: 'needsAttention', deficiencies: [] })
})

describe('the outcome report', () => {
  test('counts what was owed, done and found, and each figure opens its records', async () => {
    const { report } = (await officer.get(address)).body
    expect(report.totals).toMatchObject({
      assignments: { value: 4 },
      done: { value: 2 },
      inspections: { value: 1 },
      answers: 4,
      deficienciesFound: { value: 1 },
    })
    expect(report.totals.done.opens).toContainEqual({ kind: 'assignment', id: of('broadcast').id })
    const { kind, id } = report.totals.deficienciesFound.opens[0]
    expect(kind).toBe('deficiency')
    expect((await officer.get(`/deficiencies/${id}`)).status).toBe(200)
  })

  test('counts by unit what was handed in and found', async () => {
    const { report } = (await officer.get(address)).body
    expect(report.units.find(({ name }: any) => name === '行政室')).toMatchObject({
      owed: 2,
      done: 2,
      inspections: 1,
      deficiencies: 1,
      released: 0,
    })
  })

  test('counts by unit how often all was said to be well', async () => {
    const counts = async () => (await officer.get(address)).body.report.statusReports
    expect(await counts()).toEqual([])
    const { id: planId } = plan
    const unitId = home.unitIds.get('行政室')
    const given = await (await as('staff')).post('/status-reports', {
      ...{ id: randomUUID(), planId, unitId, pointId: null, dueAt: '2026-02-12T01:00:00.000Z', state: 'normal' },
      ...{ note: '', claimedAt: '2026-02-12T00:55:00.000Z', correctsId: null },
    })
    expect(given.status).toBe(200)
    expect(await counts()).toEqual([{ name: '行政室', expected: 1, onTime: 1, late: 0, missing: 0 }])
  })

  test('says clause by clause what was done, when and by whom', async () => {
    const { report } = (await officer.get(address)).body
    const clause = report.clauses.find(({ label }: any) => label === '參.二')
    expect(clause).toMatchObject({ state: 'done', done: { value: 1 } })
    expect(clause.accounts.join('')).toContain('行政室於 115/2/12（四） 由莊主任辦理：下班前廣播兩次')
    const checked = report.clauses.find(({ label }: any) => label === '參.一')
    expect(checked.accounts.join('')).toContain('符合 3 項、不符合 1 項')
  })

  test('cannot be written of a plan that was not issued', async () => {
    const draft = await officer.post('/plans', { id: randomUUID(), text: smallPlan })
    expect((await officer.get(`/plans/${draft.body.plan.id}/outcome-report`)).body.code).toBe('plan.not_issued')
  })

  test('is not closed while the period runs', async () => {
    expect((await officer.post(`${address}/close`)).body.code).toBe('outcomeReport.period_running')
  })

  test('another agency does not see it', async () => {
    expect((await (await as('ethicsOfficer', other)).get(address)).status).toBe(404)
    expect((await (await as('ethicsOfficer', other)).get(`${address}.odt`)).status).toBe(404)
  })

  test('names what is still deficient to its unit and to ethics, and to no other unit', async () => {
    const namesTo = async (who: string) =>
      (await (await as(who)).get(address)).body.report.notDone.map(({ kind }: any) => kind)
    expect(await namesTo('ethicsOfficer')).toContain('deficiency')
    expect(await namesTo('unitHead')).toContain('deficiency')
    expect(await namesTo('otherUnitHead')).not.toContain('deficiency')
  })

  test('says the same as ODT and as PDF', async () => {
    const odt = await download(officer, 'odt')
    const pdf = await download(officer, 'pdf')
    const xml = strFromU8(unzipSync(odt)['content.xml']!)
    const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true })
    const words = (all: string) => all.replaceAll(/\s/g, '')
    for (const sentence of ['下班前廣播兩次', '符合3項、不符合1項', '執行成果報告']) {
      expect(words(xml.replaceAll(/<[^>]+>/g, ''))).toContain(sentence)
      expect(words(text)).toContain(sentence)
    }
  })
})

describe('a closed report', () => {
  test('is frozen with its hash, whatever happens afterwards, and is closed once', async () => {
    clock.set('2026-02-25T06:00:00Z')
    const again = await as('secondEthicsOfficer')
    await reasonsAreGiven(again, plan.id)
    const closed = await again.post(`${address}/close`)
    expect(closed.body).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      closedByName: 'home secondEthicsOfficer',
    })
    const { statusReports } = closed.body.report
    const [{ expected, missing }] = statusReports.filter(({ name }: any) => name === '行政室')
    expect([statusReports.length, expected - missing]).toEqual([4, 1])
    await again.post(`/assignments/${of('meeting').id}/complete`, {
      evidenceId: randomUUID(),
      doneAt: '2026-02-25T05:00:00.000Z',
      doneBy: '政風室',
      note: '會議召開完畢',
      fileIds: [],
    })
    expect((await again.get(address)).body).toEqual(closed.body)
    expect((await again.get(`/plans/${plan.id}`)).body.plan.status).toBe('closed')
    expect((await again.post(`${address}/close`)).body.code).toBe('outcomeReport.already_closed')
  })
})

async function download(visitor: Visitor, ending: string): Promise<Uint8Array> {
  const answer = await app.inject({ url: `/api${address}.${ending}`, headers: { cookie: visitor.cookie! } })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/)
  return new Uint8Array(answer.rawPayload)
}

import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { emptyDraft } from '#domain/outcome-report/outcome-draft.ts'
import type { NotDone, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { testApp, type Visitor } from '#test/app.ts'
import { reasonsAreGiven } from '#test/outcome.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'

const { as, home, other, clock, owner } = await testApp('2026-02-12T01:00:00Z')
let officer = await as('ethicsOfficer')
const { plan } = await issuedPlan(officer, await as('agencyHead'), home, smallPlan.replace('各單位', '行政室'))
const { plan: running } = await issuedPlan(officer, await as('agencyHead'), home)
const address = `/plans/${plan.id}/outcome-report`
const assignments: Assignment[] = (await officer.get(`/assignments?planId=${plan.id}`)).body
const broadcast = assignments.find(({ action }) => action === 'broadcast')!
const picture = (colour: string) =>
  sharp({ create: { width: 120, height: 90, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()

const kept = (await (await as('staff')).upload('/files', 'a.jpg', await picture('#a33'))).body
const stray = (await (await as('staff')).upload('/files', 'b.jpg', await picture('#3a3'))).body
await (await as('staff')).post(`/assignments/${broadcast.id}/complete`, {
  ...{ evidenceId: randomUUID(), doneAt: '2026-02-12T00:30:00.000Z', doneBy: '莊主任', note: '廣播兩次' },
  fileIds: [kept.id],
})

const view = async (): Promise<OutcomeReportView> => (await officer.get(address)).body
const write = async (changes: object, who: Visitor = officer) => {
  const { version, content } = (await view()).draft!
  return who.put(address, { ...content, version, ...changes })
}
const section = (shown: OutcomeReportView, key: string) => shown.report.sections.find((one) => one.key === key)!

describe('the text of a section', () => {
  test('is proposed from the records', async () => {
    const shown = await view()
    expect(shown.report.sections.map(({ key }) => key).slice(0, 3)).toEqual(['basis', 'period', 'plan'])
    expect(section(shown, 'period').proposal).toBe('自 115/2/11（三） 至 115/2/25（三） 止，計 15 日。')
    expect(section(shown, 'awareness').proposal).toBe('應辦宣導及廣播 1 次，已辦理 1 次。')
    expect(section(shown, 'period').text).toBeNull()
  })

  test('is what the officer writes instead, while the proposal stays to be taken back', async () => {
    const text = '由承辦人自行撰寫。'
    const written = await write({ texts: [{ key: 'review', text }] })
    expect(section(written.body, 'review')).toMatchObject({ text, proposal: expect.stringContaining('尚有') })
    expect(section((await write({ texts: [] })).body, 'review').text).toBeNull()
  })

  test('is kept in every version, with an audit entry of each', async () => {
    await write({ texts: [{ key: 'rewards', text: '第一版' }] })
    await write({ texts: [{ key: 'rewards', text: '第二版' }] })
    const drafts = await owner.query('select version from outcome_draft where plan_id = $1', [plan.id])
    const entries = await owner.query(`select from audit_entry where operation = 'outcomeReport.write'`)
    expect(drafts.rowCount).toBeGreaterThan(1)
    expect(entries.rowCount).toBe(drafts.rowCount)
    await expect(owner.query('update outcome_draft set version = 99')).rejects.toThrow()
  })

  test('of two who write at once, the second is told it changed', async () => {
    const { version } = (await view()).draft!
    expect((await officer.put(address, { ...emptyDraft, version })).status).toBe(200)
    expect((await officer.put(address, { ...emptyDraft, version })).body.code).toBe('changed_meanwhile')
  })

  test('is written by ethics alone, and not by another agency', async () => {
    expect((await write({}, await as('unitHead'))).status).toBe(403)
    const foreign = await as('ethicsOfficer', other)
    expect((await foreign.put(address, { ...emptyDraft, version: 0 })).status).toBe(404)
  })
})

describe('photographs', () => {
  test('are chosen from the evidence of the period', async () => {
    const sources = (await officer.get(`/plans/${plan.id}/outcome-photographs`)).body
    expect(sources).toEqual([
      expect.objectContaining({
        kind: 'assignment',
        id: broadcast.id,
        files: [expect.objectContaining({ id: kept.id })],
      }),
    ])
  })

  test('of anything else are refused', async () => {
    const photographs = [{ caption: '', fileIds: [stray.id] }]
    expect((await write({ photographs })).body.code).toBe('outcomeReport.photograph_unknown')
  })

  test('stand in ODT and PDF with their captions, two side by side', async () => {
    await write({ photographs: [{ caption: '廣播設備測試', fileIds: [kept.id, kept.id] }] })
    const odt = unzipSync(new Uint8Array((await officer.get(`${address}.odt`)).body))
    const xml = strFromU8(odt['content.xml']!)
    expect(xml).toContain('廣播設備測試')
    expect(Object.keys(odt).filter((name) => name.endsWith('.jpg'))).toHaveLength(1)
    const pdf = new Uint8Array((await officer.get(`${address}.pdf`)).body)
    const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true })
    expect(text.replaceAll(/\s/g, '')).toContain('廣播設備測試')
  })
})

test('a chart stands in the documents as a picture, with the same numbers as a table', async () => {
  const { charts } = (await view()).report
  expect(charts.map(({ key }) => key)).toEqual(['course', 'units'])
  expect(charts[0]!.rows.at(-1)!.values.reduce((sum, value) => sum + value)).toBeGreaterThan(0)
  const odt = unzipSync(new Uint8Array((await officer.get(`${address}.odt`)).body))
  expect(Object.keys(odt).filter((name) => name.endsWith('.png'))).toHaveLength(2)
  const xml = strFromU8(odt['content.xml']!)
  expect(xml).toContain('長條圖：各單位應辦事項完成情形')
  expect(xml).toContain('各單位應辦事項完成情形（數字）')
})

describe('closing', () => {
  const namesOf = (rows: readonly NotDone[]) => rows.map(({ name }) => name)

  test('is refused and names what is not done and has no reason', async () => {
    clock.set('2026-02-25T06:00:00Z')
    officer = await as('secondEthicsOfficer')
    const { notDone } = (await view()).report
    expect(notDone.length).toBeGreaterThan(1)
    expect(notDone.some(({ name }) => name.includes('陳報'))).toBe(false)
    const [first, ...rest] = notDone
    await write({ reasons: [{ reason: '廠商延誤', ids: rest.map(({ id }) => id) }] })
    const refused = await officer.post(`${address}/close`)
    expect(refused.body).toMatchObject({ code: 'outcomeReport.reasons_missing', details: { count: 1 } })
    expect(refused.body.details.names).toContain(first!.name)
    expect(namesOf((await view()).report.notDone.filter(({ reason }) => reason === null))).toEqual([first!.name])
  })

  test('is done once everything has its reason, one for several; then nothing is written any more', async () => {
    await reasonsAreGiven(officer, plan.id)
    const { version } = (await view()).draft!
    const closed = await officer.post(`${address}/close`)
    expect(closed.status).toBe(200)
    expect(closed.body.draft).toBeNull()
    expect(closed.body.report.notDone.every(({ reason }: NotDone) => reason !== null)).toBe(true)
    expect((await officer.put(address, { ...emptyDraft, version })).body.code).toBe('outcomeReport.already_closed')
  })
})

describe('a supplement', () => {
  const supplement = (reason: string, id = plan.id) =>
    officer.post(`/plans/${id}/outcome-report/supplements`, { reason, text: '更正後文字。' })

  test('is numbered and bears the hash of what stood before it', async () => {
    const { hash } = await view()
    await supplement('誤植')
    const { supplements, hash: still } = (await supplement('遺漏')).body as OutcomeReportView
    expect(still).toBe(hash)
    expect(supplements.map(({ number, reason }) => [number, reason])).toEqual([
      [1, '誤植'],
      [2, '遺漏'],
    ])
    expect(supplements[0]!.previousHash).toBe(hash)
    expect(supplements[1]!.previousHash).toBe(supplements[0]!.hash)
  })

  test('stands in the documents, and the frozen report stays as it was', async () => {
    const odt = unzipSync(new Uint8Array((await officer.get(`${address}.odt`)).body))
    expect(strFromU8(odt['content.xml']!)).toContain('補充第2號')
    await expect(owner.query(`update outcome_report set hash = 'x'`)).rejects.toThrow()
    await expect(owner.query(`update outcome_supplement set text = 'x'`)).rejects.toThrow()
    await expect(owner.query('delete from outcome_supplement')).rejects.toThrow()
  })

  test('needs a closed report, and ethics', async () => {
    expect((await supplement('太早', running.id)).body.code).toBe('outcomeReport.not_closed')
    const clerk = await as('otherStaff')
    expect((await clerk.post(`${address}/supplements`, { reason: '我', text: '我' })).status).toBe(403)
  })
})

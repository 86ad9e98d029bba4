import { randomUUID } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { PlanDetail } from '#domain/plan/plan.ts'
import type { PlanComparison } from '#domain/plan/plan-revision.ts'
import { editedClauses } from '#domain/plan/plan-writing.rules.ts'
import { testApp } from '#test/app.ts'
import { issuedPlan, reviewedPlan, smallPlan } from '#test/plans.ts'

const { as, home, other } = await testApp()
const officer = await as('ethicsOfficer')
const head = await as('agencyHead')

const odtOf = async (planId: string): Promise<Uint8Array> =>
  new Uint8Array((await officer.get(`/plans/${planId}/plan.odt`)).body)

/** The file as somebody saved it elsewhere: its text changed, parts added. */
function changed(odt: Uint8Array, change: (content: string) => string, more: Record<string, string> = {}): Uint8Array {
  const parts = unzipSync(odt)
  const added = Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)]))
  return zipSync({ ...parts, ...added, 'content.xml': strToU8(change(strFromU8(parts['content.xml']!))) })
}
const compared = (planId: string, odt: Uint8Array, name = '計畫.odt') =>
  officer.upload('/plans/compare', name, odt, { id: planId })
const said = ({ changes }: PlanComparison) =>
  changes
    .filter(({ change, isMoved }) => change !== 'same' || isMoved)
    .map(({ change, afterLabel, beforeLabel }) => [change, afterLabel ?? beforeLabel])

describe('a plan as a document', () => {
  test('comes back from ODT as it left, with nothing to take over', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const answer = await compared(plan.id, await odtOf(plan.id))
    expect(answer.status).toBe(200)
    expect(answer.body.notices).toEqual([])
    expect(said(answer.body)).toEqual([])
  })

  test('is handed out as PDF too, to everybody of the agency and nobody else', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const answer = await (await as('staff')).get(`/plans/${plan.id}/plan.pdf`)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect((await (await as('ethicsOfficer', other)).get(`/plans/${plan.id}/plan.odt`)).status).toBe(404)
  })
})

describe('an ODT that was edited outside', () => {
  const edit = (content: string) =>
    content
      .replace(
        '政風室應於春節連續假期前召開安全維護會報。',
        '政風室應於春節連續假期前召開安全維護會報，並邀集里長出席。',
      )
      .replace(/<text:p[^>]*>四、[^<]*<\/text:p>/, '')
      .replace('五、政風室', '四、人事室應於春節連續假期前排定值勤名冊。</text:p><text:p>五、政風室')

  test('is shown clause by clause: what was added, removed and changed, and in which words', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const { body } = await compared(plan.id, changed(await odtOf(plan.id), edit))
    expect(said(body)).toEqual([
      ['changed', '參.三'],
      ['removed', '參.四'],
      ['added', '參.四'],
    ])
    const words = body.changes.find(({ change }: any) => change === 'changed').words
    expect(words.filter(({ kind }: any) => kind !== 'same')).toEqual([{ kind: 'added', text: '，並邀集里長出席' }])
    expect(body.changes.flatMap(({ duties }: any) => duties.map(({ fate }: any) => fate))).toEqual([
      'kept',
      'kept',
      'changed',
      'dropped',
      'added',
      'kept',
    ])
    expect((await officer.get(`/plans/${plan.id}`)).body.plan.sourceText).toBe(smallPlan)
  })

  test('is taken over after confirmation: what stayed keeps its decision, the rest is decided anew', async () => {
    const { plan, duties } = await reviewedPlan(officer, home)
    const { body } = await compared(plan.id, changed(await odtOf(plan.id), edit))
    const taken = await officer.post(`/plans/${plan.id}/text`, { version: plan.version, text: body.text })
    expect(taken.status).toBe(200)
    const after = taken.body as PlanDetail
    expect(after.clauses.map(({ label }) => label)).toEqual([
      '壹',
      '貳',
      '參',
      '參.一',
      '參.二',
      '參.三',
      '參.四',
      '參.五',
    ])
    const statusOf = (action: string) =>
      after.duties.filter((duty) => duty.action === action).map(({ status }) => status)
    expect(statusOf('self_inspection')).toEqual(['accepted'])
    expect(statusOf('meeting')).toEqual(['proposed'])
    expect(statusOf('duty_roster')).toEqual(['proposed'])
    expect(statusOf('notify')).toEqual([])
    expect(after.unresolved.map(({ code }) => code)).toEqual(['dutyUndecided', 'dutyUndecided'])
    const inspection = duties.find(({ action }) => action === 'self_inspection')!
    expect(after.duties.find(({ id }) => id === inspection.id)?.unitIds).toEqual(inspection.unitIds)
  })

  test('with macros and links outside: they are left out, and that is said', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const evil = (content: string) =>
      content.replace('<office:text>', '<office:text><draw:image xlink:href="https://example.com/beacon.png"/>')
    const file = changed(await odtOf(plan.id), evil, { 'Basic/Standard/Module1.xml': '<m>Shell("calc")</m>' })
    const { body } = await compared(plan.id, file)
    expect(body.notices).toEqual(['macros', 'externalLinks'])
    expect(body.text).not.toMatch(/Shell|example/)
    const imported = await officer.upload('/plans/import', '計畫.odt', file, { id: randomUUID() })
    expect(imported.body.plan.warnings.map(({ message }: any) => message)).toContain('檔案含巨集，未採用；只讀取文字。')
  })

  test('with a password is refused in plain words', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const locked = changed(await odtOf(plan.id), () => 'x', { 'META-INF/manifest.xml': '<m:encryption-data/>' })
    expect((await compared(plan.id, locked)).body.code).toBe('file.encrypted')
  })

  test('that unpacks to more than a plan can be is refused before it is unpacked', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const bomb = changed(await odtOf(plan.id), (content) => content + ' '.repeat(60 * 1024 * 1024))
    expect((await compared(plan.id, bomb)).body.code).toBe('file.too_large')
  })

  test('is not compared with a plan that waits for approval, nor by who does not write plans', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const odt = await odtOf(plan.id)
    await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
    expect((await compared(plan.id, odt)).body.code).toBe('plan.not_amendable')
    expect((await (await as('unitHead')).upload('/plans/compare', 'a.odt', odt, { id: plan.id })).status).toBe(403)
  })

  test('is not taken over into an issued plan, nor over what somebody changed meanwhile', async () => {
    const issued = await issuedPlan(officer, head, home)
    const text = `${smallPlan}\n六、其他。`
    const refused = await officer.post(`/plans/${issued.plan.id}/text`, { version: issued.plan.version, text })
    expect(refused.body.code).toBe('plan.not_draft')
    const { plan } = await reviewedPlan(officer, home)
    const late = await officer.post(`/plans/${plan.id}/text`, { version: plan.version + 1, text })
    expect(late.body.code).toBe('changed_meanwhile')
  })
})

describe('clauses written in the editor', () => {
  const written = async () => {
    const { plan, clauses } = await reviewedPlan(officer, home)
    return { plan, edited: editedClauses(plan.sourceText, clauses), clauses }
  }

  test('a clause that moves takes its duties and decisions along', async () => {
    const { plan, edited } = await written()
    const [a, b] = [edited[3]!, edited[4]!]
    const clauses = [...edited.slice(0, 3), b, a, ...edited.slice(5)]
    const { status, body } = await officer.put(`/plans/${plan.id}/clauses`, { version: plan.version, clauses })
    expect(status).toBe(200)
    const moved = body.clauses.find(({ id }: any) => id === a.id)
    expect(moved.label).toBe('參.二')
    expect(body.duties.filter(({ clauseId }: any) => clauseId === a.id)).toMatchObject([
      { action: 'self_inspection', status: 'accepted' },
    ])
    expect(body.unresolved).toEqual([])
    const [duty] = body.duties.filter(({ clauseId }: any) => clauseId === a.id)
    expect(body.plan.sourceText.slice(duty.spanStart, duty.spanEnd)).toContain('自主檢查')
  })

  test('changed words are read anew for that clause alone', async () => {
    const { plan, edited } = await written()
    const clauses = edited.with(5, { ...edited[5]!, text: '政風室應於春節連續假期前辦理資通安全稽核。' })
    const { body } = await officer.put(`/plans/${plan.id}/clauses`, { version: plan.version, clauses })
    const open = body.duties.filter(({ status }: any) => status === 'proposed')
    expect(open.map(({ clauseId }: any) => clauseId)).toEqual([edited[5]!.id])
    expect(body.duties.find(({ action }: any) => action === 'meeting')).toMatchObject({
      status: 'dismissed',
      dismissalReason: '條文修改後已無此事項',
    })
  })

  test('what would be read as another clause is refused and named', async () => {
    const { plan, edited } = await written()
    const clauses = edited.with(4, { ...edited[4]!, text: `${edited[4]!.text}\n三、另有規定。` })
    const answer = await officer.put(`/plans/${plan.id}/clauses`, { version: plan.version, clauses })
    expect(answer).toMatchObject({ status: 422, body: { code: 'plan.reads_otherwise' } })
    expect(answer.body.details.clause).toBeGreaterThan(3)
  })

  test('of two who write at once the second is told, and only the ethics office writes', async () => {
    const { plan, edited: clauses } = await written()
    const first = await officer.put(`/plans/${plan.id}/clauses`, { version: plan.version, clauses })
    expect(first.status).toBe(200)
    const second = await officer.put(`/plans/${plan.id}/clauses`, { version: plan.version, clauses })
    expect(second.body.code).toBe('changed_meanwhile')
    const staff = await (await as('staff')).put(`/plans/${plan.id}/clauses`, { version: 1, clauses })
    expect(staff.status).toBe(403)
  })
})

describe('a plan from a model', () => {
  const start = { model: 'nationalDay', rocYear: 116, periodStart: '2027-09-27', periodEnd: '2027-10-11' }

  test('is a draft with duties to decide and no clause in silence', async () => {
    const { status, body } = await officer.post('/plans/from-model', { id: randomUUID(), ...start })
    expect(status).toBe(200)
    expect(body.plan).toMatchObject({
      status: 'draft',
      rocYear: 116,
      occasion: 'national_day',
      agencyName: 'home鄉公所',
    })
    expect(body.duties.length).toBeGreaterThan(30)
    expect(body.unresolved.map(({ code }: any) => code)).not.toContain('clauseUnassigned')
  })

  test('about one day asks for it, within the period', async () => {
    const election = { ...start, id: randomUUID(), model: 'localElection' }
    expect((await officer.post('/plans/from-model', election)).body.code).toBe('plan.day_outside')
    const late = await officer.post('/plans/from-model', { ...election, day: '2027-11-01' })
    expect(late.body.code).toBe('plan.day_outside')
    expect((await officer.post('/plans/from-model', { ...election, day: '2027-10-09' })).status).toBe(200)
  })

  test('does not end before it begins', async () => {
    const answer = await officer.post('/plans/from-model', { ...start, id: randomUUID(), periodEnd: '2027-09-01' })
    expect(answer.body.code).toBe('plan.period_reversed')
  })
})

import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { testApp } from '#test/app.ts'
import { decided } from '#test/approvals.ts'
import { decidedPlan, issuedPlan, smallPlan } from '#test/plans.ts'

const { as, home, other, clock, owner, everybodyLeft } = await testApp()
const officer = await as('ethicsOfficer')
const head = await as('agencyHead')
const text = smallPlan.replace('一、各單位應', '一、行政室應')

beforeEach(() => clock.set('2026-02-11T01:00:00Z'))

const completion = () => ({
  evidenceId: randomUUID(),
  doneAt: '2026-02-11T00:50:00Z',
  doneBy: '承辦人',
  note: '已辦理',
  fileIds: [],
})

const assignmentsOf = async (planId: string): Promise<Assignment[]> =>
  (await officer.get(`/assignments?planId=${planId}`)).body
const taskOf = async (planId: string, action: string) =>
  (await assignmentsOf(planId)).find((one) => one.action === action)

/** Drops the broadcast, moves the meeting up, orders a roster. */
const amendedText = text
  .replace('二、行政室應於春節連續假期前最後上班日下班前廣播提醒同仁關閉電源。\n', '')
  .replace('三、政風室', '二、政風室')
  .replace('四、發現', '三、發現')
  .replace('五、政風室', '四、人事室應於春節連續假期前排定值勤名冊。\n五、政風室')

async function amendment(planId: string, words: string = amendedText, who = officer): Promise<PlanDetail> {
  const answer = await who.post(`/plans/${planId}/amendments`, {
    id: randomUUID(),
    reason: '上級函示增列值勤',
    text: words,
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

async function approved(planId: string, who = officer, by = head) {
  const { plan } = await decidedPlan(who, planId, home)
  await who.post(`/plans/${planId}/submit`, { version: plan.version })
  return decided(by, 'plan', planId)
}

describe('an amendment of an issued plan', () => {
  test('is a numbered draft beside it, and the plan goes on unchanged', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const { plan: draft } = await amendment(plan.id)
    expect(draft).toMatchObject({
      status: 'draft',
      amendsId: plan.id,
      amendmentNumber: 1,
      amendmentReason: '上級函示增列值勤',
    })
    expect((await officer.get(`/plans/${plan.id}`)).body.plan).toMatchObject({ status: 'issued', sourceText: text })
    expect((await officer.get('/plans')).body.map(({ id }: any) => id)).not.toContain(draft.id)
  })

  test('says before it is issued what it does to the text, the duties and what is out', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const { plan: draft } = await amendment(plan.id)
    await decidedPlan(officer, draft.id, home)
    const { body } = await head.get(`/plans/${draft.id}/amendment`)
    expect(body).toMatchObject({ number: 1, reason: '上級函示增列值勤' })
    expect(body.changes.filter(({ change }: any) => change !== 'same').map(({ change }: any) => change)).toEqual([
      'removed',
      'added',
    ])
    expect(body.moves.map(({ change }: any) => change).toSorted()).toEqual(['appeared', 'vanished'])
    expect(await taskOf(plan.id, 'broadcast')).toBeDefined()
  })

  test('whose changed duty nobody has decided yet takes back nothing by that', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const { plan: draft } = await amendment(plan.id, text.replace('召開安全', '擴大召開安全'))
    const { body } = await officer.get(`/plans/${draft.id}/amendment`)
    expect(body.changes.flatMap(({ duties }: any) => duties.map(({ fate }: any) => fate))).toContain('changed')
    expect(body.moves).toEqual([])
  })

  test('in force: what stays keeps its evidence, what is dropped is withdrawn, what is new is out', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const meeting = (await taskOf(plan.id, 'meeting'))!
    expect((await officer.post(`/assignments/${meeting.id}/complete`, completion())).status).toBe(200)
    const { plan: draft } = await amendment(plan.id)
    const answer = await approved(draft.id)
    expect(answer).toMatchObject({ status: 200, body: [{ state: 'approved', differs: false }] })
    expect((await officer.get(`/plans/${plan.id}`)).body.plan).toMatchObject({ amendmentNumber: 1, status: 'issued' })
    const after = await assignmentsOf(plan.id)
    expect(after.map(({ action }) => action)).not.toContain('broadcast')
    expect(after.map(({ action }) => action)).toContain('duty_roster')
    const kept = after.find(({ action }) => action === 'meeting')!
    expect(kept).toMatchObject({ id: meeting.id, clauseLabel: '參.二', state: 'done' })
    expect(kept.evidence).toMatchObject([{ note: '已辦理' }])
    const live = (await officer.get(`/plans/${plan.id}/live`)).body
    expect(live.plan).toMatchObject({ amendmentNumber: 1, amendedAt: '2026-02-11T01:00:00.000Z' })
  })

  test('what was done under a clause that is dropped stays, and with it the clause', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const broadcast = (await taskOf(plan.id, 'broadcast'))!
    const done = await (await as('unitHead')).post(`/assignments/${broadcast.id}/complete`, completion())
    expect(done.status).toBe(200)
    await approved((await amendment(plan.id)).plan.id)
    expect((await taskOf(plan.id, 'broadcast'))?.state).toBe('done')
    const live = (await officer.get(`/plans/${plan.id}/live`)).body
    const report = (await officer.get(`/plans/${plan.id}/outcome-report`)).body.report
    expect(report.amendment).toEqual({ number: 1, since: '2026-02-11' })
    const withdrawn = live.clauses.filter(({ withdrawnAt }: any) => withdrawnAt !== null)
    expect(withdrawn).toMatchObject([{ label: '參.二', done: 1 }])
  })

  test('orders nothing for days that are over and takes back nothing that was owed on them', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    clock.set('2026-02-20T01:00:00Z')
    everybodyLeft()
    const [second, deputy] = [await as('secondEthicsOfficer'), await as('chiefSecretary')]
    await approved((await amendment(plan.id, amendedText, second)).plan.id, second, deputy)
    const after: Assignment[] = (await second.get(`/assignments?planId=${plan.id}`)).body
    expect(after.find(({ action }) => action === 'broadcast')?.state).toBe('late')
    expect(after.map(({ action }) => action)).not.toContain('duty_roster')
  })

  test('every version stays readable, with its reason and since when it was in force', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    await approved((await amendment(plan.id)).plan.id)
    clock.set('2026-02-12T01:00:00Z')
    everybodyLeft()
    const again = amendedText.replace('召開安全', '擴大召開安全')
    const [second, deputy] = [await as('ethicsDirector'), await as('chiefSecretary')]
    await approved((await amendment(plan.id, again, second)).plan.id, second, deputy)
    const { body } = await (await as('staff')).get(`/plans/${plan.id}/versions`)
    expect(body.openId).toBeNull()
    expect(body.versions.map(({ number, inForceFrom }: any) => [number, inForceFrom.slice(0, 10)])).toEqual([
      [0, '2026-02-11'],
      [1, '2026-02-11'],
      [2, '2026-02-12'],
    ])
    expect(body.versions[0].sourceText).toBe(text)
    expect(body.versions[1]).toMatchObject({ sourceText: amendedText, reason: '上級函示增列值勤' })
  })
})

describe('an amendment is refused', () => {
  test('of a plan that is not issued', async () => {
    const { body } = await officer.post('/plans', { id: randomUUID(), text })
    const answer = await officer.post(`/plans/${body.plan.id}/amendments`, { id: randomUUID(), reason: '測試' })
    expect(answer.body.code).toBe('plan.not_issued')
  })

  test('while another is open; dropped, it makes room', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const { plan: draft } = await amendment(plan.id)
    const second = await officer.post(`/plans/${plan.id}/amendments`, { id: randomUUID(), reason: '測試' })
    expect(second.body.code).toBe('plan.amendment_open')
    const moved = await officer.post(`/plans/${plan.id}/period`, {
      version: plan.version,
      periodStart: '2026-02-11',
      periodEnd: '2026-02-24',
      confirm: true,
    })
    expect(moved.body.code).toBe('plan.amendment_open')
    expect((await officer.post(`/plans/${draft.id}/drop`, { version: draft.version })).status).toBe(200)
    expect((await officer.post(`/plans/${plan.id}/amendments`, { id: randomUUID(), reason: '測試' })).status).toBe(200)
  })

  test('without a reason, and by who does not write plans', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const silent = await officer.post(`/plans/${plan.id}/amendments`, { id: randomUUID(), reason: ' ' })
    expect(silent.body.code).toBe('invalid_input')
    const staff = await (await as('staff')).post(`/plans/${plan.id}/amendments`, { id: randomUUID(), reason: '測試' })
    expect(staff.status).toBe(403)
  })

  test('when the plan changed after it was submitted: its effect is no longer the one shown', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const { plan: draft } = await amendment(plan.id)
    const { plan: ready } = await decidedPlan(officer, draft.id, home)
    await officer.post(`/plans/${draft.id}/submit`, { version: ready.version })
    await owner.query('update plan set version = version + 1 where id = $1', [plan.id])
    expect((await decided(head, 'plan', draft.id)).body.code).toBe('approval.changed_since_shown')
  })

  test('where there is none', async () => {
    const { body } = await officer.post('/plans', { id: randomUUID(), text })
    expect((await officer.get(`/plans/${body.plan.id}/amendment`)).body.code).toBe('plan.no_amendment')
    expect((await officer.post(`/plans/${body.plan.id}/drop`, { version: 1 })).body.code).toBe('plan.no_amendment')
  })

  test('to another agency, versions and effect included', async () => {
    const { plan } = await issuedPlan(officer, head, home, text)
    const { plan: draft } = await amendment(plan.id)
    const stranger = await as('ethicsOfficer', other)
    expect((await stranger.get(`/plans/${plan.id}/versions`)).status).toBe(404)
    expect((await stranger.get(`/plans/${draft.id}/amendment`)).status).toBe(404)
    expect((await stranger.post(`/plans/${plan.id}/amendments`, { id: randomUUID(), reason: '測試' })).status).toBe(404)
  })
})

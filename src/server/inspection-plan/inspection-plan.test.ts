import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { decided } from '#test/approvals.ts'
import { makePlan, testChecklist } from '#test/make.ts'

const { as, owner, home, other } = await testApp()
const plan = await makePlan(owner, home)
const { rows: people } = await owner.query<{ id: string; name: string }>('select id, name from person')
const personId = (who: string, prefix = 'home') => people.find(({ name }) => name === `${prefix} ${who}`)!.id
const { rows: forms } = await owner.query<{ id: string; agency_id: string }>('select id, agency_id from checklist')
const checklistId = forms.find(({ agency_id }) => agency_id === home.agencyId)!.id
const unit = (name: string) => home.unitIds.get(name)!

const target = (name = '行政室') => ({ id: newId(), unitId: unit(name), checklistId })
const draft = (changes: object = {}) => ({
  id: newId(),
  version: 0,
  kind: 'irregular',
  title: '春節前檢查',
  planId: plan.planId,
  clauseId: plan.clauseId,
  drawId: null,
  fromDate: '2026-02-11',
  toDate: '2026-02-12',
  announced: true,
  remark: '',
  inspectorIds: [personId('ethicsOfficer')],
  jointUnitIds: [] as string[],
  targets: [target()],
  ...changes,
})
type Draft = ReturnType<typeof draft>
const save = async ({ id, ...rest }: Draft, who = 'ethicsOfficer') =>
  (await as(who)).put(`/inspection-plans/${id}`, rest)
const submit = async (id: string, version = 1) =>
  (await as('ethicsOfficer')).post(`/inspection-plans/${id}/submit`, { version })
const approve = async (id: string, who = 'agencyHead') => decided(await as(who), 'inspectionPlan', id)
const show = async (id: string, who = 'ethicsOfficer') => (await as(who)).get(`/inspection-plans/${id}`)
const listed = async (who: string) => (await (await as(who)).get('/inspection-plans')).body.map((one: any) => one.id)
const begin = async (made: Draft, changes: object = {}, who = 'ethicsOfficer') =>
  (await as(who)).post(`/inspection-plans/${made.id}/targets/${made.targets[0]!.id}/begin`, {
    inspectionId: newId(),
    companionIds: [],
    others: '',
    ...changes,
  })

async function approved(changes: object = {}) {
  const made = draft(changes)
  expect((await save(made)).status).toBe(200)
  await submit(made.id)
  expect((await approve(made.id)).status).toBe(200)
  return made
}

const answers = testChecklist.items.map(({ key }) => ({ itemKey: key, verdict: 'compliant', fileIds: [] as string[] }))
async function handIn(inspectionId: string) {
  const officer = await as('ethicsOfficer')
  const { inspection } = (await officer.get(`/inspections/${inspectionId}`)).body
  const { checklistVersionId, unitId, version } = inspection
  const place = { checklistVersionId, unitId, version, assignmentId: null, origin: 'inspection' }
  const failed = { itemKey: 'A03', verdict: 'notCompliant', note: '門未鎖', fileIds: [] }
  return officer.post(`/inspections/${inspectionId}/submit`, { ...place, answers: answers.with(2, failed as never) })
}

describe('a plan of inspection', () => {
  test('says who looks at which units with which forms, and when', async () => {
    const made = draft({ kind: 'joint', jointUnitIds: [unit('民政課')], targets: [target(), target('圖書館')] })
    const { body } = await save(made)
    expect(body).toMatchObject({
      status: 'draft',
      planTitle: '春節專案',
      clauseLabel: '壹',
      madeByName: 'home ethicsOfficer',
      inspectors: [{ name: 'home ethicsOfficer' }],
      jointUnits: [{ name: '民政課' }],
      version: 1,
    })
    expect(body.targets.map((one: any) => one.unitName)).toEqual(['行政室', '圖書館'])
    const changed = await save({ ...made, version: 1, targets: [target('民政課')] })
    expect(changed.body).toMatchObject({ version: 2, targets: [{ unitName: '民政課', inspectionId: null }] })
  })

  test('names what there is in this agency', async () => {
    const code = async (changes: object) => (await save(draft(changes))).body.code
    const theirs = { ...target(), unitId: other.unitIds.get('行政室')! }
    expect(await code({ targets: [theirs] })).toBe('inspectionPlan.target_unit_unknown')
    expect(await code({ targets: [{ ...target(), checklistId: newId() }] })).toBe('inspectionPlan.checklist_unknown')
    expect(await code({ inspectorIds: [personId('staff', 'other')] })).toBe('inspectionPlan.inspector_unknown')
    expect(await code({ jointUnitIds: [other.unitIds.get('行政室')] })).toBe('inspectionPlan.unit_unknown')
    expect(await code({ planId: newId() })).toBe('inspectionPlan.plan_unknown')
    expect(await code({ clauseId: newId() })).toBe('inspectionPlan.clause_unknown')
    expect(await code({ drawId: newId() })).toBe('inspectionPlan.draw_unknown')
  })

  test('ends on or after its first day, and has a form once for a unit', async () => {
    expect((await save(draft({ toDate: '2026-02-10' }))).body.code).toBe('inspectionPlan.dates_reversed')
    expect((await save(draft({ targets: [target(), target()] }))).body.code).toBe('inspectionPlan.target_repeated')
  })

  test('is written by ethics, one version after the other', async () => {
    const made = draft()
    expect((await save(made, 'unitHead')).body.code).toBe('forbidden')
    await save(made)
    expect((await save(made)).body.code).toBe('changed_meanwhile')
    expect((await save(draft({ version: 1 }))).status).toBe(404)
  })

  test('is submitted once, in the version that was seen', async () => {
    const made = draft()
    await save(made)
    expect((await submit(made.id, 7)).body.code).toBe('changed_meanwhile')
    expect((await submit(made.id)).body).toMatchObject({ status: 'submitted' })
    expect((await submit(made.id, 2)).body.code).toBe('inspectionPlan.not_draft')
    expect((await save({ ...made, version: 2 })).body.code).toBe('inspectionPlan.not_draft')
  })

  test('waits for the heads, is approved or returned, and changes after a return only', async () => {
    const made = draft()
    await save(made)
    await submit(made.id)
    const waits = async () =>
      (await (await as('agencyHead')).get('/today')).body.waiting
        .filter((one: any) => one.kind === 'inspectionPlanApproval')
        .map((one: any) => one.subjectId)
    expect(await waits()).toContain(made.id)
    await decided(await as('agencyHead'), 'inspectionPlan', made.id, { verdict: 'returned', remark: '加列圖書館' })
    expect((await show(made.id)).body).toMatchObject({ status: 'draft', returnRemark: '加列圖書館' })
    expect(await waits()).not.toContain(made.id)
    await save({ ...made, version: 3, targets: [target(), target('圖書館')] })
    await submit(made.id, 4)
    expect((await approve(made.id)).status).toBe(200)
    expect((await show(made.id)).body).toMatchObject({ status: 'approved', approvedByName: 'home agencyHead' })
  })

  test('is not approved by the one who made it, whatever the route says', async () => {
    const made = draft()
    await save(made)
    await submit(made.id)
    await owner.query('update inspection_plan set made_by = $1 where id = $2', [personId('agencyHead'), made.id])
    expect((await approve(made.id)).body.code).toBe('inspectionPlan.own_approval')
    expect((await approve(made.id, 'ethicsDirector')).body.code).toBe('approval.not_your_turn')
  })
})

describe('what a unit knows of an inspection', () => {
  test('is nothing before it is approved', async () => {
    const made = draft()
    await save(made)
    expect((await show(made.id, 'unitHead')).status).toBe(404)
    expect(await listed('unitHead')).not.toContain(made.id)
  })

  test('is nothing of an unannounced one before its day', async () => {
    const made = await approved({ announced: false, fromDate: '2026-02-12', jointUnitIds: [unit('民政課')] })
    for (const who of ['unitHead', 'staff', 'otherUnitHead']) {
      expect((await show(made.id, who)).status).toBe(404)
      expect((await (await as(who)).get(`/inspection-plans/${made.id}/record.pdf`)).status).toBe(404)
      expect(await listed(who)).not.toContain(made.id)
    }
    for (const who of ['ethicsDirector', 'agencyHead']) expect(await listed(who)).toContain(made.id)
    const announced = await approved({ fromDate: '2026-02-12' })
    expect(await listed('staff')).toContain(announced.id)
    const due = await approved({ announced: false })
    expect(await listed('staff')).toContain(due.id)
    expect((await show(due.id, 'staff')).status).toBe(200)
  })

  test('is what concerns itself; a unit that goes along knows where to', async () => {
    const targets = [target(), target('圖書館')]
    const made = await approved({ jointUnitIds: [unit('民政課')], targets })
    const seen = async (who: string) => (await show(made.id, who)).body.targets.map((one: any) => one.unitName)
    expect(await seen('staff')).toEqual(['行政室'])
    expect(await seen('librarian')).toEqual(['圖書館'])
    expect(await seen('otherStaff')).toEqual(['行政室', '圖書館'])
    const alone = await approved()
    expect((await show(alone.id, 'otherStaff')).status).toBe(404)
  })

  test('is what was found there, once that was handed in', async () => {
    const made = await approved({ jointUnitIds: [unit('民政課')] })
    const inspectionId = newId()
    await begin(made, { inspectionId })
    expect((await show(made.id, 'staff')).body.targets[0]).toMatchObject({ inspectionStatus: 'draft', findings: [] })
    await handIn(inspectionId)
    const finding = { itemKey: 'A03', question: '第 3 題', note: '門未鎖', grade: 'critical' }
    const found = { compliant: 3, notCompliant: 1, findings: [finding] }
    expect((await show(made.id, 'staff')).body.targets[0]).toMatchObject(found)
    expect((await show(made.id, 'otherStaff')).body.targets[0]).toMatchObject({ notCompliant: null, findings: [] })
  })
})

describe('inspecting a unit', () => {
  test('opens the form for the plan, and records who went along', async () => {
    const made = await approved()
    const inspectionId = newId()
    const { body } = await begin(made, { inspectionId, companionIds: [personId('staff')], others: '保全員' })
    expect(body.targets[0]).toMatchObject({ inspectionId, companions: [{ name: 'home staff' }], others: '保全員' })
    const { inspection } = (await (await as('ethicsOfficer')).get(`/inspections/${inspectionId}`)).body
    expect(inspection).toMatchObject({ origin: 'inspection', planId: plan.planId, unitId: unit('行政室'), answers: [] })
    const officer = await as('ethicsOfficer')
    const at = `/inspection-plans/${made.id}/targets/${made.targets[0]!.id}/company`
    const later = await officer.put(at, { companionIds: [personId('unitHead')], others: '' })
    expect(later.body.targets[0]).toMatchObject({ companions: [{ name: 'home unitHead' }], others: '' })
    await handIn(inspectionId)
    expect((await officer.put(at, { companionIds: [], others: '' })).body.code).toBe('inspectionPlan.not_under_way')
  })

  test('brings its deficiencies under the plan and its clause', async () => {
    const made = await approved()
    const inspectionId = newId()
    await begin(made, { inspectionId })
    expect((await handIn(inspectionId)).body.planId).toBe(plan.planId)
    const { rows } = await owner.query('select plan_id, clause_id from deficiency where inspection_id = $1', [
      inspectionId,
    ])
    expect(rows).toEqual([{ plan_id: plan.planId, clause_id: plan.clauseId }])
  })

  test('begins once the plan is approved and its day has come, and once for each', async () => {
    const made = draft()
    await save(made)
    expect((await begin(made)).body.code).toBe('inspectionPlan.not_approved')
    const later = await approved({ fromDate: '2026-02-12' })
    expect((await begin(later)).body).toMatchObject({ code: 'inspectionPlan.not_yet', details: { date: '2026-02-12' } })
    const now = await approved()
    expect((await begin(now)).status).toBe(200)
    expect((await begin(now)).body.code).toBe('inspectionPlan.already_begun')
    expect((await begin({ ...now, targets: [target()] })).status).toBe(404)
  })

  test('is done by ethics, and names people of the agency', async () => {
    const made = await approved()
    expect((await begin(made, {}, 'unitHead')).body.code).toBe('forbidden')
    const theirs = { companionIds: [personId('staff', 'other')] }
    expect((await begin(made, theirs)).body.code).toBe('inspectionPlan.companion_unknown')
  })

  test('prints as a record: who, when, which units and forms, what was found', async () => {
    const made = await approved({ remark: '抽查夜間' })
    const inspectionId = newId()
    await begin(made, { inspectionId, others: '保全員' })
    await handIn(inspectionId)
    const officer = await as('ethicsOfficer')
    const pdf = await officer.get(`/inspection-plans/${made.id}/record.pdf`)
    expect(strFromU8(pdf.body.subarray(0, 5))).toBe('%PDF-')
    const odt = unzipSync((await officer.get(`/inspection-plans/${made.id}/record.odt`)).body)
    const text = strFromU8(odt['content.xml']!)
    for (const part of [
      'home ethicsOfficer',
      '115/2/11',
      '行政室',
      testChecklist.title,
      '門未鎖',
      '保全員',
      '抽查夜間',
    ])
      expect(text).toContain(part)
  })
})

test('a plan of inspection of another agency is not there', async () => {
  const made = await approved()
  const stranger = await as('ethicsOfficer', other)
  expect((await stranger.get('/inspection-plans')).body).toEqual([])
  expect((await stranger.get(`/inspection-plans/${made.id}`)).status).toBe(404)
  expect((await stranger.get(`/inspection-plans/${made.id}/record.odt`)).status).toBe(404)
  const strangeHead = await as('agencyHead', other)
  expect((await strangeHead.get(`/approvals/of/inspectionPlan/${made.id}`)).status).toBe(404)
  const beginning = { inspectionId: newId(), companionIds: [], others: '' }
  const at = `/inspection-plans/${made.id}/targets/${made.targets[0]!.id}/begin`
  expect((await stranger.post(at, beginning)).status).toBe(404)
})

import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makeAssignment, makePlan, type PlanMade, testChecklist } from '#test/make.ts'

const { as, clock, owner, home, other } = await testApp()
const checklistVersionId = home.checklistVersionIds.get('agencySecurity')!
const unitId = (name: string) => home.unitIds.get(name)!

const answersWith = (failed: readonly string[], of: readonly { key: string }[] = testChecklist.items) =>
  of.map(({ key }) => ({
    itemKey: key,
    verdict: failed.includes(key) ? 'notCompliant' : 'compliant',
    fileIds: [],
    ...(failed.includes(key) && { note: `${key}不符` }),
  }))

/** What the unit says of itself for a plan. */
async function says(plan: PlanMade, failed: string[], { unit = '行政室', who = 'unitHead' } = {}) {
  clock.pass(60)
  const assignmentId = await makeAssignment(owner, home, { unit, plan })
  const entry = { checklistVersionId, unitId: unitId(unit), assignmentId, version: 0, answers: answersWith(failed) }
  const id = newId()
  expect((await (await as(who)).post(`/inspections/${id}/submit`, entry)).status).toBe(200)
  return id
}

/** What ethics finds at the unit; of a plan by way of the database, for the plan of inspection is not what is tried. */
async function finds(
  plan: PlanMade | null,
  failed: string[],
  { unit = '行政室', versionId = checklistVersionId } = {},
) {
  clock.pass(60)
  const id = newId()
  const officer = await as('ethicsOfficer')
  const place = { checklistVersionId: versionId, unitId: unitId(unit), assignmentId: null, origin: 'inspection' }
  const { items } = (await officer.get(`/checklist-versions/${versionId}`)).body
  expect(
    (await officer.put(`/inspections/${id}`, { ...place, version: 0, answers: [], readyToSubmit: false })).status,
  ).toBe(200)
  if (plan) await owner.query('update inspection set plan_id = $1 where id = $2', [plan.planId, id])
  const handedIn = await officer.post(`/inspections/${id}/submit`, {
    ...place,
    version: 1,
    answers: answersWith(failed, items),
  })
  expect(handedIn.status).toBe(200)
  return id
}

const compare = async (plan: PlanMade, who = 'ethicsOfficer') =>
  (await as(who)).get(`/comparison?planId=${plan.planId}`)
const items = async (plan: PlanMade, who = 'ethicsOfficer', unit = '行政室') => {
  const { rows } = await owner.query('select id from checklist where agency_id = $1 limit 1', [home.agencyId])
  const place = `planId=${plan.planId}&unitId=${unitId(unit)}&checklistId=${rows[0].id}`
  return (await as(who)).get(`/comparison/items?${place}`)
}

/** Nothing handed in outside a plan may lie in its period by chance. */
const fresh = async (start = '2026-04-01', end = '2026-04-15', occasion = 'spring_festival') => {
  const plan = await makePlan(owner, home)
  await owner.query('update plan set period_start = $2, period_end = $3, occasion = $4 where id = $1', [
    plan.planId,
    start,
    end,
    occasion,
  ])
  return plan
}

describe('unit and inspector side by side', () => {
  test('make a figure for each unit and form', async () => {
    const plan = await fresh()
    const self = await says(plan, ['A01'])
    const found = await finds(plan, ['A02', 'A03'])
    const gap = { both: 4, overstated: 2, understated: 1 }
    expect((await compare(plan)).body).toMatchObject({
      planTitle: '春節專案',
      units: [{ unitName: '行政室', gap }],
      rows: [{ unitName: '行政室', title: testChecklist.title, gap, hasSelfInspection: true }],
    })
    const { body } = await items(plan)
    expect(body).toMatchObject({ gap, pairs: [{ selfInspectionId: self, inspectionId: found, pointName: null }] })
    expect(body.pairs[0].items.map((one: any) => [one.key, one.outcome])).toEqual([
      ['A01', 'understated'],
      ['A02', 'overstated'],
      ['A03', 'overstated'],
      ['A04', 'same'],
    ])
    expect(body.pairs[0].items[1]).toMatchObject({ self: { verdict: 'compliant' }, found: { note: 'A02不符' } })
  })

  test('take the latest inspection, and the unit at its word before it', async () => {
    const plan = await fresh()
    await finds(plan, ['A01'])
    const before = await says(plan, [])
    const latest = await finds(plan, ['A03'])
    const corrected = await says(plan, ['A03'])
    const { pairs, gap } = (await items(plan)).body
    expect(pairs).toMatchObject([{ selfInspectionId: before, inspectionId: latest }])
    expect(corrected).not.toBe(before)
    expect(gap).toEqual({ both: 4, overstated: 1, understated: 0 })
  })

  test('take what the unit said afterwards only where it had said nothing', async () => {
    const plan = await fresh()
    await finds(plan, ['A03'])
    expect((await compare(plan)).body.rows).toMatchObject([{ hasSelfInspection: false, gap: { both: 0 } }])
    const late = await says(plan, [])
    expect((await items(plan)).body.pairs[0].selfInspectionId).toBe(late)
  })

  test('meet though the inspector used a newer version of the form', async () => {
    const plan = await fresh()
    await says(plan, [])
    const officer = await as('ethicsOfficer')
    const [{ id, version }] = (await officer.get('/checklists')).body
    const changed = { ...testChecklist, version, items: testChecklist.items.slice(1) }
    const published = await officer.post(`/checklists/${id}/versions`, changed)
    await finds(plan, ['A02'], { versionId: published.body.versionId })
    const { body } = await items(plan)
    expect(body.gap).toEqual({ both: 3, overstated: 1, understated: 0 })
    expect(body.pairs[0].items.at(-1)).toMatchObject({ key: 'A01', outcome: 'notCompared', found: null })
  })

  test('count what was inspected in the period without a plan of inspection', async () => {
    const plan = await fresh('2026-02-10', '2026-02-12')
    await says(plan, [])
    await finds(null, ['A03'])
    expect((await compare(plan)).body.rows).toMatchObject([{ gap: { both: 4, overstated: 1 } }])
  })

  test('are followed over the years, plan by plan of the same occasion', async () => {
    const last = await fresh('2027-01-01', '2027-01-10', 'dragon_boat')
    await says(last, [])
    await finds(last, ['A01', 'A02'])
    const now = await fresh('2028-01-01', '2028-01-10', 'dragon_boat')
    await says(now, ['A01'])
    await finds(now, ['A01', 'A02'])
    const years = async (plan: PlanMade) =>
      (await (await as('agencyHead')).get(`/comparison/years?planId=${plan.planId}`)).body.map((year: any) => [
        year.planId,
        year.units[0]?.gap.overstated,
      ])
    expect(await years(now)).toEqual([
      [now.planId, 1],
      [last.planId, 2],
    ])
    expect(await years(last)).toEqual([[last.planId, 2]])
  })

  test('are seen by ethics and the heads; a unit head sees the own unit', async () => {
    const plan = await fresh('2029-01-01', '2029-01-10')
    await says(plan, [], { unit: '民政課', who: 'otherUnitHead' })
    await finds(plan, ['A03'], { unit: '民政課' })
    await finds(plan, ['A03'])
    const units = async (who: string) => (await compare(plan, who)).body.units.map((one: any) => one.unitName)
    expect(await units('agencyHead')).toEqual(['民政課', '行政室'])
    expect(await units('otherUnitHead')).toEqual(['民政課'])
    expect((await items(plan, 'unitHead', '民政課')).status).toBe(404)
    expect((await compare(plan, 'staff')).body.code).toBe('forbidden')
  })

  test('of another agency are not there', async () => {
    const plan = await fresh()
    await finds(plan, [])
    const stranger = await as('agencyHead', other)
    expect((await stranger.get(`/comparison?planId=${plan.planId}`)).status).toBe(404)
    expect((await stranger.get(`/comparison/years?planId=${plan.planId}`)).status).toBe(404)
    const { rows } = await owner.query('select id from checklist where agency_id = $1 limit 1', [home.agencyId])
    const place = `planId=${plan.planId}&unitId=${unitId('行政室')}&checklistId=${rows[0].id}`
    expect((await stranger.get(`/comparison/items?${place}`)).status).toBe(404)
  })
})

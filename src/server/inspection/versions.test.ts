import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makeAnswer } from '#test/forms.ts'
import { testChecklist } from '#test/make.ts'

const { as, clock, owner, home, other } = await testApp()
const unitId = home.unitIds.get('行政室')!
const checklistVersionId = home.checklistVersionIds.get('agencySecurity')!

const answers = testChecklist.items.map(({ key }) => makeAnswer(key))
const place = { checklistVersionId, unitId, assignmentId: null }
const inspected = { ...place, origin: 'inspection' }

const save = async (id: string, version: number, given: object[] = [], who = 'staff', at: object = place) =>
  (await as(who)).put(`/inspections/${id}`, { ...at, version, answers: given, readyToSubmit: false })
const submit = async (id: string, version: number, given: object[] = answers, who = 'unitHead', at: object = place) =>
  (await as(who)).post(`/inspections/${id}/submit`, { ...at, version, answers: given })

async function begin(who = 'staff', at: object = place) {
  const id = newId()
  expect((await save(id, 0, [makeAnswer('A01')], who, at)).status).toBe(200)
  return id
}
const takeOver = async (id: string, version = 1, who = 'unitHead', agency = home) =>
  (await as(who, agency)).post(`/inspections/${id}/take-over`, { version })
const versions = async (id: string, who = 'staff') => (await (await as(who)).get(`/inspections/${id}/versions`)).body
const waits = async (who: string, kind: string) =>
  (await (await as(who)).get('/today')).body.waiting
    .filter((each: any) => each.kind === kind)
    .map((each: any) => each.subjectId)

describe('taking an inspection over', () => {
  test('gives it to the one who takes it, with all that was answered', async () => {
    const id = await begin()
    const { body } = await takeOver(id)
    expect(body.inspection).toMatchObject({ heldByName: 'home unitHead', version: 2, answers: [makeAnswer('A01')] })
    expect((await save(id, 2, answers, 'unitHead')).status).toBe(200)
    const late = await save(id, 1, answers)
    expect(late.body).toMatchObject({ code: 'inspection.held_by_other', details: { name: 'home unitHead' } })
  })

  test('is told to both: the one who had it until it was seen', async () => {
    const id = await begin()
    await takeOver(id)
    const told = { personName: 'home unitHead', takenFromName: 'home staff', since: '2026-02-11T01:00:00.000Z' }
    expect((await versions(id)).holdings).toMatchObject([{ ...told, seenAt: null }])
    expect(await waits('staff', 'inspectionTakenOver')).toContain(id)
    expect(await waits('unitHead', 'inspectionTakenOver')).toEqual([])
    const seen = await (await as('staff')).post(`/inspections/${id}/take-over/seen`)
    expect(seen.body.holdings).toMatchObject([{ ...told, seenAt: '2026-02-11T01:00:00.000Z' }])
    expect(await waits('staff', 'inspectionTakenOver')).not.toContain(id)
  })

  test('may be answered by taking it back, which is told as well', async () => {
    const id = await begin()
    await takeOver(id)
    clock.pass(60)
    expect((await takeOver(id, 2, 'staff')).body.inspection.heldByName).toBe('home staff')
    expect((await versions(id)).holdings.map((each: any) => each.personName)).toEqual(['home staff', 'home unitHead'])
    expect(await waits('staff', 'inspectionTakenOver')).not.toContain(id)
    expect(await waits('unitHead', 'inspectionTakenOver')).toContain(id)
  })

  test('is for people of the unit and for ethics', async () => {
    const id = await begin()
    expect((await takeOver(id, 1, 'agencyHead')).body.code).toBe('inspection.not_own_unit')
    expect((await takeOver(id, 1, 'otherStaff')).status).toBe(404)
    expect((await takeOver(id, 1, 'ethicsOfficer')).status).toBe(200)
  })

  test('is not possible from oneself', async () => {
    expect((await takeOver(await begin(), 1, 'staff')).body.code).toBe('inspection.already_held')
  })

  test('is not possible once it was handed in', async () => {
    const id = await begin()
    await submit(id, 1)
    expect((await takeOver(id, 2)).body.code).toBe('inspection.already_submitted')
  })

  test('of what changed meanwhile is refused', async () => {
    const id = await begin()
    await save(id, 1, answers)
    expect((await takeOver(id)).body.code).toBe('changed_meanwhile')
  })

  test('leaves rows that only the seeing may change', async () => {
    const id = await begin()
    await takeOver(id)
    const app = await owner.connect()
    await app.query(`begin; set local role shousui_app; set local app.agency_id = '${home.agencyId}'`)
    await expect(app.query('update inspection_holding set since = now()')).rejects.toThrow(/permission denied/)
    await app.query('rollback')
    app.release()
  })

  test('does not reach into another agency', async () => {
    const id = await begin()
    expect((await takeOver(id, 1, 'unitHead', other)).status).toBe(404)
    const stranger = await as('unitHead', other)
    expect((await stranger.get(`/inspections/${id}/versions`)).status).toBe(404)
    expect((await stranger.post(`/inspections/${id}/take-over/seen`)).status).toBe(404)
  })
})

describe('answers that arrive when somebody else has gone on', () => {
  const mine = [makeAnswer('A01', 'notCompliant', '門鎖壞了'), makeAnswer('A02')]
  const setAside = async (id: string, who = 'staff', keptId = newId(), agency = home) =>
    (await as(who, agency)).post(`/inspections/${id}/kept`, {
      keptId,
      answers: mine,
      baseVersion: 1,
      claimedAt: '2016-02-10T01:00:00Z',
    })
  const settle = async (id: string, keptId: string, chosen: string, { who = 'unitHead', remark = '' } = {}) =>
    (await as(who)).post(`/inspections/${id}/kept/${keptId}/settle`, { chosen, remark })

  async function takenOver() {
    const id = await begin()
    await takeOver(id)
    return id
  }

  test('are kept beside it as they are, with the time that the device claims', async () => {
    const id = await takenOver()
    const { body } = await setAside(id)
    expect(body.kept).toMatchObject([
      { personName: 'home staff', answers: mine, baseVersion: 1, claimedAt: '2016-02-10T01:00:00.000Z', chosen: null },
    ])
    expect((await (await as('staff')).get(`/inspections/${id}`)).body.inspection.answers).toEqual([makeAnswer('A01')])
  })

  test('sent twice are kept once, whatever key they come with', async () => {
    const id = await takenOver()
    const keptId = newId()
    await setAside(id, 'staff', keptId)
    expect((await setAside(id, 'staff', keptId)).body.kept).toHaveLength(1)
    expect((await setAside(await takenOver(), 'staff', keptId)).body.code).toBe('changed_meanwhile')
  })

  test('wait for the one who has it now, until a choice is made', async () => {
    const id = await takenOver()
    const keptId = newId()
    await setAside(id, 'staff', keptId)
    expect(await waits('unitHead', 'inspectionVersions')).toContain(id)
    expect(await waits('staff', 'inspectionVersions')).not.toContain(id)
    await save(id, 2, mine, 'unitHead')
    const { body } = await settle(id, keptId, 'setAside')
    expect(body.kept).toMatchObject([{ chosen: 'setAside', settledByName: 'home unitHead', remark: null }])
    expect(await waits('unitHead', 'inspectionVersions')).not.toContain(id)
  })

  test('are chosen from by the one who has it, and once', async () => {
    const id = await takenOver()
    const keptId = newId()
    await setAside(id, 'staff', keptId)
    expect((await settle(id, keptId, 'current', { who: 'staff' })).body.code).toBe('inspection.not_to_settle')
    expect((await settle(id, newId(), 'current')).status).toBe(404)
    expect((await settle(await takenOver(), keptId, 'current')).status).toBe(404)
    await settle(id, keptId, 'merged')
    expect((await settle(id, keptId, 'current')).body.code).toBe('inspection.already_settled')
  })

  test('after handing in change nothing, and are settled with a remark by the head of the unit', async () => {
    const id = await begin()
    await submit(id, 1)
    const keptId = newId()
    expect((await setAside(id, 'staff', keptId)).status).toBe(200)
    expect(await waits('unitHead', 'inspectionVersions')).toContain(id)
    expect((await settle(id, keptId, 'merged')).body.code).toBe('inspection.already_submitted')
    expect((await settle(id, keptId, 'current')).body.code).toBe('inspection.remark_missing')
    const { body } = await settle(id, keptId, 'current', { remark: '門鎖已另立缺失' })
    expect(body.kept).toMatchObject([{ chosen: 'current', remark: '門鎖已另立缺失' }])
    expect((await (await as('staff')).get(`/inspections/${id}`)).body.inspection.answers).toEqual(answers)
  })

  test('are left by whoever has it, had it or may fill it in', async () => {
    const id = await begin()
    expect((await setAside(id, 'agencyHead')).body.code).toBe('inspection.never_held')
    expect((await setAside(id, 'otherStaff')).status).toBe(404)
    expect((await setAside(id, 'unitHead')).status).toBe(200)
  })

  test('do not reach into another agency', async () => {
    const id = await takenOver()
    const keptId = newId()
    expect((await setAside(id, 'unitHead', newId(), other)).status).toBe(404)
    await setAside(id, 'staff', keptId)
    const stranger = await as('unitHead', other)
    expect((await stranger.post(`/inspections/${id}/kept/${keptId}/settle`, { chosen: 'current' })).status).toBe(404)
  })
})

describe('an inspection by the ethics office', () => {
  test('is filled in and handed in by ethics, whatever unit it is of', async () => {
    const id = newId()
    const { body } = await save(id, 0, answers, 'ethicsOfficer', inspected)
    expect(body.inspection).toMatchObject({ origin: 'inspection', unitName: '行政室' })
    expect((await submit(id, 1, answers, 'ethicsOfficer', inspected)).status).toBe(200)
  })

  test('is nothing that the unit fills in or hands in', async () => {
    expect((await save(newId(), 0, answers, 'staff', inspected)).body.code).toBe('inspection.ethics_only')
    expect((await submit(newId(), 0, answers, 'unitHead', inspected)).body.code).toBe('inspection.ethics_only')
  })

  test('leaves the self-inspection of a unit to its own head', async () => {
    expect((await submit(newId(), 0, answers, 'ethicsOfficer')).body.code).toBe('inspection.not_own_unit')
  })

  test('is hidden from the unit until it is handed in', async () => {
    const id = await begin('ethicsOfficer', inspected)
    const listed = async () => (await (await as('unitHead')).get('/inspections')).body.items.map((one: any) => one.id)
    expect((await (await as('unitHead')).get(`/inspections/${id}`)).status).toBe(404)
    expect((await takeOver(id)).status).toBe(404)
    expect(await listed()).not.toContain(id)
    await submit(id, 1, answers, 'ethicsOfficer', inspected)
    expect((await (await as('unitHead')).get(`/inspections/${id}`)).status).toBe(200)
    expect(await listed()).toContain(id)
  })

  test('stays one', async () => {
    const id = await begin('ethicsOfficer', inspected)
    expect((await save(id, 1, answers, 'ethicsOfficer')).body.code).toBe('inspection.subject_changed')
  })

  test('fulfils no task of the unit', async () => {
    const owed = { ...inspected, assignmentId: newId() }
    expect((await save(newId(), 0, answers, 'ethicsOfficer', owed)).body.code).toBe('inspection.not_for_assignment')
  })

  test('looks at facilities of the agency only', async () => {
    const elsewhere = { ...inspected, pointId: newId() }
    expect((await save(newId(), 0, answers, 'ethicsOfficer', elsewhere)).body.code).toBe('inspection.point_unknown')
  })
})

describe('the answers of the last time', () => {
  const previous = async (id: string, who = 'ethicsOfficer') =>
    (await (await as(who)).get(`/inspections/${id}`)).body.previous

  test('stand beside those of the same form and unit, whatever its version, by the same kind of inspector', async () => {
    const at = { ...place, unitId: home.unitIds.get('圖書館')! }
    const first = newId()
    clock.pass(60)
    await submit(first, 0, answers, 'ethicsOfficer', { ...at, origin: 'inspection' })
    const officer = await as('ethicsOfficer')
    const [{ id: checklistId, version }] = (await officer.get('/checklists')).body
    const changed = { ...testChecklist, version, items: testChecklist.items.slice(0, 2) }
    const published = (await officer.post(`/checklists/${checklistId}/versions`, changed)).body
    const newer = { ...at, checklistVersionId: published.versionId, origin: 'inspection' }
    const second = await begin('ethicsOfficer', newer)
    expect(await previous(second)).toMatchObject({ inspectionId: first, answers })
    expect(await previous(first)).toBeNull()
    const own = await begin('ethicsOfficer', at)
    expect(await previous(own)).toBeNull()
    clock.pass(60)
    await submit(second, 1, answers.slice(0, 2), 'ethicsOfficer', newer)
    const third = await begin('ethicsOfficer', newer)
    expect(await previous(third)).toMatchObject({ inspectionId: second })
    // What is handed in is read by itself.
    expect(await previous(second)).toBeNull()
  })
})

test('inspections are listed page by page, and none is left out', async () => {
  for (let each = 0; each < 55; each++) await begin('ethicsOfficer', { ...place, unitId: home.unitIds.get('民政課')! })
  const officer = await as('ethicsOfficer')
  const query = `unitId=${home.unitIds.get('民政課')}`
  const first = (await officer.get(`/inspections?${query}`)).body
  const second = (await officer.get(`/inspections?${query}&after=${first.next}`)).body
  expect([first.items.length, second.items.length, second.next]).toEqual([50, 5, null])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(55)
})

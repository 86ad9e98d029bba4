import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { ProtectedTarget, ProtectedTargetDetail } from '#domain/protected-target/protected-target.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makePlan } from '#test/make.ts'
import { targetsOf } from '#test/targets.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, home, other } = it
const { target, add, added, addContact } = targetsOf(it)

const get = async (url: string, who: string) => (await as(who)).get(`/protected-targets${url}`)
const change = async (id: string, changes: object = {}, who = 'unitHead') => {
  const { id: _, ...facts } = target(changes)
  return (await as(who)).patch(`/protected-targets/${id}`, { version: 1, ...facts, ...changes })
}
const withdraw = async (id: string, version = 1, who = 'unitHead') =>
  (await as(who)).post(`/protected-targets/${id}/withdraw`, { version })
const measure = async (id: string, changes: object = {}, measureId = newId(), who = 'unitHead') =>
  (await as(who)).put(`/protected-targets/${id}/measures/${measureId}`, {
    ...{ what: '加裝車阻', state: 'planned', onDate: '2026-02-13', version: 0, ...changes },
  })
const link = async (id: string, kind: string, recordId: string, who = 'unitHead') =>
  (await as(who)).post(`/protected-targets/${id}/records`, { linkId: newId(), kind, recordId })

describe('a place that is likely to be attacked', () => {
  test('is there for its unit, ethics, the heads and whoever is on duty, and for nobody else', async () => {
    const id = await added({ name: '禾埔變電站' })
    for (const who of ['unitHead', 'staff', 'ethicsOfficer', 'agencyHead']) {
      expect((await get('', who)).body.map((one: ProtectedTarget) => one.id)).toContain(id)
      expect((await get(`/${id}`, who)).status).toBe(200)
    }
    for (const who of ['librarian', 'otherUnitHead']) {
      expect((await get('', who)).body).toEqual([])
      expect((await get(`/${id}`, who)).status).toBe(404)
      expect((await get('/register.pdf', who)).body.code).toBe('protectedTarget.none_to_print')
    }
    expect((await get('', 'systemAdministrator')).status).toBe(403)
  })

  test('is kept by the head of its unit and by ethics, and found by no other head', async () => {
    expect((await add({}, 'staff')).body.code).toBe('forbidden')
    expect((await add({}, 'otherUnitHead')).body.code).toBe('protectedTarget.not_own_unit')
    expect((await add({}, 'ethicsOfficer')).status).toBe(200)
    const id = await added()
    expect((await change(id, {}, 'otherUnitHead')).status).toBe(404)
    expect((await withdraw(id, 1, 'otherUnitHead')).status).toBe(404)
    expect((await measure(id, {}, newId(), 'otherUnitHead')).status).toBe(404)
    await owner.query(`update person set roles = roles || '{dutyOfficer}' where login_name = $1`, [
      home.loginNames.otherUnitHead,
    ])
    expect((await change(id, {}, 'otherUnitHead')).body.code).toBe('protectedTarget.not_own_unit')
    await owner.query(`update person set roles = '{unitHead}' where login_name = $1`, [home.loginNames.otherUnitHead])
  })

  test('belongs to a unit that is there, is of a kind that the agency knows, and names contacts that are there', async () => {
    expect((await add({ unitId: newId() }, 'ethicsOfficer')).body.code).toBe('protectedTarget.unit_unknown')
    expect((await add({ kind: '其他星球' })).body.code).toBe('protectedTarget.kind_unknown')
    expect((await add({ bodyId: newId() })).body.code).toBe('protectedTarget.contact_unknown')
    expect((await add({ contactIds: [newId()] })).body.code).toBe('protectedTarget.contact_unknown')
    await owner.query(`update unit set abolished_on = '2026-02-01' where id = $1`, [home.unitIds.get('圖書館')])
    expect((await add({ unitId: home.unitIds.get('圖書館') }, 'ethicsOfficer')).body.code).toBe('unit.abolished')
  })

  test('shows the responsible body and police and fire with their numbers', async () => {
    const [body, police] = [await addContact('水公司'), await addContact('分駐所')]
    const id = await added({ bodyId: body, contactIds: [police] })
    const { contacts, target: shown }: ProtectedTargetDetail = (await get(`/${id}`, 'staff')).body
    expect(shown.bodyName).toBe('水公司')
    expect(contacts.map(({ name, dayTelephone }) => [name, dayTelephone])).toEqual([
      ['水公司', '05-000-0301'],
      ['分駐所', '05-000-0301'],
    ])
  })

  test('of two changes at once keeps the first, and withdrawn is changed no more', async () => {
    const id = await added()
    const both = await Promise.all([change(id, { name: '甲' }), change(id, { name: '乙' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await withdraw(id, 9)).body.code).toBe('changed_meanwhile')
    expect((await withdraw(id, 2)).body.target.withdrawnOn).toBe('2026-02-11')
    expect((await change(id, { version: 3 })).body.code).toBe('protectedTarget.withdrawn')
    expect((await get('', 'staff')).body.map((one: ProtectedTarget) => one.id)).not.toContain(id)
    expect((await get('?withdrawn=yes', 'staff')).body.map((one: ProtectedTarget) => one.id)).toContain(id)
  })

  test('of another agency is not there, whatever is tried', async () => {
    const id = await added()
    const stranger = await as('ethicsDirector', other)
    const { id: _, ...facts } = target()
    expect((await stranger.get('/protected-targets')).body).toEqual([])
    expect((await stranger.get(`/protected-targets/${id}`)).status).toBe(404)
    expect((await stranger.patch(`/protected-targets/${id}`, { ...facts, version: 1 })).status).toBe(404)
    expect((await stranger.post('/protected-targets', target())).body.code).toBe('protectedTarget.unit_unknown')
  })
})

describe('a protective measure', () => {
  test('is planned for a day and then in place, which is not said beforehand', async () => {
    const [id, measureId] = [await added(), newId()]
    const planned = await measure(id, {}, measureId)
    expect(planned.body.target.measures).toMatchObject([{ what: '加裝車阻', state: 'planned', version: 1 }])
    const ahead = { state: 'inPlace', onDate: '2026-02-12', version: 1 }
    expect((await measure(id, ahead, measureId)).body.code).toBe('protectedTarget.measure_in_the_future')
    const done = await measure(id, { ...ahead, onDate: '2026-02-11' }, measureId)
    expect(done.body.target.measures).toMatchObject([{ state: 'inPlace', onDate: '2026-02-11', version: 2 }])
    expect((await measure(id, { state: 'stopped', onDate: '2026-02-11', version: 1 }, measureId)).body.code).toBe(
      'changed_meanwhile',
    )
  })

  test('is one of the very target', async () => {
    const [id, rival, measureId] = [await added(), await added(), newId()]
    await measure(id, {}, measureId)
    expect((await measure(rival, { version: 1 }, measureId)).body.code).toBe('changed_meanwhile')
  })
})

describe('what was done for a target', () => {
  test('is linked once: an exercise, test calls, an inspection that was handed in', async () => {
    const id = await added()
    const { planId } = await makePlan(owner, home, { evidence: 'file' })
    await addContact('派出所')
    const drillId = newId()
    expect((await (await as('ethicsOfficer')).post('/contact-drills', { id: drillId, planId })).status).toBe(200)
    expect((await link(id, 'contactDrill', drillId)).body.records).toMatchObject([
      { kind: 'contactDrill', id: drillId, on: '2026-02-11' },
    ])
    expect((await link(id, 'contactDrill', drillId)).body.code).toBe('protectedTarget.record_linked')
    expect((await link(id, 'contactDrill', newId())).body.code).toBe('protectedTarget.drill_unknown')
    expect((await link(id, 'exercise', newId())).body.code).toBe('protectedTarget.record_unknown')
    expect((await link(id, 'inspection', newId())).status).toBe(404)
  })

  test('is no inspection that somebody is still filling in', async () => {
    const id = await added()
    const inspectionId = newId()
    const [checklistVersionId] = home.checklistVersionIds.values()
    const saved = await (await as('staff')).put(`/inspections/${inspectionId}`, {
      ...{ version: 0, assignmentId: null, unitId: home.unitIds.get('行政室'), checklistVersionId },
      ...{ readyToSubmit: false, answers: [], origin: 'selfInspection', pointId: null },
    })
    expect(saved.status).toBe(200)
    expect((await link(id, 'inspection', inspectionId)).body.code).toBe('protectedTarget.inspection_open')
  })
})

describe('the register', () => {
  test('is printed with measures and numbers, and says that it is restricted', async () => {
    const police = await addContact('禾埔分駐所')
    const id = await added({ name: '第一淨水場', contactIds: [police] })
    await measure(id)
    const { body } = await get('/register.pdf', 'ethicsOfficer')
    const text = (await extractText(new Uint8Array(body), { mergePages: true })).text.replaceAll(/\s/g, '')
    for (const word of ['限閱', '第一淨水場', '加裝車阻', '預定', '禾埔分駐所']) expect(text).toContain(word)
  })
})

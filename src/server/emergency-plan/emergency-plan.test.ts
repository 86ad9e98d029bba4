import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { EmergencyPlan, EmergencyPlanDetail } from '#domain/emergency-plan/emergency-plan.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makePlan } from '#test/make.ts'
import { targetsOf } from '#test/targets.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, home, other } = it
const { unitId, added: addTarget, addContact } = targetsOf(it)

const entry = (changes: object = {}) => ({
  ...{ id: newId(), title: '災害緊急應變計畫', issuedBy: 'home鄉公所', versionLabel: '第三版', dated: '2025-09-01' },
  ...{ unitId, fileId: null, clauseId: null, targetIds: [], remark: '', ...changes },
})
const add = async (changes: object = {}, who = 'unitHead') => (await as(who)).post('/emergency-plans', entry(changes))
const added = async (changes: object = {}): Promise<string> => {
  const { status, body } = await add(changes)
  expect(status).toBe(200)
  return body.plan.id
}
const get = async (url: string, who: string) => (await as(who)).get(`/emergency-plans${url}`)
const show = async (id: string, who = 'unitHead'): Promise<EmergencyPlanDetail> => (await get(`/${id}`, who)).body
const change = async (id: string, changes: object = {}, who = 'unitHead') => {
  const { id: _, ...facts } = entry(changes)
  return (await as(who)).patch(`/emergency-plans/${id}`, { version: 1, ...facts, ...changes })
}
const withdraw = async (id: string, version = 1, who = 'unitHead') =>
  (await as(who)).post(`/emergency-plans/${id}/withdraw`, { version })

type Called = { id: string; parentId: string | null; contactId: string | null; personId: string | null }
const called = (changes: Partial<Called> = {}): Called => ({
  ...{ id: newId(), parentId: null, contactId: null, personId: null, ...changes },
})
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
const saveTree = async (id: string, entries: Called[], version = 1, who = 'unitHead') =>
  (await as(who)).put(`/emergency-plans/${id}/call-tree`, { version, entries })

describe('an emergency plan', () => {
  test('is there for its unit, ethics, the heads and whoever is on duty, and for nobody else', async () => {
    const id = await added()
    for (const who of ['unitHead', 'staff', 'ethicsOfficer', 'chiefSecretary'])
      expect((await get('', who)).body.map((one: EmergencyPlan) => one.id)).toContain(id)
    for (const who of ['librarian', 'otherUnitHead']) {
      expect((await get('', who)).body).toEqual([])
      expect((await get(`/${id}`, who)).status).toBe(404)
      expect((await get(`/${id}/call-tree.pdf`, who)).status).toBe(404)
    }
  })

  test('is kept by the head of its unit and by ethics', async () => {
    expect((await add({}, 'staff')).body.code).toBe('forbidden')
    expect((await add({}, 'otherUnitHead')).body.code).toBe('emergencyPlan.not_own_unit')
    expect((await add({}, 'ethicsOfficer')).status).toBe(200)
    const id = await added()
    expect((await change(id, {}, 'otherUnitHead')).status).toBe(404)
    await owner.query(`update person set roles = roles || '{dutyOfficer}' where login_name = $1`, [
      home.loginNames.otherUnitHead,
    ])
    expect((await change(id, {}, 'otherUnitHead')).body.code).toBe('emergencyPlan.not_own_unit')
    await owner.query(`update person set roles = '{unitHead}' where login_name = $1`, [home.loginNames.otherUnitHead])
  })

  test('names only what is there', async () => {
    const code = async (changes: object) => (await add(changes, 'ethicsOfficer')).body.code
    expect(await code({ unitId: newId() })).toBe('emergencyPlan.unit_unknown')
    expect(await code({ clauseId: newId() })).toBe('emergencyPlan.clause_unknown')
    expect(await code({ targetIds: [newId()] })).toBe('emergencyPlan.target_unknown')
    expect(await code({ fileId: newId() })).toBe('file.unknown_on_emergency_plan')
    await owner.query(`update unit set abolished_on = '2026-02-01' where id = $1`, [home.unitIds.get('圖書館')])
    expect(await code({ unitId: home.unitIds.get('圖書館') })).toBe('unit.abolished')
  })

  test('shows the clause that refers to it, the targets it is for, and is shown at them', async () => {
    const { clauseId } = await makePlan(owner, home)
    const targetId = await addTarget({ name: '禾埔車站' })
    const id = await added({ clauseId, targetIds: [targetId] })
    const { plan, targets } = await show(id)
    expect(plan.clauseLabel).toBeTruthy()
    expect(targets).toEqual([{ id: targetId, name: '禾埔車站' }])
    const { body } = await (await as('staff')).get(`/protected-targets/${targetId}`)
    expect(body.emergencyPlans).toMatchObject([{ id, versionLabel: '第三版' }])
  })

  test('keeps in the audit which version it was before', async () => {
    const id = await added()
    expect((await change(id, { versionLabel: '第四版', dated: '2026-02-01' })).body.plan.versionLabel).toBe('第四版')
    const { rows } = await owner.query(
      `select body from audit_entry where operation = 'emergencyPlan.change' and subject_id = $1`,
      [id],
    )
    expect(JSON.parse(rows[0].body).detail.before).toMatchObject({ versionLabel: '第三版', dated: '2025-09-01' })
  })

  test('of two changes at once keeps the first, and withdrawn is changed no more', async () => {
    const id = await added()
    const both = await Promise.all([change(id, { title: '甲' }), change(id, { title: '乙' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await withdraw(id, 9)).body.code).toBe('changed_meanwhile')
    expect((await withdraw(id, 2)).body.plan.withdrawnOn).toBe('2026-02-11')
    expect((await change(id, { version: 3 })).body.code).toBe('emergencyPlan.withdrawn')
    expect((await saveTree(id, [], 3)).body.code).toBe('emergencyPlan.withdrawn')
    expect((await get('?withdrawn=yes', 'staff')).body.map((one: EmergencyPlan) => one.id)).toContain(id)
  })

  test('of another agency is not there, whatever is tried', async () => {
    const id = await added()
    const stranger = await as('ethicsDirector', other)
    expect((await stranger.get('/emergency-plans')).body).toEqual([])
    expect((await stranger.get(`/emergency-plans/${id}`)).status).toBe(404)
    expect((await stranger.put(`/emergency-plans/${id}/call-tree`, { version: 1, entries: [] })).status).toBe(404)
    expect((await stranger.post('/emergency-plans', entry())).body.code).toBe('emergencyPlan.unit_unknown')
  })
})

describe('a call tree', () => {
  test('says who calls whom, in which order, and is printed with the numbers', async () => {
    const [id, station, power] = [
      await added(),
      await addContact('分駐所'),
      await addContact('台電', { kind: 'power' }),
    ]
    const head = called({ personId: personId('unitHead') })
    const entries = [
      head,
      called({ parentId: head.id, contactId: station }),
      called({ parentId: head.id, contactId: power }),
      called({ personId: personId('agencyHead') }),
    ]
    expect((await saveTree(id, entries)).body.tree.map(({ name }: { name: string }) => name)).toEqual([
      'home unitHead',
      '分駐所',
      '台電',
      'home agencyHead',
    ])
    expect((await show(id)).plan).toMatchObject({ called: 4, version: 2 })
    const { body } = await get(`/${id}/call-tree.txt`, 'staff')
    const text = String(body)
    for (const word of ['限閱', '1.1', '分駐所', '1.2', '05-000-0301']) expect(text).toContain(word)
    const pdf = await get(`/${id}/call-tree.pdf`, 'staff')
    expect((await extractText(new Uint8Array(pdf.body), { mergePages: true })).text).toContain('05-000-0301')
  })

  test('calls everybody once, and nobody in a circle', async () => {
    const [id, station] = [await added(), await addContact('派出所')]
    const head = called({ personId: personId('unitHead') })
    const code = async (...entries: Called[]) => (await saveTree(id, entries)).body.code
    expect(await code(called())).toBe('emergencyPlan.one_per_entry')
    expect(await code(called({ personId: personId('staff'), contactId: station }))).toBe('emergencyPlan.one_per_entry')
    expect(await code(head, called({ personId: head.personId }))).toBe('emergencyPlan.called_twice')
    expect(await code({ ...head, parentId: head.id })).toBe('emergencyPlan.caller_unknown')
    const round = called({ contactId: station, parentId: head.id })
    expect(await code({ ...head, parentId: round.id }, round)).toBe('emergencyPlan.caller_unknown')
    expect(await code(called({ contactId: newId() }))).toBe('emergencyPlan.contact_unknown')
    expect(await code(called({ personId: newId() }))).toBe('emergencyPlan.person_unknown')
  })

  test('of two who save at once keeps the first, and an empty one is not printed', async () => {
    const id = await added()
    const head = () => [called({ personId: personId('unitHead') })]
    const both = await Promise.all([saveTree(id, head()), saveTree(id, head())])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await get(`/${await added()}/call-tree.pdf`, 'staff')).body.code).toBe('emergencyPlan.no_tree')
  })

  test('is tried by calling its outside contacts alone', async () => {
    const { planId } = await makePlan(owner, home)
    const [id, station] = [await added(), await addContact('古坑所', { dayTelephone: '05-000-0401' })]
    await addContact('不在樹上', { dayTelephone: '05-000-0402' })
    const start = async (who = 'ethicsOfficer', drillId = newId()) =>
      (await as(who)).post(`/emergency-plans/${id}/drills`, { drillId, planId })
    expect((await start('unitHead')).body.code).toBe('forbidden')
    expect((await start()).body.code).toBe('contact.none_to_call')
    await saveTree(id, [called({ personId: personId('unitHead') }), called({ contactId: station })])
    const drillId = newId()
    expect((await start('ethicsOfficer', drillId)).body.drills).toMatchObject([{ id: drillId, size: 1 }])
    const drill = (await (await as('ethicsOfficer')).get(`/contact-drills/${drillId}`)).body
    expect(drill.entries.map((one: { contact: { name: string } }) => one.contact.name)).toEqual(['古坑所'])
    expect((await start()).body.code).toBe('contact.drill_running')
  })
})

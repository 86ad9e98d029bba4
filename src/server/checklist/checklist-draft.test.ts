import { describe, expect, test } from 'vitest'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makeAssignment, makePlan, testChecklist } from '#test/make.ts'

const { as, owner, home, other } = await testApp()
const officer = await as('ethicsOfficer')
const second = await as('secondEthicsOfficer')
const stranger = await as('ethicsOfficer', other)

type Draft = { version: number; content: ChecklistContent }
const listed = async (id: string) => (await officer.get('/checklists')).body.find((form: any) => form.id === id)
const founded = async () => (await officer.get('/checklists')).body.find((form: any) => form.kind === 'agencySecurity')
const add = async (from: object, id = newId()) => ({ id, ...(await officer.post('/checklists', { id, from })) })
const added = async () => (await add({ checklistId: (await founded()).id })).body as Draft & { checklistId: string }
const save = (id: string, draft: Draft, who = officer) =>
  who.put(`/checklists/${id}/draft`, { version: draft.version, content: draft.content })
const titled = ({ content, version }: Draft, title: string): Draft => ({ version, content: { ...content, title } })
const publish = (id: string, content: ChecklistContent) => officer.post(`/checklists/${id}/versions`, content)

describe('a form that is added', () => {
  test('from a model keeps its kind and follows it, and cannot be filled in before it is published', async () => {
    const { id, status, body } = await add({ model: 'officialSecrets' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: 1, changedByName: 'home ethicsOfficer', notices: [] })
    expect(body.content).toMatchObject({ kind: 'officialSecrets', version: 1 })
    expect(await listed(id)).toEqual({
      id,
      kind: 'officialSecrets',
      title: body.content.title,
      titleEn: body.content.titleEn,
      versionId: null,
      version: 0,
      hasDraft: true,
      modelVersion: body.content.modelVersion,
      newerModelVersion: null,
    })
    const models = (await officer.get('/checklist-models')).body
    expect(models.find((model: any) => model.kind === 'officialSecrets').checklistId).toBe(id)
    expect(body.content.items).toEqual((await officer.get('/checklist-models/officialSecrets')).body.items)
  })

  test('of a kind that the agency has already is a form of its own', async () => {
    const { body } = await add({ model: 'agencySecurity' })
    expect(body.content.kind).toBe('own')
    expect(body.content.modelVersion).toBeUndefined()
    expect(body.content.title).toMatch(/（複本）$/)
  })

  test('as a copy has the questions of the newest version, and is a form of its own', async () => {
    const { content } = await added()
    expect(content).toEqual({
      ...testChecklist,
      kind: 'own',
      title: '機關安全自主檢查表（複本）',
      titleEn: 'Agency security self-inspection (copy)',
    })
  })

  test('can be copied before it is published', async () => {
    const { checklistId } = await added()
    expect((await add({ checklistId })).body.content.title).toBe('機關安全自主檢查表（複本）（複本）')
  })

  test('is not made from what is not there', async () => {
    expect((await add({ model: 'own' })).status).toBe(404)
    expect((await add({ checklistId: newId() })).status).toBe(404)
    const elsewhere = (await stranger.get('/checklists')).body[0].id
    expect((await add({ checklistId: elsewhere })).status).toBe(404)
  })

  test('is published as its first version', async () => {
    const { checklistId, content } = await added()
    const { body } = await publish(checklistId, content)
    expect(await listed(checklistId)).toMatchObject({ version: 1, versionId: body.versionId, hasDraft: false })
  })
})

describe('a draft', () => {
  test('begins with what is published, and changes nothing of it', async () => {
    const { id, versionId } = await founded()
    const begun = (await officer.get(`/checklists/${id}/draft`)).body
    expect(begun).toMatchObject({ version: 0, content: testChecklist, changedAt: null })
    expect((await save(id, titled(begun, '草稿'))).body.version).toBe(1)
    expect(await founded()).toMatchObject({ hasDraft: true, title: testChecklist.title, versionId })
    expect((await officer.get(`/checklist-versions/${versionId}`)).body.title).toBe(testChecklist.title)
    expect((await officer.get(`/checklists/${id}/draft`)).body).toMatchObject({
      version: 1,
      content: { title: '草稿' },
    })
  })

  test('that another officer wrote meanwhile is not written over, and the second is told', async () => {
    const draft = await added()
    expect((await save(draft.checklistId, titled(draft, '甲案'), second)).status).toBe(200)
    const late = await save(draft.checklistId, titled(draft, '乙案'))
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ code: 'changed_meanwhile', details: { version: 2 } })
    const now = (await officer.get(`/checklists/${draft.checklistId}/draft`)).body
    expect(now).toMatchObject({ content: { title: '甲案' }, changedByName: 'home secondEthicsOfficer' })
  })

  test('of two who begin at once is the first one', async () => {
    const { checklistId, content } = await added()
    await publish(checklistId, content)
    const begun = { version: 0, content }
    const answers = await Promise.all([
      save(checklistId, titled(begun, '甲案')),
      save(checklistId, titled(begun, '乙案'), second),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('made on a version that is no longer the newest is refused', async () => {
    const { checklistId, content } = await added()
    await publish(checklistId, content)
    await publish(checklistId, { ...content, title: '第二版' })
    const late = await save(checklistId, { version: 0, content })
    expect(late.body).toMatchObject({ code: 'changed_meanwhile', details: { version: 2 } })
  })

  test('keeps the kind of its form', async () => {
    const draft = await added()
    const changed = { ...draft, content: { ...draft.content, kind: 'cctv' as const } }
    expect((await save(draft.checklistId, changed)).body.code).toBe('checklist.kind_changed')
  })

  test('is gone once it is published, and only as it stands', async () => {
    const draft = await added()
    const { checklistId } = draft
    await save(checklistId, titled(draft, '最後的草稿'), second)
    expect((await publish(checklistId, draft.content)).body.code).toBe('changed_meanwhile')
    expect((await publish(checklistId, { ...draft.content, title: '最後的草稿' })).status).toBe(200)
    expect((await officer.get(`/checklists/${checklistId}/draft`)).body).toMatchObject({ version: 0 })
  })

  test('that is discarded leaves what is published', async () => {
    const { checklistId, content } = await added()
    await publish(checklistId, content)
    await save(checklistId, titled({ version: 0, content }, '不要了'))
    expect((await officer.delete(`/checklists/${checklistId}/draft`, { version: 0 })).body.code).toBe(
      'changed_meanwhile',
    )
    expect((await officer.delete(`/checklists/${checklistId}/draft`, { version: 1 })).body).toEqual({
      isPublished: true,
    })
    expect((await officer.get(`/checklists/${checklistId}/draft`)).body.content).toEqual(content)
  })

  test('that is discarded takes a form with it that was never published', async () => {
    const { checklistId } = await added()
    expect((await officer.delete(`/checklists/${checklistId}/draft`, { version: 1 })).status).toBe(200)
    expect(await listed(checklistId)).toBeUndefined()
    expect((await officer.get(`/checklists/${checklistId}/draft`)).status).toBe(404)
  })

  test('is written by ethics only', async () => {
    const draft = await added()
    const head = await as('unitHead')
    expect((await head.get(`/checklists/${draft.checklistId}/draft`)).status).toBe(403)
    expect((await save(draft.checklistId, draft, head)).body.code).toBe('forbidden')
    expect((await head.post('/checklists', { id: newId(), from: { model: 'cctv' } })).body.code).toBe('forbidden')
  })

  test('of another agency is not there', async () => {
    const draft = await added()
    const address = `/checklists/${draft.checklistId}`
    expect((await stranger.get(`${address}/draft`)).status).toBe(404)
    expect((await save(draft.checklistId, draft, stranger)).status).toBe(404)
    expect((await stranger.delete(`${address}/draft`, { version: 1 })).status).toBe(404)
    expect((await stranger.post(`${address}/withdraw`)).status).toBe(404)
    expect((await officer.get(`${address}/draft`)).status).toBe(200)
  })
})

describe('a form that is withdrawn', () => {
  const published = async () => {
    const { checklistId, content } = await added()
    await publish(checklistId, content)
    return await listed(checklistId)
  }
  const withdraw = (id: string) => officer.post(`/checklists/${id}/withdraw`)
  const entry = (checklistVersionId: string) => ({
    checklistVersionId,
    unitId: home.unitIds.get('行政室')!,
    assignmentId: null,
    version: 0,
    answers: testChecklist.items.map(({ key }) => ({ itemKey: key, verdict: 'compliant', fileIds: [] })),
  })

  test('is no longer offered nor changed', async () => {
    const { id } = await published()
    const draft = (await officer.get(`/checklists/${id}/draft`)).body
    expect((await withdraw(id)).status).toBe(200)
    expect(await listed(id)).toBeUndefined()
    for (const answer of [
      await withdraw(id),
      await save(id, draft),
      await publish(id, { ...draft.content, title: '再來一版' }),
      await officer.delete(`/checklists/${id}/draft`, { version: 0 }),
    ])
      expect(answer.body.code).toBe('checklist.withdrawn')
  })

  test('is not begun any more, but finished by whoever has begun', async () => {
    const { id, versionId } = await published()
    const staff = await as('staff')
    const begun = newId()
    expect(
      (await staff.put(`/inspections/${begun}`, { ...entry(versionId), readyToSubmit: false })).body.code,
    ).toBeUndefined()
    await withdraw(id)
    const late = await staff.put(`/inspections/${newId()}`, { ...entry(versionId), readyToSubmit: false })
    expect(late).toMatchObject({ status: 409, body: { code: 'inspection.checklist_withdrawn' } })
    const head = await as('unitHead')
    const submission = await head.post(`/inspections/${newId()}/submit`, entry(versionId))
    expect(submission.body.code).toBe('inspection.checklist_withdrawn')
    expect((await head.post(`/inspections/${begun}/submit`, { ...entry(versionId), version: 1 })).status).toBe(200)
  })

  test('leaves its kind free for another', async () => {
    const { id, body } = await add({ model: 'informationSecurity' })
    await publish(id, body.content)
    await withdraw(id)
    expect((await add({ model: 'informationSecurity' })).body.content.kind).toBe('informationSecurity')
  })

  test('is not one that a point in use asks for', async () => {
    const { id } = await published()
    await owner.query(
      `begin; set local app.agency_id = '${home.agencyId}';
       insert into point (id, agency_id, kind, name, floor, room, unit_id, checklist_id, code)
       values ('${newId()}', '${home.agencyId}', 'door', '側門', '', '', '${home.unitIds.get('行政室')}', '${id}', '${newId()}');
       commit`,
    )
    expect((await withdraw(id)).body).toMatchObject({ code: 'checklist.asked_at_points', details: { count: 1 } })
  })

  test('is not one that a unit still owes', async () => {
    const { id } = await founded()
    const plan = await makePlan(owner, home)
    const assignment = await makeAssignment(owner, home, { unit: '行政室', plan })
    expect((await withdraw(id)).body).toMatchObject({ code: 'checklist.still_owed', details: { count: 1 } })
    await owner.query(`begin; set local app.agency_id = '${home.agencyId}';
      update assignment set withdrawn_at = now() where id = '${assignment}'; commit`)
    expect((await withdraw(id)).status).toBe(200)
  })
})

import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { testChecklist } from '#test/make.ts'

const { as, other } = await testApp()

const listed = async (agency?: typeof other) => (await (await as('staff', agency)).get('/checklists')).body[0]

describe('a checklist', () => {
  test('is listed once, with its newest version', async () => {
    const officer = await as('ethicsOfficer')
    const before = await listed()
    expect(before).toMatchObject({ kind: 'agencySecurity', version: 1 })
    const changed = { ...testChecklist, title: '修訂後的檢查表', items: testChecklist.items.slice(0, 3) }
    const { body, status } = await officer.post(`/checklists/${before.id}/versions`, changed)
    expect(status).toBe(200)
    const all = (await officer.get('/checklists')).body
    expect(all).toEqual([{ ...before, versionId: body.versionId, version: 2, title: '修訂後的檢查表' }])
    expect((await officer.get(`/checklist-versions/${body.versionId}`)).body).toEqual({ ...changed, version: 2 })
    expect((await officer.get(`/checklist-versions/${before.versionId}`)).body).toEqual(testChecklist)
  })

  test('of the same content is not published again', async () => {
    const officer = await as('ethicsOfficer')
    const { id, versionId } = await listed()
    const { body: content } = await officer.get(`/checklist-versions/${versionId}`)
    expect((await officer.post(`/checklists/${id}/versions`, content)).body.code).toBe('checklist.unchanged')
  })

  test('keeps its kind', async () => {
    const { id, version } = await listed()
    const changed = { ...testChecklist, kind: 'officialSecrets', version }
    const answer = await (await as('ethicsOfficer')).post(`/checklists/${id}/versions`, changed)
    expect(answer.body.code).toBe('checklist.kind_changed')
  })

  test('changed by two officers at once takes the first, and tells the second', async () => {
    const { id, version } = await listed()
    const by = async (who: string, title: string) =>
      (await as(who)).post(`/checklists/${id}/versions`, { ...testChecklist, version, title })
    const answers = [await by('ethicsOfficer', '甲版'), await by('secondEthicsOfficer', '乙版')]
    expect(answers.map(({ status }) => status)).toEqual([200, 409])
    expect(answers[1]!.body.code).toBe('changed_meanwhile')
  })

  test('does not ask two questions under one key', async () => {
    const { id, version } = await listed()
    const [item] = testChecklist.items
    const answer = await (await as('ethicsOfficer')).post(`/checklists/${id}/versions`, {
      ...testChecklist,
      version,
      items: [item, item],
    })
    expect(answer.body.code).toBe('invalid_input')
  })

  test('in which one question waits for another and that one for the first is refused, and both are named', async () => {
    const { id, version } = await listed()
    const [first, second, ...rest] = testChecklist.items
    const circle = [
      { ...first, shownIf: `\${${second!.key}} = 'compliant'` },
      { ...second, shownIf: `\${${first!.key}} = 'compliant'` },
    ]
    const answer = await (await as('ethicsOfficer')).post(`/checklists/${id}/versions`, {
      ...testChecklist,
      version,
      items: [...circle, ...rest],
    })
    expect(answer).toMatchObject({ status: 422, body: { code: 'checklist.faulty' } })
    const [fault] = answer.body.details.faults
    expect(fault.code).toBe('circular')
    expect(`${fault.itemKey} ${fault.detail}`).toMatch(/A01.*A02|A02.*A01/)
  })

  test('with a condition that no answer can ever meet is refused, and the question is named', async () => {
    const { id, version } = await listed()
    const [first, ...rest] = testChecklist.items
    const answer = await (await as('ethicsOfficer')).post(`/checklists/${id}/versions`, {
      ...testChecklist,
      version,
      items: [{ ...first, answerKind: 'number', constraint: { holds: '. > 5 and . < 3', message: '' } }, ...rest],
    })
    expect(answer.body).toMatchObject({
      code: 'checklist.faulty',
      details: { count: 1, faults: [{ code: 'neverHolds', itemKey: 'A01', field: 'constraint' }] },
    })
  })

  test('is published by ethics only', async () => {
    const { id } = await listed()
    const answer = await (await as('unitHead')).post(`/checklists/${id}/versions`, testChecklist)
    expect(answer.body.code).toBe('forbidden')
  })

  test('tells of each version when, by whom and what it says otherwise than the one before', async () => {
    const { id, version, versionId } = await listed()
    const officer = await as('ethicsOfficer')
    const { body: content } = await officer.get(`/checklist-versions/${versionId}`)
    const [first, ...rest] = content.items
    const items = [{ ...first, question: '改過的題目' }, ...rest]
    await officer.post(`/checklists/${id}/versions`, { ...content, items })
    const { body: versions } = await officer.get(`/checklists/${id}/versions`)
    expect(versions[0]).toMatchObject({ number: version + 1, publishedByName: 'home ethicsOfficer' })
    expect(versions[0].differences).toEqual([
      {
        of: 'item',
        key: 'A01',
        change: 'changed',
        fields: [{ field: 'question', before: first.question, after: '改過的題目' }],
      },
    ])
    expect(versions.at(-1)).toMatchObject({ number: 1, publishedByName: null, differences: [] })
    expect((await officer.get(`/checklists/${crypto.randomUUID()}/versions`)).status).toBe(404)
    expect((await (await as('ethicsOfficer', other)).get(`/checklists/${id}/versions`)).status).toBe(404)
  })

  test('is brought up to a newer model, keeps what was changed here, and leaves the choice where both changed', async () => {
    const officer = await as('ethicsOfficer', other)
    const { id, newerModelVersion } = await listed(other)
    expect(newerModelVersion).toBeGreaterThan(1)
    const { body: update } = await officer.get(`/checklists/${id}/model-update`)
    expect(update).toMatchObject({ base: { version: 1 }, theirs: { version: newerModelVersion } })
    expect(update.content).toMatchObject({ version: 1, modelVersion: newerModelVersion, title: testChecklist.title })
    expect(update.content.items[0].question).toBe(testChecklist.items[0]!.question)
    const known = new Set(update.base.items.map((item: any) => item.key))
    const added = update.theirs.items.filter((item: any) => !known.has(item.key))
    expect(added.length).toBeGreaterThan(0)
    expect(update.content.items).toEqual(expect.arrayContaining(added))
    expect(update.conflicts.length).toBeGreaterThan(0)
    for (const conflict of update.conflicts) expect(conflict.mine).not.toEqual(conflict.theirs)
    const saved = await officer.put(`/checklists/${id}/draft`, { version: 0, content: update.content })
    expect(saved.status).toBe(200)
    expect((await listed(other)).newerModelVersion).toBeNull()
    expect((await officer.get(`/checklists/${id}/model-update`)).body.code).toBe('checklist.no_newer_model')
    await officer.delete(`/checklists/${id}/draft`, { version: 1 })
  })

  test('that follows the newest model has nothing to be brought up to', async () => {
    const officer = await as('ethicsOfficer')
    const { id } = await listed()
    const { body: draft } = await officer.get(`/checklists/${id}/draft`)
    const { body: model } = await officer.get('/checklist-models/agencySecurity')
    await officer.put(`/checklists/${id}/draft`, {
      version: 0,
      content: { ...draft.content, modelVersion: model.version },
    })
    expect((await officer.get(`/checklists/${id}/model-update`)).body.code).toBe('checklist.no_newer_model')
    await officer.delete(`/checklists/${id}/draft`, { version: 1 })
    expect((await (await as('ethicsOfficer', other)).get(`/checklists/${id}/model-update`)).status).toBe(404)
  })

  test('of another agency is not there', async () => {
    const { id, versionId } = await listed(other)
    const officer = await as('ethicsOfficer')
    expect((await officer.get(`/checklist-versions/${versionId}`)).status).toBe(404)
    expect((await officer.post(`/checklists/${id}/versions`, testChecklist)).status).toBe(404)
    expect((await (await as('staff', other)).get(`/checklist-versions/${versionId}`)).status).toBe(200)
    expect((await officer.get(`/checklist-versions/${versionId}`)).status).toBe(404)
  })
})

import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { sampleImages } from '#test/documents.ts'
import { makeAnswer } from '#test/forms.ts'
import { makeAssignment, makePlan, type PlanMade, testChecklist } from '#test/make.ts'

const { as, owner, home, other } = await testApp()
const plan = await makePlan(owner, home)
const unitId = home.unitIds.get('行政室')!
const picture = sampleImages.get('door')!.bytes
const checklistVersionId = home.checklistVersionIds.get('agencySecurity')!

const answers = testChecklist.items.map(({ key }) => makeAnswer(key))
const assignment = (unit = '行政室', made: PlanMade = plan) => makeAssignment(owner, home, { unit, plan: made })
const entry = (changes: object = {}) => ({
  id: newId(),
  checklistVersionId,
  unitId,
  assignmentId: null,
  version: 0,
  answers,
  ...changes,
})

type Entry = ReturnType<typeof entry>
const save = async ({ id, ...rest }: Entry, who = 'staff', readyToSubmit = false) =>
  (await as(who)).put(`/inspections/${id}`, { ...rest, readyToSubmit })
const submit = async ({ id, ...rest }: Entry, who = 'unitHead') =>
  (await as(who)).post(`/inspections/${id}/submit`, rest)

describe('filling in a checklist', () => {
  test('keeps what is there, however little, and goes on later', async () => {
    const begun = entry({
      answers: [makeAnswer('A03'), makeAnswer('A01', 'notCompliant', '鎖壞了')],
      assignmentId: await assignment(),
    })
    const first = await save(begun)
    expect(first.body.inspection).toMatchObject({ status: 'draft', version: 1, notCompliant: 1, planId: plan.planId })
    expect(first.body.inspection.answers.map((each: { itemKey: string }) => each.itemKey)).toEqual(['A01', 'A03'])
    expect(first.body.checklist).toEqual(testChecklist)
    const second = await save({ ...begun, version: 1, answers }, 'staff', true)
    expect(second.body.inspection).toMatchObject({ version: 2, compliant: 4, notCompliant: 0, readyToSubmit: true })
  })

  test('goes on with the version it was begun with when a newer one is published', async () => {
    const begun = entry({ answers: [makeAnswer('A01')] })
    await save(begun)
    const officer = await as('ethicsOfficer')
    const [{ id, version }] = (await officer.get('/checklists')).body
    await officer.post(`/checklists/${id}/versions`, {
      ...testChecklist,
      version,
      items: testChecklist.items.slice(0, 1),
    })
    const later = await save({ ...begun, version: 1, answers })
    expect(later.body.inspection).toMatchObject({ checklistVersionId, compliant: 4 })
    expect((await submit({ ...begun, version: 2, answers })).status).toBe(200)
  })

  test('is for the own unit, except for ethics', async () => {
    expect((await save(entry(), 'otherStaff')).body.code).toBe('inspection.not_own_unit')
    expect((await save(entry(), 'ethicsOfficer')).status).toBe(200)
  })

  test('is done by one person at a time, and says by whom', async () => {
    const begun = entry()
    await save(begun)
    const { body } = await save({ ...begun, version: 1 }, 'unitHead')
    expect(body).toMatchObject({ code: 'inspection.held_by_other', details: { name: 'home staff' } })
  })

  test('tells a second window that the first has saved', async () => {
    const begun = entry()
    await save(begun)
    expect((await save(begun)).body.code).toBe('changed_meanwhile')
    expect((await save({ ...begun, version: 7 })).body.code).toBe('changed_meanwhile')
    expect((await save(entry({ version: 1 }))).status).toBe(404)
  })

  test('takes answers to the questions of the form only, and one to each', async () => {
    const unknown = await save(entry({ answers: [makeAnswer('A01'), makeAnswer('Z99')] }))
    expect(unknown.body).toMatchObject({ code: 'inspection.item_unknown', details: { keys: ['Z99'] } })
    const twice = await save(entry({ answers: [makeAnswer('A01'), makeAnswer('A01', 'notApplicable')] }))
    expect(twice.body).toMatchObject({ code: 'inspection.item_repeated', details: { keys: ['A01'] } })
  })

  test('stays with its unit, form and task', async () => {
    const begun = entry()
    await save(begun, 'ethicsOfficer')
    const moved = { ...begun, version: 1, unitId: home.unitIds.get('民政課')! }
    expect((await save(moved, 'ethicsOfficer')).body.code).toBe('inspection.subject_changed')
  })

  test('needs a unit, a form and a task that exist', async () => {
    const code = async (changes: object) => (await save(entry(changes), 'ethicsOfficer')).body.code
    expect(await code({ unitId: newId() })).toBe('inspection.unit_unknown')
    expect(await code({ checklistVersionId: newId() })).toBe('inspection.checklist_unknown')
    expect(await code({ assignmentId: newId() })).toBe('inspection.assignment_unknown')
    expect(await code({ unitId: other.unitIds.get('行政室') })).toBe('inspection.unit_unknown')
    expect(await code({ checklistVersionId: other.checklistVersionIds.get('agencySecurity') })).toBe(
      'inspection.checklist_unknown',
    )
  })

  test('is for a task of that unit that is still owed', async () => {
    const code = async (assignmentId: string) => (await save(entry({ assignmentId }))).body.code
    expect(await code(await assignment('民政課'))).toBe('inspection.assignment_of_other_unit')
    const withdrawn = await assignment()
    await owner.query('update assignment set withdrawn_at = now() where id = $1', [withdrawn])
    expect(await code(withdrawn)).toBe('assignment.withdrawn')
    const finished = await assignment()
    await owner.query('update assignment set done_at = now() where id = $1', [finished])
    expect(await code(finished)).toBe('assignment.already_done')
    expect(await code(await assignment('行政室', await makePlan(owner, home, { status: 'closed' })))).toBe(
      'plan.closed',
    )
  })

  test('is of the form that the task asks for', async () => {
    const secrets = newId()
    const checklistId = newId()
    await owner.query(`insert into checklist values ($1, $2, 'officialSecrets', '公務機密')`, [
      checklistId,
      home.agencyId,
    ])
    const assignmentId = await assignment()
    await owner.query('update assignment set checklist_id = $1 where id = $2', [checklistId, assignmentId])
    expect((await save(entry({ assignmentId, id: secrets }))).body.code).toBe('inspection.other_checklist_owed')
  })

  test('happens once for a task', async () => {
    const assignmentId = await assignment()
    await save(entry({ assignmentId }))
    expect((await save(entry({ assignmentId }))).body.code).toBe('inspection.already_begun')
  })

  test('ends where a unit was abolished', async () => {
    const begun = entry({ unitId: home.unitIds.get('圖書館') })
    await save(begun, 'ethicsOfficer')
    await owner.query(`update unit set abolished_on = '2026-02-10' where id = $1`, [begun.unitId])
    const { body } = await save({ ...begun, version: 1 }, 'ethicsOfficer')
    expect(body).toMatchObject({ code: 'unit.abolished', details: { name: '圖書館' } })
  })
})

describe('photographs of a checklist', () => {
  const photograph = async () => (await (await as('staff')).upload('/files', '門.png', picture)).body

  test('come and go with the answers that name them', async () => {
    const [door, window] = [await photograph(), await photograph()]
    const begun = entry({ answers: [{ ...makeAnswer('A01'), fileIds: [door.id, window.id] }] })
    const names = ({ body }: { body: { files: { id: string }[] } }) => body.files.map((file) => file.id).sort()
    expect(names(await save(begun))).toEqual([door.id, window.id].sort())
    const fewer = { ...begun, version: 1, answers: [{ ...makeAnswer('A01'), fileIds: [window.id] }] }
    expect((await save(fewer)).body.files).toEqual([window])
    const { rows } = await owner.query('select file_id from inspection_file where inspection_id = $1', [begun.id])
    expect(rows).toEqual([{ file_id: window.id }])
  })

  test('are with it also of what was mended on the spot', async () => {
    const after = await photograph()
    const fixed = { description: '已上鎖', fileIds: [after.id] }
    const wrong = { ...makeAnswer('A01'), verdict: 'notCompliant', note: '未鎖', fixed }
    expect((await save(entry({ answers: [wrong] }))).body.files).toEqual([after])
  })

  test('must have been stored before', async () => {
    const made = entry({ answers: answers.map((each) => ({ ...each, fileIds: [newId()] })) })
    expect((await save(made)).body.code).toBe('file.unknown_on_inspection')
    expect((await submit(made)).body.code).toBe('file.unknown_on_inspection')
    expect((await (await as('unitHead')).get(`/inspections/${made.id}`)).status).toBe(404)
  })

  test('of another agency are unknown', async () => {
    const theirs = await (await as('staff', other)).upload('/files', '門.png', picture)
    const made = entry({ answers: answers.map((each) => ({ ...each, fileIds: [theirs.body.id] })) })
    expect((await submit(made)).body.code).toBe('file.unknown_on_inspection')
  })
})

describe('handing in a checklist', () => {
  const bad = answers
    .with(1, makeAnswer('A02', 'notCompliant', '鏡頭故障'))
    .with(2, makeAnswer('A03', 'notCompliant', '門未鎖'))

  test('opens a deficiency for each answer that does not comply, with its grade and its working days', async () => {
    const made = entry({ answers: bad, assignmentId: await assignment() })
    const { body, status } = await submit(made)
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'submitted', version: 1, compliant: 2, notCompliant: 2, notApplicable: 0 })
    expect(body.submittedByName).toBe('home unitHead')
    const listed = (await (await as('staff')).get(`/deficiencies?planId=${plan.planId}`)).body.items
    const opened = listed.filter((each: { inspectionId: string }) => each.inspectionId === made.id)
    expect(opened.map((each: object) => ({ ...each, id: '' }))).toMatchObject([
      { itemKey: 'A02', grade: 'major', improvementDueDate: '2026-02-23', clauseId: plan.clauseId, unitId },
      { itemKey: 'A03', grade: 'critical', improvementDueDate: '2026-02-12', description: '門未鎖', status: 'found' },
    ])
  })

  test('is the evidence of the task and ends it', async () => {
    const made = entry({ assignmentId: await assignment() })
    await submit(made)
    const { rows } = await owner.query(
      `select assignment.done_at, assignment.version, done_by, note, inspection_id from assignment
       join evidence on assignment_id = assignment.id where assignment.id = $1`,
      [made.assignmentId],
    )
    expect(rows).toEqual([
      { done_at: '2026-02-11T01:00:00.000Z', version: 2, done_by: 'home unitHead', note: '', inspection_id: made.id },
    ])
    const again = await save(entry({ assignmentId: made.assignmentId }))
    expect(again.body.code).toBe('assignment.already_done')
  })

  test('counts for the unit, once for each', async () => {
    const fresh = await makePlan(owner, home)
    await submit(entry({ answers: bad, assignmentId: await assignment('行政室', fresh) }))
    await submit(entry({ assignmentId: await assignment('行政室', fresh) }))
    const { rows } = await owner.query('select * from unit_summary where plan_id = $1', [fresh.planId])
    expect(rows).toMatchObject([
      { unit_id: unitId, inspections: 2, compliant: 6, not_compliant: 2, not_applicable: 0, deficiencies_found: 2 },
    ])
  })

  test('takes over what a person of the unit has filled in', async () => {
    const begun = entry({ assignmentId: await assignment(), answers: answers.slice(0, 2) })
    await save(begun)
    const { body } = await submit({ ...begun, version: 1, answers })
    expect(body).toMatchObject({ heldByName: 'home staff', submittedByName: 'home unitHead', version: 2, compliant: 4 })
    const { inspection } = (await (await as('staff')).get(`/inspections/${begun.id}`)).body
    expect(inspection).toEqual({ ...body, answers })
  })

  test('is for the head of that very unit', async () => {
    expect((await submit(entry(), 'otherUnitHead')).body.code).toBe('inspection.not_own_unit')
    expect((await submit(entry(), 'ethicsDirector')).body.code).toBe('inspection.not_own_unit')
    expect((await submit(entry(), 'staff')).body.code).toBe('forbidden')
  })

  test('needs every question answered', async () => {
    const { body } = await submit(entry({ answers: answers.slice(1, 3) }))
    expect(body).toMatchObject({ code: 'inspection.incomplete', details: { missing: ['A01', 'A04'], count: 2 } })
  })

  test('needs a note wherever something does not comply', async () => {
    const { body } = await submit(entry({ answers: answers.with(0, makeAnswer('A01', 'notCompliant', ' ')) }))
    expect(body).toMatchObject({ code: 'inspection.note_missing', details: { keys: ['A01'] } })
  })

  test('happens once, and then nothing changes any more', async () => {
    const made = entry()
    expect((await submit(made)).status).toBe(200)
    expect((await submit(made)).body.code).toBe('inspection.already_submitted')
    expect((await save({ ...made, version: 1 }, 'unitHead')).body.code).toBe('inspection.already_submitted')
    await expect(owner.query(`update inspection set answers = '[]' where id = $1`, [made.id])).rejects.toThrow()
  })

  test('of what changed meanwhile is refused and leaves nothing behind', async () => {
    const begun = entry({ assignmentId: await assignment(), answers: bad })
    await save(begun)
    await save({ ...begun, version: 1 })
    expect((await submit({ ...begun, version: 1 })).body.code).toBe('changed_meanwhile')
    const { rows } = await owner.query('select from deficiency where inspection_id = $1', [begun.id])
    expect(rows).toHaveLength(0)
  })

  test('twice at once is done once', async () => {
    const begun = entry({ assignmentId: await assignment(), answers: bad })
    await save(begun)
    const both = await Promise.all([submit({ ...begun, version: 1 }), submit({ ...begun, version: 1 })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { rows } = await owner.query('select from deficiency where inspection_id = $1', [begun.id])
    expect(rows).toHaveLength(2)
  })

  test('repeated under the same key gives the first answer and no second inspection', async () => {
    const { id, ...rest } = entry({ answers: bad })
    const head = await as('unitHead')
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await head.post(`/inspections/${id}/submit`, rest, key)
    expect(first.status).toBe(200)
    expect((await head.post(`/inspections/${id}/submit`, rest, key)).body).toEqual(first.body)
    const { rows } = await owner.query('select from deficiency where inspection_id = $1', [id])
    expect(rows).toHaveLength(2)
  })

  test('leaves an audit entry with its figures', async () => {
    const made = entry({ answers: bad })
    await submit(made)
    const { rows } = await owner.query('select operation, body::json as body from audit_entry where subject_id = $1', [
      made.id,
    ])
    expect(rows).toMatchObject([{ operation: 'inspection.submit', body: { detail: { notCompliant: 2 } } }])
  })
})

describe('an inspection', () => {
  test('is seen by its unit, by ethics and by the heads', async () => {
    const { id } = (await save(entry())).body.inspection
    for (const who of ['staff', 'unitHead', 'ethicsOfficer', 'agencyHead', 'chiefSecretary']) {
      const person = await as(who)
      expect((await person.get(`/inspections/${id}`)).status).toBe(200)
      const listed = (await person.get('/inspections')).body.items.map((each: { id: string }) => each.id)
      expect(listed).toContain(id)
    }
    const stranger = await as('otherStaff')
    expect((await stranger.get(`/inspections/${id}`)).status).toBe(404)
    expect((await stranger.get('/inspections')).body.items.filter((each: { id: string }) => each.id === id)).toEqual([])
    expect((await save({ ...entry(), id, version: 1 }, 'otherStaff')).status).toBe(404)
  })

  test('is found by plan and by unit', async () => {
    const fresh = await makePlan(owner, home)
    const { id } = (await save(entry({ assignmentId: await assignment('行政室', fresh) }))).body.inspection
    const officer = await as('ethicsOfficer')
    const ids = async (query: string) =>
      (await officer.get(`/inspections?${query}`)).body.items.map((each: any) => each.id)
    expect(await ids(`planId=${fresh.planId}`)).toEqual([id])
    expect(await ids(`planId=${fresh.planId}&unitId=${home.unitIds.get('民政課')}`)).toEqual([])
  })

  test('of another agency is not there, whatever is tried', async () => {
    const mine = (await save(entry())).body.inspection
    const head = await as('unitHead', other)
    const { id, ...rest } = entry({ id: mine.id, unitId: other.unitIds.get('行政室'), version: 1 })
    const theirs = { ...rest, checklistVersionId: other.checklistVersionIds.get('agencySecurity') }
    expect((await head.get(`/inspections/${id}`)).status).toBe(404)
    expect((await head.put(`/inspections/${id}`, { ...theirs, readyToSubmit: true })).status).toBe(404)
    expect((await head.post(`/inspections/${id}/submit`, theirs)).status).toBe(404)
    expect((await head.get('/inspections')).body).toEqual({ items: [], next: null })
    const own = await head.put(`/inspections/${id}`, { ...theirs, version: 0, readyToSubmit: true })
    expect(own.body.inspection).toMatchObject({ version: 1, unitId: theirs.unitId })
    expect((await (await as('staff')).get(`/inspections/${id}`)).body.inspection).toEqual(mine)
  })
})

test('what was filled in and is ready waits for the head of the unit, until it is handed in', async () => {
  const waits = async (who: string) =>
    (await (await as(who)).get('/today')).body.waiting.filter((each: any) => each.kind === 'inspectionSubmission')
  const drafted = entry({ assignmentId: await assignment() })
  await save(drafted)
  const subject = { subjectId: drafted.id }
  expect(await waits('unitHead')).not.toContainEqual(expect.objectContaining(subject))
  await save({ ...drafted, version: 1 }, 'staff', true)
  const waiting = { ...subject, title: testChecklist.title, unitName: '行政室', dueDate: '2026-02-13' }
  expect(await waits('unitHead')).toContainEqual({ kind: 'inspectionSubmission', ...waiting })
  expect(await waits('otherUnitHead')).toEqual([])
  expect(await waits('staff')).toEqual([])
  await submit({ ...drafted, version: 2 })
  expect(await waits('unitHead')).not.toContainEqual(expect.objectContaining(subject))
})

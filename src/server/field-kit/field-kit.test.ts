import { describe, expect, test } from 'vitest'
import type { FieldKit } from '#domain/field-kit/field-kit.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makeAssignment, makePlan, testChecklist } from '#test/make.ts'

const { as, clock, owner, home, other } = await testApp()
const head = await as('unitHead')
const unitId = home.unitIds.get('行政室')!
const assignmentId = await makeAssignment(owner, home, { unit: '行政室', plan: await makePlan(owner, home) })
const kitOf = async (who: string, agency = home): Promise<FieldKit> =>
  (await (await as(who, agency)).get('/field-kit')).body

const answers = testChecklist.items.map(({ key }) => ({ itemKey: key, verdict: 'compliant', fileIds: [] }))
async function inspection(changes: { answers: object[]; isHandedIn?: boolean }) {
  const checklistVersionId = (await head.get('/checklists')).body[0].versionId
  const place = { checklistVersionId, unitId, assignmentId: null, version: 0, answers: changes.answers }
  const id = newId()
  const { status } = changes.isHandedIn
    ? await head.post(`/inspections/${id}/submit`, place)
    : await head.put(`/inspections/${id}`, { ...place, readyToSubmit: false })
  expect(status).toBe(200)
  return id
}

describe('what a person takes along', () => {
  test('is the tasks of the day with the forms that they ask for', async () => {
    const kit = await kitOf('staff')
    const assignment = kit.today.assignments.find(({ id }) => id === assignmentId)!
    expect(kit.forms.find(({ versionId }) => versionId === assignment.checklistVersionId)?.content.items).toHaveLength(
      4,
    )
    expect(kit.units.map(({ name }) => name)).toContain('行政室')
  })

  test('is what this person has in hand, and nothing that somebody else has', async () => {
    const id = await inspection({ answers: answers.slice(0, 2) })
    const mine = await kitOf('unitHead')
    expect(mine.drafts.find((draft) => draft.inspection.id === id)?.inspection.answers).toHaveLength(2)
    expect((await kitOf('staff')).drafts).toEqual([])
  })

  test('is what was answered the last time, of each form', async () => {
    await inspection({ answers, isHandedIn: true })
    clock.pass(60)
    const last = await inspection({
      answers: answers.map((one) => ({ ...one, verdict: 'notApplicable' })),
      isHandedIn: true,
    })
    const { lastAnswers } = await kitOf('staff')
    expect(lastAnswers).toHaveLength(1)
    expect(lastAnswers[0]).toMatchObject({ unitId, pointId: null, previous: { inspectionId: last } })
    expect((await kitOf('otherStaff')).lastAnswers).toEqual([])
  })

  test('is whom to call', async () => {
    const ways = { dayTelephone: '05-000-0101', nightTelephone: '', fax: '', mail: '', platform: '' }
    const facts = { kind: 'guards', name: '保全', post: '', remark: '', position: 1 }
    const valid = { validFrom: '2026-01-01', validUntil: null }
    expect((await head.post('/contacts', { id: newId(), unitId, ...ways, ...facts, ...valid })).status).toBe(200)
    expect((await kitOf('staff')).contacts).toMatchObject([{ name: '保全', dayTelephone: '05-000-0101' }])
  })

  test('is nothing of another agency', async () => {
    const kit = await kitOf('staff', other)
    expect(kit.today.assignments).toEqual([])
    expect(kit.inspections).toEqual([])
    expect(kit.lastAnswers).toEqual([])
    expect(kit.contacts).toEqual([])
  })

  test('is not for who has no round to make', async () => {
    expect((await (await as('systemAdministrator')).get('/field-kit')).status).toBe(403)
  })
})

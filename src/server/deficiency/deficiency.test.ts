import { describe, expect, test } from 'vitest'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { sampleImages } from '#test/documents.ts'
import { makeAssignment, makePlan, testChecklist } from '#test/make.ts'

const { as, owner, clock, home, other } = await testApp()
const plan = await makePlan(owner, home)
const picture = sampleImages.get('door')!.bytes

type Finding = { unit?: string; head?: string; bad?: number; fileIds?: string[] }

/** Hands in a checklist with something wrong, and gives the deficiencies of it, newest first. */
async function find({
  unit = '行政室',
  head = 'unitHead',
  bad = 1,
  fileIds = [],
}: Finding = {}): Promise<Deficiency[]> {
  const id = newId()
  const { status } = await (await as(head)).post(`/inspections/${id}/submit`, {
    checklistVersionId: home.checklistVersionIds.get('agencySecurity'),
    unitId: home.unitIds.get(unit),
    assignmentId: await makeAssignment(owner, home, { unit, plan }),
    version: 0,
    answers: testChecklist.items.map(({ key }, index) =>
      index < bad
        ? { itemKey: key, verdict: 'notCompliant', note: '燈不亮', fileIds }
        : { itemKey: key, verdict: 'compliant', fileIds: [] },
    ),
  })
  expect(status).toBe(200)
  const { items } = (await (await as('ethicsOfficer')).get(`/deficiencies?planId=${plan.planId}`)).body
  return items.filter((each: Deficiency) => each.inspectionId === id)
}

const improve = async ({ id, version }: Deficiency, who = 'staff', changes: object = {}) =>
  (await as(who)).post(`/deficiencies/${id}/improve`, {
    version,
    improvementId: newId(),
    description: '換了燈管',
    fileIds: [],
    ...changes,
  })
const decide = async (deficiency: Deficiency, decision: 'release' | 'return', who: string, remark = '已看過') =>
  (await as(who)).post(`/deficiencies/${deficiency.id}/${decision}`, { version: deficiency.version, remark })

async function improved(who = 'staff', finding: Finding = {}): Promise<Deficiency> {
  const { status, body } = await improve((await find(finding))[0]!, who)
  expect(status).toBe(200)
  return body.deficiency
}

describe('a deficiency', () => {
  test('shows the note and the photographs with which it was found', async () => {
    const file = (await (await as('unitHead')).upload('/files', '燈.png', picture)).body
    const [{ id } = expect.fail()] = await find({ fileIds: [file.id] })
    const { body } = await (await as('staff')).get(`/deficiencies/${id}`)
    expect(body).toMatchObject({ question: '第 1 題', foundFiles: [file], improvements: [] })
    expect(body.deficiency).toMatchObject({
      description: '燈不亮',
      grade: 'minor',
      status: 'found',
      foundOn: '2026-02-11',
    })
  })

  test('is seen by its unit, by ethics and by the heads', async () => {
    const [{ id } = expect.fail()] = await find()
    for (const who of ['staff', 'unitHead', 'secondEthicsOfficer', 'agencyHead', 'chiefSecretary'])
      expect((await (await as(who)).get(`/deficiencies/${id}`)).status).toBe(200)
    const stranger = await as('otherStaff')
    expect((await stranger.get(`/deficiencies/${id}`)).status).toBe(404)
    expect((await stranger.get('/deficiencies')).body.items).toEqual([])
    expect((await improve({ id, version: 1 } as Deficiency, 'otherStaff')).status).toBe(404)
  })

  test('of another agency is not there, whatever is tried', async () => {
    const deficiency = await improved()
    const stranger = await as('ethicsDirector', other)
    const body = { version: deficiency.version, remark: '看過' }
    const report = { version: 2, improvementId: newId(), description: '換了', fileIds: [] }
    expect((await stranger.get(`/deficiencies/${deficiency.id}`)).status).toBe(404)
    expect((await stranger.get('/deficiencies')).body).toEqual({ items: [], next: null })
    expect((await stranger.post(`/deficiencies/${deficiency.id}/release`, body)).status).toBe(404)
    expect((await stranger.post(`/deficiencies/${deficiency.id}/return`, body)).status).toBe(404)
    expect((await stranger.post(`/deficiencies/${deficiency.id}/improve`, report)).status).toBe(404)
  })

  test('is listed by pages of twenty-five, the newest first, none twice and none left out', async () => {
    for (let i = 0; i < 7; i++) await find({ bad: 4 })
    const officer = await as('ethicsOfficer')
    const first = (await officer.get('/deficiencies')).body
    const second = (await officer.get(`/deficiencies?after=${first.next}`)).body
    expect(first.items).toHaveLength(25)
    const ids = [...first.items, ...second.items].map(({ id }: Deficiency) => id)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
    const { rows } = await owner.query('select count(*)::int as count from deficiency')
    expect([ids.length, second.next]).toEqual([rows[0].count, null])
  })

  test('is found by status and by unit', async () => {
    const deficiency = await improved()
    const officer = await as('ethicsOfficer')
    const ids = async (query: string) =>
      (await officer.get(`/deficiencies?${query}`)).body.items.map(({ id }: Deficiency) => id)
    expect(await ids('status=improved')).toContain(deficiency.id)
    expect(await ids('status=released')).not.toContain(deficiency.id)
    expect(await ids(`unitId=${home.unitIds.get('民政課')}`)).not.toContain(deficiency.id)
  })
})

describe('an improvement', () => {
  test('is reported by the unit, with photographs', async () => {
    const file = (await (await as('staff')).upload('/files', '新燈.png', picture)).body
    const { body } = await improve((await find())[0]!, 'staff', { fileIds: [file.id, file.id] })
    expect(body.deficiency).toMatchObject({ status: 'improved', version: 2 })
    expect(body.improvements).toMatchObject([
      { description: '換了燈管', improvedByName: 'home staff', files: [file], decision: null, remark: null },
    ])
    expect(body.improvements[0].improvedAt).toBe('2026-02-11T01:00:00.000Z')
  })

  test('is reported by nobody else', async () => {
    const [deficiency] = await find()
    expect((await improve(deficiency!, 'ethicsOfficer')).body.code).toBe('deficiency.not_own_unit')
    expect((await improve(deficiency!, 'agencyHead')).body.code).toBe('forbidden')
  })

  test('waits for its decision before there is another', async () => {
    expect((await improve(await improved())).body.code).toBe('deficiency.not_open')
  })

  test('of two at once, the second is told that it changed', async () => {
    const [deficiency] = await find()
    const both = await Promise.all([improve(deficiency!), improve(deficiency!, 'unitHead')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await improve({ ...(await find())[0]!, version: 9 })).body.code).toBe('changed_meanwhile')
  })

  test('names files that are there', async () => {
    const [deficiency] = await find()
    const answer = await improve(deficiency!, 'staff', { fileIds: [newId()] })
    expect(answer.body.code).toBe('file.unknown_on_improvement')
  })

  test('says what was done', async () => {
    const [deficiency] = await find()
    expect((await improve(deficiency!, 'staff', { description: '  ' })).body.code).toBe('invalid_input')
  })
})

describe('the second pair of eyes', () => {
  test('releases what was mended, and the unit is credited with it', async () => {
    const released = async () => {
      const { rows } = await owner.query('select sum(deficiencies_released)::int as sum from unit_summary')
      return rows[0].sum
    }
    const deficiency = await improved()
    const before = await released()
    const { body } = await decide(deficiency, 'release', 'ethicsOfficer', '')
    expect(body.deficiency).toMatchObject({ status: 'released', version: 3 })
    expect(body.improvements).toMatchObject([
      { decision: 'released', decidedByName: 'home ethicsOfficer', remark: null },
    ])
    expect(await released()).toBe(before + 1)
  })

  test('returns what was not mended, which is then improved again', async () => {
    const { body } = await decide(await improved(), 'return', 'chiefSecretary', '仍不亮')
    expect(body.deficiency).toMatchObject({ status: 'improving', version: 3 })
    expect(body.improvements).toMatchObject([{ decision: 'returned', remark: '仍不亮' }])
    const again = await improve(body.deficiency)
    expect(again.body.improvements).toHaveLength(2)
    const { body: end } = await decide(again.body.deficiency, 'release', 'ethicsOfficer')
    expect(end.improvements.map((each: { decision: string }) => each.decision)).toEqual(['returned', 'released'])
  })

  test('says why it returns', async () => {
    expect((await decide(await improved(), 'return', 'ethicsOfficer', ' ')).body.code).toBe('deficiency.remark_missing')
  })

  test('is never that of the one who mended; in an office of one the head releases', async () => {
    const mended = await improved('ethicsDirector', { unit: '政風室', head: 'ethicsDirector' })
    expect((await decide(mended, 'release', 'ethicsDirector')).body.code).toBe('deficiency.own_improvement')
    expect((await decide(mended, 'return', 'ethicsDirector')).body.code).toBe('deficiency.own_improvement')
    expect((await decide(mended, 'release', 'agencyHead')).body.deficiency.status).toBe('released')
  })

  test('is not that of the one who mended for the database either', async () => {
    const { id } = await improved()
    const byHand = owner.query(
      `update improvement set decision = 'released', decided_by = improved_by where deficiency_id = $1`,
      [id],
    )
    await expect(byHand).rejects.toMatchObject({ constraint: 'deficiency.own_improvement' })
  })

  test('has nothing to decide while nothing was mended, nor once it was decided', async () => {
    const [open] = await find()
    expect((await decide(open!, 'release', 'ethicsOfficer')).body.code).toBe('deficiency.not_improved')
    const { body } = await decide(await improved(), 'release', 'ethicsOfficer')
    expect((await decide(body.deficiency, 'return', 'ethicsOfficer')).body.code).toBe('deficiency.not_improved')
  })

  test('is one of ethics or of the heads', async () => {
    expect((await decide(await improved(), 'release', 'unitHead')).body.code).toBe('forbidden')
  })

  test('decides on what it saw', async () => {
    const deficiency = await improved()
    const stale = { ...deficiency, version: deficiency.version - 1 }
    expect((await decide(stale, 'release', 'ethicsOfficer')).body.code).toBe('changed_meanwhile')
    const both = await Promise.all([
      decide(deficiency, 'release', 'ethicsOfficer'),
      decide(deficiency, 'return', 'secondEthicsOfficer'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('leaves an audit entry under the name of what was done', async () => {
    const deficiency = await improved()
    clock.pass(60)
    await decide(deficiency, 'release', 'ethicsOfficer')
    const { rows } = await owner.query('select operation from audit_entry where subject_id = $1 order by sequence', [
      deficiency.id,
    ])
    expect(rows.map((row) => row.operation)).toEqual(['deficiency.improve', 'deficiency.release'])
  })
})

test('a deficiency waits for its unit, then for a second pair of eyes, then for nobody', async () => {
  const waits = async (who: string, kind: string, id: string): Promise<boolean> => {
    const { waiting } = (await (await as(who)).get('/today')).body
    return waiting.some((each: { kind: string; subjectId: string }) => each.kind === kind && each.subjectId === id)
  }
  const [found = expect.fail()] = await find({ unit: '政風室', head: 'ethicsDirector' })
  expect(await waits('ethicsDirector', 'deficiencyImprovement', found.id)).toBe(true)
  expect(await waits('staff', 'deficiencyImprovement', found.id)).toBe(false)
  expect(await waits('agencyHead', 'deficiencyDecision', found.id)).toBe(false)
  const { deficiency } = (await improve(found, 'ethicsDirector')).body
  expect(await waits('ethicsDirector', 'deficiencyImprovement', found.id)).toBe(false)
  expect(await waits('ethicsDirector', 'deficiencyDecision', found.id)).toBe(false)
  expect(await waits('ethicsOfficer', 'deficiencyDecision', found.id)).toBe(true)
  expect(await waits('agencyHead', 'deficiencyDecision', found.id)).toBe(true)
  await decide(deficiency, 'release', 'agencyHead')
  expect(await waits('ethicsOfficer', 'deficiencyDecision', found.id)).toBe(false)
})

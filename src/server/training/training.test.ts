import { describe, expect, test } from 'vitest'
import type { Training } from '#domain/training/training.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { awarenessDesk } from '#test/awareness.ts'
import { makePlan } from '#test/make.ts'
import { textOf } from '#test/pdf-text.ts'
import { photo } from '#test/sample-data.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, home, other } = it
const { unit, personId, member } = awarenessDesk(it)
const officer = await as('ethicsOfficer')
const plan = await makePlan(owner, home)

const draft = (changes: object = {}) => ({
  ...{ version: 0, kind: 'fire', title: '消防演練', place: '中庭', leader: '教官', programme: '一、警報\n二、疏散' },
  ...{ startsAt: '2026-02-11T02:00:00.000Z', endsAt: '2026-02-11T03:00:00.000Z' },
  ...{ unitIds: [], planId: null, clauseId: null },
  ...changes,
})
const planned = async (changes: object = {}): Promise<string> => {
  const id = newId()
  expect((await officer.put(`/trainings/${id}`, draft(changes))).body).toEqual({ id, version: 1 })
  return id
}
const act = async (id: string, what: string, input: object = {}, who = 'ethicsOfficer', agency = home) =>
  (await as(who, agency)).post(`/trainings/${id}/${what}`, input)
const show = async (id: string, who = 'ethicsOfficer'): Promise<Training> =>
  (await (await as(who)).get(`/trainings/${id}`)).body
const running = async (changes: object = {}) => {
  const id = await planned(changes)
  expect((await act(id, 'begin')).status).toBe(200)
  return { id, code: (await show(id)).code! }
}
const come = async (code: string, who: string, agency = home) =>
  (await as(who, agency)).post('/training-attendance', { code })

describe('a drill or seminar', () => {
  test('is planned by ethics, changed until it begins, and called off only before', async () => {
    const id = await planned({ planId: plan.planId, clauseId: plan.clauseId })
    expect(await show(id)).toMatchObject({ status: 'planned', group: 'drill', clauseLabel: '壹', code: null })
    const again = (changes: object) => officer.put(`/trainings/${id}`, draft(changes))
    expect((await again({ place: '廣場' })).body.code).toBe('changed_meanwhile')
    expect((await again({ version: 1, place: '廣場' })).body).toEqual({ id, version: 2 })
    expect((await act(id, 'end')).body.code).toBe('training.not_running')
    await act(id, 'begin')
    expect((await again({ version: 3 })).body.code).toBe('training.not_planned')
    expect((await act(id, 'cancel')).body.code).toBe('training.not_planned')
    const off = await planned()
    expect((await act(off, 'cancel')).status).toBe(200)
    expect((await act(off, 'begin')).body.code).toBe('training.not_planned')
  })

  test.each([
    ['training.kind_unknown', { kind: 'party' }],
    ['training.times_reversed', { endsAt: '2026-02-11T01:00:00.000Z' }],
    ['training.unit_unknown', { unitIds: [newId()] }],
    ['training.plan_unknown', { planId: newId() }],
    ['training.clause_unknown', { planId: plan.planId, clauseId: newId() }],
    ['training.clause_unknown', { clauseId: plan.clauseId }],
    ['not_found', { version: 2 }],
  ])('is refused as %s', async (code, changes) => {
    expect((await officer.put(`/trainings/${newId()}`, draft(changes))).body.code).toBe(code)
  })

  test('of another agency is not there, and staff see only what they attend', async () => {
    const { id, code } = await running()
    const stranger = await as('ethicsOfficer', other)
    expect((await stranger.get(`/trainings/${id}`)).status).toBe(404)
    expect((await stranger.get('/trainings')).body).toEqual([])
    expect((await act(id, 'end', {}, 'ethicsOfficer', other)).status).toBe(404)
    expect((await come(code, 'staff', other)).body.code).toBe('training.code_unknown')
    expect((await (await as('staff')).get('/trainings')).body.code).toBe('forbidden')
    expect((await act(id, 'end', {}, 'unitHead')).body.code).toBe('forbidden')
  })
})

describe('who came', () => {
  test('says so by the code while it runs, once', async () => {
    const { id, code } = await running()
    const staff = await as('staff')
    expect((await staff.get(`/training-attendance/${code}`)).body).toMatchObject({ title: '消防演練', hasCome: false })
    expect((await come(code, 'staff')).status).toBe(200)
    expect((await come(code, 'staff')).body.code).toBe('training.has_come')
    expect((await staff.get(`/training-attendance/${code}`)).body.hasCome).toBe(true)
    expect((await officer.get(`/trainings/${id}/code.png`)).headers['content-type']).toBe('image/png')
    await act(id, 'end')
    expect((await come(code, 'otherStaff')).body.code).toBe('training.code_unknown')
    expect((await officer.get(`/trainings/${id}/code.png`)).body.code).toBe('training.not_running')
    expect((await show(id)).attendances).toMatchObject([{ name: 'home staff', unitName: '行政室', byCode: true }])
  })

  test('is entered by hand as well: with an account, without one, or as a guest, and taken off again', async () => {
    const memberId = await member('邱阿滿')
    const id = await planned()
    const tick = (one: object) =>
      act(id, 'attendance', { attendanceId: newId(), personId: null, memberId: null, name: '', ...one })
    expect((await tick({ name: '教官' })).body.code).toBe('training.not_begun')
    await act(id, 'begin')
    await act(id, 'end')
    for (const one of [{ name: '教官' }, { memberId }, { personId: personId('staff') }])
      expect((await tick(one)).status).toBe(200)
    expect((await tick({ memberId })).body.code).toBe('training.member_has_come')
    expect((await tick({ personId: personId('staff') })).body.code).toBe('training.has_come')
    expect((await tick({})).body.code).toBe('training.attendee_missing')
    expect((await tick({ memberId, name: '教官' })).body.code).toBe('training.attendee_missing')
    expect((await tick({ personId: newId() })).body.code).toBe('training.person_unknown')
    expect((await tick({ memberId: newId() })).body.code).toBe('training.member_unknown')
    const guest = (await show(id)).attendances.find(({ name }) => name === '教官')!
    expect((await act(id, `attendance/${guest.id}/remove`)).status).toBe(200)
    expect((await act(id, `attendance/${guest.id}/remove`)).status).toBe(404)
    expect((await show(id)).came).toBe(2)
  })
})

describe('what came of it', () => {
  test('is recorded with figures of its kind and photographs, and stands in its paper', async () => {
    const { id } = await running()
    const { body: file } = await officer.upload('/files', 'drill.jpg', await photo(31))
    const record = (changes: object = {}, who = 'ethicsOfficer') => {
      const figures = [{ key: 'evacuated', value: 46 }]
      return as(who).then((one) =>
        one.put(`/trainings/${id}/result`, {
          ...{ version: 2, result: '全員疏散', figures, fileIds: [file.id] },
          ...changes,
        }),
      )
    }
    expect((await record({ figures: [{ key: 'clicked', value: 1 }] })).body.code).toBe('training.figure_unknown')
    expect((await record({ fileIds: [newId()] })).body.code).toBe('file.unknown_on_training')
    expect((await record({ version: 1 })).body.code).toBe('changed_meanwhile')
    expect((await record({}, 'unitHead')).body.code).toBe('forbidden')
    expect((await record()).body).toEqual({ id, version: 3 })
    expect(await show(id)).toMatchObject({ result: '全員疏散', files: [{ id: file.id }] })
    const paper = await textOf(new Uint8Array((await officer.get(`/trainings/${id}/paper.pdf`)).body))
    expect(paper).toContain('消防演練成果')
    expect(paper).toContain('疏散人數46')
    expect((await officer.get(`/trainings/${id}/paper.odt`)).status).toBe(200)
  })

  test('becomes a deficiency of the unit that is to mend it, which the unit head sees and others do not', async () => {
    const id = await planned({ planId: plan.planId, clauseId: plan.clauseId })
    const finding = (changes: object = {}) => ({
      ...{ findingId: newId(), unitId: unit('行政室'), place: '後梯', description: '標示燈不亮', grade: 'minor' },
      ...changes,
    })
    expect((await act(id, 'findings', finding())).body.code).toBe('training.not_begun')
    await act(id, 'begin')
    const entry = finding()
    expect((await act(id, 'findings', entry)).status).toBe(200)
    expect((await act(id, 'findings', finding({ unitId: newId() }))).body.code).toBe('training.unit_unknown')
    const { deficiency } = (await officer.get(`/deficiencies/${entry.findingId}`)).body
    expect(deficiency).toMatchObject({
      ...{ source: 'training', sourceId: id, planId: plan.planId, clauseId: plan.clauseId, status: 'found' },
    })
    expect((await show(id, 'unitHead')).findings).toHaveLength(1)
    expect((await show(id, 'otherUnitHead')).findings).toEqual([])
  })

  test('counts in the outcome report, campaigns and trainings each opening their records', async () => {
    const own = await makePlan(owner, home)
    const { id } = await running({ planId: own.planId })
    await act(id, 'end')
    await planned({ planId: own.planId })
    const seminar = await running({ planId: own.planId, kind: 'fraudSeminar' })
    await act(seminar.id, 'end')
    const campaignId = newId()
    await officer.put(`/awareness-campaigns/${campaignId}`, {
      ...{
        version: 0,
        title: '宣導',
        planId: own.planId,
        clauseId: null,
        pieceKeys: ['fraud'],
        unitIds: [],
        roles: [],
      },
      untilDate: '2026-02-20',
    })
    const lines = async () => (await officer.get(`/plans/${own.planId}/outcome-report`)).body.report.statistics
    const line = async (key: string) => (await lines()).find((one: any) => one.key === key).thisPeriod
    expect(await line('awareness')).toEqual({ value: 0, parts: [] })
    await officer.post(`/awareness-campaigns/${campaignId}/send`)
    const part = (kind: string, one: string) => ({ value: 1, parts: [{ planId: own.planId, kind, ids: [one] }] })
    expect(await line('awareness')).toEqual(part('awarenessCampaign', campaignId))
    expect(await line('drills')).toEqual(part('training', id))
    expect(await line('seminars')).toEqual(part('training', seminar.id))
    expect((await officer.get(`/trainings?planId=${own.planId}`)).body).toHaveLength(3)
    expect((await officer.get(`/awareness-campaigns?planId=${own.planId}`)).body).toHaveLength(1)
  })
})

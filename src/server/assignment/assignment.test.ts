import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { testApp } from '#test/app.ts'
import { meetingDesk } from '#test/meetings.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'

const app = await testApp('2026-02-11T01:00:00Z')
const { as, home, other, clock } = app
const officer = await as('ethicsOfficer')
const text = smallPlan.replace('各單位', '行政室')
const { plan } = await issuedPlan(officer, await as('agencyHead'), home, text)

const assignments = async (): Promise<Assignment[]> => (await officer.get(`/assignments?planId=${plan.id}`)).body
const one = async (action: string) => (await assignments()).find((assignment) => assignment.action === action)!
const completion = (changes = {}) => ({
  evidenceId: randomUUID(),
  doneAt: '2026-02-11T00:30:00.000Z',
  doneBy: '莊主任',
  note: '已播送',
  fileIds: [],
  ...changes,
})

describe('today', () => {
  test('shows a person what the own unit owes, in order of time, and nothing of other units', async () => {
    const staff = (await (await as('staff')).get('/today')).body
    expect(staff.assignments.map(({ action }: Assignment) => action)).toEqual(['self_inspection', 'broadcast'])
    const elsewhere = (await (await as('otherStaff')).get('/today')).body
    expect(elsewhere.assignments).toEqual([])
  })

  test("shows of a daily series today's and the next one only, with the hour that the plan names", async () => {
    const daily = smallPlan
      .replace('二、行政室', '二、圖書館應每日下午五時前回報安全狀況。\n三、行政室')
      .replace('三、政風室', '四、政風室')
    const { plan: second } = await issuedPlan(officer, await as('agencyHead'), home, daily.replace('各單位', '圖書館'))
    const rows: Assignment[] = (await officer.get(`/assignments?planId=${second.id}`)).body
    const reports = rows.filter(({ action }) => action === 'status_report')
    expect(reports).toHaveLength(15)
    expect(new Set(reports.map(({ dueTime }) => dueTime))).toEqual(new Set(['17:00']))
    const today: Assignment[] = (await (await as('librarian')).get('/today')).body.assignments
    expect(today.filter(({ action }) => action === 'status_report').map(({ dueDate }) => dueDate)).toEqual([
      '2026-02-11',
      '2026-02-12',
    ])
  })

  test('tells the head of a plan to approve and the officer of one to go through', async () => {
    await officer.post('/plans', { id: randomUUID(), text: smallPlan })
    const waiting = (await officer.get('/today')).body.waiting
    expect(waiting).toMatchObject([{ kind: 'planReview' }])
    expect((await (await as('staff')).get('/today')).body.waiting).toEqual([])
  })
})

describe('an assignment', () => {
  test('is done by saying when, who and what, and then stays done', async () => {
    const { id } = await one('broadcast')
    const staff = await as('staff')
    const done = await staff.post(`/assignments/${id}/complete`, completion())
    expect(done.body).toMatchObject({
      state: 'done',
      evidence: [{ doneBy: '莊主任', note: '已播送', recordedByName: 'home staff' }],
    })
    expect((await staff.post(`/assignments/${id}/complete`, completion())).body.code).toBe('assignment.already_done')
  })

  test('of another unit is not for this person to do', async () => {
    const { id } = await one('meeting')
    expect((await (await as('otherStaff')).post(`/assignments/${id}/complete`, completion())).body.code).toBe(
      'assignment.not_own_unit',
    )
  })

  test('that asks for a note is not done without one', async () => {
    const { id } = await one('meeting')
    expect((await officer.post(`/assignments/${id}/complete`, completion({ note: ' ' }))).body.code).toBe(
      'assignment.note_missing',
    )
  })

  test('can be shown done by a record kept elsewhere, which then needs no note', async () => {
    const desk = meetingDesk(app)
    const { id: held } = await desk.planned({
      startsAt: '2026-02-10T02:00:00.000Z',
      endsAt: '2026-02-10T03:00:00.000Z',
    })
    await desk.planned(desk.confidential({ startsAt: '2026-02-10T04:00:00.000Z', endsAt: '2026-02-10T05:00:00.000Z' }))
    await desk.planned({ startsAt: '2026-02-12T02:00:00.000Z', endsAt: '2026-02-12T03:00:00.000Z' })
    const { plan: later } = await issuedPlan(
      officer,
      await as('agencyHead'),
      home,
      smallPlan.replace('各單位', '圖書館'),
    )
    const rows: Assignment[] = (await officer.get(`/assignments?planId=${later.id}`)).body
    const { id } = rows.find(({ action }) => action === 'meeting')!
    const offered = (await officer.get(`/assignments/${id}/records`)).body
    expect(offered).toEqual([{ kind: 'meeting', id: held, title: '春節前安全維護會報', date: '2026-02-10' }])
    const unheard = completion({ note: '', records: [{ kind: 'meeting', id: randomUUID() }] })
    expect((await officer.post(`/assignments/${id}/complete`, unheard)).body.code).toBe('assignment.record_unknown')
    const shown = completion({ note: '', records: [{ kind: 'meeting', id: held }] })
    const done = (await officer.post(`/assignments/${id}/complete`, shown)).body
    expect(done).toMatchObject({ state: 'done', evidence: [{ records: offered }] })
  })

  test('of another unit offers nothing to be shown', async () => {
    const { id } = await one('meeting')
    const stranger = await as('otherStaff')
    expect((await stranger.get(`/assignments/${id}/records`)).body.code).toBe('assignment.not_own_unit')
  })

  test('is not done in the future', async () => {
    const { id } = await one('meeting')
    const answer = await officer.post(`/assignments/${id}/complete`, completion({ doneAt: '2026-02-11T02:00:00.000Z' }))
    expect(answer.body.code).toBe('assignment.in_the_future')
  })

  test('that asks for a checklist is done by the checklist alone', async () => {
    const { id } = await one('self_inspection')
    expect((await (await as('staff')).post(`/assignments/${id}/complete`, completion())).body.code).toBe(
      'assignment.needs_checklist',
    )
  })

  test('is not done with a file that is not there', async () => {
    const { id } = await one('meeting')
    const answer = await officer.post(`/assignments/${id}/complete`, completion({ fileIds: [randomUUID()] }))
    expect(answer.body.code).toBe('file.unknown_on_evidence')
    expect((await one('meeting')).state).toBe('due')
  })

  test('can be given to a person of its unit and to nobody else', async () => {
    const { id, version } = await one('self_inspection')
    const unitHead = await as('unitHead')
    const people = (await unitHead.get('/agency')).body.people
    const named = (name: string) => people.find((person: any) => person.name === `home ${name}`).id
    expect(
      (await unitHead.post(`/assignments/${id}/assign`, { version, personId: named('otherStaff') })).body.code,
    ).toBe('assignment.person_of_other_unit')
    expect((await unitHead.post(`/assignments/${id}/assign`, { version, personId: randomUUID() })).body.code).toBe(
      'assignment.person_unknown',
    )
    const given = await unitHead.post(`/assignments/${id}/assign`, { version, personId: named('staff') })
    expect(given.body.personName).toBe('home staff')
    expect((await unitHead.post(`/assignments/${id}/assign`, { version, personId: null })).body.code).toBe(
      'changed_meanwhile',
    )
  })

  test('of another agency does not exist', async () => {
    const { id } = await one('meeting')
    const stranger = await as('ethicsOfficer', other)
    expect((await stranger.post(`/assignments/${id}/complete`, completion())).status).toBe(404)
    expect((await stranger.get(`/assignments?planId=${plan.id}`)).body).toEqual([])
  })

  test('is late once its day is over', async () => {
    clock.set('2026-02-13T15:59:00Z')
    expect(
      (await (await as('secondEthicsOfficer')).get(`/assignments?planId=${plan.id}`)).body.find(
        (row: Assignment) => row.action === 'meeting',
      ).state,
    ).toBe('due')
    clock.set('2026-02-13T16:01:00Z')
    expect(
      (await (await as('secondEthicsOfficer')).get(`/assignments?planId=${plan.id}`)).body.find(
        (row: Assignment) => row.action === 'meeting',
      ).state,
    ).toBe('late')
  })
})

import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { ContractorDetail } from '#domain/contractor/contractor.ts'
import type { DoorLog } from '#domain/contractor/contractor-visit.ts'
import type { WorkOrder } from '#domain/contractor/work-order.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { approvalOf, decided } from '#test/approvals.ts'
import { contractorsOf } from '#test/contractors.ts'
import { toldOf } from '#test/told.ts'

const workday = '2026-02-11T02:00:00Z'
const holiday = '2026-02-17T02:00:00Z'
const it = await testApp(workday)
const { as, owner, clock, home, other, alarms } = it
const { added, addPoint, order, visit } = contractorsOf(it)
const pointId = await addPoint()
const { password } = home

/** Sessions end in the nights between. */
function on(instant: string): void {
  it.everybodyLeft()
  clock.set(instant)
}
const leave = async (id: string, who = 'staff') => (await as(who)).post(`/contractor-visits/${id}/leave`)
const door = async (who = 'librarian'): Promise<DoorLog> => (await (await as(who)).get('/contractor-door')).body
const asked = async (contractorId: string, changes: object = {}): Promise<WorkOrder> => {
  const { status, body } = await order(contractorId, changes)
  expect(status).toBe(200)
  return body
}
const approved = async (contractorId: string, changes: object = {}): Promise<WorkOrder> => {
  const made = await asked(contractorId, changes)
  expect((await decided(await as('unitHead'), 'workOrder', made.id, { password })).status).toBe(200)
  return made
}
const act = async (id: string, what: 'open' | 'close', who = 'staff') =>
  (await as(who)).post(`/work-orders/${id}/${what}`)

describe('at the door', () => {
  test('anybody notes who comes, of which firm, with whom and why, and that they left', async () => {
    on(workday)
    const firm = await added({ name: '晴川空調' })
    const { status, body } = await visit(firm, pointId, {}, 'librarian')
    expect(status).toBe(200)
    const [here] = (body as DoorLog).visits.filter((one) => one.contractorId === firm)
    expect(here).toMatchObject({
      ...{ contractorName: '晴川空調', personName: '林工程師', pointName: '資訊機房', escortName: 'home otherStaff' },
      ...{ purpose: '檢修冷氣', leftAt: null, isOverdue: false },
    })
    expect((await leave(here!.id)).body.visits.find((one: { id: string }) => one.id === here!.id).leftAt).toBeTruthy()
    expect((await leave(here!.id)).body.code).toBe('contractorVisit.already_left')
    expect((await (await as('systemAdministrator')).get('/contractor-door')).status).toBe(403)
  })

  test('a person is inside once, however often two note it', async () => {
    on(workday)
    const firm = await added()
    const both = await Promise.all([visit(firm, pointId), visit(firm, pointId, {}, 'librarian')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await visit(firm, pointId)).body.code).toBe('contractorVisit.already_inside')
  })

  test('only what is there is named, and nobody by a number', async () => {
    on(workday)
    const firm = await added()
    const code = async (changes: object) => (await visit(firm, pointId, changes)).body.code
    expect(await code({ contractorId: newId() })).toBe('contractorVisit.contractor_unknown')
    expect(await code({ pointId: newId() })).toBe('contractorVisit.point_unknown')
    expect(await code({ escortId: newId() })).toBe('contractorVisit.escort_unknown')
    expect(await code({ workOrderId: newId() })).toBe('contractorVisit.order_unknown')
    for (const field of ['personName', 'purpose', 'emergency'])
      expect(await code({ [field]: '林 A123456789' })).toBe('contractor.national_id')
  })

  test('whoever left the firm is not offered, and a firm that was withdrawn is not let in', async () => {
    on(workday)
    const firm = await added()
    const head = await as('unitHead')
    await head.post(`/contractors/${firm}/people`, { personId: newId(), name: '在', telephone: '' })
    const gone = newId()
    await head.post(`/contractors/${firm}/people`, { personId: gone, name: '離', telephone: '' })
    await head.post(`/contractors/${firm}/people/${gone}/leave`)
    expect((await door()).firms.find(({ id }) => id === firm)!.people).toEqual(['在'])
    await head.post(`/contractors/${firm}/withdraw`, { version: 1 })
    expect((await visit(firm, pointId)).body.code).toBe('contractor.withdrawn')
  })
})

describe('on a day off', () => {
  test('nobody comes in without an approved order, but in an emergency that is said', async () => {
    on(workday)
    const firm = await added()
    on(holiday)
    expect((await door()).isDayOff).toBe(true)
    expect((await visit(firm, pointId)).body.code).toBe('contractorVisit.order_missing')
    const { status, body } = await visit(firm, pointId, { emergency: '機房冒煙' })
    expect(status).toBe(200)
    const [here] = (body as DoorLog).visits.filter((one) => one.contractorId === firm)
    expect(here!.emergency).toBe('機房冒煙')
    const { rows } = await owner.query(`select body from audit_entry where subject_id = $1`, [here!.id])
    expect(JSON.parse(rows[0].body).detail.isEmergency).toBe(true)
  })

  test('an approved order of that firm for that hour lets in, and no other does', async () => {
    on(workday)
    const [firm, rival] = [await added(), await added()]
    const good = await approved(firm)
    const waiting = await asked(firm)
    const remote = await approved(firm, { isRemote: true })
    const later = await approved(firm, { startsAt: '2026-02-18T01:00:00.000Z', endsAt: '2026-02-18T09:00:00.000Z' })
    const ofRival = await approved(rival)
    on(holiday)
    const code = async (workOrderId: string) => (await visit(firm, pointId, { workOrderId })).body.code
    expect(await code(waiting.id)).toBe('workOrder.not_approved')
    expect(await code(remote.id)).toBe('contractorVisit.order_remote')
    expect(await code(later.id)).toBe('workOrder.not_now')
    expect(await code(ofRival.id)).toBe('contractorVisit.order_unknown')
    expect((await door()).firms.find(({ id }) => id === firm)!.orders).toMatchObject([{ id: good.id }])
    expect((await visit(firm, pointId, { workOrderId: good.id })).status).toBe(200)
  })

  test('for the database an order of another firm is none, whatever the rule says', async () => {
    on(workday)
    const [firm, rival] = [await added(), await added()]
    const { id } = await approved(rival)
    await visit(firm, pointId)
    const stealing = owner.query(`update contractor_visit set work_order_id = $1 where contractor_id = $2`, [id, firm])
    await expect(stealing).rejects.toThrow('contractorVisit.order_unknown')
  })
})

describe('a work order', () => {
  test('is asked by the responsible unit and decided by its head, who is told', async () => {
    on(workday)
    const firm = await added()
    for (const who of ['ethicsOfficer', 'otherStaff'])
      expect((await order(firm, {}, who)).body.code).toBe('workOrder.not_own_unit')
    const { id } = await asked(firm)
    expect((await decided(await as('otherUnitHead'), 'workOrder', id).catch((error) => error)).message).toContain(
      'not_found',
    )
    expect((await decided(await as('unitHead'), 'workOrder', id, { password })).status).toBe(200)
    expect((await (await as('staff')).get(`/work-orders/${id}`)).body.state).toBe('approved')
    const approval = await approvalOf(await as('unitHead'), 'workOrder', id)
    expect(await toldOf(owner, approval.id)).toContain('approvalAsked home unitHead')
  })

  test('of the head of the unit goes to the heads of the agency', async () => {
    on(workday)
    const { body } = await order(await added(), {}, 'unitHead')
    const approval = await approvalOf(await as('unitHead'), 'workOrder', body.id)
    expect(approval.mayDecide).toBe(false)
    expect((await decided(await as('agencyHead'), 'workOrder', body.id, { password })).status).toBe(200)
  })

  test('that was sent back lets nobody in, and another is asked for', async () => {
    on(workday)
    const firm = await added()
    const { id } = await asked(firm)
    const back = { verdict: 'returned', remark: '改於上班日施工', password } as const
    expect((await decided(await as('unitHead'), 'workOrder', id, back)).status).toBe(200)
    on(holiday)
    expect((await visit(firm, pointId, { workOrderId: id })).body.code).toBe('workOrder.not_approved')
  })

  test('is for a time that is ahead, of a firm that works here, at a place that is there, and bears no number', async () => {
    on(workday)
    const firm = await added()
    const code = async (changes: object) => (await order(firm, changes)).body.code
    expect(await code({ endsAt: '2026-02-17T00:00:00.000Z' })).toBe('workOrder.times_reversed')
    expect(await code({ startsAt: '2026-02-10T01:00:00.000Z', endsAt: '2026-02-10T02:00:00.000Z' })).toBe(
      'workOrder.over',
    )
    expect(await code({ pointId: newId() })).toBe('workOrder.point_unknown')
    expect(await code({ what: '換燈 A123456789' })).toBe('contractor.national_id')
    expect(await code({ who: 'A123456789' })).toBe('contractor.national_id')
    await (await as('unitHead')).post(`/contractors/${firm}/withdraw`, { version: 1 })
    expect(await code({})).toBe('contractor.withdrawn')
    expect((await order(newId())).status).toBe(404)
  })

  test('is for those who may see the firm', async () => {
    on(workday)
    const { id } = await asked(await added())
    expect((await (await as('librarian')).get(`/work-orders/${id}`)).status).toBe(404)
    expect((await (await as('ethicsDirector', other)).get(`/work-orders/${id}`)).status).toBe(404)
  })
})

describe('a window of remote maintenance', () => {
  const times = { isRemote: true, startsAt: '2026-02-11T01:00:00.000Z', endsAt: '2026-02-11T04:00:00.000Z' }

  test('is opened once, when it was approved and its time has come, and shut by whoever sees it', async () => {
    on(workday)
    const firm = await added()
    const early = await approved(firm, { ...times, startsAt: '2026-02-11T03:00:00.000Z' })
    const waiting = await asked(firm, times)
    const onSite = await approved(firm, { ...times, isRemote: false })
    const { id } = await approved(firm, times)
    expect((await act(early.id, 'open')).body.code).toBe('workOrder.not_now')
    expect((await act(waiting.id, 'open')).body.code).toBe('workOrder.not_approved')
    expect((await act(onSite.id, 'open')).body.code).toBe('workOrder.not_remote')
    expect((await act(id, 'close')).body.code).toBe('workOrder.not_open')
    expect((await act(id, 'open', 'librarian')).status).toBe(404)
    expect((await act(id, 'open')).body).toMatchObject({ openedByName: 'home staff', closedAt: null })
    expect((await act(id, 'open')).body.code).toBe('workOrder.already_opened')
    expect((await act(id, 'close', 'ethicsOfficer')).body.closedByName).toBe('home ethicsOfficer')
    expect((await act(id, 'close')).body.code).toBe('workOrder.already_closed')
  })

  test('that is still open after its time rings at the head of the unit', async () => {
    on(workday)
    const firm = await added()
    const [open, shut] = [await approved(firm, times), await approved(firm, times)]
    for (const { id } of [open, shut]) expect((await act(id, 'open')).status).toBe(200)
    await act(shut.id, 'close')
    on('2026-02-11T04:00:00Z')
    await alarms.turn()
    expect(await toldOf(owner, open.id)).toEqual(['contractorWindowOpen home unitHead'])
    expect(await toldOf(owner, shut.id)).toEqual([])
  })
})

describe('whoever is still inside at closing time', () => {
  test('is seen by everybody at the door, and rings at the escort and at the head of the unit', async () => {
    on(workday)
    const firm = await added()
    const [staying, leaving] = [newId(), newId()]
    await visit(firm, pointId, { id: staying })
    await visit(firm, pointId, { id: leaving, personName: '王技工' })
    await leave(leaving)
    on('2026-02-11T09:29:59Z')
    await alarms.turn()
    expect(await toldOf(owner, staying)).toEqual([])
    on('2026-02-11T09:30:00Z')
    await alarms.turn()
    expect(await toldOf(owner, staying)).toEqual(['contractorInside home otherStaff', 'contractorInside home unitHead'])
    expect(await toldOf(owner, leaving)).toEqual([])
    expect((await door()).visits.find(({ id }) => id === staying)).toMatchObject({ isOverdue: true })
  })

  test('goes by the end of the order where there is one, and by the hour where one came later', async () => {
    on(workday)
    const firm = await added()
    const { id: workOrderId } = await approved(firm, {
      startsAt: '2026-02-11T01:00:00.000Z',
      endsAt: '2026-02-11T12:00:00.000Z',
    })
    const [byOrder, late] = [newId(), newId()]
    await visit(firm, pointId, { id: byOrder, workOrderId })
    on('2026-02-11T10:00:00Z')
    await visit(firm, pointId, { id: late, personName: '夜間技工' })
    await alarms.turn()
    const isOverdue = async () => {
      const { visits } = await door()
      return [byOrder, late].map((id) => visits.find((one) => one.id === id)!.isOverdue)
    }
    expect(await isOverdue()).toEqual([false, false])
    on('2026-02-11T11:00:00Z')
    expect(await isOverdue()).toEqual([false, true])
    on('2026-02-11T12:00:00Z')
    expect(await isOverdue()).toEqual([true, true])
  })
})

describe('the log', () => {
  test('of a period is read and printed by the units’ heads, ethics, the heads and whoever is on duty', async () => {
    on(workday)
    const firm = await added({ name: '梧桐營造' })
    await visit(firm, pointId, { emergency: '漏水' })
    const period = '?from=2026-02-11&until=2026-02-11'
    const { body } = await (await as('ethicsOfficer')).get(`/contractor-visits${period}`)
    expect(body.filter((one: { contractorId: string }) => one.contractorId === firm)).toHaveLength(1)
    const paper = await (await as('staff')).get(`/contractor-visits/log.pdf${period}`)
    const { text } = await extractText(new Uint8Array(paper.body), { mergePages: true })
    expect(text.replaceAll(/\s/g, '')).toContain('梧桐營造')
    expect(text.replaceAll(/\s/g, '')).toContain('緊急：漏水')
    expect((await (await as('librarian')).get(`/contractor-visits${period}`)).body.code).toBe('forbidden')
    const empty = await (await as('staff')).get('/contractor-visits/log.pdf?from=2025-01-01&until=2025-01-02')
    expect(empty.body.code).toBe('contractorVisit.none_to_print')
  })

  test('of more than fits on paper is refused, and a shorter period is asked for', async () => {
    on(workday)
    const firm = await added()
    await owner.query(
      `insert into contractor_visit (id, agency_id, contractor_id, person_name, point_id, escort_id, purpose, emergency,
         came_at, recorded_by, left_at, left_recorded_by)
       select gen_random_uuid(), $1, $2, '甲', $3, $4, '送貨', '', '2025-03-03T02:00:00Z', $4, '2025-03-03T03:00:00Z', $4
       from generate_series(1, 2000)`,
      [home.agencyId, firm, pointId, home.personIds.get(home.loginNames.staff!)],
    )
    const { body } = await (await as('staff')).get('/contractor-visits/log.txt?from=2025-03-01&until=2025-03-31')
    expect(body.code).toBe('contractorVisit.too_many_to_print')
  })

  test('stands with the firm, and is never taken back', async () => {
    on(workday)
    const firm = await added()
    const id = newId()
    await visit(firm, pointId, { id })
    await leave(id)
    const detail: ContractorDetail = (await (await as('unitHead')).get(`/contractors/${firm}`)).body
    expect(detail.visits).toMatchObject([{ id, personName: '林工程師' }])
    await expect(owner.query('update contractor_visit set left_at = null where id = $1', [id])).rejects.toThrow()
    await expect(owner.query('delete from contractor_visit where id = $1', [id])).rejects.toThrow()
  })

  test('of another agency is not there', async () => {
    const stranger = await as('ethicsDirector', other)
    expect((await stranger.get('/contractor-door')).body).toMatchObject({ firms: [], visits: [] })
    const { rows } = await owner.query('select id from contractor_visit limit 1')
    expect((await stranger.post(`/contractor-visits/${rows[0].id}/leave`)).status).toBe(404)
  })
})

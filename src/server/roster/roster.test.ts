import { beforeAll, describe, expect, test } from 'vitest'
import type { Roster } from '#domain/roster/roster.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import type { AgencyMade } from '#test/make.ts'
import { makePlan } from '#test/make.ts'
import { nightShift, rosterDesk, rosterDraft } from '#test/rosters.ts'

const { as, home, other, owner, clock } = await testApp('2026-02-05T01:00:00Z')
const idOf = (who: string, agency: AgencyMade = home) => agency.personIds.get(agency.loginNames[who]!)!
const officer = await as('ethicsOfficer')
const desk = rosterDesk(officer)
const newPlan = async (agency = home) => (await makePlan(owner, agency)).planId

describe('a roster', () => {
  let roster: Roster
  beforeAll(async () => {
    roster = await desk.make({ agency: home, planId: await newPlan() })
  })

  test('has a shift for each day of the plan; the last night ends after it', () => {
    expect(roster.shifts).toHaveLength(15)
    expect(roster.shifts.at(-1)).toMatchObject({ date: '2026-02-23', endsAt: '2026-02-24T00:00:00.000Z' })
    expect(roster.gaps).toHaveLength(15)
  })

  test('is proposed with every shift filled, every rule kept and everybody carrying alike', async () => {
    roster = await desk.propose(roster)
    expect(roster.gaps).toEqual([])
    expect(roster.faults).toEqual([])
    const counts = roster.people.map(({ id }) => roster.bookings.filter(({ personId }) => personId === id).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })

  test('is proposed again the same, and what was set by hand stays', async () => {
    const before = roster.bookings.map(({ shiftId, personId }) => `${shiftId} ${personId}`)
    roster = await desk.propose(roster)
    expect(roster.bookings.map(({ shiftId, personId }) => `${shiftId} ${personId}`)).toEqual(before)
    const [first] = roster.bookings
    const chosen = roster.people.find(({ id }) => !roster.bookings.slice(0, 3).some(({ personId }) => personId === id))!
    expect((await desk.book(roster.id, first!.shiftId, chosen.id, { replacesId: first!.id })).status).toBe(200)
    roster = await desk.propose(await desk.show(roster.id))
    expect(roster.bookings.find(({ shiftId }) => shiftId === first!.shiftId)).toMatchObject({
      personId: chosen.id,
      isProposed: false,
    })
  })

  test('that is still being made is seen by those who make it and the heads', async () => {
    expect((await (await as('staff')).get(`/rosters/${roster.id}`)).status).toBe(404)
    expect((await (await as('agencyHead')).get(`/rosters/${roster.id}`)).status).toBe(200)
    expect((await (await as('unitHead')).get('/rosters')).body.map(({ id }: Roster) => id)).toContain(roster.id)
    expect((await (await as('staff')).get('/rosters')).body).toEqual([])
  })

  test('is published once; then everybody reads it, but nobody else’s wishes or why a shift is empty', async () => {
    const { version } = roster
    roster = await desk.publish(roster)
    expect(roster.publishedByName).toBe('home ethicsOfficer')
    expect((await officer.post(`/rosters/${roster.id}/publish`, { version })).body.code).toBe('roster.published')
    const { body } = await (await as('otherStaff')).get(`/rosters/${roster.id}`)
    expect(body).toMatchObject({ mayKeep: false, wishes: [], faults: [] })
  })

  test('is not proposed, made anew or discarded once it is published', async () => {
    const { id, version } = roster
    const code = async (path: string) => (await officer.post(`/rosters/${id}/${path}`, { version })).body.code
    expect(await code('proposal')).toBe('roster.published')
    expect(await code('discard')).toBe('roster.published')
    const { id: _, ...draft } = rosterDraft({ agency: home, planId: roster.planId })
    expect((await officer.put(`/rosters/${id}`, { ...draft, version })).body.code).toBe('roster.published')
  })

  test('once published is changed with a reason, and the change is on record', async () => {
    clock.pass(60)
    const booking = roster.bookings.at(-1)!
    const free = roster.people.find(({ id }) => !roster.bookings.slice(-3).some(({ personId }) => personId === id))!
    const change = { replacesId: booking.id }
    expect((await desk.book(roster.id, booking.shiftId, free.id, change)).body.code).toBe('roster.reason_missing')
    expect((await desk.book(roster.id, booking.shiftId, free.id, { ...change, reason: '公出' })).status).toBe(200)
    roster = await desk.show(roster.id)
    expect(roster.records).toHaveLength(2)
    expect(roster.records).toContainEqual(expect.objectContaining({ id: booking.id, endReason: '公出' }))
    const end = (reason: string) => {
      const { id } = roster.bookings.at(-1)!
      return officer.post(`/rosters/${roster.id}/bookings/${id}/end`, { reason })
    }
    expect((await end('')).body.code).toBe('roster.reason_missing')
    expect((await end('臨時請假')).status).toBe(200)
    expect((await desk.show(roster.id)).gaps).toHaveLength(1)
  })

  test('tells who is on it, and what changed', async () => {
    const told = (await (await as('librarian')).get('/told')).body.items
    expect(told.map(({ event }: { event: string }) => event)).toContain('shiftChanged')
  })

  test('never loses what was written: rows are ended, not changed or deleted', async () => {
    for (const table of ['roster', 'shift', 'shift_booking', 'shift_swap', 'duty_wish', 'roster_feed'])
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow(/append-only/)
    await expect(owner.query(`update shift_booking set end_reason = 'x' where ended_at is not null`)).rejects.toThrow(
      /append-only/,
    )
  })
})

describe('a roster is refused', () => {
  const put = async (changes: object = {}, who = 'ethicsOfficer') => {
    const { id, ...draft } = rosterDraft({ agency: home, planId: await newPlan() })
    return (await as(who)).put(`/rosters/${id}`, { ...draft, ...changes })
  }

  test('without anybody who could keep a shift, or with one name twice', async () => {
    const pool = { unitIds: [], personIds: [] }
    expect((await put({ patterns: [nightShift(home, { pool })] })).body.code).toBe('roster.pool_empty')
    expect((await put({ patterns: [nightShift(home), nightShift(home)] })).body.code).toBe('roster.name_repeated')
  })

  test('when no shift falls into the period', async () => {
    const { planId } = await makePlan(owner, home)
    await owner.query(`update plan set period_start = '2026-02-14', period_end = '2026-02-15' where id = $1`, [planId])
    const patterns = [nightShift(home, { days: 'workdays' })]
    expect((await put({ planId, patterns })).body.code).toBe('roster.no_shifts')
  })

  test('for a plan that has one, that is not there or is of another agency', async () => {
    const planId = await newPlan()
    expect((await put({ planId })).status).toBe(200)
    expect((await put({ planId })).body.code).toBe('roster.exists')
    expect((await put({ planId: await newPlan(other) })).status).toBe(404)
  })

  test('with somebody in charge who is not there', async () => {
    expect((await put({ inChargeId: newId() })).body.code).toBe('roster.in_charge_unknown')
    expect((await put({ inChargeId: idOf('staff', other) })).body.code).toBe('roster.in_charge_unknown')
  })

  test('to anybody but ethics; to change it also to whoever is in charge', async () => {
    expect((await put({}, 'unitHead')).status).toBe(403)
    const roster = await desk.make({ agency: home, planId: await newPlan() })
    const { id, version } = roster
    const proposed = async (who: string) => (await as(who)).post(`/rosters/${id}/proposal`, { version })
    expect((await proposed('otherUnitHead')).body.code).toBe('roster.not_keeper')
    expect((await proposed('unitHead')).status).toBe(200)
    expect((await officer.post(`/rosters/${id}/proposal`, { version })).body.code).toBe('changed_meanwhile')
  })
})

test('a draft is made anew or discarded, and the plan may have another', async () => {
  const planId = await newPlan()
  const roster = await desk.make({ agency: home, planId })
  const { id: _, ...draft } = rosterDraft({ agency: home, planId, patterns: [nightShift(home, { days: 'daysOff' })] })
  const { status, body } = await officer.put(`/rosters/${roster.id}`, { ...draft, version: roster.version })
  expect(status).toBe(200)
  const made = await desk.show(roster.id)
  expect(made.shifts.every(({ dayKind }) => dayKind !== 'workday')).toBe(true)
  expect((await officer.post(`/rosters/${roster.id}/discard`, { version: body.version })).status).toBe(200)
  expect((await officer.get(`/rosters/${roster.id}`)).status).toBe(404)
  expect((await desk.make({ agency: home, planId })).id).not.toBe(roster.id)
})

test('a roster of another agency is not there', async () => {
  const theirs = rosterDesk(await as('ethicsOfficer', other))
  const { id, version } = await theirs.make({ agency: other, planId: await newPlan(other) })
  expect((await officer.get(`/rosters/${id}`)).status).toBe(404)
  expect((await officer.post(`/rosters/${id}/publish`, { version })).status).toBe(404)
  expect((await officer.get('/rosters')).body.map((one: Roster) => one.id)).not.toContain(id)
})

const theirs = await as('ethicsOfficer', other)
const there = rosterDesk(theirs)

describe('when it cannot be filled', () => {
  test('the shift is named with what keeps people away, and the rest is proposed', async () => {
    const pool = { unitIds: [], personIds: ['staff', 'librarian'].map((who) => idOf(who, other)) }
    const patterns = [nightShift(other, { name: '夜班二', people: 2, pool })]
    const wish = { id: newId(), personId: idOf('staff', other), kind: 'cannot', reason: 'abroad' }
    const noted = await (await as('staff', other)).post('/duty-wishes', {
      ...wish,
      from: '2026-02-13',
      until: '2026-02-23',
    })
    expect(noted.status).toBe(200)
    const roster = await there.propose(await there.make({ agency: other, planId: await newPlan(other), patterns }))
    expect(roster.bookings.length).toBeGreaterThan(5)
    const gap = roster.gaps.find(({ shiftId }) =>
      roster.shifts.some(({ id, date }) => id === shiftId && date === '2026-02-20'),
    )!
    expect(gap.because).toContainEqual({ rule: 'cannot', people: 1 })
    expect(roster.gaps.flatMap(({ because }) => because)).toContainEqual({ rule: 'rest', people: 1 })
    expect(roster.faults).toEqual([])
  })
})

describe('after the plan’s period was moved', () => {
  test('shifts outside are named, and withdrawn only when somebody says so; missing days become gaps', async () => {
    const planId = await newPlan(other)
    const made = await there.publish(await there.propose(await there.make({ agency: other, planId })))
    expect((await theirs.post(`/rosters/${made.id}/follow-plan`, { version: made.version })).body.code).toBe(
      'roster.nothing_moved',
    )
    await owner.query(`update plan set period_start = '2026-02-11', period_end = '2026-02-25' where id = $1`, [planId])
    const moved = await there.show(made.id)
    expect(moved.outsideIds).toHaveLength(2)
    expect(moved.missingDates).toEqual(['2026-02-24', '2026-02-25'])
    expect(moved.shifts).toHaveLength(15)
    clock.pass(60)
    const followed = await there.step(moved, 'follow-plan')
    expect(followed).toMatchObject({
      outsideIds: [],
      missingDates: [],
      period: { start: '2026-02-11', end: '2026-02-25' },
    })
    expect(followed.gaps).toHaveLength(2)
    expect(followed.records.filter(({ endedAt }) => endedAt)).toHaveLength(2)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import type { OwnRoster, Roster } from '#domain/roster/roster.ts'
import type { Swap } from '#domain/roster/swap.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makePlan } from '#test/make.ts'
import { nightShift, rosterDesk } from '#test/rosters.ts'

const { as, home, owner, clock, alarms, everybodyLeft, failures } = await testApp('2026-02-05T01:00:00Z')
const idOf = (who: string) => home.personIds.get(home.loginNames[who]!)!
const officer = await as('ethicsOfficer')
const desk = rosterDesk(officer)

let roster: Roster
const shiftOn = (date: string) => roster.shifts.find((shift) => shift.date === date)!
const bookingOn = (date: string) => roster.bookings.find(({ shiftId }) => shiftId === shiftOn(date).id)!
const look = async () => {
  roster = await desk.show(roster.id)
}

/** Who keeps which night. */
const nights = {
  '2026-02-10': 'staff',
  '2026-02-13': 'otherStaff',
  '2026-02-16': 'staff',
  '2026-02-17': 'librarian',
  '2026-02-20': 'otherStaff',
}

beforeAll(async () => {
  const { planId } = await makePlan(owner, home)
  roster = await desk.make({
    agency: home,
    planId,
    patterns: [nightShift(home, { until: '23:30', isReleased: false })],
  })
  for (const [date, who] of Object.entries(nights))
    expect((await desk.book(roster.id, shiftOn(date).id, idOf(who))).status).toBe(200)
  roster = await desk.publish(await desk.show(roster.id))
})

const ask = async (date: string, to: string, changes: object = {}, who = 'staff') => {
  const asked = {
    id: newId(),
    bookingId: bookingOn(date).id,
    toPersonId: idOf(to),
    returnBookingId: null,
    reason: '返鄉',
  }
  return (await as(who)).post('/shift-swaps', { ...asked, ...changes })
}
const asked = async (...args: Parameters<typeof ask>): Promise<Swap> => {
  const { status, body } = await ask(...args)
  expect(body).toMatchObject({ state: 'asked' })
  expect(status).toBe(200)
  return body
}
const answer = async ({ id }: Swap, who: string, isAgreed = true) =>
  (await as(who)).post(`/shift-swaps/${id}/answer`, { isAgreed })
const settle = async ({ id }: Swap, who: string, isConfirmed = true) =>
  (await as(who)).post(`/shift-swaps/${id}/settle`, { isConfirmed, remark: '' })
const withdraw = async ({ id }: Swap, who = 'staff') => (await as(who)).post(`/shift-swaps/${id}/withdraw`)
const mine = async (who: string): Promise<OwnRoster> => (await (await as(who)).get('/my-shifts')).body
const codeOf = async (refused: Promise<{ body: { code?: string } }>) => (await refused).body.code

describe('a shift set by hand', () => {
  const set = (date: string, who: string, reason = '臨時調整') =>
    codeOf(desk.book(roster.id, shiftOn(date).id, idOf(who), { reason }))

  test('is refused where law or the facts forbid it, whatever the reason', async () => {
    const away = { id: newId(), personId: idOf('librarian'), kind: 'cannot', reason: 'abroad' }
    await (await as('librarian')).post('/duty-wishes', { ...away, from: '2026-02-22', until: '2026-02-23' })
    expect(await set('2026-02-22', 'librarian')).toBe('roster.cannot')
    expect(await set('2026-02-16', 'librarian')).toBe('roster.full')
    expect(await codeOf(desk.book(roster.id, shiftOn('2026-02-22').id, newId(), { reason: '改派' }))).toBe(
      'roster.person_unknown',
    )
  })

  test('asks a reason where it departs from what the agency asks for, and keeps it', async () => {
    expect(await set('2026-02-18', 'librarian', '')).toBe('roster.reason_missing')
    expect(await set('2026-02-18', 'librarian')).toBeUndefined()
    await look()
    expect(bookingOn('2026-02-18')).toMatchObject({ rules: ['inARow'], reason: '臨時調整' })
    expect(await set('2026-02-22', 'ethicsDirector')).toBeUndefined()
    await look()
    expect(bookingOn('2026-02-22').rules).toEqual(['notInPool'])
  })

  test('at the same time as another one is refused by the database itself', async () => {
    const { planId } = await makePlan(owner, home)
    const second = await desk.make({ agency: home, planId, patterns: [nightShift(home)] })
    const night = second.shifts.find(({ date }) => date === '2026-02-16')!
    expect(await codeOf(desk.book(second.id, night.id, idOf('staff')))).toBe('roster.double_booked')
    const insert = owner.query(
      `insert into shift_booking (id, agency_id, shift_id, person_id, starts_at, ends_at, is_proposed, rules, reason, at, by)
       select gen_random_uuid(), agency_id, id, $2, starts_at, ends_at, false, '{}', '', now(), $2 from shift where id = $1`,
      [night.id, idOf('staff')],
    )
    await expect(insert).rejects.toMatchObject({ constraint: 'roster.double_booked' })
    // The promise hangs on that constraint: without it the same row goes in.
    const client = await owner.connect()
    try {
      await client.query('begin; alter table shift_booking drop constraint "roster.double_booked"')
      const { rowCount } = await client.query(
        `insert into shift_booking (id, agency_id, shift_id, person_id, starts_at, ends_at, is_proposed, rules, reason, at, by)
         select gen_random_uuid(), agency_id, id, $2, starts_at, ends_at, false, '{}', '', now(), $2 from shift where id = $1`,
        [night.id, idOf('staff')],
      )
      expect(rowCount).toBe(1)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('a shift is taken over', () => {
  test('when the other agrees and who is in charge confirms: one record, and the shift changes hands', async () => {
    const swap = await asked('2026-02-16', 'otherStaff')
    expect(await codeOf(settle(swap, 'unitHead'))).toBe('swap.not_agreed')
    expect((await answer(swap, 'otherStaff')).body.state).toBe('agreed')
    expect(bookingOn('2026-02-16').personId).toBe(idOf('staff'))
    const { body } = await settle(swap, 'unitHead')
    expect(body).toMatchObject({ id: swap.id, state: 'done', settledByName: 'home unitHead' })
    await look()
    expect(bookingOn('2026-02-16').personId).toBe(idOf('otherStaff'))
    const told = (await (await as('staff')).get('/told')).body.items.map(({ event }: { event: string }) => event)
    expect(told).toContain('swapSettled')
    expect(await codeOf(settle(swap, 'unitHead'))).toBe('swap.over')
  })

  test('in return for another one', async () => {
    const back = { returnBookingId: bookingOn('2026-02-16').id }
    const swap = await asked('2026-02-10', 'otherStaff', back)
    await answer(swap, 'otherStaff')
    expect((await settle(swap, 'unitHead')).body.state).toBe('done')
    await look()
    expect([bookingOn('2026-02-10').personId, bookingOn('2026-02-16').personId]).toEqual([
      idOf('otherStaff'),
      idOf('staff'),
    ])
    expect((await mine('staff')).shifts.map(({ date }) => date)).toEqual(['2026-02-16'])
  })

  test('not by a substitute who is abroad, neither when asked nor when it became so meanwhile', async () => {
    const swap = await asked('2026-02-16', 'otherUnitHead')
    const away = { id: newId(), personId: idOf('otherUnitHead'), kind: 'cannot', reason: 'abroad' }
    await (await as('otherUnitHead')).post('/duty-wishes', { ...away, from: '2026-02-15', until: '2026-02-19' })
    expect(await codeOf(answer(swap, 'otherUnitHead'))).toBe('roster.cannot')
    await withdraw(swap)
    expect(await codeOf(ask('2026-02-16', 'otherUnitHead'))).toBe('roster.cannot')
    expect((await (await as('otherUnitHead')).post(`/duty-wishes/${away.id}/withdraw`)).status).toBe(200)
    await withdraw(await asked('2026-02-16', 'otherUnitHead'))
  })

  test('not when the other or who is in charge says no, and not when it was withdrawn', async () => {
    const declined = await asked('2026-02-16', 'librarian', {}, 'staff').then((swap) =>
      answer(swap, 'librarian', false),
    )
    expect(declined.body.state).toBe('declined')
    const refused = await asked('2026-02-16', 'otherUnitHead')
    await answer(refused, 'otherUnitHead')
    expect((await settle(refused, 'unitHead', false)).body.state).toBe('refused')
    const withdrawn = await asked('2026-02-16', 'otherUnitHead')
    expect((await withdraw(withdrawn)).body.state).toBe('withdrawn')
    expect(await codeOf(answer(withdrawn, 'otherUnitHead'))).toBe('swap.over')
    expect(await codeOf(withdraw(withdrawn))).toBe('swap.over')
    await look()
    expect(bookingOn('2026-02-16').personId).toBe(idOf('staff'))
  })

  test('asked by whose it is, answered by who is asked, settled by neither', async () => {
    expect(await codeOf(ask('2026-02-16', 'otherUnitHead', {}, 'librarian'))).toBe('swap.not_own')
    expect(await codeOf(ask('2026-02-16', 'staff'))).toBe('swap.oneself')
    expect(await codeOf(ask('2026-02-16', 'staff', { toPersonId: newId() }))).toBe('swap.person_unknown')
    const other = { returnBookingId: bookingOn('2026-02-17').id }
    expect(await codeOf(ask('2026-02-16', 'otherUnitHead', other))).toBe('swap.return_unknown')
    expect((await ask('2026-02-16', 'otherUnitHead', { bookingId: newId() })).status).toBe(404)
    const swap = await asked('2026-02-16', 'unitHead')
    expect(await codeOf(ask('2026-02-16', 'otherUnitHead'))).toBe('swap.asked_already')
    expect(await codeOf(answer(swap, 'otherUnitHead'))).toBe('swap.not_asked_you')
    expect(await codeOf(withdraw(swap, 'librarian'))).toBe('swap.not_own')
    await answer(swap, 'unitHead')
    expect(await codeOf(settle(swap, 'librarian'))).toBe('roster.not_keeper')
    expect(await codeOf(settle(swap, 'unitHead'))).toBe('swap.own')
    expect((await settle(swap, 'ethicsOfficer', false)).status).toBe(200)
  })

  test('at once where nobody has to confirm it', async () => {
    const { settings, settingsVersion } = (await officer.get('/agency')).body
    const roster = { ...settings.roster, swapsAreConfirmed: false }
    const change = { version: settingsVersion, settings: { ...settings, roster } }
    expect((await officer.put('/agency/settings', change)).status).toBe(200)
    const swap = await asked('2026-02-16', 'unitHead')
    expect((await answer(swap, 'unitHead')).body.state).toBe('done')
    await look()
    expect(bookingOn('2026-02-16').personId).toBe(idOf('unitHead'))
  })
})

describe('wishes', () => {
  const note = async (changes: object = {}, who = 'staff') => {
    const wish = { id: newId(), personId: idOf('staff'), kind: 'ratherNot', reason: 'family' }
    return (await as(who)).post('/duty-wishes', { ...wish, from: '2026-02-12', until: '2026-02-12', ...changes })
  }

  test('are noted by each for oneself, by ethics for others, and read by those alone', async () => {
    const { body } = await note()
    expect(await codeOf(note({}, 'otherStaff'))).toBe('wish.not_own')
    expect(await codeOf(note({ until: '2026-02-11' }))).toBe('wish.dates_reversed')
    expect(await codeOf(note({ personId: newId() }, 'ethicsOfficer'))).toBe('wish.person_unknown')
    expect(await codeOf((await as('otherStaff')).post(`/duty-wishes/${body.id}/withdraw`))).toBe('wish.not_own')
    expect((await officer.post(`/duty-wishes/${newId()}/withdraw`)).status).toBe(404)
    await look()
    expect(roster.wishes.map(({ id }) => id)).toContain(body.id)
    expect((await mine('otherStaff')).wishes).toEqual([])
  })
})

test('who has a shift is reminded before it, once, and not of one that was given away', async () => {
  const reminded = async (who: string) =>
    (await (await as(who)).get('/told')).body.items.filter(({ event }: { event: string }) => event === 'shiftAhead')
      .length
  clock.set('2026-02-16T09:00:00Z')
  everybodyLeft()
  await alarms.turn()
  expect(await reminded('unitHead')).toBe(1)
  expect(await reminded('staff')).toBe(0)
  await alarms.turn()
  expect(await reminded('unitHead')).toBe(1)
  expect(failures).toEqual([])
})

test('what has begun is neither swapped nor changed any more', async () => {
  expect(await codeOf(ask('2026-02-13', 'unitHead', {}, 'otherStaff'))).toBe('roster.shift_over')
  const past = shiftOn('2026-02-12')
  const today = rosterDesk(await as('ethicsOfficer'))
  expect(await codeOf(today.book(roster.id, past.id, idOf('staff'), { reason: '補登' }))).toBe('roster.shift_over')
})

import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Wall } from '#domain/watch-board/watch-board.ts'
import { application } from '#server/app.ts'
import { type Database, openDatabase } from '#server/platform/database.ts'
import { newId } from '#server/platform/id.ts'
import { cookieOf, testApp, type Visitor, visitor } from '#test/app.ts'
import { incidentActs, now } from '#test/incidents.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'
import { ownerOf } from '#test/sample-data.ts'
import { sealedDesk } from '#test/sealed-desk.ts'
import { hang, openBoard, type Screen, screen } from '#test/wall.ts'

const it = await testApp(now)
const { app, as, home, other, owner, clock, files, keys } = it
const address = await app.listen({ host: '127.0.0.1', port: 0 })

/** Another process of the product on the same database; counts how often it asks. */
const elsewhere = openDatabase(ownerOf(it), 4)
let asked = 0
const counting: Database = {
  ...elsewhere,
  transaction: (...given) => {
    asked += 1
    return elsewhere.transaction(...given)
  },
}
const secondApp = await application({
  ...{ database: counting, files, keys, clock, pulseMs: 40 },
  config: { secure: false, trustedProxies: undefined, logLevel: 'error' },
})
const secondAddress = await secondApp.listen({ host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await secondApp.close()
  await elsewhere.close()
})

const screens: Screen[] = []
const look = async (cookie: string, at = address, headers = {}): Promise<Screen> => {
  const hung = await screen(at, cookie, headers)
  screens.push(hung)
  return hung
}
afterEach(() => {
  for (const hung of screens.splice(0)) hung.leave()
})
beforeEach(() => {
  clock.set(now)
  it.everybodyLeft()
})

clock.set('2026-02-11T00:30:00Z')
const { plan } = await issuedPlan(
  await as('ethicsOfficer'),
  await as('agencyHead'),
  home,
  smallPlan.replace('各單位', '行政室'),
)
clock.set('2026-02-11T08:30:00Z')
it.everybodyLeft()
const dueAt = '2026-02-11T09:00:00.000Z'
const give = async (changes: object = {}, who = 'librarian', unit = '圖書館') => {
  clock.set('2026-02-11T08:30:00Z')
  it.everybodyLeft()
  const answer = await (await as(who)).post('/status-reports', {
    ...{ id: newId(), planId: plan.id, unitId: home.unitIds.get(unit), pointId: null, dueAt },
    ...{ state: 'normal', note: '', claimedAt: clock.now().toISOString(), correctsId: null, ...changes },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}
const { begun } = incidentActs(it)
const sealed = sealedDesk(it)
const hasKind =
  (kind: string) =>
  ({ events }: Wall) =>
    events.some(({ kinds }) => kinds.some((each) => each === kind))

describe('a board', () => {
  test('is opened by whoever may watch, and by nobody else', async () => {
    for (const who of ['ethicsOfficer', 'agencyHead', 'unitHead', 'staff'])
      expect((await (await as(who)).post('/watch-boards', { place: '值勤室' })).status, who).toBe(200)
    for (const who of ['otherStaff', 'systemAdministrator'])
      expect((await (await as(who)).post('/watch-boards', { place: '值勤室' })).body.code, who).toBe('forbidden')
    expect((await it.anonymous.post('/watch-boards', { place: '值勤室' })).body.code).toBe('not_signed_in')
    expect((await (await as('staff')).post('/watch-boards', { place: ' ' })).body.code).toBe('invalid_input')
  })

  test('shows the period, the units by days, who is on duty, and what is open', async () => {
    const { cookie } = await openBoard(await as('staff'))
    const wall = await look(cookie)
    const { data } = await wall.wall()
    expect(data).toMatchObject({ agencyName: 'home鄉公所', isExercise: false })
    expect(data.plan!.title).toContain('春節期間')
    expect(data.dates.length).toBeGreaterThan(1)
    expect(data.rows.map(({ name }) => name).toSorted()).toEqual(['圖書館', '政風室', '民政課', '行政室'].toSorted())
    expect(data.onDuty).toEqual([{ name: 'home staff', title: 'staff', unitName: '行政室' }])
  })

  test('tells nobody who reported, nothing of what was said, and of what is sealed only how many there are', async () => {
    await give({ state: 'abnormal', note: '後門玻璃破損' })
    await begun({ what: '茶水間冒煙', place: '二樓櫃台', kinds: ['fireOrAccident'] }, 'otherStaff')
    await begun({ what: '陳情人攜帶刀械', place: '停車場', kinds: ['majorDanger'] }, 'otherStaff')
    const threat = await begun({ what: '首長遭恐嚇', place: '首長室', kinds: ['majorDanger'] }, 'otherStaff')
    await owner.query(`update incident set confidentiality = 'confidential' where id = $1`, [threat])
    await sealed.recorded({ what: '密件外流' })
    const { cookie } = await openBoard(await as('ethicsOfficer'))
    const told = await (await look(cookie)).wall()
    expect(told.data.today.abnormal).toBe(1)
    expect(told.data.events.map(({ kinds }) => kinds).toSorted()).toEqual([[], ['fireOrAccident']])
    const restricted = told.data.events.find(({ kinds }) => kinds.length === 0)!
    expect(restricted.clocks.length).toBeGreaterThan(0)
    expect(restricted.clocks.every(({ authority }) => authority === null)).toBe(true)
    expect(told.data.sealed).toBe(2)
    const happened = ['玻璃', '冒煙', '櫃台', '刀械', '停車場', '恐嚇', '首長室', '密件外流']
    const secrets = [...happened, 'home otherStaff', 'home librarian', 'majorDanger']
    const found = (text: string) => secrets.filter((secret) => text.includes(secret))
    expect(found(told.text)).toEqual([])
    // Were the words of a report to stand on the wall, they would be found.
    await owner.query(`update unit set name = '後門玻璃破損' where id = $1`, [home.unitIds.get('民政課')])
    const marked = await (await look(cookie)).wall(({ rows }) => rows.some(({ name }) => name.includes('玻璃')))
    expect(found(marked.text)).toEqual(['玻璃'])
    await owner.query(`update unit set name = '民政課' where id = $1`, [home.unitIds.get('民政課')])
  })

  test('shows its own agency and no other', async () => {
    const board = await openBoard(await as('ethicsOfficer', other))
    const { text, data } = await (await look(board.cookie)).wall()
    expect(data.agencyName).toBe('other鄉公所')
    expect(text).not.toContain('home')
    expect((await (await as('ethicsOfficer', other)).get('/watch-boards')).body.map(({ id }: any) => id)).toEqual([
      board.id,
    ])
    const { id } = await openBoard(await as('ethicsOfficer'))
    expect((await (await as('ethicsOfficer', other)).post(`/watch-boards/${id}/end`)).status).toBe(404)
  })
})

describe('what changes', () => {
  test('reaches every board, also those of another process, in the same bytes by one look for all', async () => {
    const officer = await as('ethicsOfficer')
    const { cookie } = await openBoard(officer)
    const boards = await Promise.all(Array.from({ length: 10 }, () => openBoard(officer)))
    const here = await look(cookie)
    const there = await Promise.all(boards.map((board) => look(board.cookie, secondAddress)))
    await Promise.all([here, ...there].map((each) => each.wall()))
    const isReported = ({ today }: Wall) => today.normal === 1
    const before = asked
    const heard = Promise.all([here, ...there].map((each) => each.wall(isReported)))
    await give({}, 'staff', '行政室')
    const texts = (await heard).map(({ text }) => text)
    expect(new Set(texts).size).toBe(1)
    // One for the report, and perhaps one more for what came beside it: never one for each board.
    expect(asked - before).toBeLessThanOrEqual(4)
  })

  test('is not told again to a board that comes back and knows it', async () => {
    const { cookie } = await openBoard(await as('ethicsOfficer'))
    const first = await look(cookie)
    const { id } = await first.wall()
    const again = await look(cookie, address, { 'last-event-id': id! })
    expect((await again.next())!.event).toBe('pulse')
    const stranger = await look(cookie, address, { 'last-event-id': 'another' })
    expect((await stranger.next())!.event).toBe('wall')
  })

  test('is heard again after the connection was lost, with what was missed meanwhile', async () => {
    const { cookie } = await openBoard(await as('ethicsOfficer'))
    const wall = await look(cookie)
    await wall.wall()
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`,
    )
    await begun({ kinds: ['disaster'] })
    await wall.wall(hasKind('disaster'))
    await begun({ kinds: ['mediaEvent'] })
    await wall.wall(hasKind('mediaEvent'))
  })

  test('is told by time alone too, and the time itself again and again', async () => {
    const { cookie } = await openBoard(await as('ethicsOfficer'))
    const wall = await look(cookie, secondAddress)
    const { data } = await wall.wall()
    const silentOn = ({ rows, dates }: Wall, date: string) =>
      rows.filter(({ days }) => days[dates.indexOf(date)] === 'missing').length
    expect(silentOn(data, '2026-02-12')).toBe(0)
    clock.set('2026-02-12T14:00:00Z')
    await wall.wall((seen) => silentOn(seen, '2026-02-12') === 4)
    expect(await wall.next()).toMatchObject({ event: 'pulse', data: { at: '2026-02-12T14:00:00.000Z' } })
  })
})

describe("a board's secret", () => {
  test('opens its stream and nothing else', async () => {
    const answer = await (await as('ethicsOfficer')).post('/watch-boards', { place: '值勤室' })
    expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/api\/watch-board;.*HttpOnly; SameSite=Strict/)
    const board: Visitor = visitor(app, cookieOf(answer))
    for (const url of ['/session', '/today', '/status-reports/wall', '/incidents', '/watch-boards', '/agency'])
      expect((await board.get(url)).body.code, url).toBe('not_signed_in')
    expect((await board.post('/watch-boards', { place: '另一處' })).body.code).toBe('not_signed_in')
    expect((await board.post(`/watch-boards/${answer.body.id}/end`)).body.code).toBe('not_signed_in')
    expect(JSON.stringify(answer.body)).not.toContain(cookieOf(answer).split('=')[1])
    const { rows } = await owner.query('select encode(token_hash, $1) as kept from watch_board', ['base64'])
    expect(rows.map(({ kept }) => kept)).not.toContain(cookieOf(answer).split('=')[1])
  })

  test('of nobody, and that of a session, opens none', async () => {
    expect(await hang(address, undefined)).toEqual({ status: 401, code: 'watchBoard.ended' })
    expect(await hang(address, 'shousui-board=somebody')).toEqual({ status: 401, code: 'watchBoard.ended' })
    expect(await hang(address, (await as('ethicsOfficer')).cookie)).toEqual({ status: 401, code: 'watchBoard.ended' })
  })

  test('outlives the session of who opened it, and keeps nobody signed in', async () => {
    const staff = await as('staff')
    const { cookie } = await openBoard(staff)
    const wall = await look(cookie)
    await wall.wall()
    clock.pass(16 * 60)
    expect((await staff.get('/today')).body.code).toBe('not_signed_in')
    expect((await look(cookie)).status).toBe(200)
    it.everybodyLeft()
    await begun({ kinds: ['fraud'] })
    await wall.wall(hasKind('fraud'))
  })

  test('ends with the board: the screen is told and let go, and does not come back', async () => {
    const board = await openBoard(await as('staff'))
    const wall = await look(board.cookie)
    await wall.wall()
    expect((await (await as('unitHead')).post(`/watch-boards/${board.id}/end`)).body.code).toBe('watchBoard.not_yours')
    expect((await (await as('otherStaff')).post(`/watch-boards/${board.id}/end`)).body.code).toBe('forbidden')
    expect((await (await as('ethicsDirector')).post(`/watch-boards/${board.id}/end`)).status).toBe(200)
    await ended(wall)
    expect(await hang(address, board.cookie)).toEqual({ status: 401, code: 'watchBoard.ended' })
    expect((await (await as('staff')).post(`/watch-boards/${board.id}/end`)).status).toBe(404)
  })

  test('ends with the right of who opened it, and with the account', async () => {
    const personId = home.personIds.get(home.loginNames.secondEthicsOfficer!)
    const change = async (set: string) => owner.query(`update person set ${set} where id = $1`, [personId])
    const board = await openBoard(await as('secondEthicsOfficer'))
    const wall = await look(board.cookie)
    await wall.wall()
    await change(`roles = '{staff}'`)
    await ended(wall)
    expect((await hang(address, board.cookie)).status).toBe(401)
    await change(`roles = '{ethicsOfficer}'`)
    const again = await look(board.cookie)
    await again.wall()
    await change('disabled_at = now()')
    await ended(again)
    await change('disabled_at = null')
  })

  test('is of no use after thirty days, nor on a fourth screen', async () => {
    const { cookie } = await openBoard(await as('ethicsOfficer'))
    for (let count = 0; count < 3; count += 1) await look(cookie)
    expect(await hang(address, cookie)).toEqual({ status: 429, code: 'watchBoard.too_many' })
    clock.pass(31 * 86_400)
    expect(await hang(address, cookie)).toEqual({ status: 401, code: 'watchBoard.ended' })
  })
})

/** Tells that it is over, and hangs up. */
async function ended(wall: Screen): Promise<void> {
  const events: string[] = []
  for (let told = await wall.next(); told; told = await wall.next()) events.push(told.event)
  expect(events.at(-1)).toBe('ended')
}

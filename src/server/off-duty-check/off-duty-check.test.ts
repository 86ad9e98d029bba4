import { beforeEach, describe, expect, test } from 'vitest'
import { itemsOf, roomDays } from '#domain/off-duty-check/off-duty-check.rules.ts'
import type { OffDutyBoard, OffDutyClosing, OffDutyEntry, OffDutyItem } from '#domain/off-duty-check/off-duty-check.ts'
import type { Point } from '#domain/point/point.ts'
import { newId } from '#server/platform/id.ts'
import { cookieOf, testApp, type Visitor, visitor } from '#test/app.ts'
import { sampleImages } from '#test/documents.ts'
import { type AgencyMade, makePlan } from '#test/make.ts'
import { textOf } from '#test/pdf-text.ts'

const it = await testApp('2026-02-12T01:00:00Z')
const { app, home, other, clock, owner } = it
const plan = await makePlan(owner, home)
const signedIn = new Map<string, Visitor>()
/** Days pass here, and nobody stays signed in over them. */
async function as(who: string, agency: AgencyMade = home): Promise<Visitor> {
  const loginName = agency.loginNames[who]!
  const key = `${loginName} ${clock.now().toISOString()}`
  const known = signedIn.get(key)
  if (known) return known
  const answer = await visitor(app, undefined).post('/session', { loginName, password: agency.password })
  expect(answer.status).toBe(200)
  const made = visitor(app, cookieOf(answer))
  signedIn.set(key, made)
  return made
}
const unit = (name = '行政室') => home.unitIds.get(name)!
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
const taipei = (time: string, date = '2026-02-12') => new Date(`${date}T${time}:00+08:00`).toISOString()
const setTime = (time: string, date = '2026-02-12') => clock.set(taipei(time, date))

async function addPoint(floor = '2F'): Promise<Point> {
  const facts = { checklistId: null, photographId: null, cameraRange: null, cameraClear: null, keptDays: null }
  const place = { kind: 'other', name: '行政室辦公室', floor, room: '201', unitId: unit(), expiresOn: null }
  const { status, body } = await (await as('unitHead')).post('/points', { id: newId(), ...place, ...facts })
  expect(status).toBe(200)
  return body.point
}

const item = (key: string, changes: Partial<OffDutyItem> = {}): OffDutyItem => ({
  ...{ key, text: `看${key}`, round: 'everyDay', photograph: false, grade: 'major', source: '' },
  ...changes,
})
const items = [item('papers'), item('power'), item('plugs', { round: 'holidayEve', photograph: true })]
const saveRoom = async (pointId: string, changes: object = {}, who = 'unitHead') =>
  (await as(who)).put(`/off-duty-rooms/${pointId}`, { version: 0, items, inChargeIds: [], ...changes })
async function addRoom(changes: object = {}): Promise<string> {
  const { id } = await addPoint()
  const { status, body } = await saveRoom(id, changes)
  expect(status, JSON.stringify(body)).toBe(200)
  return id
}

const entry = (pointId: string, changes: Partial<OffDutyEntry> = {}): OffDutyEntry => ({
  id: newId(),
  pointId,
  roomVersion: 1,
  date: '2026-02-12',
  answers: [],
  claimedAt: clock.now().toISOString(),
  ...changes,
})
const close = async (pointId: string, changes: Partial<OffDutyEntry> = {}, who = 'staff', agency = home) =>
  (await as(who, agency)).post('/off-duty-checks', entry(pointId, changes))
const closed = async (pointId: string, changes: Partial<OffDutyEntry> = {}, who = 'staff'): Promise<OffDutyClosing> => {
  const { status, body } = await close(pointId, changes, who)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const board = async (who = 'staff', date?: string, agency = home): Promise<OffDutyBoard> =>
  (await (await as(who, agency)).get(`/off-duty-checks/board${date ? `?date=${date}` : ''}`)).body
const stateOf = async (pointId: string, date?: string) =>
  roomDays(await board('staff', date), clock.now()).find(({ room }) => room.pointId === pointId)?.state
const wrong = (itemKey: string, isDeficiency = false) => ({
  ...{ itemKey, wrong: { note: '燈管壞了', isDeficiency }, fileIds: [] },
})
const picture = async (who = 'staff'): Promise<string> =>
  (await (await as(who)).upload('/files', '插頭.png', sampleImages.get('door')!.bytes)).body.id

beforeEach(() => setTime('17:05'))

describe('a room', () => {
  test('is what a facility becomes once its items are said, by the head of its unit or ethics', async () => {
    const { id } = await addPoint()
    expect((await saveRoom(id, {}, 'staff')).body.code).toBe('forbidden')
    expect((await saveRoom(id, {}, 'otherUnitHead')).body.code).toBe('offDutyCheck.not_keeper')
    expect((await saveRoom(newId())).body.code).toBe('offDutyCheck.point_unknown')
    const { body } = await saveRoom(id, { inChargeIds: [personId('staff')] }, 'ethicsOfficer')
    expect(body).toMatchObject({ unitName: '行政室', version: 1, inChargeNames: ['home staff'], addedOn: '2026-02-12' })
    expect((await saveRoom(id)).body.code).toBe('changed_meanwhile')
  })

  test('has items, each once, one of them for every day, and people who are there', async () => {
    const { id } = await addPoint()
    expect((await saveRoom(id, { items: [] })).body.code).toBe('invalid_input')
    expect((await saveRoom(id, { items: [items[0], items[0]] })).body.code).toBe('offDutyCheck.item_repeated')
    expect((await saveRoom(id, { items: [items[2]] })).body.code).toBe('offDutyCheck.no_daily_item')
    expect((await saveRoom(id, { inChargeIds: [newId()] })).body.code).toBe('offDutyCheck.person_unknown')
    const stranger = other.personIds.get(other.loginNames.staff!)
    expect((await saveRoom(id, { inChargeIds: [stranger] })).body.code).toBe('offDutyCheck.person_unknown')
  })

  test('asks something else from now on; what was asked before is still answered', async () => {
    const id = await addRoom()
    const changes = [1, 2].map((number) => saveRoom(id, { version: 1, items: [item(`own-${number}`)] }))
    expect((await Promise.all(changes)).map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await closed(id, { answers: [wrong('power')] })).answers).toMatchObject([{ text: '看power' }])
    expect((await close(id, { roomVersion: 3 })).body.code).toBe('offDutyCheck.room_unknown')
  })

  test('that is closed no more leaves the board, not the record, and can be one again', async () => {
    const id = await addRoom()
    await closed(id)
    setTime('09:00', '2026-02-13')
    const end = async (who: string, version: number) => (await as(who)).post(`/off-duty-rooms/${id}/end`, { version })
    expect((await end('staff', 1)).body.code).toBe('forbidden')
    expect((await end('otherUnitHead', 1)).body.code).toBe('offDutyCheck.not_keeper')
    expect((await end('unitHead', 2)).body.code).toBe('changed_meanwhile')
    expect((await end('unitHead', 1)).status).toBe(200)
    expect((await end('unitHead', 1)).status).toBe(404)
    expect(await stateOf(id)).toBeUndefined()
    expect(await stateOf(id, '2026-02-12')).toBe('closed')
    expect((await close(id, { date: '2026-02-13' })).body.code).toBe('offDutyCheck.room_unknown')
    expect((await saveRoom(id)).body.version).toBe(2)
    expect(await stateOf(id)).toBe('open')
  })

  test('of another agency is not there, whatever is tried', async () => {
    const id = await addRoom()
    const closing = await closed(id)
    const stranger = await as('ethicsDirector', other)
    const { rooms, closings } = await board('ethicsDirector', undefined, other)
    expect([rooms, closings]).toEqual([[], []])
    expect((await stranger.post('/off-duty-checks', entry(id))).body.code).toBe('offDutyCheck.room_unknown')
    const put = await stranger.put(`/off-duty-rooms/${id}`, { version: 1, items, inChargeIds: [] })
    expect(put.body.code).toBe('offDutyCheck.point_unknown')
    expect((await stranger.post(`/off-duty-rooms/${id}/end`, { version: 1 })).status).toBe(404)
    for (const act of ['remarks', 'reopen'])
      expect(
        (await stranger.post(`/off-duty-checks/${closing.id}/${act}`, { noteId: newId(), text: '看' })).status,
      ).toBe(404)
    const exempt = { pointId: id, date: '2026-02-12', reason: '加班' }
    expect((await stranger.post('/off-duty-exemptions', exempt)).body.code).toBe('offDutyCheck.room_unknown')
  })
})

describe('a closing', () => {
  test('says who left the room last and when, and that all is in order', async () => {
    const id = await addRoom()
    expect(await stateOf(id)).toBe('open')
    expect(await closed(id)).toMatchObject({
      ...{ turn: 1, answers: [], notes: [], closedByName: 'home staff' },
      ...{ closedAt: taipei('17:05'), receivedAt: taipei('17:05') },
    })
    expect(await stateOf(id)).toBe('closed')
  })

  test('is by the unit, who is in charge, who is on duty or ethics', async () => {
    const id = await addRoom({ inChargeIds: [personId('librarian')] })
    expect((await close(id, {}, 'otherStaff')).body.code).toBe('offDutyCheck.not_own_room')
    expect((await close(id, {}, 'librarian')).status).toBe(200)
    expect((await close(await addRoom(), {}, 'ethicsOfficer')).status).toBe(200)
  })

  test('of two at once: the first counts, the second is told who and when', async () => {
    const id = await addRoom()
    const both = await Promise.all([close(id), close(id, {}, 'unitHead')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const refused = both.find(({ status }) => status === 409)!
    const first = both.find(({ status }) => status === 200)!.body
    expect(refused.body).toMatchObject({
      code: 'offDutyCheck.already_closed',
      details: { name: first.closedByName, time: '17:05' },
    })
    expect((await board()).closings.filter(({ pointId }) => pointId === id)).toHaveLength(1)
  })

  test('is counted once, however often it arrives', async () => {
    const staff = await as('staff')
    const same = entry(await addRoom())
    const key = { 'idempotency-key': same.id }
    const [first, again] = [
      await staff.post('/off-duty-checks', same, key),
      await staff.post('/off-duty-checks', same, key),
    ]
    expect(again.body).toEqual(first.body)
    expect((await staff.post('/off-duty-checks', same)).body.code).toBe('offDutyCheck.already_closed')
    const elsewhere = { ...same, pointId: await addRoom() }
    expect((await staff.post('/off-duty-checks', elsewhere)).body.code).toBe('changed_meanwhile')
  })

  test('from where there is no network bears the time of the device, unless that cannot be right', async () => {
    const [id, second] = [await addRoom(), await addRoom()]
    setTime('08:00', '2026-02-13')
    expect(await closed(id, { claimedAt: taipei('17:12') })).toMatchObject({
      ...{ date: '2026-02-12', closedAt: taipei('17:12'), receivedAt: taipei('08:00', '2026-02-13') },
    })
    expect((await closed(second, { claimedAt: '2016-02-12T09:00:00.000Z' })).closedAt).toBe(
      taipei('08:00', '2026-02-13'),
    )
  })

  test('after midnight still ends the day before; a day ahead or long past is none', async () => {
    const id = await addRoom()
    expect((await close(id, { date: '2026-02-13' })).body.code).toBe('offDutyCheck.other_day')
    setTime('01:00', '2026-02-13')
    expect((await board()).date).toBe('2026-02-12')
    expect((await close(id, { date: '2026-02-13' })).body.code).toBe('offDutyCheck.other_day')
    setTime('17:05', '2026-02-20')
    expect((await close(id)).body.code).toBe('offDutyCheck.other_day')
  })

  test('answers items of the room and day, each once', async () => {
    const id = await addRoom()
    expect((await close(id, { answers: [wrong('windows')] })).body.code).toBe('offDutyCheck.item_unknown')
    // Plugs are looked at on the eve of a holiday alone.
    expect((await close(id, { answers: [wrong('plugs')] })).body.code).toBe('offDutyCheck.item_unknown')
    const twice = [wrong('power'), wrong('power')]
    expect((await close(id, { answers: twice })).body.code).toBe('offDutyCheck.item_repeated')
    const silent = [{ itemKey: 'power', wrong: { note: ' ', isDeficiency: false }, fileIds: [] }]
    expect((await close(id, { answers: silent })).body.code).toBe('invalid_input')
  })

  test('says what is not in order, to those whom it concerns', async () => {
    const id = await addRoom()
    await closed(id, { answers: [wrong('power')] })
    const noteFor = async (who: string) =>
      (await board(who)).closings.find(({ pointId }) => pointId === id)?.answers[0]?.wrong?.note
    for (const who of ['staff', 'unitHead', 'ethicsOfficer', 'agencyHead']) expect(await noteFor(who)).toBe('燈管壞了')
    expect(await noteFor('librarian')).toBe('')
  })

  test('opens a deficiency of the unit where it asks for one', async () => {
    const id = await addRoom()
    const fileIds = [await picture()]
    const { id: closingId } = await closed(id, { answers: [{ ...wrong('power', true), fileIds }, wrong('papers')] })
    const { items: all } = (await (await as('ethicsOfficer')).get('/deficiencies?source=offDutyCheck')).body
    const opened = all.filter(({ sourceId }: { sourceId: string }) => sourceId === closingId)
    expect(opened).toMatchObject([
      { description: '看power：燈管壞了', grade: 'major', pointId: id, unitName: '行政室', planId: plan.planId },
    ])
  })

  test('never changes', async () => {
    await closed(await addRoom())
    for (const table of ['off_duty_closing', 'off_duty_note', 'off_duty_exemption', 'off_duty_room_version'])
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow(/append-only/)
  })
})

describe('a room that was closed', () => {
  const note = async (closingId: string, act: 'remarks' | 'reopen', who = 'staff', noteId = newId()) =>
    (await as(who)).post(`/off-duty-checks/${closingId}/${act}`, { noteId, text: '回來拿傘' })

  test('takes remarks of whoever may close it', async () => {
    const { id } = await closed(await addRoom())
    expect((await note(id, 'remarks', 'otherStaff')).body.code).toBe('offDutyCheck.not_own_room')
    expect((await note(newId(), 'remarks')).status).toBe(404)
    const { notes } = (await note(id, 'remarks', 'unitHead')).body
    expect(notes).toEqual([{ kind: 'remark', text: '回來拿傘', byName: 'home unitHead', at: taipei('17:05') }])
  })

  test('is reopened when somebody came back, once, and has to be closed again', async () => {
    const pointId = await addRoom()
    const { id } = await closed(pointId)
    const both = await Promise.all([note(id, 'reopen'), note(id, 'reopen', 'unitHead')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await note(id, 'reopen')).body.code).toBe('offDutyCheck.already_reopened')
    expect((await note(id, 'remarks')).body.code).toBe('offDutyCheck.already_reopened')
    expect(await stateOf(pointId)).toBe('open')
    setTime('17:25')
    expect(await stateOf(pointId)).toBe('missing')
    expect(await closed(pointId)).toMatchObject({ turn: 2 })
    expect(await stateOf(pointId)).toBe('closed')
  })
})

describe('a room that need not be closed', () => {
  const exempt = async (pointId: string, date = '2026-02-12', who = 'staff') =>
    (await as(who)).post('/off-duty-exemptions', { pointId, date, reason: '加班到八點' })

  test('is exempt for one day, said once, by whoever may close it', async () => {
    const id = await addRoom()
    expect((await exempt(id, '2026-02-12', 'otherStaff')).body.code).toBe('offDutyCheck.not_own_room')
    expect((await exempt(id, '2026-02-14')).body.code).toBe('offDutyCheck.other_day')
    expect((await exempt(newId())).body.code).toBe('offDutyCheck.room_unknown')
    expect((await exempt(id)).body).toMatchObject({ reason: '加班到八點', byName: 'home staff' })
    expect((await exempt(id)).body.code).toBe('offDutyCheck.already_exempt')
    setTime('18:30')
    expect(await stateOf(id)).toBe('exempt')
    await closed(id)
    expect(await stateOf(id)).toBe('closed')
  })
})

describe('on the eve of a holiday', () => {
  const date = '2026-02-13'
  beforeEach(() => setTime('16:30', date))

  test('more is looked at, and photographed', async () => {
    const id = await addRoom()
    expect(await board()).toMatchObject({ date, round: 'holidayEve', eve: date })
    expect(itemsOf(items, 'holidayEve')).toHaveLength(3)
    expect((await close(id, { date })).body).toMatchObject({
      ...{ code: 'offDutyCheck.photograph_missing', details: { item: '看plugs' } },
    })
    const unknown = [{ itemKey: 'plugs', wrong: null, fileIds: [newId()] }]
    expect((await close(id, { date, answers: unknown })).body.code).toBe('file.unknown_on_closing')
    const many = Array.from({ length: 5 }, (_, index) => item(`p${index}`))
    const full = await addRoom({ items: many })
    const answers = many.map(({ key }) => ({ itemKey: key, wrong: null, fileIds: Array.from({ length: 5 }, newId) }))
    expect((await close(full, { date, answers })).body.code).toBe('offDutyCheck.too_many_files')
    const fileIds = [await picture()]
    expect(await closed(id, { date, answers: [{ itemKey: 'plugs', wrong: null, fileIds }] })).toMatchObject({
      answers: [{ text: '看plugs', fileIds }],
    })
    expect((await closed(await addRoom(), { date, answers: [wrong('plugs')] })).turn).toBe(1)
  })

  test('the paper has the rooms with who, when and the pictures, and those that are missing', async () => {
    const answers = [{ itemKey: 'plugs', wrong: null, fileIds: [await picture()] }]
    await closed(await addRoom(), { date, answers })
    await addRoom()
    setTime('17:30', date)
    const staff = await as('staff')
    const text = (await staff.get(`/off-duty-checks/photographs.txt?date=${date}`)).body.toString()
    expect(text).toContain('連假前檢查紀錄 115/2/13')
    expect(text).toContain('行政室辦公室　看plugs　home staff 16:30')
    expect(text).toContain('逾時未關閉')
    const pdf = await staff.get(`/off-duty-checks/photographs.pdf?date=${date}`)
    expect(pdf.status).toBe(200)
    expect(pdf.body.length).toBeGreaterThan(20_000)
    expect((await staff.get(`/off-duty-checks/photographs.odt?date=${date}`)).status).toBe(200)
  })
})

describe('the list of some days', () => {
  const list = async (from: string, until: string, ending = 'txt', who = 'staff') =>
    (await as(who)).get(`/off-duty-checks/list.${ending}?from=${from}&until=${until}`)

  test('says who closed what and when, what was reopened, and what nobody closed', async () => {
    const id = await addRoom()
    await addRoom()
    const first = await closed(id, { answers: [wrong('power')] })
    const reopening = { noteId: newId(), text: '回來拿傘' }
    await (await as('staff')).post(`/off-duty-checks/${first.id}/reopen`, reopening)
    setTime('17:40')
    await closed(id)
    setTime('18:30')
    const text = (await list('2026-02-12', '2026-02-16')).body.toString()
    expect(text).toContain(
      'home staff　17:05\n看power：燈管壞了\n重新開啟：回來拿傘（home staff 17:05）\nhome staff　17:40',
    )
    expect(text).toContain('逾時未關閉')
    // From Saturday on it is a holiday.
    expect(text).not.toContain('115/2/14')
    expect((await list('2026-02-12', '2026-02-13', 'odt')).status).toBe(200)
    expect(await textOf(new Uint8Array((await list('2026-02-12', '2026-02-12', 'pdf')).body))).toContain(
      '下班前檢查紀錄',
    )
    expect((await list('2026-02-12', '2026-02-12', 'txt', 'librarian')).body.toString()).not.toContain('燈管壞了')
  })

  test('begins before it ends, and is a month at most', async () => {
    expect((await list('2026-02-13', '2026-02-12')).body.code).toBe('offDutyCheck.days_reversed')
    expect((await list('2026-01-01', '2026-02-12')).body.code).toBe('offDutyCheck.too_many_days')
  })
})

describe('the rules of the agency', () => {
  const put = async (changes: object, who = 'ethicsOfficer') => {
    const { rules } = await board()
    return (await as(who)).put('/off-duty-rules', { ...rules, ...changes })
  }

  test('are as usual until ethics sets others', async () => {
    expect((await board()).rules).toMatchObject({ days: 'workdays', personTime: '17:20', dutyTime: '18:00' })
    expect((await put({}, 'unitHead')).body.code).toBe('forbidden')
    expect((await put({ dutyTime: '17:20' })).body.code).toBe('offDutyCheck.times_reversed')
    expect((await put({ personTime: '25:00' })).body.code).toBe('invalid_input')
    const both = await Promise.all([put({}), put({})])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await put({ version: 0 })).body.code).toBe('changed_meanwhile')
  })

  test('say on which working days rooms are closed', async () => {
    const asked = async (date: string) => (await board('staff', date)).isAsked
    const dates = ['2026-02-06', '2026-02-11', '2026-02-13', '2026-02-14']
    const all = () => Promise.all(dates.map(asked))
    expect(await all()).toEqual([true, true, true, false])
    await put({ days: 'period' })
    expect(await all()).toEqual([false, true, true, false])
    await put({ days: 'eves' })
    expect(await all()).toEqual([false, false, true, false])
    await put({ days: 'workdays' })
  })
})

describe('of a room that is missing', () => {
  const told = async (event: string, date: string): Promise<string[]> => {
    const { rows } = await owner.query<{ name: string }>(
      `select person.name from telling join telling_recipient as told on telling_id = telling.id
       join person on person.id = person_id where event = $1 and step = $2 order by name`,
      [event, `offDuty ${date}`],
    )
    return rows.map(({ name }) => name)
  }
  const ringAt = async (time: string, date: string) => {
    setTime(time, date)
    await it.alarms.turn()
  }
  const everyRoomIsExempt = async (date: string) => {
    for (const { pointId } of (await board()).rooms)
      await (await as('ethicsOfficer')).post('/off-duty-exemptions', { pointId, date, reason: '試' })
  }

  test('first who is in charge is told, or else the head of the unit, then who is on duty; of others nobody', async () => {
    const date = '2026-02-23'
    await ringAt('09:00', date)
    await everyRoomIsExempt(date)
    await addRoom({ inChargeIds: [personId('librarian')] })
    await addRoom()
    const left = await addRoom({ inChargeIds: [personId('otherStaff')] })
    await closed(left, { date })
    await ringAt('17:19', date)
    expect(await told('offDutyMissing', date)).toEqual([])
    await ringAt('17:20', date)
    expect(await told('offDutyMissing', date)).toEqual(['home librarian', 'home unitHead'])
    expect(await told('offDutyEscalated', date)).toEqual([])
    await ringAt('18:00', date)
    expect(await told('offDutyEscalated', date)).toEqual(['home staff'])
    await ringAt('18:30', date)
    expect(await told('offDutyMissing', date)).toHaveLength(2)
    expect(it.failures).toEqual([])
  })

  test('it is told afterwards when the product stood still, once, and on the next working day again', async () => {
    const date = '2026-02-24'
    await ringAt('08:00', '2026-02-25')
    expect(await told('offDutyMissing', date)).not.toEqual([])
    const times = (await told('offDutyMissing', date)).length
    await ringAt('08:05', '2026-02-25')
    expect(await told('offDutyMissing', date)).toHaveLength(times)
    await ringAt('17:20', '2026-02-25')
    expect(await told('offDutyMissing', '2026-02-25')).not.toEqual([])
  })

  test('nobody is told on a day off, and another time counts from now on', async () => {
    await ringAt('19:00', '2026-02-26')
    await ringAt('19:00', '2026-02-28')
    expect(await told('offDutyMissing', '2026-02-28')).toEqual([])
    setTime('09:00', '2026-03-02')
    const { rules } = await board()
    const changed = { ...rules, personTime: '16:00', dutyTime: '16:30' }
    expect((await (await as('ethicsOfficer')).put('/off-duty-rules', changed)).status).toBe(200)
    await ringAt('16:00', '2026-03-02')
    expect(await told('offDutyMissing', '2026-03-02')).not.toEqual([])
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { Broadcast, BroadcastEntry, BroadcastList } from '#domain/broadcast/broadcast.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const it = await testApp('2026-02-12T08:30:00Z')
const { as, home, other, clock, owner } = it
const unit = (name = '行政室') => home.unitIds.get(name)!
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
const taipei = (time: string, date = '2026-02-12') => new Date(`${date}T${time}:00+08:00`).toISOString()
const setTime = (time: string, date = '2026-02-12') => {
  clock.set(taipei(time, date))
  it.everybodyLeft()
}
beforeEach(() => setTime('16:30'))

const entry = (changes: Partial<BroadcastEntry> = {}): BroadcastEntry => ({
  ...{
    id: newId(),
    title: '下班提醒',
    text: '請關燈。',
    days: 'workdays',
    times: ['17:00'],
    lateMinutes: 15,
    version: 0,
  },
  ...{ unitId: unit(), readerIds: [] },
  ...changes,
})
const save = async (changes: Partial<BroadcastEntry> = {}, who = 'unitHead') => {
  const { id, ...input } = entry(changes)
  return (await as(who)).put(`/broadcasts/${id}`, input)
}
const saved = async (changes: Partial<BroadcastEntry> = {}): Promise<Broadcast> => {
  const { status, body } = await save(changes)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const readOut = async ({ id }: Broadcast, changes: object = {}, who = 'staff', agency = home) => {
  const input = { readingId: newId(), dueAt: taipei('17:00'), claimedAt: clock.now().toISOString(), ...changes }
  return (await as(who, agency)).post(`/broadcasts/${id}/readings`, input)
}
const list = async (who = 'staff', agency = home): Promise<BroadcastList> =>
  (await (await as(who, agency)).get('/broadcasts')).body

describe('a text', () => {
  test('is kept by the head of the unit that reads it and by ethics', async () => {
    expect((await save({}, 'staff')).body.code).toBe('forbidden')
    expect((await save({}, 'otherUnitHead')).body.code).toBe('broadcast.not_own_unit')
    expect((await save({}, 'ethicsOfficer')).body).toMatchObject({ unitName: '行政室', version: 1 })
    const one = await saved()
    expect((await save({ id: one.id, version: 1, unitId: unit('民政課') }, 'otherUnitHead')).body.code).toBe(
      'broadcast.not_own_unit',
    )
  })

  test('names a unit and readers that are there, and times unless it is read when needed', async () => {
    expect((await save({ unitId: newId() }, 'ethicsOfficer')).body.code).toBe('broadcast.unit_unknown')
    expect((await save({ readerIds: [newId()] })).body.code).toBe('broadcast.reader_unknown')
    expect((await save({ times: [] })).body.code).toBe('broadcast.times_unfit')
    expect((await save({ days: 'onDemand' })).body.code).toBe('broadcast.times_unfit')
    expect((await save({ times: ['17:00', '16:00'] })).body.code).toBe('invalid_input')
    expect((await save({ days: 'onDemand', times: [] })).status).toBe(200)
  })

  test('of two changes at once keeps the first', async () => {
    const { id } = await saved()
    const both = await Promise.all([1, 2].map((number) => save({ id, version: 1, text: `第${number}版` })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await save({ id, version: 1 })).body.code).toBe('changed_meanwhile')
  })

  test('that was retired is read no more; that it was read stays', async () => {
    const one = await saved()
    await readOut(one)
    const retire = async (who: string, version = 1) => (await as(who)).post(`/broadcasts/${one.id}/retire`, { version })
    expect((await retire('staff')).body.code).toBe('forbidden')
    expect((await retire('otherUnitHead')).body.code).toBe('broadcast.not_own_unit')
    expect((await retire('unitHead', 2)).body.code).toBe('changed_meanwhile')
    expect((await retire('unitHead')).status).toBe(200)
    expect((await retire('unitHead')).status).toBe(404)
    expect((await readOut(one)).status).toBe(404)
    const { broadcasts, readings } = await list()
    expect(broadcasts.map(({ id }) => id)).not.toContain(one.id)
    expect(readings.map(({ broadcastId }) => broadcastId)).toContain(one.id)
  })

  test('of another agency is not there, whatever is tried', async () => {
    const one = await saved()
    expect(await list('ethicsDirector', other)).toMatchObject({ broadcasts: [], readings: [] })
    expect((await readOut(one, {}, 'ethicsDirector', other)).status).toBe(404)
    const { id, ...input } = entry({ id: one.id, version: 1, unitId: other.unitIds.get('行政室')! })
    const stranger = await as('ethicsDirector', other)
    expect((await stranger.put(`/broadcasts/${id}`, input)).status).toBe(404)
    expect((await stranger.post(`/broadcasts/${id}/retire`, { version: 1 })).status).toBe(404)
  })
})

describe('a reading', () => {
  test('keeps who read which words when', async () => {
    const one = await saved()
    setTime('17:02')
    const { body } = await readOut(one, { claimedAt: taipei('17:01') })
    expect(body).toMatchObject({ text: '請關燈。', readAt: taipei('17:01'), readByName: 'home staff' })
    await save({ id: one.id, version: 1, text: '請關窗。' })
    expect((await list()).readings.find(({ id }) => id === body.id)).toEqual(body)
    expect((await readOut(one, { dueAt: null, claimedAt: '2016-02-12T09:00:00.000Z' })).body.readAt).toBe(
      taipei('17:02'),
    )
  })

  test('is by the unit, who was named, who is on duty or ethics; an evacuation by anybody', async () => {
    const one = await saved({ readerIds: [personId('librarian')] })
    expect((await readOut(one, {}, 'otherStaff')).body.code).toBe('broadcast.not_reader')
    expect((await readOut(one, {}, 'librarian')).status).toBe(200)
    const evacuation = await saved({ days: 'onDemand', times: [] })
    expect((await readOut(evacuation, { dueAt: null }, 'otherStaff')).status).toBe(200)
  })

  test('answers one of its times, from half an hour before', async () => {
    const one = await saved()
    expect((await readOut(one, { dueAt: taipei('16:00') })).body.code).toBe('broadcast.not_due')
    expect((await readOut(one, { dueAt: taipei('17:00', '2026-02-14') })).body.code).toBe('broadcast.not_due')
    expect((await readOut(one, { dueAt: taipei('17:00', '2026-02-13') })).body.code).toBe('broadcast.too_early')
    expect((await readOut(one)).status).toBe(200)
  })

  test('of two at once: the first counts, the second is told who and when', async () => {
    const one = await saved()
    const both = await Promise.all([readOut(one), readOut(one, {}, 'unitHead')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const first = both.find(({ status }) => status === 200)!.body
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
      ...{ code: 'broadcast.already_read', details: { name: first.readByName, time: '16:30' } },
    })
  })

  test('is counted once, however often it arrives, and never changes', async () => {
    const one = await saved({ days: 'onDemand', times: [] })
    const same = { readingId: newId(), dueAt: null }
    expect((await readOut(one, same)).status).toBe(200)
    expect((await readOut(one, same)).body.code).toBe('changed_meanwhile')
    await expect(owner.query('delete from broadcast_reading')).rejects.toThrow(/append-only/)
  })
})

describe('when a text is to be read', () => {
  const told = async (event: string, id: string): Promise<string[]> => {
    const { rows } = await owner.query<{ name: string }>(
      `select person.name from telling join telling_recipient as told on telling_id = telling.id
       join person on person.id = person_id where event = $1 and subject_id = $2 order by telling.told_at, name`,
      [event, id],
    )
    return rows.map(({ name }) => name)
  }
  const ringAt = async (time: string, date: string) => {
    setTime(time, date)
    await it.alarms.turn()
  }
  const everybody = ['home staff', 'home systemAdministrator', 'home unitHead']

  test('its readers are reminded; nobody having read it, they and the head of the unit are told', async () => {
    const one = await saved({ readerIds: [personId('staff')] })
    const whole = await saved()
    await readOut(await saved())
    await ringAt('16:49', '2026-02-12')
    expect(await told('broadcastDue', one.id)).toEqual([])
    await ringAt('16:50', '2026-02-12')
    expect(await told('broadcastDue', one.id)).toEqual(['home staff'])
    expect(await told('broadcastDue', whole.id)).toEqual(everybody)
    expect((await readOut(whole)).status).toBe(200)
    await ringAt('17:15', '2026-02-12')
    expect(await told('broadcastForgotten', one.id)).toEqual(['home staff', 'home unitHead'])
    expect(await told('broadcastForgotten', whole.id)).toEqual([])
    await ringAt('16:50', '2026-02-13')
    expect(await told('broadcastDue', one.id)).toEqual(['home staff', 'home staff'])
    expect(it.failures).toEqual([])
  })

  test('after a standstill nobody is reminded of what is past, but told that it was forgotten', async () => {
    const one = await saved({ days: 'eves' })
    await ringAt('09:00', '2026-02-23')
    expect(await told('broadcastDue', one.id)).toEqual([])
    expect(await told('broadcastForgotten', one.id)).toEqual(everybody)
    await ringAt('09:00', '2026-02-24')
    expect(await told('broadcastForgotten', one.id)).toEqual(everybody)
  })

  test('that was retired nobody is told', async () => {
    const one = await saved()
    await (await as('unitHead')).post(`/broadcasts/${one.id}/retire`, { version: 1 })
    await ringAt('18:00', '2026-02-12')
    expect(await told('broadcastForgotten', one.id)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makePlan } from '#test/make.ts'

const { as, owner, home, other } = await testApp('2026-02-11T01:00:00Z')
const plan = await makePlan(owner, home)

const event = (changes: object = {}) => ({
  id: newId(),
  planId: null,
  dutyId: null,
  what: '側門遭破壞',
  place: '一樓側門',
  occurredAt: '2026-02-10T22:00:00.000Z',
  knownAt: '2026-02-10T23:30:00.000Z',
  ...changes,
})
const record = async (changes: object = {}, who = 'staff') => (await as(who)).post('/incidents', event(changes))

const notice = (changes: object = {}) => ({
  noticeId: newId(),
  recipient: '縣政府政風處',
  means: 'telephone',
  toldAt: '2026-02-10T23:45:00.000Z',
  remark: '',
  ...changes,
})
const tell = async (id: string, changes: object = {}, who = 'staff') =>
  (await as(who)).post(`/incidents/${id}/notices`, notice(changes))

describe('an event', () => {
  test('is recorded with the duty it falls under', async () => {
    const { body, status } = await record({ planId: plan.planId, dutyId: plan.dutyId })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      what: '側門遭破壞',
      clauseLabel: '壹',
      recordedByName: 'home staff',
      notices: [],
      number: '115-0001',
      state: 'open',
    })
    expect(body.unitId).toBe(home.unitIds.get('行政室'))
    expect(body.knownAt).toBe('2026-02-10T23:30:00.000Z')
  })

  test('is not known before it occurred', async () => {
    const { body } = await record({ knownAt: '2026-02-10T21:59:00.000Z' })
    expect(body.code).toBe('incident.known_before_it_occurred')
    expect((await record({ knownAt: '2026-02-10T22:00:00.000Z' })).status).toBe(200)
  })

  test('is not in the future', async () => {
    expect((await record({ knownAt: '2026-02-11T01:01:01.000Z' })).body.code).toBe('incident.in_the_future')
    const both = { occurredAt: '2026-02-12T00:00:00.000Z', knownAt: '2026-02-12T00:00:00.000Z' }
    expect((await record(both)).body.code).toBe('incident.in_the_future')
    expect((await record({ knownAt: '2026-02-11T01:00:00.000Z' })).status).toBe(200)
  })

  test('names a plan and a duty of that plan, or none', async () => {
    const next = await makePlan(owner, home)
    const code = async (changes: object) => (await record(changes)).body.code
    expect(await code({ planId: plan.planId, dutyId: next.dutyId })).toBe('incident.duty_of_other_plan')
    expect(await code({ dutyId: plan.dutyId })).toBe('incident.duty_of_other_plan')
    expect(await code({ planId: plan.planId, dutyId: newId() })).toBe('incident.duty_unknown')
    expect(await code({ planId: newId() })).toBe('incident.plan_unknown')
    const theirs = await makePlan(owner, other)
    expect(await code({ planId: theirs.planId })).toBe('incident.plan_unknown')
    expect(await code({ planId: theirs.planId, dutyId: theirs.dutyId })).toBe('incident.duty_unknown')
  })

  test('says what happened', async () => {
    expect((await record({ what: ' ' })).body).toMatchObject({ code: 'invalid_input', details: { places: ['what'] } })
  })

  test('is seen by who recorded it, by the unit, by ethics and by the heads', async () => {
    const { id } = (await record()).body
    for (const who of ['staff', 'unitHead', 'ethicsOfficer', 'agencyHead', 'chiefSecretary']) {
      const person = await as(who)
      expect((await person.get(`/incidents/${id}`)).status).toBe(200)
      expect((await person.get('/incidents')).body.map((each: { id: string }) => each.id)).toContain(id)
    }
    const stranger = await as('otherStaff')
    expect((await stranger.get(`/incidents/${id}`)).status).toBe(404)
    expect((await stranger.get('/incidents')).body).toEqual([])
    expect((await tell(id, {}, 'otherStaff')).status).toBe(404)
  })

  test('is still seen by who recorded it and has moved to another unit', async () => {
    const { id } = (await record({}, 'otherUnitHead')).body
    await owner.query('update incident set unit_id = null where id = $1', [id])
    expect((await (await as('otherUnitHead')).get(`/incidents/${id}`)).status).toBe(200)
    expect((await (await as('otherStaff')).get(`/incidents/${id}`)).status).toBe(404)
  })

  test('is found by plan', async () => {
    const fresh = await makePlan(owner, home)
    const { id } = (await record({ planId: fresh.planId })).body
    const listed = (await (await as('ethicsOfficer')).get(`/incidents?planId=${fresh.planId}`)).body
    expect(listed.map((each: { id: string }) => each.id)).toEqual([id])
  })

  test('of another agency is not there, whatever is tried', async () => {
    const { id } = (await record()).body
    const stranger = await as('ethicsDirector', other)
    expect((await stranger.get(`/incidents/${id}`)).status).toBe(404)
    expect((await stranger.get('/incidents')).body).toEqual([])
    expect((await stranger.post(`/incidents/${id}/notices`, notice())).status).toBe(404)
    expect((await stranger.post('/incidents', event({ id }))).body.code).toBe('changed_meanwhile')
  })
})

describe('who was told of it', () => {
  test('is kept in the order of time', async () => {
    const { id } = (await record()).body
    await tell(id, { toldAt: '2026-02-11T00:10:00.000Z', recipient: '警察分局' })
    const { body } = await tell(id, {}, 'ethicsOfficer')
    expect(body.incident.notices).toMatchObject([
      {
        recipient: '縣政府政風處',
        toldAt: '2026-02-10T23:45:00.000Z',
        toldBy: 'home ethicsOfficer',
        means: 'telephone',
      },
      { recipient: '警察分局', toldBy: 'home staff' },
    ])
  })

  test('was not told before the agency knew', async () => {
    const { id } = (await record()).body
    expect((await tell(id, { toldAt: '2026-02-10T23:29:00.000Z' })).body.code).toBe('incident.told_before_known')
  })

  test('was not told in the future', async () => {
    const { id } = (await record()).body
    expect((await tell(id, { toldAt: '2026-02-11T03:00:00.000Z' })).body.code).toBe('incident.in_the_future')
  })

  test('is written down once although it was sent twice', async () => {
    const { id } = (await record()).body
    const same = { noticeId: newId() }
    expect((await tell(id, same)).status).toBe(200)
    expect((await tell(id, same)).body.code).toBe('changed_meanwhile')
    expect((await (await as('staff')).get(`/incidents/${id}`)).body.incident.notices).toHaveLength(1)
  })
})

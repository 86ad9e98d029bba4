import { beforeEach, describe, expect, test } from 'vitest'
import type { TellingEvent } from '#domain/telling/telling.ts'
import { newId } from '#server/platform/id.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import { testApp } from '#test/app.ts'
import { tell } from './telling.operations.ts'

const { as, owner, opened, clock, keys, home, other, alarms } = await testApp('2026-02-16T18:00:00Z')
const bySystem = systemPerformer(opened, clock, keys)
const personId = (who: string, agency = home) => agency.personIds.get(agency.loginNames[who]!)!

type Changes = {
  subjectId?: string
  step?: string
  chain?: string[]
  answerMinutes?: number | null
  event?: TellingEvent
}
async function told(recipients: string[], { subjectId = newId(), ...changes }: Changes = {}): Promise<string> {
  await bySystem({ agencyId: home.agencyId, clockOffsetSeconds: 0 }, 'alarm.fire', async (work) => {
    await tell(work, {
      subjectId,
      step: 'firstNotice',
      event: 'incidentReported',
      link: '/reports',
      recipients: recipients.map((who) => personId(who)),
      ...changes,
      ...(changes.chain && { chain: changes.chain.map((who) => personId(who)) }),
    })
    return true
  })
  return subjectId
}
const mine = async (who: string) => (await (await as(who)).get('/told')).body.items as any[]
const unread = async (who: string) => (await (await as(who)).get('/told/unread')).body.unread as number
const minutes = (count: number) => clock.pass(count * 60)

beforeEach(async () => {
  clock.set('2026-02-16T18:00:00Z')
  await owner.query('delete from alarm; alter table telling disable trigger append_only')
  await owner.query('delete from telling_delivery; delete from telling_recipient; delete from telling')
  await owner.query('alter table telling enable trigger append_only; update deputy set ended_at = now()')
})

describe('whoever is told', () => {
  test('finds it under the bell, reads it and answers', async () => {
    await told(['staff'])
    expect(await unread('staff')).toBe(1)
    const [thing] = await mine('staff')
    expect(thing).toMatchObject({
      event: 'incidentReported',
      link: '/reports',
      readAt: null,
      acknowledgedAt: null,
      answerBy: '2026-02-16T18:10:00.000Z',
    })
    const staff = await as('staff')
    expect((await staff.post(`/told/${thing.id}/read`)).body.readAt).toBe('2026-02-16T18:00:00.000Z')
    expect(await unread('staff')).toBe(0)
    expect((await staff.post(`/told/${thing.id}/acknowledge`)).body.acknowledgedAt).toBe('2026-02-16T18:00:00.000Z')
    expect((await staff.post(`/told/${thing.id}/acknowledge`)).status).toBe(200)
  })

  test('is told once in the same step, however often it is said, and again in the next', async () => {
    const subjectId = await told(['staff', 'staff'])
    await told(['staff', 'librarian'], { subjectId })
    expect([(await mine('staff')).length, (await mine('librarian')).length]).toEqual([1, 1])
    await told(['staff'], { subjectId, step: 'finalReport' })
    expect((await mine('staff')).length).toBe(2)
  })

  test('is told once when the same step is told at the same moment', async () => {
    const subjectId = newId()
    await Promise.all(Array.from({ length: 6 }, () => told(['staff', 'unitHead'], { subjectId })))
    expect([(await mine('staff')).length, (await mine('unitHead')).length]).toEqual([1, 1])
  })

  test('would be told twice, did the database not say once', async () => {
    const client = await owner.connect()
    await told(['staff'])
    try {
      const drop = 'alter table telling_recipient drop constraint telling_recipient_agency_id_telling_id_person_id_key'
      const again = `insert into telling_recipient (id, agency_id, telling_id, person_id, told_at)
        select gen_random_uuid(), agency_id, telling_id, person_id, told_at from telling_recipient`
      await client.query('begin')
      await expect(client.query(again)).rejects.toMatchObject({
        constraint: 'telling_recipient_agency_id_telling_id_person_id_key',
      })
      await client.query(`rollback; begin; ${drop}`)
      expect((await client.query(again)).rowCount).toBe(1)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  test('sees of it how it went for the others, and nobody else sees it', async () => {
    await told(['staff', 'unitHead'])
    const [thing] = await mine('staff')
    const { body } = await (await as('staff')).get(`/told/${thing.id}`)
    expect(body.people.map((one: any) => one.personName).toSorted()).toEqual(['home staff', 'home unitHead'])
    for (const who of ['librarian', 'unitHead', 'systemAdministrator', 'ethicsDirector'])
      expect((await (await as(who)).get(`/told/${thing.id}`)).status).toBe(404)
    expect((await (await as('librarian')).post(`/told/${thing.id}/acknowledge`)).status).toBe(404)
    expect((await (await as('staff', other)).post(`/told/${thing.id}/read`)).status).toBe(404)
    expect((await (await as('staff', other)).get('/told')).body.items).toEqual([])
  })

  test('finds the older ones behind the newer', async () => {
    for (let count = 0; count < 52; count++) await told(['staff'], { answerMinutes: null })
    const staff = await as('staff')
    const { body } = await staff.get('/told')
    expect([body.items.length, body.more]).toEqual([50, true])
    const older = await staff.get(`/told?before=${body.items.at(-1).id}`)
    expect([older.body.items.length, older.body.more]).toEqual([2, false])
  })
})

describe('whoever does not answer in time', () => {
  const calledIn = async () => {
    const { rows } = await owner.query(
      'select person.title from telling_recipient as told join person on person.id = told.person_id order by told.told_at, person.title',
    )
    return rows.map(({ title }) => title)
  }
  const asked = (recipients: string[], chain: string[]) => told(recipients, { chain, answerMinutes: 4 })
  const turn = async () => {
    minutes(4)
    await alarms.turn()
  }

  test('is followed by the deputy, then by the list, one after the other until somebody answers', async () => {
    await (await as('agencyHead')).post('/deputies', {
      id: newId(),
      personId: personId('staff'),
      deputyId: personId('otherStaff'),
      fromDate: '2026-02-16',
      untilDate: '2026-02-18',
    })
    await asked(['staff'], ['unitHead', 'librarian'])
    await turn()
    expect(await calledIn()).toEqual(['staff', 'otherStaff'])
    expect((await mine('otherStaff'))[0].calledInFor).toBe('home staff')
    await turn()
    expect(await calledIn()).toEqual(['staff', 'otherStaff', 'unitHead'])
    const [thing] = await mine('unitHead')
    await (await as('unitHead')).post(`/told/${thing.id}/acknowledge`)
    await turn()
    expect(await calledIn()).toEqual(['staff', 'otherStaff', 'unitHead'])
    const { body } = await (await as('unitHead')).get(`/told/${thing.id}`)
    expect(
      body.people.map((one: any) => [one.calledInForName, one.unansweredAt !== null, one.acknowledgedAt !== null]),
    ).toEqual([
      [null, true, false],
      ['home staff', true, false],
      ['home otherStaff', false, true],
    ])
  })

  test('and answers late, stops the calling in', async () => {
    await asked(['staff'], ['unitHead', 'librarian'])
    await turn()
    const [thing] = await mine('staff')
    await (await as('staff')).post(`/told/${thing.id}/acknowledge`)
    await turn()
    expect(await calledIn()).toEqual(['staff', 'unitHead'])
  })

  test('calls in nobody who was told in this step, and ends with the list', async () => {
    await asked(['staff', 'unitHead'], ['unitHead', 'librarian'])
    await turn()
    expect(await calledIn()).toEqual(['staff', 'unitHead', 'librarian'])
    await turn()
    await turn()
    expect(await calledIn()).toEqual(['staff', 'unitHead', 'librarian'])
  })

  test('calls in nobody who has left', async () => {
    await owner.query('update person set disabled_at = now() where id = $1', [personId('unitHead')])
    await asked(['staff'], ['unitHead', 'librarian'])
    await turn()
    await owner.query('update person set disabled_at = null where id = $1', [personId('unitHead')])
    expect(await calledIn()).toEqual(['staff', 'librarian'])
  })

  test('is followed by nobody where no answer was asked for, or one has come', async () => {
    await told(['staff'], { chain: ['unitHead'], answerMinutes: null })
    await asked(['librarian'], ['unitHead'])
    const [thing] = await mine('librarian')
    await (await as('librarian')).post(`/told/${thing.id}/acknowledge`)
    await turn()
    expect((await calledIn()).toSorted()).toEqual(['librarian', 'staff'])
  })
})

describe('the order in which people are called in', () => {
  const setOrder = async (who: string, people: string[], agency = home) =>
    (await as(who)).put('/telling/order', { personIds: people.map((one) => personId(one, agency)) })

  test('is set by the ethics office, and holds where none is given', async () => {
    expect((await setOrder('ethicsOfficer', ['unitHead', 'librarian'])).status).toBe(200)
    expect((await (await as('agencyHead')).get('/telling/order')).body.personIds).toHaveLength(2)
    await told(['staff'])
    minutes(10)
    await alarms.turn()
    expect((await mine('unitHead'))[0].calledInFor).toBe('home staff')
    expect((await setOrder('systemAdministrator', [])).body.code).toBe('forbidden')
    expect((await (await as('staff')).get('/telling/order')).body.code).toBe('forbidden')
    expect((await setOrder('ethicsOfficer', [])).status).toBe(200)
  })

  test('names each once, and only people of the agency', async () => {
    expect((await setOrder('ethicsOfficer', ['unitHead', 'unitHead'])).body.code).toBe('telling.person_repeated')
    expect((await setOrder('ethicsOfficer', ['unitHead'], other)).body.code).toBe('telling.order_person_unknown')
  })
})

test('nobody outside the agency can be told', async () => {
  const outsider = bySystem({ agencyId: home.agencyId, clockOffsetSeconds: 0 }, 'alarm.fire', (work) =>
    tell(work, {
      subjectId: newId(),
      step: 'firstNotice',
      event: 'matterForYou',
      link: '/',
      recipients: [personId('staff', other)],
    }).then(() => true),
  )
  await expect(outsider).rejects.toMatchObject({ constraint: 'telling.person_unknown' })
})

test('anybody can try how it is to be told', async () => {
  const id = newId()
  expect((await (await as('staff')).post('/telling/test', { id })).status).toBe(200)
  expect((await mine('staff'))[0]).toMatchObject({ event: 'channelTest', answerBy: null })
})

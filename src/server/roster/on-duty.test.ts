import { beforeAll, describe, expect, test } from 'vitest'
import type { Roster } from '#domain/roster/roster.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makePlan } from '#test/make.ts'
import { nightShift, rosterDesk } from '#test/rosters.ts'

const it = await testApp('2026-02-05T01:00:00Z')
const { as, home, other, owner, clock, everybodyLeft } = it
const idOf = (who: string) => home.personIds.get(home.loginNames[who]!)!
const officer = async () => as('ethicsOfficer')

let roster: Roster
let planId = ''
beforeAll(async () => {
  const desk = rosterDesk(await officer())
  ;({ planId } = await makePlan(owner, home))
  roster = await desk.make({ agency: home, planId })
  const night = roster.shifts.find(({ date }) => date === '2026-02-16')!
  expect((await desk.book(roster.id, night.id, idOf('librarian'))).status).toBe(200)
})

const goTo = (instant: string) => {
  clock.set(instant)
  everybodyLeft()
}
const onDuty = async (who = 'ethicsOfficer') => (await (await as(who)).get('/on-duty')).body

/** New Year's Eve, half past eight in the evening. */
const evening = '2026-02-16T12:30:00Z'

describe('who is on duty', () => {
  test('is nobody by a roster that is not published', async () => {
    goTo(evening)
    expect(await onDuty()).toEqual([])
  })

  test('is whoever keeps the shift of that instant, from its first minute to its last', async () => {
    goTo('2026-02-05T02:00:00Z')
    roster = await rosterDesk(await officer()).publish(await rosterDesk(await officer()).show(roster.id))
    for (const [instant, count] of [
      ['2026-02-16T09:29:00Z', 0],
      ['2026-02-16T09:30:00Z', 1],
      ['2026-02-16T23:59:00Z', 1],
      ['2026-02-17T00:00:00Z', 0],
    ] as const) {
      goTo(instant)
      expect(await onDuty(), instant).toHaveLength(count)
    }
  })

  test('can be called by ethics, the heads and those on duty; others see the name', async () => {
    goTo(evening)
    const own = { mail: '', telephone: '0900-000-123', channels: [] }
    expect((await (await as('librarian')).put('/telling/own', { version: 0, own })).status).toBe(200)
    expect(await onDuty()).toMatchObject([{ name: 'home librarian', telephone: '0900-000-123' }])
    expect((await onDuty('librarian'))[0].telephone).toBe('0900-000-123')
    expect((await onDuty('otherStaff'))[0].telephone).toBeNull()
    const person = async (who: string) => {
      const { body } = await (await as(who)).get(`/rosters/${roster.id}`)
      return body.people.find(({ id }: { id: string }) => id === idOf('librarian')).telephone
    }
    expect(await person('agencyHead')).toBe('0900-000-123')
    expect(await person('otherStaff')).toBeNull()
  })

  test('is nobody that another agency sees', async () => {
    expect((await (await as('ethicsOfficer', other)).get('/on-duty')).body).toEqual([])
  })
})

describe('status reports on days off', () => {
  beforeAll(async () => {
    const subjects = [{ unitId: home.unitIds.get('民政課'), pointId: null, telephone: '' }]
    goTo('2026-02-09T00:00:00Z')
    const schedule = { id: newId(), planId, number: 0, times: ['20:00', '23:00'], startTime: '00:00', endTime: '23:59' }
    const { status } = await (await officer()).post('/status-schedules', { ...schedule, subjects })
    expect(status).toBe(200)
  })
  const give = async (who: string, dueAt: string) => {
    const entry = {
      planId,
      unitId: home.unitIds.get('民政課'),
      pointId: null,
      state: 'normal',
      note: '',
      correctsId: null,
    }
    return (await as(who)).post('/status-reports', { ...entry, id: newId(), dueAt, claimedAt: evening })
  }

  test('are given by whoever is on duty by the roster, not by the role', async () => {
    goTo(evening)
    expect((await give('librarian', '2026-02-16T12:00:00.000Z')).status).toBe(200)
    expect((await give('staff', '2026-02-16T12:00:00.000Z')).body.code).toBe('statusReport.not_own_unit')
  })

  test('are given by the role where nobody is on duty by a roster', async () => {
    goTo('2026-02-15T12:30:00Z')
    expect((await give('staff', '2026-02-15T12:00:00.000Z')).status).toBe(200)
    expect((await give('librarian', '2026-02-15T12:00:00.000Z')).body.code).toBe('statusReport.not_own_unit')
  })
})

describe('an event', () => {
  const facts = { kinds: ['fraud'], flags: [], cyberSeverity: null, occurredAt: evening, knownAt: evening }
  const record = async () =>
    (await as('staff')).post('/incidents', {
      ...{ ...facts, id: newId(), planId: null, dutyId: null, what: '疑似冒名電話', place: '服務台' },
    })
  const told = async () =>
    (await (await as('librarian')).get('/told')).body.items.filter(
      ({ event }: { event: string }) => event === 'incidentReported',
    )

  test('names whoever is on duty among those who are told, and tells them where to call', async () => {
    goTo(evening)
    expect((await (await as('staff')).post('/incidents/preview', facts)).body.onDuty).toEqual(['home librarian'])
    expect((await record()).status).toBe(200)
    expect(await told()).toMatchObject([{ link: '/watch/my-shifts' }])
  })

  test('names and tells nobody besides where there is no roster', async () => {
    goTo('2026-02-17T02:00:00Z')
    expect((await (await as('staff')).post('/incidents/preview', facts)).body.onDuty).toEqual([])
    expect((await record()).status).toBe(200)
    expect(await told()).toHaveLength(1)
  })
})

describe('a calendar address', () => {
  const make = async (who: string, isOffice = false) => (await as(who)).post('/roster-feeds', { isOffice })
  const fetched = (path: string) => it.app.inject({ method: 'GET', url: path })

  test('shows when and where the shifts are and nothing else, to whoever has it', async () => {
    goTo('2026-02-10T01:00:00Z')
    const { path } = (await make('librarian')).body
    const answer = await fetched(path)
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['content-type'])).toContain('text/calendar')
    expect(answer.body.match(/^BEGIN:VEVENT/gm)).toHaveLength(1)
    expect(answer.body).toContain('SUMMARY:夜班\r\nLOCATION:值勤室')
    expect(answer.body).not.toContain('librarian')
    const all = await fetched((await make('ethicsOfficer', true)).body.path)
    expect(all.body.match(/^BEGIN:VEVENT/gm)).toHaveLength(15)
    expect(all.body).not.toContain('librarian')
  })

  test('of the office is made by ethics', async () => {
    expect((await make('staff', true)).body.code).toBe('roster.not_keeper')
  })

  test('is kept as a hash only, and leads nowhere once another is made or it is revoked', async () => {
    const first = (await make('librarian')).body.path
    const second = (await make('librarian')).body.path
    expect((await fetched(first)).statusCode).toBe(404)
    expect((await fetched(second)).statusCode).toBe(200)
    const token = second.split('/').at(-2)
    const { rows } = await owner.query('select row_to_json(roster_feed)::text as row from roster_feed')
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
    const kept = await owner.query('select answer::text from idempotent_answer')
    expect(kept.rows.some(({ answer }) => answer?.includes(token))).toBe(false)
    expect((await (await as('librarian')).post('/roster-feeds/revoke', { isOffice: false })).status).toBe(200)
    expect((await fetched(second)).statusCode).toBe(404)
    expect((await fetched('/api/roster-feeds/nothing/shifts.ics')).statusCode).toBe(404)
  })

  test('of somebody who left leads nowhere', async () => {
    const { path } = (await make('librarian')).body
    await owner.query('update person set disabled_at = now() where id = $1', [idOf('librarian')])
    expect((await fetched(path)).statusCode).toBe(404)
    await owner.query('update person set disabled_at = null where id = $1', [idOf('librarian')])
  })
})

describe('the list for the guard’s desk', () => {
  const print = async (who: string, id = roster.id) => (await as(who)).post(`/rosters/${id}/duty-list.txt`)

  test('names each shift with who keeps it, the number to call, and what is not filled', async () => {
    const text = String((await print('ethicsOfficer')).body)
    expect(text).toContain('115/2/16（一）')
    expect(text).toContain('home librarian　0900-000-123')
    expect(text).toContain('17:30–次日 08:00')
    expect(text).toContain('缺 1 人')
  })

  test('is there for those who may call, in every format, once it is published', async () => {
    for (const format of ['pdf', 'odt', 'docx'])
      expect((await (await officer()).post(`/rosters/${roster.id}/duty-list.${format}`)).status, format).toBe(200)
    expect((await print('otherStaff')).body.code).toBe('roster.not_keeper')
    expect((await print('librarian')).status).toBe(200)
    const { planId } = await makePlan(owner, home)
    const patterns = [nightShift(home, { name: '日班' })]
    const draft = await rosterDesk(await officer()).make({ agency: home, planId, patterns })
    expect((await print('ethicsOfficer', draft.id)).body.code).toBe('roster.not_published')
    expect((await print('ethicsOfficer', newId())).status).toBe(404)
  })
})

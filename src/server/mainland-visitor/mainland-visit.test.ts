import { beforeEach, describe, expect, test } from 'vitest'
import type { Visit, VisitPlanned } from '#domain/mainland-visitor/mainland-visit.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const { as, clock, everybodyLeft, home, other, owner } = await testApp('2026-03-02T01:00:00Z')
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
const organisations = '只屬於參訪的團體'

const stop = (at: string, what = '座談') => ({ id: newId(), at, place: '二樓會議室', what })
const planned = (changes: Partial<VisitPlanned> = {}): VisitPlanned => ({
  ...{ id: newId(), version: 0, unitId: home.unitIds.get('行政室')!, startsOn: '2026-03-10', endsOn: '2026-03-11' },
  ...{ groupSize: 12, hostIds: [personId('staff'), personId('otherStaff')], organisations, purpose: '農業交流' },
  ...{ programme: [stop('2026-03-10T02:00:00.000Z'), stop('2026-03-11T02:00:00.000Z')] },
  ...changes,
})
const put = async ({ id, ...input }: VisitPlanned, who = 'unitHead') =>
  (await as(who)).put(`/mainland-visits/${id}`, input)
async function filed(changes: Partial<VisitPlanned> = {}): Promise<VisitPlanned> {
  const visit = planned(changes)
  expect((await put(visit)).body).toEqual({ id: visit.id })
  return visit
}
const open = async (id: string, who = 'unitHead') => (await as(who)).post(`/mainland-visits/${id}/open`)
const opened = async (id: string, who = 'unitHead'): Promise<Visit> => (await open(id, who)).body
const observe = async (id: string, given: object = {}, who = 'staff') =>
  (await as(who)).post(`/mainland-visits/${id}/observations`, {
    ...{ observationId: newId(), isAbnormal: false, place: '', text: '座談順利' },
    ...given,
  })
const changed = async (visit: VisitPlanned, changes: Partial<VisitPlanned>, who = 'unitHead') =>
  put({ ...visit, version: (await opened(visit.id)).version, ...changes }, who)

beforeEach(() => {
  clock.set('2026-03-02T01:00:00Z')
  everybodyLeft()
})

describe('a visit', () => {
  test('is filed with bodies and number, programme and hosts, and nothing else of who comes', async () => {
    const { id } = await filed()
    const visit = await opened(id)
    expect([visit.organisations, visit.groupSize, visit.hosts.length, visit.programme.length]).toEqual([
      ...[organisations, 12, 2, 2],
    ])
    expect(Object.keys(visit)).not.toEqual(expect.arrayContaining([expect.stringMatching(/visitor|passport|birth/i)]))
  })

  test.each([
    ['that ends before it begins', { endsOn: '2026-03-09' }, 'mainlandVisit.dates_reversed'],
    [
      'with a stop outside its days',
      { programme: [stop('2026-03-12T02:00:00.000Z')] },
      'mainlandVisit.programme_outside',
    ],
    ['with the number of a permit', { purpose: '團長通行證 H12345678' }, 'travel.identity_number'],
    ['with the mark of a higher class', { purpose: '（極機密）' }, 'travel.mark_in_text'],
    ['of another unit', { unitId: home.unitIds.get('民政課')! }, 'mainlandVisit.not_own_unit'],
    ['of no unit', { unitId: newId() }, 'mainlandVisit.not_own_unit'],
    ['with a host who is not here', { hostIds: [newId()] }, 'mainlandVisit.host_unknown'],
  ])('is refused for one %s', async (_, changes, code) => {
    expect((await put(planned(changes))).body.code).toBe(code)
  })

  test('of a unit that there is not is refused to ethics too', async () => {
    expect((await put(planned({ unitId: newId() }), 'ethicsOfficer')).body.code).toBe('mainlandVisit.unit_unknown')
    expect((await put(planned(), 'staff')).body.code).toBe('forbidden')
  })

  test('takes no host who is abroad in these days', async () => {
    const trip = {
      ...{ version: 0, standing: 'general', destination: 'hongKong', purpose: 'private', companions: 0 },
      ...{ leavesOn: '2026-04-07', returnsOn: '2026-04-10', meetsOfficials: false },
      ...{ reason: '旅遊', places: '', meetings: '', lateReason: '' },
    }
    expect((await (await as('otherStaff')).put(`/trips/${newId()}`, trip)).status).toBe(200)
    const on = (startsOn: string, endsOn: string) => put(planned({ startsOn, endsOn, programme: [] }))
    expect((await on('2026-04-10', '2026-04-12')).body.code).toBe('mainlandVisit.host_away')
    expect((await on('2026-04-11', '2026-04-12')).status).toBe(200)
  })

  test('changes before it happens: what has begun stays', async () => {
    const visit = await filed()
    const [first, second] = visit.programme as [Visit['programme'][0], Visit['programme'][0]]
    clock.set('2026-03-10T03:00:00Z')
    everybodyLeft()
    const tooLate = 'mainlandVisit.change_too_late'
    expect((await changed(visit, { programme: [second] })).body.code).toBe(tooLate)
    expect((await changed(visit, { programme: [{ ...first, place: '資訊機房' }, second] })).body.code).toBe(tooLate)
    const past = stop('2026-03-10T02:30:00.000Z')
    expect((await changed(visit, { programme: [first, past, second] })).body.code).toBe(tooLate)
    const moved = { ...second, at: '2026-03-11T05:00:00.000Z' }
    expect((await changed(visit, { programme: [first, moved] })).status).toBe(200)
    expect((await opened(visit.id)).programme).toEqual([first, moved])
  })

  test('is not changed by a host, nor over what somebody else changed', async () => {
    const visit = await filed({ hostIds: [personId('otherUnitHead')] })
    expect((await changed(visit, {}, 'otherUnitHead')).body.code).toBe('mainlandVisit.not_yours')
    expect((await put({ ...visit, version: 7 })).body.code).toBe('changed_meanwhile')
  })
})

describe('observations', () => {
  test('are written down by hosts from the first day on', async () => {
    const { id } = await filed()
    expect((await observe(id)).body.code).toBe('mainlandVisit.not_begun')
    clock.set('2026-03-10T02:00:00Z')
    everybodyLeft()
    expect((await observe(id, {}, 'unitHead')).body.code).toBe('mainlandVisit.hosts_only')
    expect((await observe(id, { text: '團員護照 312345678' })).body.code).toBe('travel.identity_number')
    expect((await observe(id)).status).toBe(200)
    expect((await opened(id)).observations).toMatchObject([
      { text: '座談順利', byName: 'home staff', isAbnormal: false },
    ])
  })

  test('of something abnormal are told to ethics without a word of it', async () => {
    const { id } = await filed()
    clock.set('2026-03-10T02:00:00Z')
    everybodyLeft()
    const observationId = newId()
    await observe(id, { observationId, isAbnormal: true, text: '獨自折返檔案室' })
    const { rows } = await owner.query(
      `select title from telling join telling_recipient on telling_id = telling.id join person on person.id = person_id
       where subject_id = $1 and event = 'visitAbnormal' order by 1`,
      [observationId],
    )
    expect(rows.map(({ title }) => title)).toEqual(['ethicsDirector', 'ethicsOfficer', 'secondEthicsOfficer'])
    const { rows: events } = await owner.query(
      'select (select count(*) from incident) + (select count(*) from sealed_matter) as n',
    )
    expect(Number(events[0].n)).toBe(0)
  })
})

describe('need to know', () => {
  test('opens it to hosts, the inviting unit’s head, ethics and the heads', async () => {
    const { id } = await filed()
    for (const who of ['staff', 'otherStaff', 'unitHead', 'ethicsOfficer', 'agencyHead', 'chiefSecretary'])
      expect((await opened(id, who)).organisations, who).toBe(organisations)
  })

  test('is as if there were no such visit to everybody else', async () => {
    const visit = await filed()
    const strangers = [await as('librarian'), await as('otherUnitHead'), await as('ethicsOfficer', other)]
    for (const stranger of strangers) {
      expect((await stranger.post(`/mainland-visits/${visit.id}/open`)).body.code).toBe('not_found')
      const noted = { observationId: newId(), isAbnormal: false, place: '', text: '記錄' }
      expect((await stranger.post(`/mainland-visits/${visit.id}/observations`, noted)).body.code).toBe('not_found')
      expect(JSON.stringify((await stranger.get('/mainland-visits')).body)).not.toContain(visit.id)
    }
    expect((await put({ ...visit, version: 1 }, 'otherUnitHead')).body.code).toBe('not_found')
    expect((await (await as('systemAdministrator')).get('/mainland-visits')).body.code).toBe('forbidden')
  })

  test('leaves nothing of who comes or what was noticed in clear', async () => {
    const { id } = await filed()
    clock.set('2026-03-10T02:00:00Z')
    everybodyLeft()
    const mark = '只屬於接待人員的觀察'
    await observe(id, { text: mark })
    const { rows: tables } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    for (const { name } of tables)
      for (const words of [mark, organisations]) {
        const { rows } = await owner.query(`select from ${name} t where t::text like '%' || $1 || '%' limit 1`, [words])
        expect(rows, `${name} ${words}`).toEqual([])
      }
  })
})

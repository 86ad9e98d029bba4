import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ranked } from '#domain/draw/draw.rules.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const { as, home, other, owner } = await testApp('2026-03-02T01:00:00Z')
const officer = await as('ethicsOfficer')
const librarian = await as('librarian')
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
const setTravel = async (changes: object) => {
  const { settings, settingsVersion } = (await officer.get('/agency')).body
  const travel = { ...settings.travel, ...changes }
  return officer.put('/agency/settings', { version: settingsVersion, settings: { ...settings, travel } })
}
await setTravel({ personIds: [personId('librarian')] })

const listed = ['staff', 'otherStaff', 'unitHead', 'ethicsOfficer']
async function supplied(who: readonly string[] = listed): Promise<string> {
  const id = newId()
  const answer = await librarian.post('/travel-checks', { id, rocYear: 115, personIds: who.map(personId) })
  expect(answer.body).toEqual({ id })
  return id
}
const open = async (id: string) => (await officer.post(`/travel-checks/${id}/open`)).body
const draw = async (id: string, seed = '守歲') =>
  officer.post(`/travel-checks/${id}/draw`, { version: (await open(id)).version, seed })
const judge = async (id: string, who: string, given: object = {}) =>
  officer.post(`/travel-checks/${id}/results`, {
    ...{ version: (await open(id)).version, personId: personId(who), verdict: 'consistent', explanation: '' },
    ...given,
  })

describe('the yearly check', () => {
  test('is drawn so that anybody comes to the same from seed and names', async () => {
    const id = await supplied()
    expect((await draw(id)).status).toBe(200)
    const { draw: drawn, population, percent } = await open(id)
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    expect([drawn.count, percent]).toEqual([1, 2])
    expect(drawn.ranking).toEqual(ranked(population, '守歲', sha256))
  })

  test('draws as many as the agency’s own share says, rounded up', async () => {
    await setTravel({ checkPercent: 50 })
    const id = await supplied()
    await draw(id)
    expect((await open(id)).draw.count).toBe(2)
    await setTravel({ checkPercent: 2 })
  })

  test('takes a seed of its own where nobody gives one', async () => {
    const id = await supplied()
    await draw(id, '')
    expect((await open(id)).draw.seed).toMatch(/^[0-9a-f]{32}$/)
  })

  test('is drawn once, and not on what somebody else changed meanwhile', async () => {
    const id = await supplied()
    const stale = await officer.post(`/travel-checks/${id}/draw`, { version: 7, seed: '' })
    expect(stale.body.code).toBe('changed_meanwhile')
    await draw(id)
    expect((await draw(id)).body.code).toBe('travelCheck.already_drawn')
  })

  test('shows what those who were drawn had filed for the year', async () => {
    const trip = {
      ...{ version: 0, standing: 'general', destination: 'hongKong', purpose: 'private', companions: 0 },
      ...{ leavesOn: '2026-03-16', returnsOn: '2026-03-20', meetsOfficials: false },
      ...{ reason: '旅遊', places: '', meetings: '', lateReason: '' },
    }
    expect((await (await as('staff')).put(`/trips/${newId()}`, trip)).status).toBe(200)
    const id = await supplied(['staff', 'otherStaff'])
    await setTravel({ checkPercent: 50 })
    await draw(id, '一')
    const { filed, draw: drawn } = await open(id)
    const isStaff = drawn.ranking[0].subjectId === personId('staff')
    expect(filed).toHaveLength(isStaff ? 1 : 0)
    await setTravel({ checkPercent: 2 })
  })

  test('writes down a result for each who was drawn, and a difference with its explanation', async () => {
    const id = await supplied(['staff', 'otherStaff'])
    expect((await judge(id, 'staff')).body.code).toBe('travelCheck.not_drawn')
    await draw(id)
    const first = (await open(id)).draw.ranking[0].subjectId
    const [drawn, spared] = first === personId('staff') ? ['staff', 'otherStaff'] : ['otherStaff', 'staff']
    expect((await judge(id, spared!)).body.code).toBe('travelCheck.person_not_drawn')
    expect((await judge(id, drawn!, { verdict: 'discrepant' })).body.code).toBe('travelCheck.explanation_missing')
    const number = { verdict: 'discrepant', explanation: '護照 312345678' }
    expect((await judge(id, drawn!, number)).body.code).toBe('travel.identity_number')
    expect((await judge(id, drawn!, { version: 1 })).body.code).toBe('changed_meanwhile')
    expect((await judge(id, drawn!, { verdict: 'discrepant', explanation: '差勤未登錄' })).status).toBe(200)
    expect((await judge(id, drawn!)).status).toBe(200)
    expect((await open(id)).results).toEqual([{ personId: personId(drawn!), verdict: 'consistent', explanation: '' }])
  })

  test('lets nobody of ethics judge on themself', async () => {
    const id = await supplied(['ethicsOfficer', 'secondEthicsOfficer'])
    await draw(id)
    const { subjectId } = (await open(id)).draw.ranking[0]
    const self = subjectId === personId('ethicsOfficer') ? officer : await as('secondEthicsOfficer')
    const input = { version: 2, personId: subjectId, verdict: 'consistent', explanation: '' }
    expect((await self.post(`/travel-checks/${id}/results`, input)).body.code).toBe('travelCheck.own_result')
  })

  test('takes a list from who handles travel and from ethics, of people of this agency, each once', async () => {
    const supply = async (who: string, personIds: string[]) =>
      (await (await as(who)).post('/travel-checks', { id: newId(), rocYear: 115, personIds })).body.code
    const ids = ['staff', 'otherStaff'].map(personId)
    expect(await supply('unitHead', ids)).toBe('travel.desk_only')
    expect(await supply('ethicsDirector', ids)).toBeUndefined()
    expect(await supply('librarian', [ids[0]!])).toBe('invalid_input')
    expect(await supply('librarian', [ids[0]!, ids[0]!])).toBe('draw.name_repeated')
    const stranger = other.personIds.get(other.loginNames.staff!)!
    expect(await supply('librarian', [ids[0]!, stranger])).toBe('draw.entry_unknown')
  })

  test('is seen by ethics alone, not by who handed the list in and not by the heads', async () => {
    const id = await supplied()
    for (const who of ['librarian', 'agencyHead', 'chiefSecretary', 'unitHead', 'staff'])
      for (const path of ['open', 'draw', 'results', 'paper.pdf'])
        expect((await (await as(who)).post(`/travel-checks/${id}/${path}`)).status, `${who} ${path}`).not.toBe(200)
    expect((await (await as('agencyHead')).get('/travel-checks')).body.code).toBe('forbidden')
    expect((await (await as('agencyHead')).post(`/travel-checks/${id}/open`)).body.code).toBe('forbidden')
    const stranger = await as('ethicsOfficer', other)
    expect((await stranger.post(`/travel-checks/${id}/open`)).body.code).toBe('not_found')
    expect((await stranger.get('/travel-checks')).body).toEqual([])
  })

  test('names nobody in clear in its own table, and its paper bears seed and method', async () => {
    const id = await supplied()
    await draw(id)
    const { rows } = await owner.query('select t::text as row from travel_check t where id = $1', [id])
    for (const who of listed) expect(rows[0].row.includes(personId(who))).toBe(who === 'ethicsOfficer')
    const text = String((await officer.post(`/travel-checks/${id}/paper.txt`)).body)
    for (const words of ['密', '115年赴陸港澳出境抽查', '守歲', 'SHA-256', '2%（本機關自訂）'])
      expect(text).toContain(words)
  })
})

import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const { as, owner, clock, home } = await testApp('2026-02-11T01:00:00Z')
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!

async function matter(concerned: string[] = []): Promise<{ id: string; number: string }> {
  const { body } = await (await as('staff')).post('/sealed-matters', {
    id: newId(),
    planId: null,
    kinds: ['insiderMisuse'],
    what: '大量下載戶籍資料',
    place: '',
    occurredAt: '2026-02-10T22:00:00.000Z',
    knownAt: '2026-02-10T23:30:00.000Z',
    concernedIds: concerned.map((who) => personId(who)),
  })
  return body
}
const ask = async (number: string, who = 'agencyHead', changes = {}) =>
  (await as(who)).post('/sealed-glasses', { number, reason: '承辦人全數請假', hours: 2, ...changes })
const grant = async (id: string, who: string) => (await as(who)).post(`/sealed-glasses/${id}/break`)
const open = async (id: string, who: string) => (await as(who)).post(`/sealed-matters/${id}/open`)
const today = async (who: string) =>
  (await (await as(who)).get('/today')).body.waiting.map(({ kind, title }: { kind: string; title: string }) => [
    kind,
    title,
  ])
const glasses = async (who: string) => (await (await as(who)).get('/sealed-glasses')).body

describe('breaking the glass', () => {
  test('takes two, ends by itself, shows without writing, and lists every look', async () => {
    const { id, number } = await matter()
    const asked = (await ask(number)).body.id
    expect(await today('chiefSecretary')).toContainEqual(['sealedGlassAsked', number])
    expect((await open(id, 'agencyHead')).status).toBe(404)
    expect((await grant(asked, 'agencyHead')).body.code).toBe('sealedGlass.same_person')
    expect((await grant(asked, 'chiefSecretary')).status).toBe(200)
    expect((await grant(asked, 'chiefSecretary')).body.code).toBe('sealedGlass.not_waiting')

    const { body } = await open(id, 'agencyHead')
    expect(body).toMatchObject({ what: '大量下載戶籍資料', capacity: null })
    expect((await (await as('agencyHead')).get('/sealed-matters')).body).toMatchObject([{ id }])
    const written = await (await as('agencyHead')).post(`/sealed-matters/${id}/entries`, {
      version: body.version,
      kind: 'note',
      text: 'x',
    })
    expect(written.body.code).toBe('sealedMatter.glass_only_shows')
    expect((await (await as('agencyHead')).post(`/sealed-matters/${id}/source`)).body.code).toBe(
      'sealedMatter.responsible_only',
    )

    for (const who of ['ethicsDirector', 'ethicsOfficer'])
      expect(await today(who)).toContainEqual(['sealedGlassBroken', number])
    expect(await today('unitHead')).toEqual([])
    expect((await glasses('ethicsOfficer')).find((one: { id: string }) => one.id === asked)).toMatchObject({
      askedByName: 'home agencyHead',
      brokenByName: 'home chiefSecretary',
      reason: '承辦人全數請假',
      looks: [expect.any(String)],
    })
    const { readings } = (await open(id, 'ethicsOfficer')).body
    expect(readings[0]).toMatchObject({ name: 'home agencyHead', operation: 'sealedMatter.open' })
  })

  test('ends to the second', async () => {
    const { id, number } = await matter()
    const asked = (await ask(number, 'agencyHead', { hours: 1 })).body.id
    await grant(asked, 'chiefSecretary')
    const start = clock.now().toISOString()
    await owner.query(
      "update session set ends_at = ends_at + interval '1 day', active_at = active_at + interval '1 hour'",
    )
    clock.pass(3_599)
    expect((await open(id, 'agencyHead')).status).toBe(200)
    clock.pass(1)
    expect((await open(id, 'agencyHead')).status).toBe(404)
    expect(
      (await (await as('agencyHead')).get('/sealed-matters')).body.map((one: { id: string }) => one.id),
    ).not.toContain(id)
    clock.set(start)
  })

  test('is for four hours at most, and for two people by the database as well', async () => {
    const { number } = await matter()
    expect((await ask(number, 'agencyHead', { hours: 5 })).body.code).toBe('invalid_input')
    const { id } = (await ask(number)).body
    const alone = 'update sealed_glass set broken_by = asked_by, broken_at = now(), ends_at = now() where id = $1'
    await expect(owner.query(alone, [id])).rejects.toThrow('sealedGlass.same_person')
    const long = "update sealed_glass set broken_at = now(), ends_at = now() + interval '5 hours' where id = $1"
    await expect(owner.query(long, [id])).rejects.toThrow('check')
  })

  test('has to be asked for again after a day', async () => {
    const { number } = await matter()
    const { id } = (await ask(number)).body
    await owner.query("update sealed_glass set asked_at = asked_at - interval '25 hours' where id = $1", [id])
    expect((await grant(id, 'chiefSecretary')).body.code).toBe('sealedGlass.not_waiting')
  })

  test('gives whom it concerns nothing, and says it in the way of a number that is nobody’s', async () => {
    const { id, number } = await matter(['agencyHead', 'ethicsDirector'])
    const answers = []
    for (const asked of [number, 'M-XXXX-XXXX']) {
      const made = await ask(asked)
      const granted = await grant(made.body.id, 'chiefSecretary')
      answers.push([made.status, Object.keys(made.body), granted.status, Object.keys(granted.body)])
    }
    expect(answers[0]).toEqual(answers[1])
    expect((await open(id, 'agencyHead')).body).toEqual((await open(newId(), 'agencyHead')).body)
    expect(await today('ethicsDirector')).not.toContainEqual(['sealedGlassBroken', number])
    expect((await glasses('ethicsDirector')).map((one: { number: string }) => one.number)).not.toContain(number)
    expect((await glasses('agencyHead')).map((one: { number: string }) => one.number)).toContain(number)
  })

  test('is not let through by whom it concerns', async () => {
    const { number } = await matter(['chiefSecretary'])
    const { id } = (await ask(number)).body
    expect(await today('chiefSecretary')).not.toContainEqual(['sealedGlassAsked', number])
    expect((await grant(id, 'chiefSecretary')).body).toEqual((await grant(newId(), 'chiefSecretary')).body)
  })
})

test('nobody without an office of that kind can ask', async () => {
  expect((await ask('M-AAAA-AAAA', 'unitHead')).body.code).toBe('forbidden')
  expect((await ask('M-AAAA-AAAA', 'systemAdministrator')).body.code).toBe('forbidden')
})

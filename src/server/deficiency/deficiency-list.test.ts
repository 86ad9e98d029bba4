import { describe, expect, test } from 'vitest'
import type { AgeingRow, Deficiency } from '#domain/deficiency/deficiency.ts'
import { newId } from '#server/platform/id.ts'
import { cookieOf, testApp, visitor } from '#test/app.ts'

const { as, app, anonymous, owner, clock, home, other } = await testApp()
const unit = (name: string) => home.unitIds.get(name)!

async function opened(changes: object = {}, agency = home): Promise<Deficiency> {
  const answer = await (await as('ethicsDirector', agency)).post('/deficiencies', {
    id: newId(),
    unitId: agency.unitIds.get('行政室'),
    source: 'byHand',
    sourceId: null,
    planId: null,
    pointId: null,
    place: '',
    description: '門弓器壞了',
    grade: 'minor',
    fileIds: [],
    ...changes,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.deficiency
}

const idsOf = async (query: string, who = 'ethicsOfficer'): Promise<string[]> => {
  const { status, body } = await (await as(who)).get(`/deficiencies?${query}`)
  expect(status).toBe(200)
  return body.items.map(({ id }: Deficiency) => id)
}
const textOf = (words: string) => `text=${encodeURIComponent(words)}`

describe('the list', () => {
  test('is narrowed by unit, grade and source', async () => {
    const mine = await opened({ unitId: unit('圖書館'), grade: 'major', source: 'meeting' })
    await opened({ unitId: unit('圖書館') })
    expect(await idsOf(`unitId=${unit('圖書館')}&grade=major&source=meeting`)).toEqual([mine.id])
    expect(await idsOf(`unitId=${unit('圖書館')}&status=closed`)).toEqual([])
  })

  test('finds words of two characters in what was found and where, in no other order than the newest', async () => {
    const first = await opened({ description: '碎紙機卡紙' })
    const second = await opened({ description: '插座過熱', place: '碎紙室' })
    await opened({ description: '碎了的紙' })
    expect(await idsOf(textOf('碎紙'))).toEqual([second.id, first.id])
    expect(await idsOf(textOf('紙機卡'))).toEqual([first.id])
    expect(await idsOf(textOf('紙碎'))).toEqual([])
  })

  test('finds what holds the pairs of the words side by side only', async () => {
    const whole = await opened({ description: 'ABCD' })
    await opened({ description: 'AB，BC，CD' })
    expect(await idsOf(textOf('abcd'))).toEqual([whole.id])
  })

  test('takes a percent sign for what it is', async () => {
    const { id } = await opened({ description: '電量剩 5%_了' })
    await opened({ description: '電量剩 50 了' })
    expect(await idsOf(textOf('5%_'))).toEqual([id])
  })

  test('is not searched by a single character', async () => {
    expect((await (await as('ethicsOfficer')).get(`/deficiencies?${textOf('門')}`)).body.code).toBe('invalid_input')
  })

  test('never shows by a word what is in another unit or agency', async () => {
    await opened({ description: '獨有的字' }, other)
    const { id } = await opened({ description: '獨有的字', unitId: unit('民政課') })
    expect(await idsOf(textOf('獨有'))).toEqual([id])
    expect(await idsOf(textOf('獨有'), 'staff')).toEqual([])
  })

  test('gives by due date what is still to be mended, page by page, none twice and none left out', async () => {
    for (let count = 0; count < 27; count += 1)
      await opened({ grade: (['minor', 'major', 'critical'] as const)[count % 3]! })
    const officer = await as('ethicsOfficer')
    const first = (await officer.get('/deficiencies?order=due')).body
    const second = (await officer.get(`/deficiencies?order=due&after=${first.next}`)).body
    const rows: Deficiency[] = [...first.items, ...second.items]
    expect(second.next).toBeNull()
    const keys = rows.map(({ improvementDueDate, id }) => `${improvementDueDate} ${id}`)
    expect(keys).toEqual([...new Set(keys)].toSorted())
    const { rows: there } = await owner.query(
      `select count(*)::int as count from deficiency where agency_id = $1 and status < 'improved'`,
      [home.agencyId],
    )
    expect(rows.length).toBe(there[0].count)
  })

  test('is counted as it is narrowed, and to a thousand at most', async () => {
    const officer = await as('ethicsOfficer')
    const countOf = async (query: string) => (await officer.get(`/deficiencies/count?${query}`)).body
    expect(await countOf(`unitId=${unit('圖書館')}`)).toEqual({ count: 2, more: false })
    await owner.query(
      `insert into deficiency (id, agency_id, unit_id, description, grade, found_on, improvement_due_date, source, opened_by, status)
       select uuidv7(), agency_id, unit_id, '常見的字' || n, 'minor', found_on, improvement_due_date, source, opened_by, 'closed'
       from (select * from deficiency where agency_id = $1 limit 1) as one, generate_series(1, 1005) as n`,
      [home.agencyId],
    )
    expect(await countOf('status=closed')).toEqual({ count: 1000, more: true })
    expect(await countOf(textOf('常見'))).toEqual({ count: 1000, more: true })
    expect((await idsOf(textOf('常見'))).length).toBe(25)
    expect(await countOf(textOf('1005'))).toEqual({ count: 1, more: false })
  })
})

describe('the ages', () => {
  test('count what is still to be mended by grade and by working days since it was found', async () => {
    const unitId = newId()
    await owner.query(`insert into unit (id, agency_id, name, position) values ($1, $2, '文化課', 8)`, [
      unitId,
      home.agencyId,
    ])
    const days = { '2026-02-11': 0, '2026-02-05': 4, '2026-01-30': 8, '2025-12-01': 31 }
    for (const day of Object.keys(days)) {
      const { id } = await opened({ unitId, grade: 'major' })
      await owner.query('update deficiency set found_on = $2 where id = $1', [id, day])
    }
    const { body } = await (await as('ethicsOfficer')).get(`/deficiencies/ageing?unitId=${unitId}`)
    const rows = body as AgeingRow[]
    expect(rows.map(({ from, until, counts }) => [from, until, counts.major])).toEqual([
      [0, 3, 1],
      [4, 7, 1],
      [8, 15, 1],
      [16, 30, 0],
      [31, null, 1],
    ])
    expect(rows.every(({ counts }) => counts.minor === 0 && counts.critical === 0)).toBe(true)
  })
})

describe('a saved view', () => {
  const save = async (who: string, name: string, query = 'status=found') =>
    (await as(who)).post('/saved-views', { id: newId(), name, query })

  test('is kept under its name for the one who saved it', async () => {
    const { body } = await save('ethicsOfficer', '逾期', 'overdue=true&order=due')
    expect((await (await as('ethicsOfficer')).get('/saved-views')).body).toEqual([body])
    expect((await (await as('secondEthicsOfficer')).get('/saved-views')).body).toEqual([])
    expect((await (await as('secondEthicsOfficer')).post(`/saved-views/${body.id}/remove`)).status).toBe(404)
    expect((await (await as('ethicsOfficer')).post(`/saved-views/${body.id}/remove`)).status).toBe(200)
    expect((await (await as('ethicsOfficer')).get('/saved-views')).body).toEqual([])
  })

  test('has a name of its own, and leads nowhere but to the list', async () => {
    expect((await save('staff', '我的')).status).toBe(200)
    expect((await save('staff', '我的')).body.code).toBe('savedView.name_taken')
    expect((await save('unitHead', '我的')).status).toBe(200)
    expect((await save('staff', '別處', '//elsewhere')).body.code).toBe('invalid_input')
  })
})

describe('what nobody mended in time', () => {
  /** Signed in anew, for the days that pass end every session. */
  const told = async (who: string, id: string): Promise<string[]> => {
    const signIn = await anonymous.post('/session', { loginName: home.loginNames[who], password: home.password })
    const { waiting } = (await visitor(app, cookieOf(signIn)).get('/today')).body
    return waiting.filter((one: any) => one.subjectId === id).map((one: any) => one.kind)
  }

  test('is told to the unit head, then to ethics, then to the head, by working days', async () => {
    await owner.query(`update deficiency set status = 'closed'`)
    // To be mended by the 12th, a Thursday; then Friday and the holidays until the 22nd.
    const { id } = await opened({ grade: 'critical' })
    const on = async (date: string) => {
      clock.set(`${date}T01:00:00Z`)
      return [await told('unitHead', id), await told('ethicsOfficer', id), await told('agencyHead', id)]
    }
    const [late, owed, toHandOver] = [['deficiencyOverdue'], ['deficiencyImprovement'], ['deficiencyHandOver']]
    await owner.query(`update deficiency set status = 'handedOver' where id = $1`, [id])
    expect(await on('2026-02-12')).toEqual([owed, [], []])
    expect(await on('2026-02-13')).toEqual([late, [], []])
    expect(await on('2026-02-22')).toEqual([late, [], []])
    expect(await on('2026-02-24')).toEqual([late, late, []])
    expect(await on('2026-02-26')).toEqual([late, late, late])
    await owner.query(`update deficiency set status = 'found' where id = $1`, [id])
    expect((await on('2026-02-26'))[1]).toEqual(['deficiencyOverdue', 'deficiencyHandOver'])
    clock.set('2026-02-11T01:00:00Z')
    expect(await told('ethicsOfficer', id)).toEqual(toHandOver)
  })

  test('is told after the days that the agency has set', async () => {
    const { id } = await opened({ grade: 'critical' })
    const director = await as('ethicsDirector')
    const { settings, settingsVersion } = (await director.get('/agency')).body
    const changed = { ...settings, escalationWorkdays: { unitHead: 1, ethics: 1, head: 1 }, repeatMonths: 6 }
    const put = (who: string, version = settingsVersion, body: object = changed) =>
      as(who).then((person) => person.put('/agency/settings', { version, settings: body }))
    expect((await put('unitHead')).body.code).toBe('forbidden')
    expect((await put('ethicsDirector', settingsVersion, { ...changed, repeatMonths: 0 })).body.code).toBe(
      'invalid_input',
    )
    expect((await put('ethicsDirector')).body).toEqual({ settings: changed, settingsVersion: settingsVersion + 1 })
    expect((await put('ethicsDirector')).body.code).toBe('changed_meanwhile')
    const { body } = await (await as('ethicsDirector', other)).get('/agency')
    expect(body.settings.escalationWorkdays).toEqual({ unitHead: 1, ethics: 3, head: 5 })
    clock.set('2026-02-13T01:00:00Z')
    expect(await told('agencyHead', id)).toEqual(['deficiencyOverdue'])
    clock.set('2026-02-11T01:00:00Z')
  })
})

import { describe, expect, test } from 'vitest'
import { modelRoutes } from '#domain/route/model-routes.ts'
import type { RouteContent } from '#domain/route/route.ts'
import { testApp } from '#test/app.ts'

// Where the machine still writes the day before, Taipei does not.
const { as, other, owner, home } = await testApp('2026-02-10T17:00:00Z')
const today = '2026-02-11'

const model = (key: string): RouteContent => modelRoutes.findLast((route) => route.key === key)!.content
const publish = async (key: string, change: object, who = 'ethicsOfficer', agency = home) => {
  const officer = await as(who, agency)
  const { body } = await officer.get(`/routes/${key}`)
  const content = { ...model(key), ...change }
  return officer.post(`/routes/${key}/versions`, { from: today, lastNumber: body.lastNumber ?? 0, content })
}
const shown = async (key: string, agency = home) => (await (await as('staff', agency)).get(`/routes/${key}`)).body
const tryOut = async (facts: object, more: object = {}, agency = home) =>
  (await as('staff', agency)).post('/routes/try-out', {
    facts: { flags: [], cyberSeverity: null, ...facts },
    knownAt: '2026-02-16T18:00:00Z',
    draft: null,
    ...more,
  })

describe('the routes of an agency', () => {
  test('are those of the product until the agency says otherwise', async () => {
    const { body, status } = await (await as('staff')).get('/routes')
    expect(status).toBe(200)
    expect(new Set(body.map(({ origin }: any) => origin))).toEqual(new Set(['model']))
    expect(body.map(({ route }: any) => route.key)).toEqual([...new Set(modelRoutes.map(({ key }) => key))])
    expect(body.every(({ isInForce }: any) => isInForce)).toBe(true)
  })

  test('differ from its day on, for this agency alone', async () => {
    const { body, status } = await publish('R02', { title: '一般狀況' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      listed: { origin: 'own', differs: ['title'], route: { from: today, until: null }, newerModelFrom: null },
      lastNumber: 1,
      model: { title: '一般危安狀況' },
    })
    expect(body.history.map(({ origin, from, until }: any) => [origin, from, until])).toEqual([
      ['own', today, null],
      ['model', '2019-01-01', '2026-02-10'],
    ])
    expect((await shown('R02', other)).listed).toMatchObject({ origin: 'model', differs: [] })
  })

  test('may be new ones of its own, which end when they are given up', async () => {
    const officer = await as('ethicsOfficer')
    const key = 'own-village'
    const content = { ...model('R02'), title: '加報村長' }
    const publication = { from: '2026-02-20', lastNumber: 0, content }
    expect((await officer.post(`/routes/${key}/versions`, publication)).body.listed).toMatchObject({
      isInForce: false,
      nextFrom: '2026-02-20',
    })
    expect((await officer.post(`/routes/${key}/withdraw`, { from: '2026-02-25', lastNumber: 1 })).status).toBe(200)
    expect((await shown(key)).listed).toMatchObject({ route: { until: '2026-02-24' } })
    expect((await officer.post('/routes/R99/versions', publication)).body.code).toBe('not_found')
    expect((await officer.get('/routes/R99')).status).toBe(404)
  })

  test('say where they fall short of the law, and when the model has become newer', async () => {
    const { clocks } = model('R10')
    const longer = clocks.map((one) =>
      one.step === 'damageControl' ? { ...one, within: { amount: 4, unit: 'day' } } : one,
    )
    expect((await publish('R10', { clocks: longer })).body.listed).toMatchObject({ differs: ['clocks'], shortOfLaw: 1 })
    await owner.query(
      `insert into route_version (id, agency_id, key, number, from_date, content, published_at, published_by)
       select gen_random_uuid(), agency_id, 'R11', 1, '2025-06-01', $2, now(), id from person where agency_id = $1 limit 1`,
      [home.agencyId, JSON.stringify(modelRoutes.find(({ key }) => key === 'R11')!.content)],
    )
    expect((await shown('R11')).listed).toMatchObject({ origin: 'own', newerModelFrom: '2026-01-05' })
  })
})

describe('a version', () => {
  test('with faults is refused, and each fault says where it stands', async () => {
    const { status, body } = await publish('R17', { recipients: [], clocks: [] })
    expect([status, body.code]).toEqual([422, 'route.faulty'])
    expect(body.details.faults).toEqual([{ code: 'recipientMissing', part: 'recipients' }])
    expect((await publish('R17', { when: [{ ...model('R17').when[0], kind: 'alien' }] })).body.code).toBe(
      'invalid_input',
    )
  })

  test('does not stand before today where something stood', async () => {
    const officer = await as('ethicsOfficer')
    const content = { ...model('R03'), title: '首長安全' }
    const past = { from: '2026-02-10', lastNumber: 0, content }
    expect((await officer.post('/routes/R03/versions', past)).body.code).toBe('route.from_past')
    const unknown = { ...past, from: '2018-05-01' }
    expect((await officer.post('/routes/R03/versions', unknown)).body.code).toBe('route.from_past')
    expect((await officer.post('/routes/own-old/versions', past)).status).toBe(200)
  })

  test('that says what stands already is not published', async () => {
    expect((await publish('R04', {})).body.code).toBe('route.unchanged')
  })

  test('of two published at once the second is told', async () => {
    const versions = { from: today, lastNumber: 0, content: { ...model('R05'), title: '甲' } }
    const officer = await as('ethicsOfficer')
    const second = await as('secondEthicsOfficer')
    const answers = await Promise.all([
      officer.post('/routes/R05/versions', versions),
      second.post('/routes/R05/versions', versions),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('changed_meanwhile')
  })

  test('is followed by the model again from the day it is withdrawn, and stays in the history', async () => {
    await publish('R06', { title: '災害' })
    const officer = await as('ethicsOfficer')
    expect((await officer.post('/routes/R06/withdraw', { from: '2026-02-10', lastNumber: 1 })).body.code).toBe(
      'route.from_past',
    )
    expect((await officer.post('/routes/R06/withdraw', { from: '2026-03-01', lastNumber: 0 })).body.code).toBe(
      'changed_meanwhile',
    )
    const withdrawn = await officer.post('/routes/R06/withdraw', { from: '2026-03-01', lastNumber: 1 })
    expect(withdrawn).toMatchObject({ status: 200, body: { from: '2026-03-01' } })
    const { listed, history } = await shown('R06')
    expect(listed).toMatchObject({ origin: 'own', nextFrom: '2026-03-01' })
    expect(history.map(({ origin, from, number }: any) => [origin, from, number])).toEqual([
      ['model', '2026-03-01', 2],
      ['own', today, 1],
      ['model', '2019-01-01', null],
    ])
    const again = { from: '2026-03-02', lastNumber: 2 }
    expect((await officer.post('/routes/R06/withdraw', again)).body.code).toBe('route.follows_model')
  })

  test('corrected on the same day gives way, and is still known', async () => {
    await publish('R07', { title: '錯字' })
    const { body } = await publish('R07', { title: '改好了' })
    expect(body.listed.route.content.title).toBe('改好了')
    expect(body.history.filter(({ stands }: any) => !stands)).toMatchObject([{ content: { title: '錯字' } }])
  })

  test('is published by the ethics office alone, and by nobody of another agency', async () => {
    for (const who of ['agencyHead', 'unitHead', 'staff', 'systemAdministrator']) {
      expect((await publish('R08', { title: '他' }, who)).status, who).toBe(403)
      const withdrawal = await (await as(who)).post('/routes/R08/withdraw', { from: today, lastNumber: 0 })
      expect(withdrawal.status, who).toBe(403)
    }
    await publish('R08', { title: '別的機關' }, 'ethicsOfficer', other)
    expect((await shown('R08')).listed.origin).toBe('model')
  })

  test('never changes: the database refuses', async () => {
    for (const statement of ["update route_version set from_date = '2020-01-01'", 'delete from route_version'])
      await expect(owner.query(statement)).rejects.toThrow('append-only')
    // The control: what is only added is not refused.
    await expect(
      owner.query(
        `insert into route_version (id, agency_id, key, number, from_date, published_at, published_by)
         select gen_random_uuid(), agency_id, 'own-control', 1, '2026-02-11', now(), id
         from person where agency_id = $1 limit 1`,
        [other.agencyId],
      ),
    ).resolves.toMatchObject({ rowCount: 1 })
  })
})

describe('what is tried out', () => {
  test('says who is told by when, by which version of which rule, and what waits', async () => {
    const { body, status } = await tryOut({ kinds: ['cyberIncident'], cyberSeverity: 3 }, {}, other)
    expect(status).toBe(200)
    expect(body.confidentiality).toBe('restricted')
    expect(body.tellings.find(({ authority }: any) => authority === 'moda')).toMatchObject({
      dueAt: '2026-02-16T19:00:00.000Z',
      basis: { isLaw: true, text: '資通安全事件通報應變及演練辦法第4條' },
      rule: { key: 'R11', from: '2026-01-05', origin: 'model' },
    })
    expect(body.clocks.filter(({ dueAt }: any) => dueAt === null).map(({ step, from }: any) => [step, from])).toEqual([
      ['levelReview', 'receivedAt'],
      ['finalReport', 'controlledAt'],
    ])
  })

  test('takes the versions of the day on which it is known, and a draft in the place of the published', async () => {
    const on = async (knownAt: string, more = {}) =>
      (await tryOut({ kinds: ['nationalSecurity'] }, { knownAt, ...more }, other)).body.rules
    expect(await on('2023-11-30T15:59:00Z')).toMatchObject([{ key: 'R17', from: '2019-01-01' }])
    expect(await on('2023-11-30T16:00:00Z')).toMatchObject([{ key: 'R17', from: '2023-12-01' }])
    const draft = { key: 'R17', content: { ...model('R17'), title: '草稿' } }
    expect(await on('2023-11-30T16:00:00Z', { draft })).toMatchObject([{ title: '草稿', origin: 'draft' }])
    expect((await shown('R17', other)).lastNumber).toBe(0)
  })

  test('in a year whose calendar is not there goes by the weekdays, and says which is missing', async () => {
    const { body } = await tryOut({ kinds: ['foreignLeak'] }, { knownAt: '2031-05-05T01:00:00Z' }, other)
    expect(body.yearsAssumed).toEqual([120])
    const known = await tryOut({ kinds: ['foreignLeak'] }, { knownAt: '2026-05-05T01:00:00Z' }, other)
    expect(known.body.yearsAssumed).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { at, incidentActs, now } from '#test/incidents.ts'

const it = await testApp(now)
const { as, owner } = it
const { begun, post, card, tell, change, judge, write, control, close } = incidentActs(it)

const clocksOf = (clocks: readonly IncidentClock[], step: string, authority: string | null = null) =>
  clocks.filter((one) => one.step === step && one.authority === authority)

describe('who will be told', () => {
  test('is said before anything is sent', async () => {
    const asked = { kinds: ['cyberIncident'], flags: [], cyberSeverity: 3, occurredAt: at(-60), knownAt: at(0) }
    const { body, status } = await (await as('staff')).post('/incidents/preview', asked)
    expect(status).toBe(200)
    const told = body.tellings.map((telling: { authority: string }) => telling.authority)
    expect(told).toContain('mjibStation')
    expect(body.tellings[0]).toMatchObject({ dueAt: at(60) })
    const none = await (await as('staff')).post('/incidents/preview', { ...asked, kinds: [], cyberSeverity: null })
    expect(none.body.tellings).toEqual([])
  })
})

describe('the clocks of an event', () => {
  test('run from the moment it became known, each for one authority', async () => {
    const { clocks, incident, says } = await card(await begun())
    expect(clocksOf(clocks, 'firstNotice', 'moda')).toMatchObject([{ dueAt: at(60), metAt: null, routeKey: 'R10' }])
    expect(clocksOf(clocks, 'damageControl')).toMatchObject([{ dueAt: at(72 * 60) }])
    expect(incident).toMatchObject({ confidentiality: 'restricted', nextDueAt: at(60), reportedToEthicsAt: now })
    expect(says.forms).toEqual(['F2'])
  })

  test('are met by a call, which stands in the call log and in the timeline', async () => {
    const id = await begun()
    const { body } = await tell(id, { toldAt: at(20) })
    const [met] = clocksOf(body.clocks, 'firstNotice', 'countyCyber')
    expect(met).toMatchObject({ metAt: at(20) })
    expect(body.entries.at(-1)).toMatchObject({ kind: 'notice', id: met!.metBy, at: at(20), recordedAt: now })
    expect(body.incident.notices).toMatchObject([{ answeredBy: '林科員', stage: 'first', isVoid: false }])
  })

  test('run again when a correction says that the call did not happen', async () => {
    const id = await begun()
    const noticeId = newId()
    await tell(id, { noticeId })
    const { body, status } = await write(id, { kind: 'correction', corrects: noticeId, voids: true, text: '撥錯電話' })
    expect(status).toBe(200)
    expect(clocksOf(body.clocks, 'firstNotice', 'countyCyber')).toMatchObject([
      { metBy: noticeId, supersededBy: body.entries.at(-1).id },
      { metAt: null, supersededAt: null, dueAt: at(60) },
    ])
    expect(body.incident.notices[0].isVoid).toBe(true)
  })

  test('are met already for the office that recorded it', async () => {
    const { clocks } = await card(await begun({}, 'ethicsOfficer'))
    expect(clocksOf(clocks, 'firstNotice', 'ethicsOffice')).toMatchObject([{ metAt: at(0) }])
  })

  test('begin anew with the level, and the old ones stay with time and reason', async () => {
    const id = await begun()
    await tell(id)
    expect((await judge(id, 'withinTolerance', at(0))).body.incident.cyberSeverity).toBe(2)
    const { body } = await judge(id, 'beyondTolerance', at(300))
    expect(body.incident.cyberSeverity).toBe(3)
    const entry = body.entries.at(-1)
    expect(entry).toMatchObject({ kind: 'severityJudged', detail: { judged: { level: 3, matrixFrom: '2026-01-05' } } })
    expect(clocksOf(body.clocks, 'firstNotice', 'moda')).toMatchObject([
      { routeKey: 'R10', supersededAt: now, supersededBy: entry.id },
      { routeKey: 'R11', dueAt: at(360), metAt: null },
    ])
    expect(clocksOf(body.clocks, 'firstNotice', 'countyCyber')).toMatchObject([
      { routeKey: 'R10', metAt: at(0), supersededAt: null },
      { routeKey: 'R11', dueAt: at(360), metAt: null },
    ])
    expect(clocksOf(body.clocks, 'damageControl')).toMatchObject([
      { routeKey: 'R11', dueAt: at(36 * 60), supersededAt: null },
      { routeKey: 'R10', dueAt: at(72 * 60), supersededAt: now },
    ])
  })

  test('follow a corrected time of knowing; what was met stays met', async () => {
    const id = await begun()
    await tell(id)
    const { body } = await change(id, { knownAt: at(-30) })
    expect(clocksOf(body.clocks, 'firstNotice', 'countyCyber')).toMatchObject([
      { dueAt: at(30), metAt: at(0), supersededAt: null },
      { dueAt: at(60), metAt: at(0), supersededAt: now },
    ])
  })

  test('are foretold before the facts are changed', async () => {
    const id = await begun()
    const { kinds, flags, cyberSeverity, occurredAt, knownAt, version } = (await card(id)).incident
    const facts = { flags, cyberSeverity, occurredAt, knownAt, version }
    const asked = { ...facts, kinds: [...kinds, 'personalDataIncident'], entryId: newId(), since: at(0), reason: '-' }
    const { body } = await post(id, 'facts/preview', asked)
    expect(body.superseded).toEqual([])
    expect(body.begun.map((one: IncidentClock) => one.authority)).toContain('dataProtectionOfficer')
    expect((await card(id)).incident.version).toBe(version)
  })

  test('of what follows an outside receipt begin with it', async () => {
    const id = await begun()
    const { body } = await write(id, { kind: 'receipt', at: at(35), receipt: { authority: 'moda', number: 'N-42' } })
    expect(body.incident.receivedAt).toBe(at(35))
    const [review] = clocksOf(body.clocks, 'levelReview')
    expect(review).toMatchObject({ dueAt: at(35 + 480) })
    const done = await write(id, { kind: 'measure', at: at(38), text: '縣府審核為二級', clockId: review!.id })
    expect(clocksOf(done.body.clocks, 'levelReview')).toMatchObject([{ metAt: at(38) }])
  })

  test('that repeat begin anew when met, and end with control', async () => {
    const id = await begun({ kinds: ['petitionOngoing'] })
    const follow = { authority: 'agencyHead', recipient: '鄉長', stage: 'followUp' }
    const met = await tell(id, { ...follow, toldAt: at(50) })
    expect(clocksOf(met.body.clocks, 'followUp', 'agencyHead')).toMatchObject([
      { metAt: at(50), round: 0 },
      { dueAt: at(110), round: 1, metAt: null },
    ])
    const { body } = await control(id, { at: at(80) })
    expect(clocksOf(body.clocks, 'followUp', 'agencyHead').at(-1)).toMatchObject({ endedAt: at(80), metAt: null })
    expect(body.incident.state).toBe('controlled')
  })

  test('keep the version of the route that they were given', async () => {
    const id = await begun({ kinds: ['fraud'] })
    const before = await card(id)
    const content = { ...(await routesOf(id))[0].content, clocks: [] }
    await owner.query(
      `insert into route_version (id, agency_id, key, number, from_date, content, published_at, published_by)
       select gen_random_uuid(), agency_id, 'R20', 1, '2026-02-11', $2, now(), recorded_by from incident where id = $1`,
      [id, JSON.stringify(content)],
    )
    await write(id, {})
    expect((await card(id)).clocks).toEqual(before.clocks)
    await owner.query(
      `insert into route_version (id, agency_id, key, number, from_date, content, published_at, published_by)
       select gen_random_uuid(), agency_id, 'R20', 2, '2026-02-11', null, now(), recorded_by from incident where id = $1`,
      [id],
    )
  })
})

const routesOf = async (id: string) =>
  (await owner.query('select routes from incident where id = $1', [id])).rows[0].routes

describe('closing an event', () => {
  test('asks that what is still open be named, and then nothing runs', async () => {
    const id = await begun()
    expect((await close(id)).body.code).toBe('incident.not_controlled')
    await control(id)
    const refused = await close(id)
    expect(refused.body).toMatchObject({ code: 'incident.still_open', details: { count: 8 } })
    const open = (await card(id)).clocks.filter((one) => one.metAt === null && one.endedAt === null)
    const { body, status } = await close(id, { leftOpen: open.map((one) => one.id) })
    expect(status).toBe(200)
    expect(body.incident).toMatchObject({ state: 'closed', closedAt: at(0), nextDueAt: null })
    expect(body.entries.at(-1).detail.leftOpen).toHaveLength(8)
  })

  test('ends all but corrections', async () => {
    const id = await begun({ kinds: [] })
    await control(id)
    expect((await close(id)).status).toBe(200)
    expect((await tell(id)).body.code).toBe('incident.closed')
    expect((await change(id, { kinds: ['fraud'] })).body.code).toBe('incident.closed')
    expect((await control(id)).body.code).toBe('incident.closed')
    expect((await write(id, {})).body.code).toBe('incident.closed')
    const [recorded] = (await card(id)).entries
    const correction = { kind: 'correction', corrects: recorded!.id, text: '地點應為三樓' }
    expect((await write(id, correction)).status).toBe(200)
    expect((await write(id, { ...correction, voids: true })).body.code).toBe('incident.closed')
  })
})

describe('the list', () => {
  test('is narrowed by state, by kind, and by what is late', async () => {
    const id = await begun({ kinds: ['mediaEvent'] })
    const fresh = await begun({ kinds: ['mediaEvent'], knownAt: now })
    const found = async (query: string) =>
      (await (await as('ethicsOfficer')).get(`/incidents?${query}`)).body.map((one: { id: string }) => one.id)
    expect(await found('kind=mediaEvent')).toEqual([fresh, id])
    expect(await found('kind=mediaEvent&late=true')).toEqual([id])
    expect(await found('kind=mediaEvent&state=closed')).toEqual([])
  })
})

describe('on paper', () => {
  test('there is a code for the wall and a blank form', async () => {
    const staff = await as('staff')
    for (const name of ['wall-code', 'paper-form']) {
      const { status, body, headers } = await staff.get(`/incidents/${name}.pdf`)
      expect(status).toBe(200)
      expect(headers['content-type']).toBe('application/pdf')
      expect(body.subarray(0, 5).toString()).toBe('%PDF-')
    }
  })
})

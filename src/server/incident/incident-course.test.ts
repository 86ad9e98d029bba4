import { describe, expect, test } from 'vitest'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { photo } from '#test/sample-data.ts'

const { as, owner, other } = await testApp('2026-02-11T11:00:00Z')
/** Ten hours before now: there is time for what happened since. */
const at = (minutes: number): string => new Date(Date.parse('2026-02-11T01:00:00Z') + minutes * 60_000).toISOString()
const now = at(600)

async function begun(changes: object = {}, who = 'staff'): Promise<string> {
  const id = newId()
  const event = {
    ...{ id, planId: null, dutyId: null, what: '檔案伺服器被加密', place: '機房', kinds: ['cyberIncident'] },
    ...{ flags: [], cyberSeverity: null, occurredAt: at(-60), knownAt: at(0) },
    ...changes,
  }
  expect((await (await as(who)).post('/incidents', event)).status).toBe(200)
  return id
}
const post = async (id: string, path: string, body: object, who = 'ethicsOfficer') =>
  (await as(who)).post(`/incidents/${id}/${path}`, body)
const card = async (id: string): Promise<IncidentCard> =>
  (await (await as('ethicsOfficer')).get(`/incidents/${id}`)).body
const versionOf = async (id: string) => (await card(id)).incident.version

const tell = (id: string, changes: object = {}) =>
  post(id, 'notices', {
    ...{ noticeId: newId(), authority: 'countyCyber', recipient: '縣府資安單位', means: 'telephone', stage: 'first' },
    ...{ toldAt: at(0), answeredBy: '林科員', remark: '' },
    ...changes,
  })
const change = async (id: string, changes: object, who?: string) => {
  const { kinds, flags, cyberSeverity, occurredAt, knownAt, version } = (await card(id)).incident
  const facts = { kinds, flags, cyberSeverity, occurredAt, knownAt, version }
  return post(id, 'facts', { ...facts, entryId: newId(), since: at(0), reason: '查明', ...changes }, who)
}
const judge = async (id: string, extent: string, since: string) =>
  post(id, 'severity', {
    ...{ entryId: newId(), version: await versionOf(id), since, reason: '查明' },
    hits: [{ object: 'coreOperation', impact: 'stopped', extent }],
  })
const write = (id: string, changes: object) =>
  post(id, 'entries', { entryId: newId(), kind: 'note', at: at(0), text: '一行', ...changes })
const control = async (id: string, changes: object = {}) =>
  post(id, 'control', { entryId: newId(), version: await versionOf(id), at: at(0), how: '已隔離', ...changes })
const close = async (id: string, changes: object = {}) =>
  post(id, 'close', {
    ...{ entryId: newId(), version: await versionOf(id), at: at(0), report: '已改善', leftOpen: [] },
    ...changes,
  })

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

describe('refused in plain words, with nothing lost', () => {
  test('facts that cannot be', async () => {
    const id = await begun()
    await tell(id)
    const code = async (changes: object) => (await change(id, changes)).body.code
    expect(await code({ kinds: [] })).toBe('incident.kind_missing')
    expect(await code({ kinds: ['fraud'], cyberSeverity: 2 })).toBe('incident.severity_without_cyber')
    expect(await code({ kinds: ['stateSecretLeak'] })).toBe('incident.content_outside')
    expect(await code({ since: at(9000) })).toBe('incident.in_the_future')
    expect(await code({ since: at(-10) })).toBe('incident.change_before_last')
    expect(await code({ occurredAt: at(1), knownAt: at(0) })).toBe('incident.known_before_it_occurred')
    expect(await code({ knownAt: at(10), since: at(15) })).toBe('incident.told_before_known')
    expect(await code({ version: 0 })).toBe('changed_meanwhile')
    expect((await change(id, { kinds: ['fraud'] }, 'otherUnitHead')).status).toBe(404)
    expect((await change(id, { kinds: ['fraud'] }, 'otherStaff')).body.code).toBe('forbidden')
  })

  test('a level of what is no cyber incident, or by no row of the table', async () => {
    expect((await judge(await begun({ kinds: ['fraud'] }), 'withinTolerance', at(0))).body.code).toBe(
      'incident.severity_without_cyber',
    )
    expect((await judge(await begun(), 'slight', at(0))).body.code).toBe('incident.severity_not_judged')
  })

  test('a means that is forbidden for the class', async () => {
    const id = await begun({ kinds: ['majorDanger'] })
    expect((await tell(id, { means: 'mail' })).body.code).toBe('incident.means_forbidden')
    expect((await card(id)).incident.notices).toEqual([])
    expect((await tell(id, { means: 'inPerson' })).status).toBe(200)
  })

  test('a unit that is not there, a file that is not there, ethics told before it was known', async () => {
    const send = async (changes: object) =>
      (
        await (
          await as('staff')
        ).post('/incidents', {
          ...{
            id: newId(),
            planId: null,
            dutyId: null,
            what: '停電',
            place: '',
            occurredAt: at(-60),
            knownAt: at(-30),
          },
          ...changes,
        })
      ).body.code
    expect(await send({ unitId: newId() })).toBe('incident.unit_unknown')
    expect(await send({ fileIds: [newId()] })).toBe('file.unknown_on_incident')
    expect(await send({ reportedToEthicsAt: at(-40) })).toBe('incident.reported_before_known')
    expect(await send({ reportedToEthicsAt: at(9000) })).toBe('incident.in_the_future')
  })

  test('an entry without what it is about', async () => {
    const id = await begun()
    const code = async (changes: object) => (await write(id, changes)).body.code
    const { clocks, entries } = await card(id)
    const [first] = clocksOf(clocks, 'firstNotice', 'moda')
    expect(await code({ text: '' })).toBe('incident.text_missing')
    expect(await code({ kind: 'receipt' })).toBe('incident.receipt_missing')
    expect(await code({ kind: 'file' })).toBe('incident.file_missing')
    expect(await code({ at: at(9000) })).toBe('incident.in_the_future')
    expect(await code({ kind: 'correction' })).toBe('incident.entry_unknown')
    expect(await code({ kind: 'correction', corrects: entries[0]!.id, voids: true })).toBe('incident.entry_stands')
    expect(await code({ clockId: newId() })).toBe('incident.clock_not_running')
    expect(await code({ clockId: first!.id })).toBe('incident.clock_needs_notice')
  })

  test('control or closing at a time that cannot be', async () => {
    const id = await begun()
    expect((await control(id, { at: at(9000) })).body.code).toBe('incident.in_the_future')
    expect((await control(id, { at: at(-61) })).body.code).toBe('incident.controlled_before_it_occurred')
    expect((await control(id)).status).toBe(200)
    expect((await control(id)).body.code).toBe('incident.already_controlled')
    expect((await close(id, { at: at(-1) })).body.code).toBe('incident.closed_before_controlled')
    expect((await close(id, { at: at(9000) })).body.code).toBe('incident.in_the_future')
  })

  test('whoever is of another agency, or may not see it, finds nothing', async () => {
    const id = await begun()
    const stranger = await as('ethicsDirector', other)
    for (const [path, body] of [
      ['entries', { entryId: newId(), kind: 'note', at: at(0), text: '一行' }],
      ['control', { entryId: newId(), version: 1, at: at(0), how: '好了' }],
    ] as const)
      expect((await stranger.post(`/incidents/${id}/${path}`, body)).status).toBe(404)
    expect(
      (await post(id, 'entries', { entryId: newId(), kind: 'note', at: at(0), text: '一' }, 'otherStaff')).status,
    ).toBe(404)
  })
})

describe('the timeline', () => {
  test('holds the photographs that came with it', async () => {
    const staff = await as('staff')
    const { body: file } = await staff.upload('/files', 'screen.jpg', await photo(3))
    const { entries } = await card(await begun({ fileIds: [file.id] }, 'staff'))
    expect(entries).toMatchObject([{ kind: 'recorded', files: [{ name: 'screen.jpg' }] }])
  })

  test('is written once although it was sent twice', async () => {
    const id = await begun()
    const entryId = newId()
    expect((await write(id, { entryId })).status).toBe(200)
    expect((await write(id, { entryId })).body.code).toBe('changed_meanwhile')
    expect((await card(id)).entries.filter((entry) => entry.id === entryId)).toHaveLength(1)
  })

  test('of two who act at once both are kept, and each clock is met once', async () => {
    const id = await begun()
    const answers = await Promise.all([tell(id), tell(id, { authority: 'moda', means: 'platform' }), tell(id)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const { clocks, incident } = await card(id)
    expect(incident.notices).toHaveLength(3)
    expect(clocksOf(clocks, 'firstNotice', 'countyCyber')).toHaveLength(1)
  })

  test('cannot be edited, nor a call, nor the time of a clock, whoever tries', async () => {
    const id = await begun()
    await tell(id)
    for (const change of [
      `update incident_entry set text = '沒事'`,
      `delete from incident_entry`,
      `truncate incident_entry cascade`,
      `update notice set told_at = now()`,
      `delete from notice`,
      `update incident_clock set due_at = due_at + interval '1 day'`,
      `update incident_clock set met_at = null, met_by = null where met_at is not null`,
      `delete from incident_clock`,
    ])
      await expect(owner.query(change), change).rejects.toThrow(/append-only|ends once/)
    const client = await owner.connect()
    await client.query(`begin; set local role shousui_app`)
    await expect(client.query(`update incident_entry set text = '沒事'`)).rejects.toThrow(/permission denied/)
    await client.query('rollback')
    client.release()
  })

  test('without its trigger could be edited, which shows that the trigger is what holds', async () => {
    const id = await begun()
    const client = await owner.connect()
    await client.query('begin; alter table incident_entry disable trigger user')
    const { rowCount } = await client.query(`update incident_entry set text = '沒事' where incident_id = $1`, [id])
    await client.query('rollback')
    client.release()
    expect(rowCount).toBe(1)
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

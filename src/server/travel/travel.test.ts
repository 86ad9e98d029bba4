import { beforeEach, describe, expect, test } from 'vitest'
import type { Trip, TripFiling } from '#domain/travel/trip.ts'
import { newId } from '#server/platform/id.ts'
import { type TestApp, testApp, type Visitor } from '#test/app.ts'
import { decided } from '#test/approvals.ts'
import { pagesOf } from '#test/pdf-text.ts'

const { alarms, app, as, clock, everybodyLeft, home, other, owner, failures }: TestApp = await testApp()
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!

// A small office: a librarian handles travel beside the books.
const setDesk = async (personIds: string[]) => {
  const officer = await as('ethicsOfficer')
  const { settings, settingsVersion } = (await officer.get('/agency')).body
  const travel = { ...settings.travel, personIds }
  const input = { version: settingsVersion, settings: { ...settings, travel } }
  expect((await officer.put('/agency/settings', input)).status).toBe(200)
}
await setDesk([personId('librarian')])

const reason = '只屬於申請人的事由'
const filing = (changes: Partial<TripFiling> = {}): TripFiling => ({
  ...{ id: newId(), version: 0, standing: 'general', destination: 'mainland', purpose: 'private' },
  ...{ leavesOn: '2026-03-16', returnsOn: '2026-03-20', meetsOfficials: false, companions: 2 },
  ...{ reason, places: '上海', meetings: '', lateReason: '' },
  ...changes,
})
const file = ({ id, ...input }: TripFiling, who: Visitor) => who.put(`/trips/${id}`, input)
async function filed(changes: Partial<TripFiling> = {}, who = 'staff'): Promise<string> {
  const trip = filing(changes)
  const answer = await file(trip, await as(who))
  expect(answer.body).toEqual({ id: trip.id, version: trip.version + 1 })
  return trip.id
}
const refusal = async (changes: Partial<TripFiling>, who = 'staff') =>
  (await file(filing(changes), await as(who))).body.code
const open = async (id: string, who = 'staff') => (await as(who)).post(`/trips/${id}/open`)
const opened = async (id: string, who = 'staff'): Promise<Trip> => (await open(id, who)).body
const act = async (id: string, path: string, input: object, who = 'staff') => {
  const { version } = await opened(id, 'ethicsDirector')
  return (await as(who)).post(`/trips/${id}/${path}`, { version, ...input })
}
const answer = (id: string, given: object = {}, who = 'librarian') =>
  act(id, 'answer', { verdict: 'agreed', reference: '', remark: '', ...given }, who)
const hongKong = { destination: 'hongKong' } as const
const back = { returnedOn: '2026-03-20', metUnforeseen: false, places: '', meetings: '', anomalies: [], account: '' }
const reportBack = (id: string, given: object = {}, who = 'staff') => act(id, 'return', { ...back, ...given }, who)
const decide = async (who: string, id: string, given: object = {}) =>
  decided(await as(who), 'travel', id, { password: home.password, ...given })
async function agreed(changes: Partial<TripFiling> = {}): Promise<string> {
  const id = await filed(changes)
  expect((await decide('agencyHead', id)).status).toBe(200)
  return id
}
/** The clock goes on, and what rings meanwhile rings. */
async function moveTo(instant: string): Promise<void> {
  clock.set(instant)
  everybodyLeft()
  await alarms.turn()
  expect(failures).toEqual([])
}
const toldOf = async (subjectId: string, event: string): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    `select person.title as name from telling join telling_recipient on telling_id = telling.id
     join person on person.id = person_id where subject_id = $1 and event = $2 order by 1`,
    [subjectId, event],
  )
  return [...new Set(rows.map(({ name }) => name))]
}
const waiting = async (who: string, id: string) =>
  (await (await as(who)).get('/today')).body.waiting
    .filter(({ subjectId }: { subjectId: string }) => subjectId === id)
    .map(({ kind }: { kind: string }) => kind)

beforeEach(async () => {
  clock.set('2026-03-02T01:00:00Z')
  everybodyLeft()
  await owner.query(`update trip set state = 'withdrawn'`)
  await owner.query('delete from alarm')
})

describe('filing a trip', () => {
  test('keeps what is owed with the version of the rule that made the day', async () => {
    const { owed, companions, state } = await opened(await filed())
    expect([companions, state]).toEqual([2, 'sent'])
    expect(owed.find(({ what }) => what === 'application')).toMatchObject({
      dueOn: '2026-03-09',
      ground: { rule: 'generalConsent', from: null, isLaw: true },
    })
    expect(owed.find(({ what }) => what === 'briefing')!.ground.from).toBe('2026-01-01')
  })

  test.each([
    ['reason', '護照號碼 312345678'],
    ['places', '持台胞證 01234567 入境'],
    ['meetings', '王君 A123456789'],
    ['lateReason', 'E12345678'],
  ])('takes no number of a passport or identity paper in its %s, and repeats none', async (field, text) => {
    const { body } = await file(filing({ [field]: text }), await as('staff'))
    expect(body.code).toBe('travel.identity_number')
    expect(JSON.stringify(body)).not.toMatch(/\d{6}/)
  })

  test('has no field for the number of a passport, nor for the name of a companion', () => {
    const { paths, components } = app.swagger() as unknown as { paths: object; components: { schemas: object } }
    const own = Object.entries({ ...paths, ...components.schemas }).filter(([name]) => /trip|travel|visit/i.test(name))
    expect(own.length).toBeGreaterThan(15)
    const forbidden = /"(?:\w*passport\w*|identityNumber|permitNumber|birth\w*|companion(?:Name)?s?Names?)"/i
    expect(JSON.stringify(own)).not.toMatch(forbidden)
    expect(JSON.stringify([...own, ['trip', { passportNumber: {} }]])).toMatch(forbidden)
  })

  test('takes nothing that bears the mark of a higher class', async () => {
    expect(await refusal({ reason: '【機密】會議' })).toBe('travel.mark_in_text')
  })

  test.each([
    ['that ends before it begins', { returnsOn: '2026-03-15' }, 'travel.dates_reversed'],
    ['that has begun', { leavesOn: '2026-03-01' }, 'travel.already_left'],
    ['of a head by somebody who is none', { standing: 'agencyHead' as const }, 'travel.standing_wrong'],
    ['with meetings and nobody who is met', { meetsOfficials: true }, 'travel.meetings_missing'],
    ['late without a reason', { leavesOn: '2026-03-06' }, 'travel.late_reason_missing'],
  ])('is refused for one %s', async (_, changes, code) => {
    expect(await refusal(changes)).toBe(code)
  })

  test('late is taken with a reason', async () => {
    const { lateReason } = await opened(await filed({ leavesOn: '2026-03-06', lateReason: '親人急病' }))
    expect(lateReason).toBe('親人急病')
  })

  test('is refused where another trip lies in these days, but one may go on from place to place', async () => {
    await filed()
    expect(await refusal({ leavesOn: '2026-03-18', returnsOn: '2026-03-25' })).toBe('travel.overlapping')
    expect(await refusal({ ...hongKong, leavesOn: '2026-03-20', returnsOn: '2026-03-22' })).toBeUndefined()
  })

  test('is kept once when two that overlap are filed at the same instant', async () => {
    const staff = await as('staff')
    const answers = await Promise.all([1, 2, 3, 4].map(() => file(filing(), staff)))
    expect(answers.map(({ body }) => body.code ?? 'kept').toSorted()).toEqual([
      'kept',
      ...Array(3).fill('travel.overlapping'),
    ])
  })

  test('of a head goes to the superior and is no business of the approvers here', async () => {
    expect(await refusal({}, 'agencyHead')).toBe('travel.standing_wrong')
    const id = await filed({ standing: 'agencyHead' }, 'agencyHead')
    expect((await (await as('agencyHead')).get(`/approvals/of/travel/${id}`)).body).toEqual([])
    expect((await answer(id)).body.code).toBe('travel.reference_missing')
    expect((await answer(id, { reference: '115-3-4 府人字第1號' })).status).toBe(200)
  })

  test('for which nothing is owed is noted at once', async () => {
    const id = await filed({ destination: 'elsewhere' })
    const { state, owed } = await opened(id)
    expect([state, owed]).toEqual(['agreed', []])
  })
})

describe('an answer', () => {
  test('of the agency goes through approval: the head agrees to what was shown', async () => {
    const id = await filed()
    expect(await waiting('agencyHead', id)).toEqual(['travelApproval'])
    expect((await decide('agencyHead', id, { shownHash: '0'.repeat(64) })).body.code).toBe(
      'approval.changed_since_shown',
    )
    expect((await decide('agencyHead', id, { remark: '好' })).body.code).toBe('approval.remark_unsealed')
    expect((await decide('agencyHead', id)).status).toBe(200)
    expect((await opened(id)).state).toBe('agreed')
    expect((await answer(id)).body.code).toBe('travel.nothing_to_answer')
  })

  test('that sends it back says why in an envelope; it is put right and sent again', async () => {
    const id = await filed()
    const remark = '請補停留地點'
    expect((await decide('agencyHead', id, { verdict: 'returned', remark })).status).toBe(200)
    const { state, remark: said, version } = await opened(id)
    expect([state, said]).toEqual(['returned', remark])
    const { rows } = await owner.query('select from approval where subject_id = $1 and remark like $2', [id, '%停留%'])
    expect(rows).toEqual([])
    expect((await file(filing({ id, version: 1 }), await as('staff'))).body.code).toBe('changed_meanwhile')
    await filed({ id, version, places: '上海、杭州' })
    expect((await opened(id)).places).toBe('上海、杭州')
    expect((await decide('agencyHead', id)).status).toBe(200)
  })

  test('is never a scanned page, on which a passport might lie', async () => {
    const id = await filed()
    const [approval] = (await (await as('staff')).get(`/approvals/of/travel/${id}`)).body
    const scan = { signedOn: '2026-03-02', signers: '鄉長', fileIds: [newId()] }
    expect((await (await as('staff')).post(`/approvals/${approval.id}/paper`, scan)).body.code).toBe(
      'approval.not_on_paper',
    )
  })

  test('where a notice is owed is given by the office that handles travel', async () => {
    const id = await filed(hongKong)
    expect(await toldOf(id, 'travelFiled')).toEqual(['librarian'])
    expect(await waiting('librarian', id)).toEqual(['travelAnswer'])
    expect((await answer(id)).status).toBe(200)
    expect((await opened(id)).state).toBe('agreed')
    expect(await toldOf(id, 'travelAnswered')).toEqual(['staff'])
  })

  test('of somebody outside is written down once the agency has agreed', async () => {
    const id = await filed({ standing: 'stateSecrets', leavesOn: '2026-03-30', returnsOn: '2026-04-02' })
    expect((await answer(id)).body.code).toBe('travel.nothing_to_answer')
    await decide('agencyHead', id)
    expect((await opened(id)).state).toBe('consented')
    expect((await answer(id, { verdict: 'refused', reference: '內政部函' })).body.code).toBe('travel.remark_missing')
    expect((await answer(id, { reference: '內政部 115-3-10 函' })).status).toBe(200)
    expect(await opened(id)).toMatchObject({ state: 'agreed', answerReference: '內政部 115-3-10 函' })
  })

  test.each([
    ['unitHead', 'travel.desk_only'],
    ['ethicsOfficer', 'travel.desk_only'],
    ['agencyHead', 'travel.desk_only'],
    ['staff', 'travel.desk_only'],
    ['otherUnitHead', 'not_found'],
  ])('is not given by %s', async (who, code) => {
    expect((await answer(await filed(hongKong), {}, who)).body.code).toBe(code)
  })

  test('is not given to oneself', async () => {
    const id = await filed(hongKong, 'librarian')
    expect((await answer(id)).body.code).toBe('travel.own_answer')
  })

  test('comes from the personnel office where the agency named nobody', async () => {
    await setDesk([])
    const id = await filed(hongKong)
    expect((await open(id, 'librarian')).body.code).toBe('not_found')
    await owner.query(`update unit set name = '人事室' where name = '圖書館' and agency_id = $1`, [home.agencyId])
    expect((await answer(id)).status).toBe(200)
    await owner.query(`update unit set name = '圖書館' where name = '人事室' and agency_id = $1`, [home.agencyId])
    await setDesk([personId('librarian')])
  })
})

describe('need to know', () => {
  test('is extended to nobody by whoever looks after the system', async () => {
    const administrator = await as('systemAdministrator')
    const { settings, settingsVersion } = (await administrator.get('/agency')).body
    const change = (changes: object) =>
      administrator.put('/agency/settings', { version: settingsVersion, settings: { ...settings, ...changes } })
    const travel = { ...settings.travel, personIds: [personId('otherStaff')] }
    expect((await change({ travel })).body.code).toBe('travel.handlers_by_ethics')
    expect((await change({ repeatMonths: 11 })).status).toBe(200)
  })

  const inCharge = ['unitHead', 'ethicsOfficer', 'ethicsDirector', 'agencyHead', 'chiefSecretary', 'librarian']
  const strangers = ['otherUnitHead', 'otherStaff']

  test('opens it to the traveller and those in charge, and each reading leaves a trace', async () => {
    const id = await filed()
    for (const who of ['staff', ...inCharge]) expect((await opened(id, who)).reason, who).toBe(reason)
    const { rows } = await owner.query(
      `select count(*)::int as readings from audit_entry where subject_id = $1 and operation = 'travel.open'`,
      [id],
    )
    expect(rows[0].readings).toBe(7)
  })

  test('is as if there were no such trip to everybody else, by every address', async () => {
    const id = await filed()
    const acts: [string, object][] = [
      ['open', {}],
      ['withdraw', { version: 1 }],
      ['answer', { version: 1, verdict: 'agreed', reference: '', remark: '' }],
      ['briefing', {}],
      ['return', { version: 1, ...back }],
      ['contact', { version: 1, isLost: true }],
      ['paper.odt', {}],
      ['paper.txt', {}],
    ]
    for (const visitor of [...(await Promise.all(strangers.map((who) => as(who)))), await as('ethicsOfficer', other)]) {
      for (const [path, input] of acts)
        expect((await visitor.post(`/trips/${id}/${path}`, input)).status, path).toBe(404)
      expect(JSON.stringify((await visitor.get('/trips')).body)).not.toContain(id)
      expect(JSON.stringify((await visitor.get('/today')).body)).not.toContain(id)
      expect((await visitor.get(`/approvals/of/travel/${id}`)).status).toBe(404)
    }
    expect((await (await as('systemAdministrator')).get('/trips')).body.code).toBe('forbidden')
  })

  test('gives a list to each as far as they are in charge', async () => {
    const id = await filed()
    for (const who of ['staff', ...inCharge]) {
      const { body } = await (await as(who)).get('/trips')
      expect(
        body.trips.map((one: { id: string }) => one.id),
        who,
      ).toContain(id)
      expect(JSON.stringify(body)).not.toContain(reason)
    }
  })

  test('opens it to somebody whom the route names, once it was sent', async () => {
    const director = await as('ethicsDirector')
    const stages = [[{ roles: [], personId: personId('otherUnitHead') }]]
    const routes = (await director.get('/approval-routes')).body as { kind: string; version: number }[]
    const { version } = routes.find(({ kind }) => kind === 'travel')!
    await director.put('/approval-routes/travel', { stages, version })
    const id = await filed()
    expect((await opened(id, 'otherUnitHead')).reason).toBe(reason)
    expect((await decide('otherUnitHead', id)).status).toBe(200)
    await owner.query('delete from approval_route')
  })

  test('leaves nothing of why and whom in clear in any table', async () => {
    const marks = [reason, '某市辦公室主任', '飯店大廳要求提供名冊']
    const id = await agreed({ meetsOfficials: true, meetings: marks[1]! })
    await moveTo('2026-03-23T01:00:00Z')
    expect((await reportBack(id, { anomalies: ['induced'], account: marks[2] })).status).toBe(200)
    const { rows: tables } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    const inClear = async () => {
      const found: string[] = []
      for (const { name } of tables)
        for (const mark of marks) {
          const { rows } = await owner.query(`select from ${name} t where t::text like '%' || $1 || '%' limit 1`, [
            mark,
          ])
          if (rows.length > 0) found.push(name)
        }
      return found
    }
    expect(await inClear()).toEqual([])
    await owner.query(`update trip set answer_reference = $1 where id = $2`, [reason, id])
    expect(await inClear()).toEqual(['trip'])
  })
})

describe('before leaving', () => {
  test('the traveller is reminded the day before, until the advice is confirmed', async () => {
    const silent = await agreed()
    await moveTo('2026-03-15T01:00:00Z')
    expect(await toldOf(silent, 'travelReminder')).toEqual(['staff'])
    expect(await waiting('staff', silent)).toEqual(['travelBriefing'])
    expect((await (await as('unitHead')).post(`/trips/${silent}/briefing`)).body.code).toBe('travel.not_own')
    expect((await (await as('staff')).post(`/trips/${silent}/briefing`)).status).toBe(200)
    expect((await (await as('staff')).post(`/trips/${silent}/briefing`)).body.code).toBe('travel.already_briefed')
    expect((await opened(silent)).briefedAt).toBe('2026-03-15T01:00:00.000Z')
  })

  test('it may be withdrawn, but not from under those who approve it', async () => {
    const id = await filed()
    expect((await act(id, 'withdraw', {})).body.code).toBe('travel.on_its_way')
    expect((await act(id, 'withdraw', {}, 'unitHead')).body.code).toBe('travel.not_own')
    const [approval] = (await (await as('staff')).get(`/approvals/of/travel/${id}`)).body
    expect((await (await as('staff')).post(`/approvals/${approval.id}/withdraw`)).status).toBe(200)
    expect((await (await as('staff')).post(`/trips/${id}/withdraw`, { version: 1 })).body.code).toBe(
      'changed_meanwhile',
    )
    expect((await act(id, 'withdraw', {})).status).toBe(200)
    expect((await act(id, 'withdraw', {})).body.code).toBe('travel.ended')
    expect((await (await as('staff')).post(`/trips/${id}/briefing`)).body.code).toBe('travel.ended')
  })

  test('nobody changes what did not come back', async () => {
    const id = await filed()
    expect((await file(filing({ id, version: 1 }), await as('staff'))).body.code).toBe('travel.not_returned')
    expect((await file(filing({ id, version: 1 }), await as('unitHead'))).body.code).toBe('travel.not_own')
    expect((await file(filing({ id, version: 1 }), await as('otherStaff'))).body.code).toBe('not_found')
  })
})

describe('after coming back', () => {
  test('the report leaves what was approved as it was shown', async () => {
    const id = await agreed()
    const { contentHash } = await opened(id)
    await moveTo('2026-03-23T01:00:00Z')
    expect((await reportBack(id, { returnedOn: '2026-03-22' })).status).toBe(200)
    expect((await opened(id)).contentHash).toBe(contentHash)
  })

  test('the report is asked for, rings when it is overdue, and is quiet once it is made', async () => {
    const id = await agreed()
    await moveTo('2026-03-21T01:00:00Z')
    expect(await toldOf(id, 'travelReturnDue')).toEqual(['staff'])
    await moveTo('2026-03-31T02:00:00Z')
    expect(await waiting('staff', id)).toEqual(['travelReturn'])
    expect(await toldOf(id, 'travelReturnOverdue')).toEqual([])
    await moveTo('2026-04-01T01:00:00Z')
    expect(await toldOf(id, 'travelReturnOverdue')).toEqual([
      ...['ethicsDirector', 'ethicsOfficer', 'librarian', 'secondEthicsOfficer', 'staff'],
    ])
    expect(await waiting('ethicsOfficer', id)).toEqual(['travelOverdue'])
    expect((await reportBack(id)).status).toBe(200)
    expect(await waiting('ethicsOfficer', id)).toEqual([])
    await moveTo('2026-04-02T03:00:00Z')
    const { rows } = await owner.query(`select from telling where subject_id = $1 and event = 'travelReturnOverdue'`, [
      id,
    ])
    expect(rows).toHaveLength(1)
  })

  test('what is owed is reckoned from the day of coming back', async () => {
    const id = await agreed()
    await moveTo('2026-03-24T01:00:00Z')
    await reportBack(id, { returnedOn: '2026-03-24' })
    const { owed, returnReport } = await opened(id)
    expect(owed.find(({ what }) => what === 'returnReport')!.dueOn).toBe('2026-04-02')
    expect(returnReport!.anomalies).toEqual([])
  })

  test('who met officials by chance in Hong Kong owes a notice within a week', async () => {
    const id = await filed(hongKong)
    await answer(id)
    await moveTo('2026-03-23T01:00:00Z')
    expect((await reportBack(id, { metUnforeseen: true })).body.code).toBe('travel.meetings_missing')
    await reportBack(id, { metUnforeseen: true, meetings: '某辦公室' })
    const { owed } = await opened(id)
    expect(owed.filter(({ side }) => side === 'after')).toMatchObject([{ what: 'meetingNotice', dueOn: '2026-03-27' }])
  })

  test.each([
    ['before the day has come', { returnedOn: '2026-03-25' }, 'travel.not_back_yet'],
    ['from before leaving', { returnedOn: '2026-03-15' }, 'travel.dates_reversed'],
    ['with something unusual and no word on it', { anomalies: ['detained'] }, 'travel.account_missing'],
    ['with the number of a passport', { account: '護照 312345678 被查' }, 'travel.identity_number'],
  ])('a report is not taken %s', async (_, given, code) => {
    const id = await agreed()
    await moveTo('2026-03-24T01:00:00Z')
    expect((await reportBack(id, given)).body.code).toBe(code)
  })

  test('it is made once, by the traveller alone', async () => {
    const id = await agreed()
    await moveTo('2026-03-24T01:00:00Z')
    expect((await reportBack(id, {}, 'unitHead')).body.code).toBe('travel.not_own')
    await reportBack(id)
    expect((await reportBack(id)).body.code).toBe('travel.already_reported')
    expect((await act(id, 'withdraw', {})).body.code).toBe('travel.already_reported')
  })

  test('something unusual is told to ethics without a word of it, and no event is made of it by itself', async () => {
    const id = await agreed()
    await moveTo('2026-03-24T01:00:00Z')
    await reportBack(id, { anomalies: ['threatened'], account: '遭盤問' })
    expect(await toldOf(id, 'travelAnomaly')).toEqual(['ethicsDirector', 'ethicsOfficer', 'secondEthicsOfficer'])
    const { rows } = await owner.query(
      `select (select count(*) from incident) + (select count(*) from sealed_matter) as n`,
    )
    expect(Number(rows[0].n)).toBe(0)
  })
})

describe('somebody who cannot be reached', () => {
  const lose = (id: string, who: string, isLost = true) => act(id, 'contact', { isLost }, who)

  test('is marked by anybody in charge, ethics is told, and it ends with a word or the report', async () => {
    const id = await agreed()
    await moveTo('2026-03-18T01:00:00Z')
    expect((await lose(id, 'unitHead')).status).toBe(200)
    expect((await opened(id)).contactLostAt).toBe('2026-03-18T01:00:00.000Z')
    expect(await toldOf(id, 'travelAnomaly')).toEqual(['ethicsDirector', 'ethicsOfficer', 'secondEthicsOfficer'])
    expect((await lose(id, 'librarian', false)).status).toBe(200)
    expect((await opened(id)).contactLostAt).toBeNull()
  })

  test('is not marked so before leaving, nor by themself', async () => {
    const id = await agreed()
    expect((await lose(id, 'unitHead')).body.code).toBe('travel.not_away')
    await moveTo('2026-03-18T01:00:00Z')
    expect((await lose(id, 'staff')).body.code).toBe('travel.in_charge_only')
  })
})

test('the paper says what is owed and on which ground, and having it leaves a trace', async () => {
  const id = await agreed()
  await moveTo('2026-03-24T01:00:00Z')
  await reportBack(id, { places: '上海外灘' })
  const text = String((await (await as('staff')).post(`/trips/${id}/paper.txt`)).body)
  for (const words of ['赴大陸地區申請表', '限閱', reason, '115/3/9（一）', '許可辦法', '上海外灘'])
    expect(text).toContain(words)
  const pdf = await (await as('staff')).post(`/trips/${id}/paper.pdf`)
  expect((await pagesOf(new Uint8Array(pdf.body))).join('')).toContain('返臺通報')
  const { rows } = await owner.query(
    `select from audit_entry where subject_id = $1 and operation = 'travel.download'`,
    [id],
  )
  expect(rows).toHaveLength(2)
})

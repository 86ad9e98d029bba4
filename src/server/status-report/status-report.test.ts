import { beforeEach, describe, expect, test } from 'vitest'
import type { StatusBoard, StatusEntry, StatusReport, StatusSchedule } from '#domain/status-report/status-report.ts'
import { newId } from '#server/platform/id.ts'
import { cookieOf, testApp, type Visitor, visitor } from '#test/app.ts'
import type { AgencyMade } from '#test/make.ts'
import { reasonsAreGiven } from '#test/outcome.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'

const { app, home, other, clock, owner } = await testApp('2026-02-12T01:00:00Z')
const signedIn = new Map<string, Visitor>()
/** Days pass here, and nobody stays signed in over them. */
async function as(who: string, agency: AgencyMade = home): Promise<Visitor> {
  const loginName = agency.loginNames[who]!
  const key = `${loginName} ${clock.now().toISOString()}`
  const known = signedIn.get(key)
  if (known) return known
  const answer = await visitor(app, undefined).post('/session', { loginName, password: agency.password })
  expect(answer.status).toBe(200)
  const made = visitor(app, cookieOf(answer))
  signedIn.set(key, made)
  return made
}
const officer = await as('ethicsOfficer')
const { plan } = await issuedPlan(officer, await as('agencyHead'), home, smallPlan.replace('各單位', '行政室'))
const unit = (name = '行政室') => home.unitIds.get(name)!
const taipei = (time: string, date = '2026-02-12') => new Date(`${date}T${time}:00+08:00`).toISOString()
const setTime = (time: string, date = '2026-02-12') => clock.set(taipei(time, date))

const entry = (changes: Partial<StatusEntry> = {}): StatusEntry => ({
  id: newId(),
  planId: plan.id,
  unitId: unit(),
  pointId: null,
  dueAt: taipei('17:00'),
  state: 'normal',
  note: '',
  claimedAt: clock.now().toISOString(),
  correctsId: null,
  ...changes,
})
const give = async (changes: Partial<StatusEntry> = {}, who = 'staff', agency = home) =>
  (await as(who, agency)).post('/status-reports', entry(changes))
const given = async (changes: Partial<StatusEntry> = {}, who = 'staff'): Promise<StatusReport> => {
  const { status, body } = await give(changes, who)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const wall = async (who = 'ethicsOfficer', query = `?planId=${plan.id}`): Promise<StatusBoard> =>
  (await (await as(who)).get(`/status-reports/wall${query}`)).body.board
const today = async (who: string) => (await (await as(who)).get('/status-reports/today')).body
const current = async (): Promise<StatusSchedule> => (await wall()).schedules.at(-1)!
const change = async (changes: object = {}, who = 'ethicsOfficer') => {
  const { times, startTime, endTime, subjects, number } = await current()
  const asked = { id: newId(), planId: plan.id, times, startTime, endTime, subjects, number, ...changes }
  return (await as(who)).post('/status-schedules', asked)
}

beforeEach(() => setTime('16:30'))

describe('from the issue of a plan', () => {
  test('every unit is asked at the usual times of the agency', async () => {
    const { period, places, schedules } = await wall()
    expect(period).toEqual({ start: plan.periodStart, end: plan.periodEnd })
    expect(places.map(({ unitName }) => unitName)).toEqual(['民政課', '行政室', '政風室', '圖書館'])
    expect(places[1]).toMatchObject({ headName: 'home unitHead', pointName: null, endedOn: null })
    expect(schedules).toMatchObject([{ number: 1, times: ['09:00', '17:00'], opensMinutes: 120, missingMinutes: 60 }])
  })

  test('the wall is open to ethics, the heads, unit heads and who is on duty; a clerk has the page of today', async () => {
    for (const who of ['ethicsDirector', 'agencyHead', 'chiefSecretary', 'unitHead', 'staff'])
      expect((await (await as(who)).get('/status-reports/wall')).status, who).toBe(200)
    expect((await (await as('librarian')).get('/status-reports/wall')).body.code).toBe('forbidden')
    const { board, calls } = await today('librarian')
    expect(board.places.map(({ unitName }: { unitName: string }) => unitName)).toEqual(['圖書館'])
    expect(calls).toEqual([])
  })

  test('another agency sees and answers nothing of it', async () => {
    const stranger = await as('ethicsDirector', other)
    expect((await stranger.get(`/status-reports/wall?planId=${plan.id}`)).status).toBe(404)
    expect((await stranger.get('/status-reports/wall')).body).toEqual({ board: null })
    expect((await stranger.get('/status-reports/today')).body).toEqual({ board: null, calls: [] })
    expect((await give({}, 'ethicsDirector', other)).status).toBe(404)
    const { id: _, effectiveFrom: __, opensMinutes: ___, missingMinutes: ____, ...asked } = await current()
    expect((await stranger.post('/status-schedules', { ...asked, id: newId() })).status).toBe(404)
  })

  test('a draft asks nobody', async () => {
    const draft = (await (await as('ethicsOfficer')).post('/plans', { id: newId(), text: smallPlan })).body.plan
    expect((await (await as('ethicsOfficer')).get(`/status-reports/wall?planId=${draft.id}`)).body.code).toBe(
      'plan.not_issued',
    )
    expect((await give({ planId: draft.id })).body.code).toBe('plan.not_issued')
    expect((await change({ planId: draft.id })).body.code).toBe('plan.not_issued')
  })
})

describe('a report', () => {
  test('keeps who gave it, when it was given and when it came', async () => {
    const report = await given()
    expect(report).toMatchObject({
      unitId: unit(),
      state: 'normal',
      onTime: true,
      reportedByName: 'home staff',
      receivedAt: taipei('16:30'),
      dueAt: taipei('17:00'),
    })
    expect((await wall()).reports).toContainEqual(report)
  })

  test('is counted once, however often it arrives', async () => {
    const staff = await as('staff')
    const same = entry()
    const key = { 'idempotency-key': same.id }
    const [first, again] = [
      await staff.post('/status-reports', same, key),
      await staff.post('/status-reports', same, key),
    ]
    expect(again.body).toEqual(first.body)
    expect((await staff.post('/status-reports', same)).body.code).toBe('changed_meanwhile')
    expect((await wall()).reports.filter(({ id }) => id === same.id)).toHaveLength(1)
  })

  test('from where there is no network is in time by the time at which it was given', async () => {
    setTime('19:40')
    expect(await given({ claimedAt: taipei('16:50') })).toMatchObject({
      claimedAt: taipei('16:50'),
      receivedAt: taipei('19:40'),
      onTime: true,
    })
  })

  test('that is late stays late, and replaces nothing', async () => {
    setTime('17:01')
    expect((await given()).onTime).toBe(false)
  })

  test('by a clock that cannot be right is judged by the server', async () => {
    setTime('17:20')
    for (const claimedAt of ['2016-02-12T08:50:00.000Z', taipei('08:50', '2026-02-14')])
      expect((await given({ claimedAt })).onTime).toBe(false)
  })

  test('is of the own unit; ethics says how it knows', async () => {
    expect((await give({}, 'otherUnitHead')).body.code).toBe('statusReport.not_own_unit')
    expect((await give({}, 'ethicsOfficer')).body.code).toBe('statusReport.note_missing')
    expect((await give({ note: '電話詢問，正常' }, 'ethicsOfficer')).status).toBe(200)
  })

  test('on a day off is given by who is on duty', async () => {
    expect((await give({ unitId: unit('民政課') })).body.code).toBe('statusReport.not_own_unit')
    setTime('16:30', '2026-02-15')
    const dueAt = taipei('17:00', '2026-02-15')
    expect((await today('staff')).board.places).toHaveLength(4)
    expect((await give({ unitId: unit('民政課'), dueAt })).status).toBe(200)
    expect((await give({ unitId: unit('民政課'), dueAt }, 'librarian')).body.code).toBe('statusReport.not_own_unit')
  })

  test('answers a time that was asked, and not before it is open', async () => {
    expect((await give({ dueAt: taipei('16:00') })).body.code).toBe('statusReport.not_expected')
    expect((await give({ dueAt: taipei('17:00', '2027-02-12') })).body.code).toBe('statusReport.not_expected')
    expect((await give({ pointId: newId() })).body.code).toBe('statusReport.not_expected')
    expect((await give({ dueAt: taipei('09:00', '2026-02-13') })).body.code).toBe('statusReport.too_early')
  })

  test('of something abnormal says what, for the unit and for who watches', async () => {
    expect((await give({ state: 'abnormal' })).body.code).toBe('statusReport.note_missing')
    const { id } = await given({ state: 'abnormal', note: '後門未上鎖' }, 'unitHead')
    const noteFor = async (who: string) => (await wall(who)).reports.find((report) => report.id === id)?.note
    expect(await noteFor('agencyHead')).toBe('後門未上鎖')
    expect(await noteFor('staff')).toBe('後門未上鎖')
    expect(await noteFor('otherUnitHead')).toBe('')
  })

  test('is put right by another that names it, once', async () => {
    const first = await given({ state: 'abnormal', note: '誤按' })
    setTime('18:00')
    const correction = { correctsId: first.id, note: '方才誤按異常' }
    expect((await give({ correctsId: first.id })).body.code).toBe('statusReport.note_missing')
    expect((await give({ ...correction, correctsId: newId() })).body.code).toBe('statusReport.other_corrected')
    const elsewhere = { ...correction, dueAt: taipei('09:00') }
    expect((await give(elsewhere)).body.code).toBe('statusReport.other_corrected')
    expect(await given(correction)).toMatchObject({ state: 'normal', correctsId: first.id, onTime: true })
    expect((await give(correction)).body.code).toBe('statusReport.already_corrected')
    expect((await wall()).reports.filter(({ id }) => id === first.id)).toHaveLength(1)
  })

  test('of two corrections at once keeps the first', async () => {
    const { id } = await given()
    const both = await Promise.all([1, 2].map((number) => give({ correctsId: id, note: `更正${number}` })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('never changes, nor does what was asked', async () => {
    for (const table of ['status_report', 'status_schedule']) {
      const { rows } = await owner.query(
        `select privilege_type from information_schema.role_table_grants
         where table_name = $1 and grantee = 'shousui_app' order by 1`,
        [table],
      )
      expect(rows.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT'])
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow(/append-only/)
    }
  })
})

describe('a silent unit', () => {
  const called = async (who: string) => (await today(who)).calls.map(({ unitName }: { unitName: string }) => unitName)

  test('is called an hour after its time, by ethics and by the deputy of its head', async () => {
    const day = '2026-02-20'
    await (await as('agencyHead')).post('/deputies', {
      id: newId(),
      personId: home.personIds.get(home.loginNames.otherUnitHead!),
      deputyId: home.personIds.get(home.loginNames.librarian!),
      fromDate: day,
      untilDate: day,
    })
    setTime('16:30', '2026-02-19')
    for (const unitId of home.unitIds.values())
      await given({ unitId, dueAt: taipei('17:00', '2026-02-19'), note: '電話詢問，正常' }, 'ethicsOfficer')
    setTime('09:59', day)
    expect([await called('ethicsOfficer'), await called('librarian')]).toEqual([[], []])
    setTime('10:00', day)
    expect(await called('ethicsOfficer')).toEqual(['民政課', '行政室', '政風室', '圖書館'])
    expect([await called('librarian'), await called('otherStaff')]).toEqual([['民政課'], []])
    const { calls } = await today('librarian')
    expect(calls[0]).toMatchObject({ headName: 'home otherUnitHead', dueAt: taipei('09:00', day) })
    expect((await give({ unitId: unit('民政課'), dueAt: taipei('09:00', day) }, 'librarian')).body.onTime).toBe(false)
    expect(await called('librarian')).toEqual([])
  })
})

describe('when whom is asked', () => {
  test('is changed by ethics, from now on and not before', async () => {
    expect((await change({}, 'unitHead')).body.code).toBe('forbidden')
    setTime('10:00', '2026-02-21')
    const { number } = await current()
    const { body } = await change({ times: ['08:00', '20:00'], startTime: '08:00', endTime: '08:00' })
    expect(body).toMatchObject({ number: number + 1, effectiveFrom: taipei('10:00', '2026-02-21'), startTime: '08:00' })
    setTime('19:30', '2026-02-21')
    expect((await give({ dueAt: taipei('20:00', '2026-02-21') })).status).toBe(200)
    expect((await give({ dueAt: taipei('17:00', '2026-02-20') })).status).toBe(200)
  })

  test('of two changes at once keeps the first', async () => {
    const { number } = await current()
    const both = await Promise.all([change({ number }), change({ number })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await change({ number })).body.code).toBe('changed_meanwhile')
  })

  test('names times in order, each once', async () => {
    for (const times of [[], ['17:00', '09:00'], ['09:00', '09:00'], ['24:00'], ['9:00']])
      expect((await change({ times })).body.code).toBe('invalid_input')
  })

  test('names units and facilities that are there, each once', async () => {
    const asked = (subject: object) => ({ subjects: [{ unitId: unit(), pointId: null, telephone: '', ...subject }] })
    expect((await change(asked({ unitId: newId() }))).body.code).toBe('statusReport.unit_unknown')
    expect((await change(asked({ pointId: newId() }))).body.code).toBe('statusReport.point_unknown')
    const { subjects } = asked({})
    expect((await change({ subjects: [...subjects, ...subjects] })).body.code).toBe('statusReport.subject_repeated')
    await owner.query(`update unit set abolished_on = '2026-02-12' where id = $1`, [unit('圖書館')])
    expect((await change(asked({ unitId: unit('圖書館') }))).body.code).toBe('unit.abolished')
    await owner.query('update unit set abolished_on = null where id = $1', [unit('圖書館')])
  })

  test('may be a facility, for which the unit in charge answers', async () => {
    const unknown = { checklistId: null, photographId: null, cameraRange: null, cameraClear: null, keptDays: null }
    const place = { id: newId(), kind: 'door', name: '後門', floor: '1F', room: '', unitId: unit(), expiresOn: null }
    const point = (await (await as('unitHead')).post('/points', { ...place, ...unknown })).body.point
    setTime('08:00', '2026-02-22')
    const subjects = [{ unitId: unit(), pointId: point.id, telephone: '05-5820000' }]
    expect((await change({ subjects, times: ['12:00'] })).body.subjects).toEqual(subjects)
    const places = (await wall()).places.filter(({ pointId }) => pointId)
    expect(places).toMatchObject([{ pointName: '後門', unitName: '行政室', telephone: '05-5820000' }])
    setTime('11:00', '2026-02-22')
    expect((await give({ pointId: point.id, dueAt: taipei('12:00', '2026-02-22') })).body.onTime).toBe(true)
  })

  test('follows the settings of the agency, which are no law', async () => {
    const ethics = await as('ethicsOfficer')
    const { settings, settingsVersion: version } = (await ethics.get('/agency')).body
    expect(settings.statusReports).toEqual({ times: ['09:00', '17:00'], opensMinutes: 120, missingMinutes: 60 })
    const statusReports = { times: ['12:00'], opensMinutes: 60, missingMinutes: 30 }
    expect((await ethics.put('/agency/settings', { version, settings: { ...settings, statusReports } })).status).toBe(
      200,
    )
    expect((await change()).body).toMatchObject({ opensMinutes: 60, missingMinutes: 30 })
  })

  test('ends with the plan', async () => {
    setTime('10:00', '2026-02-28')
    const ethics = await as('ethicsOfficer')
    await reasonsAreGiven(ethics, plan.id)
    expect((await ethics.post(`/plans/${plan.id}/outcome-report/close`)).status).toBe(200)
    expect((await give()).body.code).toBe('plan.closed')
    expect((await change()).body.code).toBe('plan.closed')
    expect((await wall()).places.length).toBeGreaterThan(0)
  })
})

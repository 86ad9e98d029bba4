import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Exercise, ExerciseInject, InjectScore } from '#domain/exercise/exercise.ts'
import { noChannels } from '#domain/telling/channels.ts'
import { newId } from '#server/platform/id.ts'
import type { Outbound } from '#server/platform/outbound.ts'
import { type Answer, testApp } from '#test/app.ts'

const it = await testApp('2026-02-16T10:00:00Z')
const { as, owner, clock, home, other: played } = it

const lettersAsked: unknown[] = []
const way: Outbound = {
  post: async (letter) => {
    lettersAsked.push(letter)
    return { kind: 'answered', status: 204 }
  },
  close: () => {},
}
const { alarms, deliveries } = it.working({ outbound: way })

const dayMs = 86_400_000
/** The exercise clock is a day ahead, and each test has a day of its own. */
let start = Date.parse('2026-02-16T10:00:00Z')
const at = (minutes: number): string => new Date(start + dayMs + minutes * 60_000).toISOString()
function go(minutes: number): void {
  clock.set(new Date(start + minutes * 60_000).toISOString())
  // A session does not last as long as an exercise.
  it.everybodyLeft()
}
const setClock = (secondsAhead: number) =>
  owner.query('update agency set exercise = true, clock_offset_seconds = $2 where id = $1', [
    played.agencyId,
    secondsAhead,
  ])

beforeEach(async () => {
  start += dayMs
  go(0)
  lettersAsked.length = 0
  await owner.query('delete from alarm')
  await owner.query("update exercise set ended_at = started_at + interval '1 minute' where ended_at is null")
  await setClock(dayMs / 1000)
})

type Who = { who?: string; agency?: typeof played }
const sending = async (path: string, body: object, { who = 'ethicsOfficer', agency = played }: Who = {}) =>
  (await as(who, agency)).post(path, body)
const startOf = (agency = played, changes: object = {}) => ({
  ...{ id: newId(), scenario: 'petitionAtGate', unitId: agency.unitIds.get('行政室') },
  ...changes,
})
async function begun(): Promise<string> {
  const { status, body } = await sending('/exercises', startOf())
  expect(status, JSON.stringify(body)).toBe(200)
  return body.id
}
const shown = async (id: string, who = 'ethicsOfficer'): Promise<Exercise> =>
  (await (await as(who, played)).get(`/exercises/${id}`)).body
const stop = (id: string, who?: Who) => sending(`/exercises/${id}/stop`, {}, who)
const finish = (id: string, who?: Who) => sending(`/exercises/${id}/finish`, { lessons: '值班室應備妥警方電話' }, who)
const choose = (id: string, injectId: string, incidentId: string | null, who?: Who) =>
  sending(`/exercises/${id}/choices`, { injectId, incidentId }, who)
const codeOf = ({ body }: Answer): string => body.code
const cameTo = async (who: string) =>
  (await (await as(who, played)).get('/told')).body.items.filter(
    ({ event, toldAt }: { event: string; toldAt: string }) => event.startsWith('exercise') && toldAt >= at(0),
  )
const injectOf = ({ injects }: Exercise, key: string): ExerciseInject => injects.find((one) => one.key === key)!
const scoreOf = (exercise: Exercise, key: string): InjectScore =>
  exercise.result!.injects.find(({ injectId }) => injectId === injectOf(exercise, key).id)!
const verdictsOf = ({ lines }: InjectScore) =>
  Object.fromEntries(lines.map(({ asks, authority, verdict }) => [authority ?? asks, verdict]))

async function turnAt(minutes: number): Promise<void> {
  go(minutes)
  await alarms.turn()
}
async function recorded(minutes: number, kinds: string[], changes: object = {}): Promise<string> {
  go(minutes)
  const event = {
    ...{ id: newId(), planId: null, dutyId: null, what: '有人在門口喊話', place: '大門', kinds, flags: [] },
    ...{ cyberSeverity: null, occurredAt: at(minutes), knownAt: at(minutes), ...changes },
  }
  const { status, body } = await sending('/incidents', event, { who: 'staff' })
  expect(status, JSON.stringify(body)).toBe(200)
  return event.id
}
async function told(minutes: number, id: string, authority: string, means = 'telephone'): Promise<void> {
  go(minutes)
  const notice = { noticeId: newId(), authority, recipient: '演練管制', means, stage: 'first', toldAt: at(minutes) }
  expect((await sending(`/incidents/${id}/notices`, { ...notice, answeredBy: '管制官', remark: '' })).status).toBe(200)
}
async function controlled(minutes: number, id: string): Promise<void> {
  go(minutes)
  const { version } = (await (await as('ethicsOfficer', played)).get(`/incidents/${id}`)).body.incident
  const control = { entryId: newId(), version, at: at(minutes), how: '代表進入會議室' }
  expect((await sending(`/incidents/${id}/control`, control)).status).toBe(200)
}

describe('an exercise', () => {
  test('is refused where the agency is not in exercise mode, and leaves nothing behind', async () => {
    const answer = await sending('/exercises', startOf(home), { agency: home })
    expect([answer.status, codeOf(answer)]).toEqual([409, 'exercise.not_in_exercise_mode'])
    const { rowCount } = await owner.query('select from exercise where agency_id = $1', [home.agencyId])
    expect([rowCount, (await owner.query('select from alarm')).rowCount]).toEqual([0, 0])
  })

  test('is refused without a scenario or a unit, and while another one runs', async () => {
    expect(codeOf(await sending('/exercises', startOf(played, { scenario: 'nothing' })))).toBe(
      'exercise.scenario_unknown',
    )
    expect(codeOf(await sending('/exercises', startOf(played, { unitId: newId() })))).toBe('exercise.unit_unknown')
    expect(codeOf(await sending('/exercises', startOf(played, { unitId: home.unitIds.get('行政室') })))).toBe(
      'exercise.unit_unknown',
    )
    await begun()
    expect(codeOf(await sending('/exercises', startOf()))).toBe('exercise.running')
  })

  test('is led by ethics alone', async () => {
    expect((await sending('/exercises', startOf(), { who: 'unitHead' })).status).toBe(403)
    const id = await begun()
    for (const who of ['staff', 'unitHead', 'agencyHead']) {
      expect((await stop(id, { who })).status).toBe(403)
      expect((await finish(id, { who })).status).toBe(403)
      expect((await choose(id, newId(), null, { who })).status).toBe(403)
      expect((await (await as(who, played)).get('/exercise-scenarios')).status).toBe(403)
    }
  })

  test('is not there for another agency', async () => {
    const id = await begun()
    const stranger = await as('ethicsOfficer', home)
    expect((await stranger.get('/exercises')).body).toEqual([])
    for (const path of ['', '/report.odt', '/report.pdf'])
      expect((await stranger.get(`/exercises/${id}${path}`)).status).toBe(404)
    for (const answer of [stop(id, { agency: home }), finish(id, { agency: home })])
      expect((await answer).status).toBe(404)
    expect((await choose(id, newId(), null, { agency: home })).status).toBe(404)
  })

  test('is started once, however often it is sent, and leaves an audit entry with each act', async () => {
    const officer = await as('ethicsOfficer', played)
    const sent = startOf()
    const key = { 'idempotency-key': newId() }
    const first = await officer.post('/exercises', sent, key)
    expect(await officer.post('/exercises', sent, key)).toMatchObject({ status: 200, body: first.body })
    await stop(sent.id)
    await finish(sent.id)
    const { rows } = await owner.query(
      "select operation from audit_entry where subject_id = $1 and operation like 'exercise.%' order by sequence",
      [sent.id],
    )
    expect(rows.map(({ operation }) => operation)).toEqual(['exercise.start', 'exercise.stop', 'exercise.finish'])
  })
})

describe('an inject', () => {
  test('comes at its instant, once, to those it is for, whichever process rings', async () => {
    const id = await begun()
    const processes = [alarms, it.working({ outbound: way }).alarms, it.working({ outbound: way }).alarms]
    await Promise.all(processes.map((one) => one.turn()))
    expect(injectOf(await shown(id), 'messageBefore')).toMatchObject({
      arrivedAt: at(0),
      toldNames: ['other unitHead'],
    })
    expect(await cameTo('unitHead')).toMatchObject([
      { event: 'exerciseInject', link: `/exercises/${id}`, answerBy: null },
    ])
    go(19)
    await Promise.all(processes.map((one) => one.turn()))
    expect(await cameTo('staff')).toEqual([])
    go(20)
    await Promise.all(processes.map((one) => one.turn()))
    await Promise.all(processes.map((one) => one.turn()))
    expect(await cameTo('staff')).toMatchObject([{ toldAt: at(20) }])
    const { rows } = await owner.query(
      `select count(*)::int as came from exercise_arrival join exercise_inject on inject_id = exercise_inject.id
       where exercise_id = $1`,
      [id],
    )
    expect([rows[0].came, it.failures]).toEqual([2, []])
  })

  test('comes by the exercise clock, also after that is put forward', async () => {
    const id = await begun()
    await alarms.turn()
    await setClock(dayMs / 1000 + 20 * 60)
    await alarms.turn()
    await alarms.turn()
    const exercise = await shown(id)
    expect(exercise.injects.map(({ arrivedAt }) => arrivedAt)).toEqual([at(0), at(20), null, null])
    expect((await cameTo('staff')).length).toBe(1)
  })

  test('stands on the page of those it came to, without what is expected; whoever leads sees the course', async () => {
    const id = await begun()
    await alarms.turn()
    const own = await shown(id, 'unitHead')
    expect(own.injects.map(({ key, expects }) => [key, expects])).toEqual([['messageBefore', null]])
    expect([own.title, own.result]).toEqual([null, null])
    for (const who of ['staff', 'ethicsDirector', 'agencyHead']) {
      const { title, injects, result } = await shown(id, who)
      expect([title, injects, result]).toEqual([null, [], null])
    }
    const led = await shown(id)
    expect([led.title, led.injects.length]).toEqual(['陳情群眾聚集大門', 4])
    expect(injectOf(led, 'crowdArrives')).toMatchObject({ arrivedAt: null, dueAt: at(20), toldNames: [] })
    const [listed] = (await (await as('staff', played)).get('/exercises')).body
    expect([listed.id, listed.title]).toEqual([id, null])
  })

  test('never comes once the exercise was stopped', async () => {
    const id = await begun()
    await turnAt(5)
    expect((await stop(id)).body).toMatchObject({ endedAt: at(5), endedByName: 'other ethicsOfficer' })
    await turnAt(130)
    expect((await shown(id)).injects.map(({ arrivedAt }) => arrivedAt)).toEqual([at(5), null, null, null])
    expect(await cameTo('staff')).toEqual([])
    expect(codeOf(await stop(id))).toBe('exercise.ended')
  })

  test('and a stop at the same instant do not hold each other up: it came, or it never does', async () => {
    const id = await begun()
    go(45)
    const officer = await as('ethicsOfficer', played)
    const processes = [alarms, it.working({ outbound: way }).alarms]
    const [stopped] = await Promise.all([officer.post(`/exercises/${id}/stop`), ...processes.map((one) => one.turn())])
    expect([stopped!.status, it.failures]).toEqual([200, []])
    const came = (await shown(id)).injects.filter(({ arrivedAt }) => arrivedAt !== null).length
    const inBell = (await cameTo('unitHead')).length + (await cameTo('staff')).length
    expect(inBell).toBe(came)
    await turnAt(80)
    expect((await shown(id)).injects.filter(({ arrivedAt }) => arrivedAt !== null).length).toBe(came)
  })

  test('and the end come by themselves when nobody stops it, and whoever leads is told', async () => {
    const id = await begun()
    for (const minutes of [0, 20, 45, 70]) await turnAt(minutes)
    await turnAt(120)
    await turnAt(121)
    expect(await shown(id)).toMatchObject({ endedAt: at(120), endedByName: null, finishedAt: null })
    expect((await cameTo('ethicsOfficer')).map(({ event }: { event: string }) => event)).toEqual(['exerciseEnded'])
    expect((await cameTo('staff')).length).toBe(2)
  })
})

test('nothing of an exercise leaves the house: no adapter is asked for anything', async () => {
  const webhook = { url: 'https://receiver.example/hook' }
  const allowedHosts = [{ host: 'receiver.example', inside: true }]
  const settings = { ...noChannels, order: ['webhook'], allowedHosts, webhook }
  const secrets = { webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` }
  const administrator = await as('systemAdministrator', played)
  const { version } = (await administrator.get('/telling/channels')).body
  const set = { version, settings, secrets, password: played.password }
  expect((await administrator.put('/telling/channels', set)).status).toBe(200)
  const id = await begun()
  await alarms.turn()
  await deliveries.turn()
  await turnAt(20)
  await deliveries.turn()
  await turnAt(120)
  await deliveries.turn()
  const { rows } = await owner.query(
    `select state, reason from telling_delivery join telling_attempt on delivery_id = telling_delivery.id
     join telling_recipient on telling_recipient.id = recipient_id join telling on telling.id = telling_id
     where link = $1`,
    [`/exercises/${id}`],
  )
  expect(rows.length).toBeGreaterThan(2)
  expect(rows.filter(({ state, reason }) => state !== 'refused' || reason !== 'exercise')).toEqual([])
  expect(lettersAsked).toEqual([])
})

describe('the score', () => {
  test('follows from the event cards: known, told by whom and how, under control', async () => {
    const id = await begun()
    await turnAt(20)
    const crowd = await recorded(22, ['petitionOngoing'])
    await told(24, crowd, 'police')
    await told(25, crowd, 'responsibleUnit', 'chat')
    await told(53, crowd, 'agencyHead')
    await controlled(60, crowd)
    const exercise = await shown(id)
    expect(scoreOf(exercise, 'messageBefore')).toMatchObject({ match: 'none', incident: null })
    expect(verdictsOf(scoreOf(exercise, 'messageBefore'))).toMatchObject({ know: 'missed', agencyHead: 'missed' })
    const score = scoreOf(exercise, 'crowdArrives')
    expect(score).toMatchObject({ match: 'matched', incident: { id: crowd, knownAt: at(22) } })
    expect(verdictsOf(score)).toMatchObject({
      ...{ know: 'met', record: 'met', kind: 'met', police: 'met', responsibleUnit: 'wrongMeans' },
      ...{ agencyHead: 'late', ethicsOffice: 'missed', superiorEthicsOffice: 'missed', control: 'met' },
    })
    const line = score.lines.find(({ authority }) => authority === 'police')
    expect(line).toMatchObject({ minutes: 2, limitAt: at(27), doneAt: at(24), doneBy: 'telephone' })
    expect(score.lines.find(({ asks }) => asks === 'control')).toMatchObject({ minutes: 38, limitAt: at(97) })
    const { totals } = exercise.result!
    expect(Object.values(totals).reduce((sum, one) => sum + one, 0)).toBe(
      exercise.result!.injects.flatMap(({ lines }) => lines).length,
    )
  })

  test('leaves out what was recorded before the start and after the end', async () => {
    await recorded(-5, ['petitionWarning'])
    go(0)
    const id = await begun()
    await turnAt(1)
    await stop(id)
    await recorded(2, ['petitionWarning'])
    const { result } = await shown(id)
    expect([result!.recorded, result!.injects[0]!.match]).toEqual([[], 'none'])
  })

  test('waits for an officer where several events might answer an inject', async () => {
    const id = await begun()
    await alarms.turn()
    const first = await recorded(2, ['petitionWarning'])
    await recorded(3, ['petitionWarning'])
    go(4)
    await stop(id)
    const exercise = await shown(id)
    const inject = injectOf(exercise, 'messageBefore').id
    expect(scoreOf(exercise, 'messageBefore')).toMatchObject({ match: 'ambiguous', lines: [] })
    expect((await finish(id)).body).toMatchObject({ code: 'exercise.unsettled', details: { count: 1 } })
    expect(codeOf(await choose(id, newId(), first))).toBe('exercise.inject_unknown')
    expect(codeOf(await choose(id, injectOf(exercise, 'crowdArrives').id, first))).toBe('exercise.inject_unknown')
    expect(codeOf(await choose(id, inject, newId()))).toBe('exercise.incident_unknown')
    const { body } = await choose(id, inject, first)
    expect(scoreOf(body, 'messageBefore')).toMatchObject({ match: 'chosen', incident: { id: first } })
    expect((await finish(id)).status).toBe(200)
  })
})

describe('the report', () => {
  test('cannot be finished while it runs, nor had before it is finished', async () => {
    const id = await begun()
    expect(codeOf(await finish(id))).toBe('exercise.still_running')
    await stop(id)
    const officer = await as('ethicsOfficer', played)
    expect(codeOf(await officer.get(`/exercises/${id}/report.odt`))).toBe('exercise.not_finished')
    expect((await officer.post(`/exercises/${id}/finish`, { lessons: ' ' })).body.code).toBe('invalid_input')
    expect((await (await as('staff', played)).get(`/exercises/${id}/report.odt`)).status).toBe(403)
  })

  test('says what was injected and done, the score and the lessons, and stays as it is', async () => {
    const id = await begun()
    await alarms.turn()
    const warning = await recorded(2, ['petitionWarning'])
    await told(3, warning, 'agencyHead')
    go(10)
    await stop(id)
    expect((await finish(id)).body).toMatchObject({ finishedAt: at(10), finishedByName: 'other ethicsOfficer' })
    const officer = await as('ethicsOfficer', played)
    const odt = await officer.get(`/exercises/${id}/report.odt`)
    expect(odt.headers['content-type']).toBe('application/vnd.oasis.opendocument.text')
    const text = strFromU8(unzipSync(odt.body)['content.xml']!)
    for (const said of [
      '通報演練報告',
      '陳情群眾聚集大門',
      '一位村長傳來訊息',
      '未發布',
      '有人在門口喊話',
      '值班室應備妥警方電話',
    ])
      expect(text).toContain(said)
    const pdf = await officer.get(`/exercises/${id}/report.pdf`)
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-')
    const before = await shown(id)
    await told(11, warning, 'ethicsOffice')
    expect((await shown(id)).result).toEqual(before.result)
    expect((await shown(id, 'staff')).title).toBe('陳情群眾聚集大門')
    expect(codeOf(await finish(id))).toBe('exercise.finished')
    expect(codeOf(await choose(id, before.injects[0]!.id, null))).toBe('exercise.finished')
    await expect(owner.query("update exercise set lessons = '' where id = $1", [id])).rejects.toThrow('append-only')
    for (const table of ['exercise', 'exercise_inject', 'exercise_arrival', 'exercise_choice'])
      await expect(owner.query(`truncate ${table} cascade`)).rejects.toThrow('append-only')
  })
})

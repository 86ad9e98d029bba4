import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { operationNames } from '#domain/access.ts'
import { shippedLibrary } from '#domain/law/shipped-library.ts'
import { modelPlans, textOfModel } from '#domain/plan/model-plan.rules.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'
import { cookieOf, testApp, type Visitor, visitor } from '#test/app.ts'
import { inFull } from '#test/extent.ts'
import { type Call, callsOf, fitting } from '#test/fuzz/calls.ts'
import { idsIn } from '#test/fuzz/fuzz.ts'
import { sampleTownship } from '#test/sample-data.ts'
import { openBoard, screen } from '#test/wall.ts'

const it = await testApp('2026-02-13T01:30:00Z')
const township = await sampleTownship(it)
const home = township.agencyId
const document = it.app.swagger()
const calls = callsOf(document)

// One person of the other agency with every role there: what she does not see, row-level security keeps from her.
const everyRole = [
  'agencyHead',
  'chiefSecretary',
  'ethicsDirector',
  'ethicsOfficer',
  'unitHead',
  'staff',
  'dutyOfficer',
  'systemAdministrator',
  'superiorEthics',
]
await it.owner.query('update person set roles = $1 where login_name = $2', [everyRole, it.other.loginNames.unitHead])

const signIn = async (): Promise<string> => {
  const loginName = it.other.loginNames.unitHead
  return cookieOf(await visitor(it.app, undefined).post('/session', { loginName, password: it.other.password }))
}
let cookie = await signIn()

const tables = (
  await it.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'agency_id' order by 1`,
  )
).rows.map(({ name }) => name)

/** What the product itself says to everybody: its contract, its words for reading plans, its model forms. */
const domain = path.resolve(import.meta.dirname, '../../domain')
const ownWords = fs
  .readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|json)$/.test(name) && !/^sample\b/.test(name))
  .map((name) => fs.readFileSync(path.join(domain, name), 'utf8'))
  .concat(JSON.stringify(document), JSON.stringify(modelPlans.map(readModel)))
  .join('\n')

/** A model numbers its clauses as the plan of any agency does: 伍.一.（一）. */
function readModel({ key: model }: (typeof modelPlans)[number]) {
  const start = { model, rocYear: 116, periodStart: '2027-02-01', periodEnd: '2027-02-15', day: '2027-02-13' }
  return readPlan(textOfModel(start, '某鄉公所', shippedLibrary), { today: '2026-11-22' }).clauses
}

/** Every text of the home agency's rows, out of every column, that neither the other agency nor the product holds too. */
async function marksOf(agencyId: string, notOf: string): Promise<string[]> {
  const textsOf = async (id: string): Promise<Set<string>> => {
    const { rows } = await it.owner.query<{ text: string }>(
      tables
        .map(
          (name) => `select leaf #>> '{}' as text from ${name},
            jsonb_path_query(to_jsonb(${name}), 'strict $.** ? (@.type() == "string")') as leaf where agency_id = $1`,
        )
        .concat('select name as text from agency where id = $1')
        .join(' union '),
      [id],
    )
    return new Set(rows.map(({ text }) => text))
  }
  const theirs = await textsOf(notOf)
  const quoted = (text: string) => JSON.stringify(text).slice(1, -1)
  return [...(await textsOf(agencyId))]
    .filter(
      (text) =>
        text.length >= 4 && !theirs.has(text) && !ownWords.includes(quoted(text)) && !/^[\d:.+TZ-]+$/.test(text),
    )
    .map(quoted)
}
/** What lies in envelopes, as its own officer reads it. */
async function sealedMarks(): Promise<string[]> {
  const [{ id }] = (await township.officer.get('/reward-proposals')).body
  const { entries } = (await township.officer.post(`/reward-proposals/${id}/open`)).body
  const { trips } = (await township.officer.get('/trips')).body
  const trip = (await township.officer.post(`/trips/${trips[0].id}/open`)).body
  const [visit] = (await township.officer.get('/mainland-visits')).body
  const { organisations } = (await township.officer.post(`/mainland-visits/${visit.id}/open`)).body
  const permits = (await township.officer.get('/media-permits')).body
  const { purpose } = (await township.officer.post(`/media-permits/${permits[0].id}/open`)).body
  return [...entries.map(({ reason }: { reason: string }) => reason), trip.reason, organisations, purpose]
}
const marks = [...(await marksOf(home, it.other.agencyId)), ...(await sealedMarks())]
const homeIds = await idsIn(it.owner, `agency_id = '${home}'`, 1)

/** Ids that she herself gave to a thing of her own, which was made: from then on they are hers too. */
const given = new Set<string>()

type Sent = { call: Call; status: number; code: string | undefined; leaked: string[] }

/** Sends one request as the person of the other agency, and looks for anything of the home agency that she did not send. */
async function send(call: Call, idOf: (place: string) => string, fields = true): Promise<Sent> {
  let url = call.path
  const choices = { random: () => 0.6, id: idOf }
  const asked = new URLSearchParams()
  for (const { name, in: where, schema } of call.parameters) {
    const value = String(fitting(document, schema, choices, name))
    if (where === 'path') url = url.replace(`{${name}}`, value)
    else asked.append(name, value)
  }
  const types = { upload: 'multipart/form-data; boundary=b', bytes: 'application/octet-stream' }
  const shapeless = typeof call.body === 'string' ? call.body : undefined
  const field = fields ? `--b\r\ncontent-disposition: form-data; name="id"\r\n\r\n${idOf('id')}\r\n` : ''
  const form = `${field}--b\r\ncontent-disposition: form-data; name="file"; filename="plan.txt"\r\n\r\n壹、各單位應辦理檢查。\r\n--b--\r\n`
  const payload = shapeless
    ? { upload: form, bytes: '1' }[shapeless]
    : call.body && JSON.stringify(fitting(document, call.body as object, choices))
  const answer = await it.app.inject({
    method: call.method,
    url: asked.size > 0 ? `${url}?${asked}` : url,
    headers: {
      'x-shousui': '1',
      'idempotency-key': randomUUID(),
      cookie,
      ...(payload && { 'content-type': shapeless ? types[shapeless] : 'application/json' }),
    },
    ...(payload && { payload }),
  })
  if (call.operationId.startsWith('session.') && call.method !== 'GET') cookie = await signIn()
  const sent = `${url}${asked}${payload ?? ''}`
  if (answer.statusCode === 200) for (const id of homeIds) if (sent.includes(id)) given.add(id)
  const text = answer.rawPayload.toString('utf8')
  const code = answer.statusCode >= 400 ? (answer.json().code as string) : undefined
  return {
    call,
    status: answer.statusCode,
    code,
    leaked: marks.filter((mark) => text.includes(mark) && !sent.includes(mark) && !given.has(mark)),
  }
}

const nameOf = ({ method, path }: Call): string => `${method} ${path}`

/** In the short run what reads is asked with a sixth of them, what writes with a twenty-fourth, each operation with others. */
const idsFor = ({ method }: Call, index: number): string[] =>
  inFull ? homeIds : homeIds.filter((_, at) => (at + index) % (method === 'GET' ? 6 : 24) === 0)

/** Every operation with every id of the home agency: in all places at once, and in each place alone. */
async function sendAll(to: readonly Call[], ids: typeof idsFor = idsFor): Promise<Sent[]> {
  const answers: Sent[] = []
  for (const [index, call] of to.entries()) {
    const places = new Set<string>()
    answers.push(
      await send(call, (place) => {
        places.add(place)
        return randomUUID()
      }),
    )
    if (call.body === 'upload') answers.push(await send(call, () => randomUUID(), false))
    if (places.size === 0) continue
    for (const [at, id] of ids(call, index).entries()) {
      answers.push(await send(call, () => id))
      if (places.size > 1 && at % 4 === 0)
        for (const alone of places) answers.push(await send(call, (place) => (place === alone ? id : randomUUID())))
    }
  }
  return answers
}

/** The home agency's rows, as one hash per table. */
const stateOf = async (agencyId: string) => {
  const state: Record<string, string> = {}
  for (const name of tables) {
    const { rows } = await it.owner.query(
      `select md5(string_agg(t::text, '' order by t::text)) as hash from ${name} t where agency_id = $1`,
      [agencyId],
    )
    state[name] = rows[0].hash
  }
  return state
}

describe('a person of another agency', () => {
  test('has a home agency to look for: rows in every table, marks and ids in plenty', async () => {
    const state = await stateOf(home)
    expect(Object.keys(state).filter((name) => state[name] === null)).toEqual([])
    expect(marks.length).toBeGreaterThan(300)
    expect(homeIds.length).toBeGreaterThan(20)
    expect(marks).toContain('只屬於本所的成果')
    expect(marks).toContain('連續假期前應辦事項逾期未辦，經提醒仍未補正。')
    expect(marks).toContain('製作年終撥款清冊。')
    const own = await township.officer.get('/plans')
    expect(marks.filter((mark) => JSON.stringify(own.body).includes(mark)).length).toBeGreaterThan(1)
  })

  test('finds every operation of the product in the contract that is walked here', () => {
    const named = new Set(calls.map(({ operationId }) => operationId))
    expect(operationNames.filter((name) => !named.has(name))).toEqual(['session.refuseSignIn'])
  })

  test('gets nothing of it from any address with any of its ids, and changes nothing there', {
    timeout: 500_000,
  }, async () => {
    const before = await stateOf(home)
    // What only reads goes first, while nothing of hers bears an id of the home agency.
    const reads = calls.filter(({ method }) => method === 'GET')
    const answers = await sendAll([...reads, ...calls.filter((call) => !reads.includes(call))])
    expect(
      answers.filter(({ leaked }) => leaked.length > 0).map(({ call, leaked }) => [nameOf(call), leaked[0]]),
    ).toEqual([])
    expect(answers.filter(({ status }) => status >= 500).map(({ call }) => nameOf(call))).toEqual([])
    expect(await stateOf(home)).toEqual(before)

    // Nobody may hide behind a body that was never read: each operation was asked in a form that it understands.
    const understood = new Set(
      answers
        .filter(({ code }) => code !== 'invalid_input' && code !== 'unsupported_media_type')
        .map(({ call }) => nameOf(call)),
    )
    expect(calls.map(nameOf).filter((name) => !understood.has(name))).toEqual([])
    // Asked for a thing of the home agency by its id, the answer is that there is none.
    const reading = answers.filter(
      ({ call: { method, parameters } }) =>
        method === 'GET' &&
        parameters.some((parameter) => parameter.in === 'path' && parameter.schema.format === 'uuid'),
    )
    expect(new Set(reading.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['404 not_found']))
  })

  test.each([
    [
      'checklist',
      'alter table checklist disable row level security; alter table checklist_version disable row level security',
      'alter table checklist enable row level security; alter table checklist_version enable row level security',
    ],
    [
      'plan',
      'alter policy same_agency on plan using (true)',
      'alter policy same_agency on plan using (agency_id = current_agency())',
    ],
    [
      'file',
      'alter policy same_agency on file using (true)',
      'alter policy same_agency on file using (agency_id = current_agency())',
    ],
  ])('would be seen to get it, were the policy of %s gone', { timeout: 60_000 }, async (table, open, close) => {
    await it.owner.query(open)
    const reading = calls.filter(({ method, path }) => method === 'GET' && path.startsWith(`/api/${table}s`))
    const answers = await sendAll(reading, () => homeIds)
    await it.owner.query(close)
    const caught = answers.filter(
      ({ leaked, status, call }) => leaked.length > 0 || (status === 200 && call.path.includes('{')),
    )
    expect(caught.length).toBeGreaterThan(0)
    expect((await sendAll(reading.slice(0, 1))).filter(({ leaked }) => leaked.length > 0)).toEqual([])
  })
})

/** Everything that people wrote of what happened, and who they are but for those on duty. */
async function unfitForAWall(agencyId: string): Promise<string[]> {
  const { rows } = await it.owner.query<{ text: string }>(
    `select note as text from status_report where agency_id = $1 union select what from incident where agency_id = $1
     union select place from incident where agency_id = $1 union select description from deficiency where agency_id = $1
     union select number from sealed_matter where agency_id = $1 union select name from contact where agency_id = $1
     union select name from person where agency_id = $1 and not 'dutyOfficer' = any (roles)`,
    [agencyId],
  )
  return rows.map(({ text }) => text).filter((text) => text.length >= 2)
}

test('a board on a wall tells nothing of another agency, and of its own nothing that somebody wrote', async () => {
  const address = await it.app.listen({ host: '127.0.0.1', port: 0 })
  const wallOf = async (visiting: Visitor): Promise<string> => {
    const wall = await screen(address, (await openBoard(visiting)).cookie)
    const { text } = await wall.wall()
    wall.leave()
    return text
  }
  const theirs = await wallOf(visitor(it.app, await signIn()))
  expect(marks.filter((mark) => theirs.includes(mark))).toEqual([])
  const own = await wallOf(township.officer)
  const unfit = await unfitForAWall(home)
  expect(unfit.length).toBeGreaterThan(30)
  expect(unfit.filter((text) => own.includes(text))).toEqual([])
  expect(own).toContain('sealed')
  expect(marks.filter((mark) => own.includes(mark)).length).toBeGreaterThan(2)
})

test('without a session every address but signing in is closed', async () => {
  const open: string[] = []
  for (const call of calls) {
    const url = call.path.replaceAll(/\{\w+\}/g, homeIds[0]!)
    const answer = await it.app.inject({ method: call.method, url, headers: { 'x-shousui': '1' } })
    if (answer.statusCode !== 401) open.push(call.operationId)
  }
  // These read what is sent before they can know who it is.
  const links = ['awarenessLink.answer', 'awarenessLink.confirm', 'awarenessLink.open']
  expect(open.sort()).toEqual([...links, 'session.answerFactor', 'session.signIn'])
})

import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { backUp } from '#server/platform/backup.ts'
import { filesOnDisk } from '#server/platform/files.ts'
import { startPostgres } from '#server/platform/postgres.ts'
import { readTar } from '#server/platform/tar.ts'
import { householdLines } from '#test/logs.ts'
import { makeAgency } from '#test/make.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-canary-'))
const dataDir = path.join(folder, 'data')
const web = path.join(folder, 'web')
fs.mkdirSync(path.join(web, 'assets'), { recursive: true })
fs.writeFileSync(path.join(web, 'index.html'), '')

/** A whole installation that logs all it ever logs. */
const application = spawn(process.execPath, [path.join(import.meta.dirname, 'server.ts'), web], {
  env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, SAMPLE: 'no', LOG_LEVEL: 'debug' },
  stdio: ['ignore', 'pipe', 'pipe'],
})
const log = fs.createWriteStream(path.join(folder, 'application.log'))
application.stderr.pipe(log, { end: false })
application.stdout.pipe(log, { end: false })
let address = ''
// What it logs may come before it says where it is.
for await (const line of createInterface(application.stdout)) {
  if (line.startsWith('http')) address = line
  if (address) break
}
// What reads lines stops the stream when it ends; the log goes on.
application.stdout.resume()
const { connection } = await startPostgres(dataDir)
const owner = new pg.Pool({ ...connection, max: 1 })
const agency = await makeAgency(owner, 'home')
afterAll(async () => {
  application.kill('SIGTERM')
  await once(application, 'exit')
  fs.rmSync(folder, { recursive: true })
})

async function signIn(who: string) {
  let cookie = ''
  const send = async (url: string, body: object): Promise<any> => {
    const isBytes = Buffer.isBuffer(body)
    const type = isBytes ? 'application/octet-stream' : 'application/json'
    const answer = await fetch(`${address}/api${url}`, {
      method: isBytes ? 'PUT' : 'POST',
      headers: { 'x-shousui': '1', 'idempotency-key': randomUUID(), 'content-type': type, cookie },
      body: isBytes ? new Uint8Array(body) : JSON.stringify(body),
    })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.arrayBuffer()
  }
  await send('/session', { loginName: agency.loginNames[who], password: agency.password })
  return send
}

/** Every way in which a mark could stand in a file. */
function writingsOf(mark: string): Buffer[] {
  const utf16 = Buffer.from(mark, 'utf16le')
  const base64 = [0, 1, 2].map((before) =>
    Buffer.from('x'.repeat(before) + mark)
      .toString('base64')
      .slice(before === 0 ? 0 : 4, -8),
  )
  const hex = Buffer.from(mark).toString('hex')
  return [
    Buffer.from(mark),
    utf16,
    Buffer.from(utf16).swap16(),
    ...[...base64, hex, hex.toUpperCase()].map((text) => Buffer.from(text)),
  ]
}

/** Whatever lies on the disk of the installation, and its backup, packed and unpacked. */
async function* everything(archive: string): AsyncGenerator<{ place: string; bytes: Buffer }> {
  for (const place of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, place)
    if (fs.statSync(file).isFile()) yield { place, bytes: fs.readFileSync(file) }
  }
  for await (const { name, bytes } of readTar(archive))
    yield { place: `backup ${name}`, bytes: name.endsWith('.gz') ? gunzipSync(bytes) : bytes }
}

async function placesOf(writings: readonly Buffer[], archive: string): Promise<string[]> {
  const found: string[] = []
  for await (const { place, bytes } of everything(archive))
    if (writings.some((writing) => bytes.includes(writing))) found.push(place)
  return found
}

test('nothing of what is sealed stands anywhere in clear, and what is not sealed is found', async () => {
  const sealed = `canary${randomBytes(9).toString('hex')}`
  const open = `finch${randomBytes(9).toString('hex')}`
  const of = (place: string) => `${sealed} ${place}`
  const staff = await signIn('staff')
  const officer = await signIn('ethicsOfficer')
  const times = { occurredAt: '2026-01-10T01:00:00.000Z', knownAt: '2026-01-10T02:00:00.000Z' }
  await staff('/incidents', { id: randomUUID(), planId: null, dutyId: null, what: open, place: '', ...times })
  const report = { planId: null, kinds: ['insiderMisuse'], ...times }
  const { id, number } = await staff('/sealed-matters', {
    ...{ ...report, id: randomUUID(), what: of('what'), place: of('place'), people: of('people') },
    source: of('source'),
  })
  const at = '2026-01-10T03:00:00.000Z'
  await officer(`/sealed-matters/${id}/entries`, { version: 1, kind: 'note', text: of('note') })
  await officer(`/sealed-matters/${id}/notices`, {
    ...{ version: 2, authority: null, recipient: of('recipient'), means: 'inPerson', stage: 'first' },
    ...{ toldAt: at, answeredBy: of('answeredBy'), remark: of('remark') },
  })
  await officer(`/sealed-matters/${id}/hand-overs`, {
    ...{ version: 3, authority: 'police', officer: of('officer'), at, receipt: of('receipt') },
  })
  const { reports } = await officer(`/sealed-matters/${id}/reports`, {
    ...{ version: 4, form: 'F4', stage: 'first', telephone: of('telephone').slice(0, 40) },
    typed: { documentCodeName: of('codeName'), damageEstimate: of('damage') },
  })
  for (const ending of ['odt', 'pdf'])
    expect(
      (await officer(`/sealed-matters/${id}/reports/${reports[0].id}/report.${ending}`, {})).byteLength,
    ).toBeGreaterThan(0)
  await officer('/sealed-glasses', { number, reason: of('reason'), hours: 1 })
  const pointId = randomUUID()
  await officer('/points', {
    ...{ id: pointId, kind: 'cabinet', name: 'locker', floor: '', room: '', unitId: agency.unitIds.get('行政室') },
    ...{ checklistId: null, photographId: null, cameraRange: null, cameraClear: null, keptDays: null, expiresOn: null },
  })
  const staffId = agency.personIds.get(agency.loginNames.staff!)
  const mediumId = randomUUID()
  const medium = { number: 'M-1', kind: 'disc', unitId: agency.unitIds.get('行政室'), keeperId: staffId, pointId }
  await staff(`/confidential-media/${mediumId}/open`, {})
  await officer('/confidential-media', {
    ...{
      ...medium,
      id: mediumId,
      classification: 'confidential',
      shelf: of('shelf').slice(0, 60),
      remark: of('remark'),
    },
  })
  await officer('/confidential-media', {
    ...{ ...medium, id: randomUUID(), classification: 'secret', shelf: '', remark: of('stateSecret') },
  })
  expect((await staff(`/confidential-media/${mediumId}/open`, {})).remark).toBe(of('remark'))
  const permitId = randomUUID()
  await officer('/media-permits', {
    ...{ id: permitId, mediumId, act: 'takeOut', newCopyNumber: null, carrierId: staffId },
    ...{ fromAt: new Date().toISOString(), untilAt: new Date(Date.now() + 3_600_000).toISOString() },
    ...{ purpose: of('purpose'), destination: of('destination') },
  })
  expect((await officer(`/media-permits/${permitId}/open`, {})).purpose).toBe(of('purpose'))
  for (const ending of ['odt', 'pdf'])
    expect((await officer(`/media-permits/${permitId}/slip.${ending}`, {})).byteLength).toBeGreaterThan(0)
  const sourceId = randomUUID()
  await officer('/log-sources', { id: sourceId, name: '戶役政', kind: 'household' })
  const line = (place: string) => `2026/02/08 22:15:00,${sealed},查詢,${of(place)},10.0.0.9,成功`
  const bytes = householdLines(line('line'), line('other'))
  const logId = randomUUID()
  await officer('/log-imports', { id: logId, sourceId, name: 'log.csv', size: bytes.byteLength })
  await officer(`/log-imports/${logId}?offset=0`, bytes)
  const { version, mapping } = await officer(`/log-imports/${logId}/look`, {})
  await officer(`/log-imports/${logId}/review`, { version, mapping, sampleCount: 1, sampleSeed: '守歲' })
  const findings = async () => officer('/log-findings', { importId: logId })
  await expect.poll(async () => (await findings()).length, { timeout: 60_000 }).toBeGreaterThan(0)
  const [finding] = await findings()
  const evidence = await officer(`/log-findings/${finding.id}/open`, {})
  expect(evidence.lines.map(({ text }: { text: string }) => text)).toContain(line('line'))
  const reason = { version: 1, state: 'explained', reason: of('explained'), isMarkMeant: false }
  expect((await officer(`/log-findings/${finding.id}/settle`, reason)).reason).toBe(of('explained'))
  expect(JSON.stringify(await officer(`/log-imports/${logId}/sample`, {}))).toContain(sealed)
  for (const ending of ['odt', 'pdf'])
    expect((await officer(`/log-imports/${logId}/paper.${ending}`, {})).byteLength).toBeGreaterThan(0)
  // Refused ones leave nothing either.
  await staff('/sealed-matters', { ...report, id: randomUUID(), what: of('refused'), place: '', kinds: ['fraud'] })
  await staff('/sealed-matters', { ...report, id: randomUUID(), what: of('refused'), unknownField: of('unknown') })
  const closed = await officer(`/sealed-matters/${id}/close`, { version: 5, text: of('closing') })
  expect(closed.entries).toHaveLength(5)
  expect(JSON.stringify(closed).split(sealed).length).toBeGreaterThan(11)

  await owner.query('checkpoint')
  const archive = path.join(folder, 'all.tar')
  const files = filesOnDisk(path.join(dataDir, 'files'))
  await backUp({ owner: connection, files, target: archive, at: new Date() })
  await owner.end()
  expect(await placesOf(writingsOf(sealed), archive)).toEqual([])
  const keyText = fs.readFileSync(path.join(dataDir, 'keys', 'master.key'), 'utf8').trim()
  const key = [
    Buffer.from(keyText),
    Buffer.from(keyText, 'base64'),
    Buffer.from(Buffer.from(keyText, 'base64').toString('hex')),
  ]
  expect(await placesOf(key, archive)).toEqual([path.join('data', 'keys', 'master.key')])
  const places = await placesOf(writingsOf(open), archive)
  for (const kind of [/^data\/cluster\/base\//, /^data\/cluster\/pg_wal\//, /^backup tables\/incident\//])
    expect(
      places.some((place) => kind.test(place)),
      String(kind),
    ).toBe(true)
})

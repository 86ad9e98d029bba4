import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { pieceBytes } from '#domain/file/file.ts'
import { writeSpreadsheet } from '#server/platform/spreadsheet.ts'
import { testApp } from '#test/app.ts'
import { householdHeader, householdLines, logDesk } from '#test/logs.ts'

// Each log is looked through in a process of its own.
vi.setConfig({ testTimeout: 240_000 })
const it = await testApp('2026-02-13T01:30:00Z')
const desk = await logDesk(it)
const { officer } = desk
const household = await desk.addSource('戶役政')
/** Nobody comes to an office on a Sunday evening. */
const night = '2026/02/08 22:15:00,stranger,查詢,王小明,10.0.0.9,成功'
const ordinary = Array.from(
  { length: 40 },
  (_, at) =>
    `2026/02/09 ${String(9 + Math.floor(at / 10)).padStart(2, '0')}:${10 + (at % 10)}:00,a0${at % 4},查詢,民眾${at},10.0.0.${at % 4},成功`,
)
const refused = async (answer: Promise<{ status: number; body: any }> | { status: number; body: any }) =>
  (await answer).body.code
const keysOf = (found: { ruleKey: string }[]) => found.map(({ ruleKey }) => ruleKey)

describe('a log', () => {
  test('is looked through by rules, each finding with its lines by their numbers in the file', async () => {
    const { id, body } = await desk.lookThrough(household, householdLines(night, ...ordinary))
    expect(body).toMatchObject({ state: 'done', summary: { lines: 41, unread: { text: 0, shape: 0, time: 0 } } })
    const found = await desk.findings(id)
    expect(keysOf(found)).toEqual(['lookUpOutsideHours'])
    expect(found[0]).toMatchObject({ who: 'stranger', onDay: '2026-02-08', lineCount: 1 })
    const { body: opened } = await officer.post(`/log-findings/${found[0].id}/open`)
    expect(opened.lines).toEqual([{ number: 2, text: night }])
    expect(opened.sha256).toBe(body.summary.sha256)
    expect(opened.rule.why['zh-TW']).toContain('上班時間')
  })

  test('is the same in whatever form and encoding it comes', async () => {
    const words = Buffer.from('王小明')
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(householdLines(night).toString(), 'utf16le')])
    const table = [householdHeader.split(','), night.split(',')]
    const files: [string, Uint8Array][] = [
      ['utf16.csv', utf16],
      ['mark.csv', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), householdLines(night)])],
      ['tabs.tsv', Buffer.from(householdLines(night).toString().replaceAll(',', '\t'))],
      ['table.xlsx', writeSpreadsheet({ sheets: [{ name: '紀錄', rows: table }] }, 'xlsx')],
      ['packed.zip', zipSync({ '紀錄.csv': householdLines(night) })],
      ['packed.gz', gzipSync(householdLines(night))],
      [
        'lines.jsonl',
        strToU8(
          `${JSON.stringify({ 查詢時間: '2026-02-08T14:15:00Z', 使用者帳號: 'stranger', 動作: '查詢', 姓名: String(words) })}\n`,
        ),
      ],
      [
        'minguo.csv',
        Buffer.from(householdLines(night).toString().replace('2026/02/08 22:15:00', '115/2/8 下午 10:15:00')),
      ],
    ]
    for (const [name, bytes] of files) {
      const { id, body } = await desk.lookThrough(household, bytes, { name })
      expect(body.summary, name).toMatchObject({ lines: 1, from: '2026-02-08T22:15:00' })
      expect(keysOf(await desk.findings(id)), name).toEqual(['lookUpOutsideHours'])
    }
  })

  test('of syslog or of Windows needs no columns of its own', async () => {
    const hosts = await desk.addSource('主機', 'directory')
    const syslog = 'Feb  8 23:15:00 gate sshd[7]: Accepted password for root from 198.51.100.4 port 22\n'
    const event = `<Events><Event xmlns='x'><System><EventID>4624</EventID><TimeCreated SystemTime='2026-02-08T15:15:00.1234567Z'/><Computer>DC1</Computer></System><EventData><Data Name='TargetUserName'>Root</Data><Data Name='IpAddress'>198.51.100.4</Data></EventData></Event></Events>`
    for (const [name, bytes] of [
      ['auth.log', Buffer.from(syslog)],
      ['events.xml', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(event, 'utf16le')])],
    ] as const) {
      const { id, body } = await desk.lookThrough(hosts, bytes, { name })
      expect(body.summary, name).toMatchObject({ lines: 1, unread: { time: 0 } })
      expect(await desk.findings(id), name).toMatchObject([
        { ruleKey: 'nightSignIn', who: 'root', onDay: '2026-02-08' },
      ])
    }
  })

  test('in two encodings is read line by line, and what is in none is counted and named', async () => {
    const named = (name: number[]) =>
      Buffer.concat([Buffer.from('2026/02/09 09:00:00,a01,q,'), Buffer.from(name), Buffer.from(',10.0.0.1,ok\n')])
    // 王 in Big5, and bytes that no encoding knows.
    const [big5, broken] = [named([0xa4, 0xfd]), named([0xff, 0xff])]
    const { body } = await desk.lookThrough(household, Buffer.concat([householdLines(night), big5, broken]))
    expect(body.summary).toMatchObject({
      lines: 3,
      encodings: { utf8: 2, big5: 1 },
      unread: { text: 1 },
      unreadLines: [4],
    })
  })

  test('loses no line in silence: other columns, open quotation marks and times that are none are told', async () => {
    const bad = [
      `${ordinary[0]},too,many`,
      '昨天,a01,查詢,民眾,10.0.0.1,成功',
      '"2026/02/09 09:00:00,a01,查詢,民眾,10.0.0.1,成功',
    ]
    const { body } = await desk.lookThrough(household, householdLines(ordinary[0]!, ...bad, ordinary[1]!))
    expect(body.summary.unread).toEqual({ text: 0, shape: 1, quote: 1, time: 1, blank: 0 })
    expect(body.summary.unreadLines).toEqual([3, 5])
    expect(body.summary.lines).toBe(5)
  })

  test('whose clock jumps, or that has a gap, is a finding of its own', async () => {
    const doors = await desk.addSource('門禁', 'door')
    const at = (time: string, day = '09') => `2026/02/${day} ${time},a01,刷卡,,東側門,允許`
    const lines = [at('08:40:00'), at('09:00:00'), at('08:41:00'), at('09:10:00'), at('16:00:00'), at('09:00:00', '10')]
    const { id } = await desk.lookThrough(doors, householdLines(...lines))
    expect(keysOf(await desk.findings(id)).toSorted()).toEqual(['clockJump', 'gap'])
  })

  test('leaves nothing readable behind: neither while it waits nor afterwards', async () => {
    const marker = `MARK${randomUUID().replaceAll('-', '')}`
    const { id, last } = await desk.send(household, householdLines(night.replace('王小明', marker)))
    expect(last.status).toBe(200)
    expect(filesWith(marker)).toEqual([])
    // The same scan finds what lies open.
    fs.writeFileSync(path.join(it.folder, 'open.txt'), marker)
    expect(filesWith(marker)).toEqual(['open.txt'])
    fs.rmSync(path.join(it.folder, 'open.txt'))
    expect((await desk.review(id)).status).toBe(200)
    await desk.logReviews.turn()
    expect(await desk.findings(id)).toHaveLength(1)
    expect(filesWith(marker)).toEqual([])
    expect(fs.readdirSync(path.join(it.folder, 'logs')).filter((name) => !name.endsWith('.log'))).toEqual([])
    const { rows } = await it.owner.query(
      `select count(*)::int as found from log_import where log_import::text like $1`,
      [`%${marker}%`],
    )
    expect(rows[0].found).toBe(0)
  })
})

const filesWith = (marker: string): string[] =>
  fs
    .readdirSync(it.folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(it.folder, name)).isFile())
    .filter((name) => fs.readFileSync(path.join(it.folder, name)).includes(marker))

describe('a log is refused', () => {
  test('at its beginning where it is larger than the agency takes, and the limit is named', async () => {
    const answer = await officer.post('/log-imports', {
      id: randomUUID(),
      sourceId: household,
      name: 'x.csv',
      size: 30e9,
    })
    expect(answer.body).toMatchObject({ code: 'logReview.too_large', details: { mib: 4096 } })
  })

  test('where an archive swells beyond measure or holds two files, and nothing of it is kept', async () => {
    const bomb = zipSync({
      'a.csv': Buffer.concat([householdLines(night), Buffer.alloc(40 * 2 ** 20, 'a,b,c,d,e,f\n')]),
    })
    const { id } = await desk.send(household, bomb, 'bomb.zip')
    const two = await desk.send(
      household,
      zipSync({ 'a.csv': householdLines(night), 'b.csv': householdLines(night) }),
      'two.zip',
    )
    expect(await refused(desk.look(two.id))).toBe('logReview.one_file')
    expect((await desk.review(id)).status).toBe(200)
    await desk.logReviews.turn()
    const { body } = await officer.get(`/log-imports/${id}`)
    expect(body).toMatchObject({ state: 'failed', problem: { code: 'logReview.swells' }, summary: null })
    expect(await desk.findings(id)).toEqual([])
  })

  test('where no columns can be made out, or there is nothing in it', async () => {
    const words = await desk.send(household, Buffer.from('這不是紀錄\n只是文字\n'), 'a.txt')
    expect(await refused(desk.look(words.id))).toBe('logReview.columns_unreadable')
    const blank = await desk.send(household, Buffer.from('\n\n'), 'b.csv')
    expect(await refused(desk.look(blank.id))).toBe('logReview.empty')
  })

  test('where its source is not there, or it is continued by somebody else or at another place', async () => {
    const announced = { id: randomUUID(), sourceId: household, name: 'x.csv', size: pieceBytes + 5 }
    expect(await refused(officer.post('/log-imports', { ...announced, sourceId: randomUUID() }))).toBe(
      'logReview.source_unknown',
    )
    expect((await officer.post('/log-imports', announced)).body).toEqual({ received: 0, state: 'arriving' })
    const { id } = announced
    expect(await refused(desk.sendPiece(officer, id, 5, Buffer.alloc(5)))).toBe('upload.offset')
    expect(await refused(desk.sendPiece(officer, id, 0, Buffer.alloc(5)))).toBe('too_large')
    const director = await it.as('ethicsDirector')
    expect((await desk.sendPiece(director, id, 0, Buffer.alloc(pieceBytes))).status).toBe(404)
    expect((await desk.sendPiece(officer, id, 0, Buffer.alloc(pieceBytes, 'a'))).body.received).toBe(pieceBytes)
    expect((await officer.post('/log-imports', announced)).body.received).toBe(pieceBytes)
    expect(await refused(officer.post('/log-imports', { ...announced, size: 7 }))).toBe('changed_meanwhile')
    expect(await refused(officer.post(`/log-imports/${id}/look`))).toBe('logReview.not_waiting')
  })

  test('as one too many while others wait', async () => {
    const director = await it.as('ethicsDirector')
    const begin = () => director.post('/log-imports', { id: randomUUID(), sourceId: household, name: 'x.csv', size: 5 })
    for (let at = 0; at < 8; at += 1) expect((await begin()).status).toBe(200)
    expect(await refused(begin())).toBe('logReview.too_many_under_way')
  })
})

describe('columns', () => {
  test('are remembered with the source; where they change it is said which, and nothing is imported before it is confirmed', async () => {
    const source = await desk.addSource('會變的系統')
    await desk.lookThrough(source, householdLines(night))
    const changed = householdLines(night).toString().replace('使用者帳號', '操作者').replace('結果', '結果,備註')
    const { id } = await desk.send(source, Buffer.from(changed.replace('成功', '成功,x')))
    expect((await desk.look(id)).body).toMatchObject({
      isKnown: true,
      missing: ['使用者帳號'],
      added: ['操作者', '備註'],
    })
    expect((await officer.get(`/log-imports/${id}`)).body).toMatchObject({ state: 'mapping', summary: null })
    const { body } = await desk.look(id)
    const fields = { ...body.mapping.fields, account: '操作者' }
    expect((await desk.review(id, { mapping: { ...body.mapping, fields } })).status).toBe(200)
    await desk.logReviews.turn()
    expect(await desk.findings(id)).toMatchObject([{ who: 'stranger' }])
  })

  test('are those of the file, and one of them is the time', async () => {
    const { id } = await desk.send(household, householdLines(night))
    const { body } = await desk.look(id)
    const withFields = (fields: object) => desk.review(id, { mapping: { ...body.mapping, fields } })
    expect(await refused(withFields({ account: '使用者帳號' }))).toBe('logReview.time_missing')
    expect(await refused(withFields({ at: '別的欄' }))).toBe('logReview.column_unknown')
    expect(await refused(desk.review(id, { version: 99 }))).toBe('changed_meanwhile')
    expect((await desk.review(id)).status).toBe(200)
    expect(await refused(officer.post(`/log-imports/${id}/look`))).toBe('logReview.not_waiting')
    expect(await refused(officer.post(`/log-imports/${id}/paper.odt`))).toBe('logReview.not_done')
  })

  test('that a rule needs and the file has not are named with the rule', async () => {
    const { body } = await desk.lookThrough(household, householdLines(night))
    expect(body.summary.rulesLeft).toContainEqual({ key: 'serviceInteractive', fields: ['way'] })
  })
})

test('a log that is not wanted is discarded, and its file is gone', async () => {
  const { id } = await desk.send(household, householdLines(night))
  const { rows } = await it.owner.query(`select place from log_import where id = $1`, [id])
  const isThere = () => fs.existsSync(path.join(it.folder, 'logs', `${rows[0].place}.log`))
  expect(isThere()).toBe(true)
  const discard = (version: number) => officer.post(`/log-imports/${id}/discard`, { version })
  expect(await refused(discard(9))).toBe('changed_meanwhile')
  expect((await discard(1)).body).toMatchObject({ state: 'failed', problem: { code: 'logReview.discarded' } })
  expect(isThere()).toBe(false)
  expect(await refused(discard(2))).toBe('logReview.not_waiting')
})

test('a source has one name', async () => {
  expect(await refused(officer.post('/log-sources', { id: randomUUID(), name: '戶役政', kind: 'other' }))).toBe(
    'logReview.source_exists',
  )
})

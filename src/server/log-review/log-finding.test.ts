import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { testApp } from '#test/app.ts'
import { householdLines, logDesk } from '#test/logs.ts'

// Each log is looked through in a process of its own.
vi.setConfig({ testTimeout: 240_000 })
const it = await testApp('2026-02-13T01:30:00Z')
const desk = await logDesk(it)
const { officer } = desk
const household = await desk.addSource('戶役政')
const night = (account: string, at = 0) => `2026/02/08 22:${10 + at}:00,${account},查詢,王小明,10.0.0.9,成功`
const refused = async (answer: Promise<{ body: any }>) => (await answer).body.code

async function found(...accounts: string[]) {
  const { id } = await desk.lookThrough(household, householdLines(...accounts.map((one, at) => night(one, at))))
  return { id, list: await desk.findings(id) }
}
const settlement = (version = 1, changes = {}) => ({
  version,
  state: 'explained',
  reason: '值勤時代查，有紀錄',
  isMarkMeant: false,
  ...changes,
})

describe('a finding', () => {
  test('is settled once, with a reason, by whoever saw it as it stands', async () => {
    const { list } = await found('stranger')
    const [{ id }] = list
    const settle = (body: object) => officer.post(`/log-findings/${id}/settle`, body)
    expect(await refused(settle(settlement(2)))).toBe('changed_meanwhile')
    expect(await refused(settle(settlement(1, { reason: ' ' })))).toBe('invalid_input')
    expect(await refused(settle(settlement(1, { reason: '涉及極機密文件' })))).toBe('sealedMatter.mark_in_text')
    expect((await settle(settlement())).body).toMatchObject({ state: 'explained', reason: '值勤時代查，有紀錄' })
    expect(await refused(settle(settlement(2)))).toBe('logFinding.settled')
    await expect(it.owner.query(`update log_finding set state = 'dismissed' where id = $1`, [id])).rejects.toThrow(
      'append-only',
    )
  })

  test('is for ethics alone: neither administrators nor heads nor units know of it', async () => {
    const { id, list } = await found('stranger')
    for (const who of ['systemAdministrator', 'unitHead', 'staff']) {
      const visitor = await it.as(who)
      expect((await visitor.post('/log-findings', { importId: id })).status, who).toBe(403)
      expect((await visitor.get('/log-reviews')).status, who).toBe(403)
    }
    const head = await it.as('agencyHead')
    expect(await desk.findings(id, head)).toEqual([])
    expect((await head.post(`/log-findings/${list[0].id}/open`)).status).toBe(404)
    expect((await head.get(`/log-imports/${id}`)).status).toBe(403)
  })

  test('about one of ethics is not for that person, nor counted for that person', async () => {
    const { loginNames } = it.home
    const { id, list } = await found('stranger', loginNames.ethicsOfficer!)
    expect(list.map(({ who }: any) => who)).toEqual(['stranger'])
    const director = await it.as('ethicsDirector')
    const all = await desk.findings(id, director)
    expect(all.map(({ who }: any) => who).toSorted()).toEqual(
      ['stranger', loginNames.ethicsOfficer!.toLowerCase()].toSorted(),
    )
    const own = all.find(({ who }: any) => who !== 'stranger')
    expect((await officer.post(`/log-findings/${own.id}/open`)).status).toBe(404)
    expect((await officer.post(`/log-findings/${own.id}/settle`, settlement())).status).toBe(404)
    const listed = (await officer.get('/log-reviews')).body.imports.find((one: any) => one.id === id)
    expect(listed).toMatchObject({ findings: 1, open: 1 })
  })

  test('becomes a sealed matter of which its person never learns', async () => {
    const { loginNames } = it.home
    const { list } = await found(loginNames.staff!)
    const [finding] = list
    expect(finding.personName).not.toBeNull()
    const matters = async () => (await officer.get('/sealed-matters')).body
    const before = (await matters()).length
    const sealed = settlement(1, { state: 'sealed', reason: '多次夜間查詢同一人' })
    expect((await officer.post(`/log-findings/${finding.id}/settle`, sealed)).body.state).toBe('sealed')
    const after = await matters()
    expect(after).toHaveLength(before + 1)
    const { body: opened } = await officer.post(`/sealed-matters/${after[0].id}/open`)
    expect(opened.what).toContain('多次夜間查詢同一人')
  })

  test('is no other agency’s', async () => {
    const { id, list } = await found('stranger')
    const stranger = await it.as('ethicsOfficer', it.other)
    expect(await desk.findings(id, stranger)).toEqual([])
    expect((await stranger.post(`/log-findings/${list[0].id}/open`)).status).toBe(404)
    expect((await stranger.get(`/log-imports/${id}`)).status).toBe(404)
    expect((await stranger.post(`/log-imports/${id}/look`)).status).toBe(404)
    expect((await stranger.post(`/log-imports/${id}/paper.odt`)).status).toBe(404)
  })

  test('lies in an envelope: whose account it is stands in no table', async () => {
    await found('very-secret-account')
    const { rows } = await it.owner.query(
      `select (select count(*) from log_finding one where one::text ~ 'very-secret')::int
         + (select count(*) from audit_entry one where one::text ~ 'very-secret')::int as open`,
    )
    expect(rows[0].open).toBe(0)
  })
})

test('the result is printed with every finding and what became of it, and stands as 密', async () => {
  const { id, list } = await found('stranger')
  await officer.post(`/log-findings/${list[0].id}/settle`, settlement())
  const { body } = await officer.post(`/log-imports/${id}/paper.odt`)
  const text = strFromU8(unzipSync(body)['content.xml']!)
  for (const part of ['辦公時間外查詢民眾資料', 'stranger', '已說明', '值勤時代查，有紀錄'])
    expect(text).toContain(part)
  expect(strFromU8(unzipSync(body)['styles.xml']!)).toContain('密')
})

describe('drawn lines', () => {
  test('are the same for whoever has seed and file, and each is looked at once', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `2026/02/09 09:${10 + at}:00,a0,查詢,民眾${at},10.0.0.1,成功`)
    const order = { sampleCount: 5, sampleSeed: '守歲 115' }
    const drawn = async () => {
      const { id } = await desk.lookThrough(household, householdLines(...lines), order)
      return { id, sample: (await officer.post(`/log-imports/${id}/sample`)).body }
    }
    const [one, two] = [await drawn(), await drawn()]
    const numbers = ({ sample }: typeof one) => sample.map(({ number }: any) => number)
    expect(numbers(one)).toHaveLength(5)
    expect(numbers(two)).toEqual(numbers(one))
    expect(one.sample[0].text).toBe(lines[numbers(one)[0] - 2])
    const look = () => officer.post(`/log-imports/${one.id}/sample/${one.sample[0].id}`, { verdict: 'inOrder' })
    expect((await look()).body[0]).toMatchObject({ verdict: 'inOrder' })
    expect(await refused(look())).toBe('changed_meanwhile')
  })

  test('about one of ethics are not for that person, nor theirs to judge', async () => {
    const own = it.home.loginNames.ethicsOfficer!
    const line = (account: string) => `2026/02/09 09:10:00,${account},查詢,民眾,10.0.0.1,成功`
    const log = householdLines(line('a0'), line(own))
    const { id } = await desk.lookThrough(household, log, { sampleCount: 2, sampleSeed: '守歲' })
    const open = async (who: typeof officer) => (await who.post(`/log-imports/${id}/sample`)).body
    const director = await it.as('ethicsDirector')
    const all = await open(director)
    expect(all.map(({ text }: any) => text).toSorted()).toEqual([line('a0'), line(own)].toSorted())
    expect((await open(officer)).map(({ text }: any) => text)).toEqual([line('a0')])
    const { id: lineId } = all.find(({ text }: any) => text === line(own))
    const look = (who: typeof officer) => who.post(`/log-imports/${id}/sample/${lineId}`, { verdict: 'inOrder' })
    expect((await look(officer)).status).toBe(404)
    expect((await look(director)).status).toBe(200)
    const paper = strFromU8(unzipSync((await officer.post(`/log-imports/${id}/paper.odt`)).body)['content.xml']!)
    expect(paper).toContain('抽出 1 筆')
  })
})

describe('the list of accounts', () => {
  const save = (number: number, text: string) => officer.post('/log-accounts', { number, text })

  test('tells who is away, who left and who is whose kin; it is kept version by version', async () => {
    const text = 'kin1,林一,民政課,,,王小明\naway1,林二,民政課,,,,115/2/9\nleft1,林三,民政課,115/1/31'
    expect((await save(0, text)).body).toMatchObject({ number: 1, accounts: { length: 3 } })
    expect(await refused(save(0, text))).toBe('changed_meanwhile')
    expect(await refused(save(1, 'a,b,c,昨天'))).toBe('logReview.list_faulty')
    expect((await officer.post('/log-accounts/open')).body.number).toBe(1)
    const day = (account: string) => `2026/02/09 10:00:00,${account},查詢,王小明,10.0.0.9,成功`
    const { id } = await desk.lookThrough(
      household,
      householdLines(day('kin1'), day('away1'), day('left1'), day('none1')),
    )
    const list = await desk.findings(id)
    expect(list.map(({ ruleKey, who }: any) => `${ruleKey} ${who}`).toSorted()).toEqual([
      'ownOrKin kin1',
      'unknownAccount none1',
      'usedAfterLeaving left1',
      'usedInLeave away1',
    ])
  })
})

describe('rules', () => {
  const rules = async () => (await officer.get('/log-rules')).body
  const change = (body: object) => officer.post('/log-rules', { number: 0, isOn: true, limits: {}, ...body })

  test('have numbers that the agency changes, and can be left out', async () => {
    expect((await rules()).length).toBeGreaterThanOrEqual(30)
    const key = 'lookUpOutsideHours'
    expect((await change({ key, limits: { from: '05:00', until: '23:30' }, isOn: false })).status).toBe(200)
    expect((await rules()).find((one: any) => one.key === key)).toMatchObject({
      isOn: false,
      limits: { until: '23:30' },
    })
    expect((await found('stranger2')).list.map(({ ruleKey }: any) => ruleKey)).not.toContain(key)
    expect(await refused(change({ key }))).toBe('changed_meanwhile')
    expect((await change({ key, number: 1 })).status).toBe(200)
  })

  test('are those that there are, with the numbers that they know', async () => {
    expect(await refused(change({ key: 'none' }))).toBe('logReview.rule_unknown')
    expect(await refused(change({ key: 'ownOrKin', limits: { days: 3 } }))).toBe('logReview.limit_unknown')
  })

  test('of Sigma are asked like the others; what is not supported is named', async () => {
    const sigma = (detection: string) =>
      `title: 遠端查詢\nid: ${'5a3b3a4e-43c4-4c5b-8d9d-0c0f2a0c7c11'}\ndetection:\n${detection}`
    const send = (text: string) => officer.upload('/log-rules/sigma', 'rule.yml', Buffer.from(text))
    const good = sigma(`  s:\n    IpAddress|cidr: 192.0.2.0/24\n    User|re: '^sig.*'\n  condition: s\n`)
    expect((await send(good)).status).toBe(200)
    const { id } = await desk.lookThrough(
      household,
      householdLines(
        '2026/02/09 10:00:00,sigma1,檢視,甲,192.0.2.77,成功',
        '2026/02/09 10:00:00,sigma1,檢視,甲,192.0.3.77,成功',
      ),
    )
    const list = await desk.findings(id)
    expect(list.find(({ ruleKey }: any) => ruleKey.startsWith('sigma:'))).toMatchObject({ who: 'sigma1', lineCount: 1 })
    const unknown = await send(sigma('  s:\n    CommandLine: x\n  condition: s\n'))
    expect(unknown.body).toMatchObject({ code: 'logReview.sigma_unsupported', details: { what: 'CommandLine' } })
    expect((await send('a: &a [1]\nb: *a\n')).body.code).toBe('logReview.sigma_unreadable')
    expect((await send('title: [')).body.code).toBe('logReview.sigma_unreadable')
  })
})

test('the product’s own audit is looked through like any other log', async () => {
  const id = randomUUID()
  const taken = await officer.post('/log-imports/audit', { id, from: '2026-02-01', until: '2026-02-13' })
  expect(taken.status).toBe(200)
  await desk.logReviews.turn()
  const { body } = await officer.get(`/log-imports/${id}`)
  expect(body).toMatchObject({ state: 'done', sourceKind: 'audit' })
  expect(body.summary.lines).toBeGreaterThan(50)
  expect(
    await refused(officer.post('/log-imports/audit', { id: randomUUID(), from: '2026-02-13', until: '2026-02-01' })),
  ).toBe('logReview.period_reversed')
  expect(
    await refused(officer.post('/log-imports/audit', { id: randomUUID(), from: '2025-02-01', until: '2025-02-02' })),
  ).toBe('logReview.empty')
})

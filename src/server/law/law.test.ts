import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { photo } from '#test/sample-data.ts'

const { as, other, owner, home } = await testApp('2026-02-11T01:00:00Z')
const officer = await as('ethicsOfficer')

type Version = { title: string; from?: string | null; until?: string | null; source?: string }
const contentOf = (versions: Version[], more: object = {}) => ({
  aliases: [],
  versions: versions.map((version) => ({ from: null, until: null, source: '本府公報', ...version })),
  renumberings: [],
  repealedOn: null,
  successor: null,
  ...more,
})
const save = async (key: string, content: object, { lastNumber = 0, fileId = null, who = officer }: any = {}) =>
  who.post(`/laws/${key}/entries`, { lastNumber, content, fileId })
const faultsOf = ({ status, body }: any) => [
  status,
  body.code,
  ...(body.details?.faults ?? []).map(({ code, about }: any) => [code, about]),
]
const listed = async (key: string, agency = home) => {
  const { body } = await (await as('staff', agency)).get('/laws')
  return body.find(({ law }: any) => law.key === key)
}
const importPlan = async (text: string, asOf: string, who = officer) => {
  const answer = await who.post('/plans', { id: randomUUID(), text, asOf })
  expect(answer.status).toBe(200)
  return answer.body
}
const planText = (year: number, law: string) =>
  `禾埔鄉公所${year}年春節安全維護計畫\n壹、依據：${law}。\n貳、各單位應於下班前檢查門窗，並由政風室彙整。`

describe('the law library', () => {
  test('is the product’s, with every use that is found and whether it is right', async () => {
    await importPlan(planText(112, '國家安全法第2條之1、請願法'), '2023-01-16')
    expect(await listed('national-security-act')).toMatchObject({
      origin: 'shipped',
      since: '2023-12-01',
      title: '國家安全法',
    })
    const { body } = await (await as('staff')).get('/laws/national-security-act')
    const use = body.uses.find(({ place }: any) => place === 'clause')
    expect(use).toMatchObject({
      cited: '國家安全法第2條之1',
      day: '2023-01-16',
      onItsDay: { state: 'right' },
      today: { state: 'renumbered', on: '2023-12-01', written: '國家安全法第2條' },
    })
    expect(body.uses.find(({ place }: any) => place === 'route')).toMatchObject({ today: { state: 'right' } })
    expect(body.listed.stale).toBe(1)
    expect((await officer.get('/laws/no-such')).body.code).toBe('not_found')
  })

  test('holds what the agency adds, for this agency alone, and labels it', async () => {
    const content = contentOf([{ title: '禾埔鄉守望相助要點', from: '2025-01-01' }])
    expect((await save('own-watch', content)).body.listed).toMatchObject({ origin: 'own', since: '2025-01-01' })
    expect(await listed('own-watch')).toBeDefined()
    expect(await listed('own-watch', other)).toBeUndefined()
    expect((await (await as('ethicsOfficer', other)).get('/laws/own-watch')).status).toBe(404)
  })

  test('lets the agency say otherwise than the product, keeps every entry with its writer, and goes back', async () => {
    const versions = [
      { title: '請願法', from: '1969-12-18', until: '2025-12-31' },
      { title: '請願及陳情法', from: '2026-01-01' },
    ]
    expect((await save('petition-act', contentOf(versions))).body.listed).toMatchObject({
      origin: 'overlaid',
      title: '請願及陳情法',
      stale: 2,
    })
    const taken = await officer.post('/laws/petition-act/withdraw', { lastNumber: 1 })
    expect(taken.body).toMatchObject({ listed: { origin: 'shipped', title: '請願法', stale: 0 }, lastNumber: 2 })
    expect(taken.body.history.map(({ number, content }: any) => [number, content?.versions.length ?? null])).toEqual([
      [2, null],
      [1, 2],
    ])
    expect(taken.body.history[0].recordedByName).not.toBe('')
  })

  test('counts where a plan is read, written anew for next year, and compared', async () => {
    const versions = [
      { title: '守夜要點', from: '2020-01-01', until: '2025-06-30' },
      { title: '守歲要點', from: '2025-07-01' },
    ]
    await save('own-night', contentOf(versions))
    const before = await importPlan(planText(113, '守夜要點第三點'), '2024-02-01')
    expect(before.plan.warnings.filter(({ code }: any) => /citation/.test(code))).toEqual([])
    const now = await importPlan(planText(115, '守夜要點、紀念日及節日實施條例'), '2026-02-01')
    expect(now.plan.warnings).toContainEqual(
      expect.objectContaining({ code: 'citation_renumbered', message: expect.stringContaining('守歲要點') }),
    )
    const compared = await officer.get(`/laws/changes?planId=${now.plan.id}&earlierId=${before.plan.id}`)
    expect(compared.body).toMatchObject({
      changes: [{ state: 'renamed', before: '守夜要點', now: '守歲要點', stale: ['壹'] }],
      added: [{ title: '紀念日及節日實施條例' }],
    })
    // Without being told which, it looks back to the last one before.
    expect((await officer.get(`/laws/changes?planId=${now.plan.id}`)).body.earlier.id).toBe(before.plan.id)
    const turned = await officer.get(`/laws/changes?planId=${before.plan.id}&earlierId=${now.plan.id}`)
    expect([turned.status, turned.body.code]).toEqual([422, 'law.not_earlier'])
    const theirs = await importPlan(planText(115, '守夜要點'), '2026-02-01', await as('ethicsOfficer', other))
    expect(theirs.plan.warnings.filter(({ code }: any) => /citation/.test(code))).toEqual([])
  })

  test('keeps the agency’s own copy of a text', async () => {
    const { body: file } = await officer.upload('/files', '條文.jpg', await photo(4))
    const content = contentOf([{ title: '只有名稱的方案' }])
    expect((await save('own-copy', content, { fileId: file.id })).body.file).toMatchObject({ name: '條文.jpg' })
    expect((await save('own-copy', content, { lastNumber: 1, fileId: randomUUID() })).body.code).toBe(
      'law.file_unknown',
    )
  })
})

describe('an entry is refused, and told why,', () => {
  test('when a version has no source', async () => {
    const answer = await save('own-a', contentOf([{ title: '甲規定', source: '' }]))
    expect(faultsOf(answer)).toEqual([422, 'law.faulty', ['sourceMissing', ['甲規定']]])
  })

  test('when two versions overlap', async () => {
    const answer = await save(
      'own-a',
      contentOf([
        { title: '甲規定', from: '2020-01-01' },
        { title: '甲辦法', from: '2021-01-01' },
      ]),
    )
    expect(faultsOf(answer)).toEqual([422, 'law.faulty', ['versionsOverlap', ['甲規定', '甲辦法']]])
  })

  test('when it ends before it begins', async () => {
    const answer = await save('own-a', contentOf([{ title: '甲規定', from: '2020-01-01', until: '2019-12-31' }]))
    expect(faultsOf(answer)).toEqual([422, 'law.faulty', ['untilBeforeFrom', ['甲規定']]])
  })

  test('when it was repealed before it was in force', async () => {
    const answer = await save(
      'own-a',
      contentOf([{ title: '甲規定', from: '2020-01-01' }], { repealedOn: '2019-01-01' }),
    )
    expect(faultsOf(answer)).toEqual([422, 'law.faulty', ['repealedBeforeFrom', ['甲規定']]])
  })

  test('when its name is that of another law', async () => {
    const answer = await save('own-a', contentOf([{ title: '國家安全法' }]))
    expect(faultsOf(answer)).toEqual([422, 'law.faulty', ['titleTaken', ['國家安全法', '國家安全法']]])
  })

  test('when nobody knows its successor', async () => {
    const answer = await save('own-a', contentOf([{ title: '甲規定' }], { successor: 'no-such' }))
    expect(faultsOf(answer)).toEqual([422, 'law.faulty', ['successorUnknown', ['no-such']]])
  })

  test('when successors run in a circle', async () => {
    expect((await save('own-b', contentOf([{ title: '乙規定' }]))).status).toBe(200)
    expect((await save('own-a', contentOf([{ title: '甲規定' }], { successor: 'own-b' }))).status).toBe(200)
    const answer = await save('own-b', contentOf([{ title: '乙規定' }], { successor: 'own-a' }), { lastNumber: 1 })
    expect(faultsOf(answer)).toEqual([422, 'law.faulty', ['successorCircular', ['乙規定', '甲規定']]])
    // What another law names as its successor is not taken back.
    const gone = await officer.post('/laws/own-b/withdraw', { lastNumber: 1 })
    expect(faultsOf(gone)).toEqual([422, 'law.faulty', ['successorUnknown', ['own-b']]])
  })

  test('when somebody else wrote meanwhile', async () => {
    const content = contentOf([{ title: '丙規定' }])
    const second = await as('secondEthicsOfficer')
    const answers = await Promise.all([save('own-c', content), save('own-c', content, { who: second })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('changed_meanwhile')
  })

  test('when there is nothing to take back', async () => {
    expect((await officer.post('/laws/disaster-act/withdraw', { lastNumber: 0 })).body.code).toBe('law.not_own')
    expect((await officer.post('/laws/no-such/withdraw', { lastNumber: 0 })).body.code).toBe('not_found')
    await save('own-d', contentOf([{ title: '丁規定' }]))
    expect((await officer.post('/laws/own-d/withdraw', { lastNumber: 1 })).body.listed.isWithdrawn).toBe(true)
    expect((await officer.post('/laws/own-d/withdraw', { lastNumber: 2 })).body.code).toBe('law.withdrawn_already')
  })

  test('from whoever is not of the ethics office', async () => {
    for (const role of ['agencyHead', 'unitHead', 'staff']) {
      const who = await as(role)
      expect((await save('own-e', contentOf([{ title: '戊規定' }]), { who })).status, role).toBe(403)
      expect((await who.post('/laws/own-b/withdraw', { lastNumber: 1 })).status, role).toBe(403)
      expect((await who.upload('/laws/import/preview', 'a.csv', Buffer.from('法規,來源'))).status, role).toBe(403)
      expect((await who.get('/laws')).status, role).toBe(200)
    }
  })

  test('by the database, when it would change or remove one', async () => {
    for (const statement of ["update law_entry set key = 'x'", 'delete from law_entry'])
      await expect(owner.query(statement)).rejects.toThrow('append-only')
  })
})

describe('an import', () => {
  const preview = (name: string, bytes: Uint8Array) => officer.upload('/laws/import/preview', name, bytes)

  test('out of a table in Big5 shows what would be kept and which rows are faulty; only then it is kept', async () => {
    // 法規,來源,施行日 / 巡更要點,公報,114/1/1 / 無源要點,, in Big5
    const rows = '法規,來源,施行日\r\n巡更要點,公報,114/1/1\r\n無源要點,,\r\n'
    const { body, status } = await preview('laws.csv', big5(rows))
    expect(status).toBe(200)
    expect(body.kept.map(({ title, change }: any) => [title, change])).toEqual([['巡更要點', 'added']])
    expect(body.faults).toMatchObject([{ row: 3, title: '無源要點', code: 'sourceMissing' }])
    const entries = body.kept.map(({ entry }: any) => entry)
    expect(await listed(entries[0].key)).toBeUndefined()
    expect((await officer.post('/laws/import', { entries })).body).toEqual({ kept: 1 })
    expect(await listed(entries[0].key)).toMatchObject({ title: '巡更要點', since: '2025-01-01' })
  })

  test('of what was exported, in any format, finds nothing new', async () => {
    for (const format of ['csv', 'xlsx', 'ods', 'json']) {
      const { body, headers } = await officer.get(`/laws/export/${format}`)
      const bytes = format === 'json' ? Buffer.from(JSON.stringify(body)) : body
      const again = await preview(`laws.${format}`, bytes)
      expect(again.body, format).toMatchObject({ kept: [], faults: [], unknownColumns: [] })
      expect(again.body.same, format).toBeGreaterThan(30)
      expect(String(headers['content-disposition'])).toContain('attachment')
    }
  })

  test('of a faulty law is refused as a whole', async () => {
    const entry = (key: string, title: string, source: string) => ({
      key,
      lastNumber: 0,
      content: contentOf([{ title, source }]),
      fileId: null,
    })
    const entries = [entry('own-x', '己規定', '公報'), entry('own-y', '庚規定', '')]
    expect(faultsOf(await officer.post('/laws/import', { entries }))).toEqual([
      422,
      'law.faulty',
      ['sourceMissing', ['庚規定']],
    ])
    expect(await listed('own-x')).toBeUndefined()
  })

  test('of something else is refused by name', async () => {
    expect((await preview('laws.json', Buffer.from('{"rules":[]}'))).body.code).toBe('law.file_unreadable')
    expect((await preview('laws.csv', Buffer.from('a,b\r\n1,2\r\n'))).body.code).toBe('spreadsheet.column_missing')
    expect((await preview('laws.csv', Buffer.from('法規,來源\r\n"甲'))).body.code).toBe('file.broken')
    expect((await preview('laws.pdf', Buffer.from('%PDF-1.7'))).body.code).toBe('spreadsheet.unsupported')
  })
})

/** The few characters that the test needs, by the table that every browser has. */
function big5(text: string): Uint8Array {
  const decoder = new TextDecoder('big5')
  const codes = new Map<string, number[]>()
  for (let lead = 0xa1; lead <= 0xf9; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : codes.get(sign)!)),
  )
}

import { expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { issuedPlan } from '#test/plans.ts'

const { as, owner, home, other } = await testApp()
const officer = await as('ethicsOfficer')
const { plan } = await issuedPlan(officer, await as('agencyHead'), home)
const unit = (name: string) => home.unitIds.get(name)!
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!

async function deficient(description: string, unitName = '行政室'): Promise<string> {
  const id = newId()
  const opened = { id, unitId: unit(unitName), source: 'byHand', sourceId: null, planId: null, pointId: null }
  const { status } = await officer.post('/deficiencies', {
    ...{ ...opened, place: '一樓', description, grade: 'minor', fileIds: [] },
  })
  expect(status).toBe(200)
  return id
}

const found = async (words: string, filter: Record<string, string> = {}, who = 'ethicsOfficer', agency = home) => {
  const address = `/search?${new URLSearchParams({ words, ...filter })}`
  return (await (await as(who, agency)).get(address)).body
}
const ids = async (...asked: Parameters<typeof found>): Promise<string[]> =>
  (await found(...asked)).items.map(({ id }: { id: string }) => id)

test('two characters find a record, in whatever order it names the words', async () => {
  const id = await deficient('倉庫後門的門弓器鬆脫')
  expect(await ids('門弓')).toContain(id)
  expect(await ids('鬆脫 倉庫')).toContain(id)
  expect(await ids('鬆脫 圍牆')).not.toContain(id)
  expect(await found('門弓')).toMatchObject({
    items: [{ kind: 'deficiency', excerpt: '倉庫後門的門弓器鬆脫 一樓', unitName: '行政室', at: '2026-02-11' }],
    more: false,
  })
})

test('one character is refused', async () => {
  expect((await found('門')).code).toBe('search.too_short')
  expect((await found('後門 鎖')).code).toBe('search.too_short')
})

test('clauses, what was done, events, contacts and facilities are found as well, each with its page', async () => {
  const { clauses } = (await officer.get(`/plans/${plan.id}`)).body
  const clause = clauses.find(({ text }: { text: string }) => text.includes('關閉電源'))
  const assignments = (await officer.get(`/assignments?planId=${plan.id}`)).body
  const broadcast = assignments.find(({ action }: { action: string }) => action === 'broadcast')
  const evidenceId = newId()
  await (await as('staff')).post(`/assignments/${broadcast.id}/complete`, {
    ...{ evidenceId, doneAt: '2026-02-11T00:30:00.000Z', doneBy: '莊主任', note: '廣播關閉電源兩次', fileIds: [] },
  })
  const { items } = await found('關閉電源')
  expect(items).toEqual([
    expect.objectContaining({ kind: 'clause', id: clause.id, linkId: plan.id }),
    expect.objectContaining({ kind: 'evidence', id: evidenceId, linkId: broadcast.id, personName: 'home staff' }),
  ])
  expect(await ids('關閉電源', { clauseId: clause.id })).toEqual([clause.id, evidenceId])
  expect(await ids('關閉電源', { clauseId: clauses[0].id })).toEqual([])
})

test('what was found is narrowed by unit, person and days', async () => {
  const id = await deficient('滅火器藥劑過期', '圖書館')
  expect(await ids('滅火器')).toEqual([id])
  expect(await ids('滅火器', { unitId: unit('圖書館') })).toEqual([id])
  expect(await ids('滅火器', { unitId: unit('行政室') })).toEqual([])
  expect(await ids('滅火器', { personId: personId('ethicsOfficer') })).toEqual([id])
  expect(await ids('滅火器', { personId: personId('staff') })).toEqual([])
  expect(await ids('滅火器', { since: '2026-02-11', until: '2026-02-11' })).toEqual([id])
  expect(await ids('滅火器', { since: '2026-02-12' })).toEqual([])
  expect(await ids('滅火器', { until: '2026-02-10' })).toEqual([])
})

test('a unit finds what is its own, and whoever recorded an event finds it', async () => {
  const id = await deficient('檔案櫃未上鎖', '圖書館')
  expect(await ids('檔案櫃', {}, 'librarian')).toEqual([id])
  expect(await ids('檔案櫃', {}, 'unitHead')).toEqual([])
  expect(await ids('檔案櫃', {}, 'agencyHead')).toEqual([id])
  const eventId = newId()
  const recorded = await (await as('staff')).post('/incidents', {
    ...{ id: eventId, planId: null, dutyId: null, what: '停車場疑有可疑包裹', place: '停車場' },
    ...{ occurredAt: '2026-02-11T00:10:00.000Z', knownAt: '2026-02-11T00:20:00.000Z', kinds: [], flags: [] },
    ...{ cyberSeverity: null, unitId: unit('圖書館'), reportedToEthicsAt: null, fileIds: [] },
  })
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(200)
  expect(await ids('可疑包裹', {}, 'staff')).toEqual([eventId])
  expect(await ids('可疑包裹', {}, 'librarian')).toEqual([eventId])
  expect(await ids('可疑包裹', {}, 'otherStaff')).toEqual([])
})

test('signs that mean something to a database are only signs', async () => {
  const id = await deficient('完成率 100%_a 與 C:\\temp')
  expect(await ids('0%_a')).toEqual([id])
  expect(await ids('%%')).toEqual([])
  expect(await ids('__')).toEqual([])
  expect(await ids('c:\\t')).toEqual([id])
})

test('another agency finds nothing of it', async () => {
  const id = await deficient('隔壁看不到的缺失')
  expect(await ids('隔壁', {}, 'ethicsOfficer', other)).toEqual([])
  const client = await owner.connect()
  // The control: without asking for the agency the same looking up would give it away.
  await client.query('begin')
  const { rows } = await client.query(`select pg_get_functiondef('find_records'::regproc) as text`)
  await client.query(
    `create function any_agency() returns uuid language sql stable as $$ select '${home.agencyId}'::uuid $$`,
  )
  await client.query(rows[0].text.replaceAll('current_agency()', 'any_agency()'))
  await client.query(`select set_config('app.agency_id', $1, true)`, [other.agencyId])
  const careless = await client.query(
    `select id from find_records('{deficiency}', array['隔壁'], null, $1, null, true, '2026-02-11', null, null, null, null, null, 20)`,
    [newId()],
  )
  await client.query('rollback')
  client.release()
  expect(careless.rows).toEqual([{ id }])
})

test('a rare word is found behind more than two thousand newer records, and a common one does not take longer', async () => {
  const old = await deficient('唯一的稀有字眼')
  await owner.query(
    `insert into deficiency (id, agency_id, source, unit_id, description, grade, found_on, improvement_due_date, opened_by)
     select uuidv7(interval '1 day'), agency_id, 'byHand', unit_id, '常見的字眼 ' || n, 'minor', '2026-02-11', '2026-02-23', opened_by
     from deficiency, generate_series(1, 2500) as n where id = $1`,
    [old],
  )
  expect(await ids('稀有')).toEqual([old])
  const { items, more } = await found('常見')
  expect([items.length, more]).toEqual([20, true])
  expect(await ids('的字眼')).toHaveLength(20)
})

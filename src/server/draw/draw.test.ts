import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const { as, owner, home, other } = await testApp()
const { rows: people } = await owner.query<{ id: string; name: string; agency_id: string }>(
  'select id, name, agency_id from person',
)
const personId = (who: string, prefix = 'home') => people.find(({ name }) => name === `${prefix} ${who}`)!.id
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const unitEntries = ['民政課', '行政室', '政風室', '圖書館'].map((name) => ({
  subjectId: home.unitIds.get(name)!,
  name: 'whatever',
}))
const byAccount = (who: string, prefix?: string) => ({ id: newId(), personId: personId(who, prefix), name: 'x' })
const onPaper = (name = '村長') => ({ id: newId(), personId: null, name })
const preparation = (changes: object = {}) => ({
  id: newId(),
  title: '受檢單位',
  subject: 'unit',
  entries: unitEntries,
  count: 2,
  witnesses: [byAccount('staff'), onPaper()],
  ...changes,
})
const prepare = async (made = preparation(), who = 'ethicsOfficer') => (await as(who)).post('/draws', made)
const make = async (id: string, changes: object = {}, who = 'ethicsOfficer') =>
  (await as(who)).post(`/draws/${id}/draw`, { version: 1, seed: null, seedGivenBy: null, ...changes })
const confirm = async (id: string, who = 'staff') => (await as(who)).post(`/draws/${id}/confirm`)

async function drawn() {
  const made = preparation()
  await prepare(made)
  expect((await make(made.id)).status).toBe(200)
  return made
}

describe('a list to draw from', () => {
  test('is closed with the names of the agency, in order, under its hash', async () => {
    const { body } = await prepare()
    const names = ['圖書館', '政風室', '民政課', '行政室']
    expect(body.population.map((one: any) => one.name)).toEqual(names)
    expect(body).toMatchObject({ populationHash: sha256(names.join('\n')), drawnAt: null, seed: null, ranking: null })
    expect(body.witnesses.map((one: any) => one.name).sort()).toEqual(['home staff', '村長'])
  })

  test('of people tells those of one name apart by their units', async () => {
    const entries = ['staff', 'otherStaff', 'librarian'].map((who) => ({ subjectId: personId(who), name: 'x' }))
    const { body } = await prepare(preparation({ subject: 'person', entries }))
    expect(body.population.map((one: any) => one.name)).toEqual([
      '圖書館　home librarian',
      '民政課　home otherStaff',
      '行政室　home staff',
    ])
  })

  test('of items takes them as they are named', async () => {
    const entries = ['前門', '後門', '側門'].map((name) => ({ subjectId: null, name }))
    expect((await prepare(preparation({ subject: 'item', entries }))).body.population).toHaveLength(3)
  })

  test('has no name twice and more names than are drawn', async () => {
    const twice = preparation({ entries: [...unitEntries, unitEntries[0]] })
    expect((await prepare(twice)).body).toMatchObject({ code: 'draw.name_repeated', details: { names: ['民政課'] } })
    expect((await prepare(preparation({ count: 4 }))).body.code).toBe('draw.count_too_large')
  })

  test('names units and people of the agency only', async () => {
    const theirs = [{ subjectId: other.unitIds.get('行政室')!, name: 'x' }, unitEntries[0]!]
    expect((await prepare(preparation({ entries: theirs, count: 1 }))).body.code).toBe('draw.entry_unknown')
  })

  test('is closed by ethics', async () => {
    expect((await prepare(preparation(), 'unitHead')).body.code).toBe('forbidden')
  })
})

describe('the witnesses of a draw', () => {
  const code = async (witnesses: object[]) => (await prepare(preparation({ witnesses }))).body.code

  test('are two at least', async () => {
    expect(await code([onPaper()])).toBe('invalid_input')
  })

  test('are not the one who draws, by rule and by table', async () => {
    expect(await code([byAccount('ethicsOfficer'), onPaper()])).toBe('draw.own_witness')
    const { id } = await drawn()
    const forged = owner.query(
      `insert into draw_witness (id, agency_id, draw_id, drawn_by, person_id, name)
       select $1, agency_id, id, drawn_by, drawn_by, 'self' from draw where id = $2`,
      [newId(), id],
    )
    await expect(forged).rejects.toThrow('draw.own_witness')
  })

  test('are different people, and known where they have an account', async () => {
    expect(await code([byAccount('staff'), byAccount('staff')])).toBe('draw.same_witness')
    expect(await code([byAccount('staff', 'other'), onPaper()])).toBe('draw.witness_unknown')
  })

  test('confirm by their own sign-in once it was drawn, each once', async () => {
    const made = preparation()
    await prepare(made)
    expect((await confirm(made.id)).body.code).toBe('draw.not_drawn')
    await make(made.id)
    const waits = async () => (await (await as('staff')).get('/today')).body.waiting.map((one: any) => one.subjectId)
    expect(await waits()).toContain(made.id)
    const { body } = await confirm(made.id)
    expect(body.witnesses.map((one: any) => one.confirmedAt)).toEqual(
      expect.arrayContaining(['2026-02-11T01:00:00.000Z', null]),
    )
    expect(await waits()).not.toContain(made.id)
    expect((await confirm(made.id)).body.code).toBe('draw.already_confirmed')
    expect((await confirm(made.id, 'agencyHead')).body.code).toBe('draw.not_witness')
  })
})

describe('a draw', () => {
  test('is what anybody works out from the record', async () => {
    const made = preparation()
    await prepare(made)
    const giver = made.witnesses[0]!.id
    const { body } = await make(made.id, { seed: '守歲 115', seedGivenBy: giver })
    const lots = body.population.map(({ name }: any) => [sha256(`守歲 115\n${name}`), name]).sort()
    expect(body.ranking.map(({ hash, name }: any) => [hash, name])).toEqual(lots)
    expect(body).toMatchObject({ seedSource: 'witness', seedGivenByName: 'home staff', count: 2 })
    const record = ['受檢單位', '2', '守歲 115', ...body.population.map((one: any) => one.name), lots[0][1], lots[1][1]]
    expect(body.recordHash).toBe(sha256(record.join('\n')))
  })

  test('takes its seed from chance where nobody gives one', async () => {
    const [one, two] = [await drawn(), await drawn()]
    const seedOf = async (id: string) => (await (await as('ethicsOfficer')).get(`/draws/${id}`)).body
    const first = await seedOf(one.id)
    expect(first).toMatchObject({ seedSource: 'server', seed: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect((await seedOf(two.id)).seed).not.toBe(first.seed)
  })

  test('happens once, and then nothing changes it', async () => {
    const { id } = await drawn()
    expect((await make(id, { version: 2 })).body.code).toBe('draw.already_drawn')
    await expect(owner.query(`update draw set seed = 'x' where id = $1`, [id])).rejects.toThrow('never changes')
  })

  test('is made by the one who closed the list', async () => {
    const made = preparation()
    await prepare(made)
    expect((await make(made.id, {}, 'secondEthicsOfficer')).body.code).toBe('draw.not_own')
    expect((await make(made.id, { version: 7 })).body.code).toBe('changed_meanwhile')
  })

  test('says which witness gave the seed', async () => {
    const made = preparation()
    await prepare(made)
    expect((await make(made.id, { seed: '7' })).body.code).toBe('draw.seed_without_witness')
    expect((await make(made.id, { seed: '7', seedGivenBy: newId() })).body.code).toBe('draw.seed_without_witness')
    expect((await make(made.id, { seedGivenBy: made.witnesses[0]!.id })).body.code).toBe('draw.seed_without_witness')
  })

  test('prints with all that is needed to repeat it', async () => {
    const { id } = await drawn()
    const officer = await as('ethicsOfficer')
    const { body: draw } = await officer.get(`/draws/${id}`)
    const pdf = await officer.get(`/draws/${id}/record.pdf`)
    expect(String(pdf.body.subarray(0, 5))).toBe('%PDF-')
    const odt = unzipSync((await officer.get(`/draws/${id}/record.odt`)).body)
    const text = strFromU8(odt['content.xml']!)
    for (const part of [draw.seed, draw.populationHash, draw.recordHash, draw.ranking[3].hash, '村長', 'home staff'])
      expect(text).toContain(part)
  })
})

test('a draw is seen by ethics, the heads and its own witnesses, and by no other agency', async () => {
  const { id } = await drawn()
  const listed = async (who: string) => (await (await as(who)).get('/draws')).body.map((one: any) => one.id)
  for (const who of ['ethicsDirector', 'agencyHead', 'staff']) expect(await listed(who)).toContain(id)
  expect(await listed('unitHead')).toEqual([])
  expect((await (await as('unitHead')).get(`/draws/${id}`)).status).toBe(404)
  const stranger = await as('ethicsOfficer', other)
  expect((await stranger.get('/draws')).body).toEqual([])
  expect((await stranger.get(`/draws/${id}`)).status).toBe(404)
  expect((await stranger.get(`/draws/${id}/record.pdf`)).status).toBe(404)
  expect((await stranger.post(`/draws/${id}/confirm`)).status).toBe(404)
  expect((await stranger.post(`/draws/${id}/draw`, { version: 1, seed: null, seedGivenBy: null })).status).toBe(404)
})

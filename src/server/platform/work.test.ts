import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { makePlan } from '#test/make.ts'
import { performer, read, write } from './work.ts'

const it = await testApp()
const { as, owner, home, opened, keys, clock } = it
const staff = await as('staff')

const incident = (changes: object = {}) => ({
  id: randomUUID(),
  planId: null,
  dutyId: null,
  what: '後門未鎖',
  place: '後門',
  occurredAt: '2026-02-10T01:00:00.000Z',
  knownAt: '2026-02-10T01:05:00.000Z',
  ...changes,
})
const keyed = (key: string) => ({ 'idempotency-key': key })
const count = async (text: string, values: unknown[]): Promise<number> =>
  (await owner.query(`select count(*)::int as there from ${text}`, values)).rows[0].there

describe('the key of a write', () => {
  test('gives a repeat the first answer, and the work is done once', async () => {
    const key = randomUUID()
    const record = incident()
    const first = await staff.post('/incidents', record, keyed(key))
    const second = await staff.post('/incidents', record, keyed(key))
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual(first.body)
    expect(await count('incident where id = $1', [record.id])).toBe(1)
    // That it was recorded, and who was told of it.
    expect(await count('audit_entry where subject_id = $1', [record.id])).toBe(2)
  })

  test('gives the first answer also where the thing has moved on since', async () => {
    const record = incident()
    const key = randomUUID()
    const first = await staff.post('/incidents', record, keyed(key))
    await owner.query("update incident set place = '別處', version = 2 where id = $1", [record.id])
    expect((await staff.post('/incidents', record, keyed(key))).body).toEqual(first.body)
  })

  test('is refused with another content, another operation, or none at all', async () => {
    const key = randomUUID()
    const record = incident()
    await staff.post('/incidents', record, keyed(key))
    for (const [place, body] of [
      ['/incidents', incident()],
      ['/incidents', { ...record, place: '前門' }],
      [
        `/incidents/${record.id}/notices`,
        {
          noticeId: randomUUID(),
          recipient: '警察',
          means: 'telephone',
          toldAt: '2026-02-10T02:00:00.000Z',
          remark: '',
        },
      ],
    ] as const) {
      const answer = await staff.post(place, body, keyed(key))
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency.key_reused'])
    }
    for (const key of ['', 'not-a-key', '1']) {
      const answer = await staff.post('/incidents', incident(), keyed(key))
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency.key_missing'])
    }
    const bare = await it.app.inject({
      method: 'POST',
      url: '/api/incidents',
      headers: { cookie: staff.cookie!, 'x-shousui': '1' },
      payload: incident(),
    })
    expect([bare.statusCode, bare.json().code]).toEqual([422, 'idempotency.key_missing'])
  })

  test('sent twenty times at once has one effect and one answer', async () => {
    const key = randomUUID()
    const record = incident()
    const answers = await Promise.all(Array.from({ length: 20 }, () => staff.post('/incidents', record, keyed(key))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await count('incident where id = $1', [record.id])).toBe(1)
    // That it was recorded, and who was told of it.
    expect(await count('audit_entry where subject_id = $1', [record.id])).toBe(2)
  })

  test('belongs to the person: the same key of another is another write', async () => {
    const key = randomUUID()
    const [mine, theirs] = [incident(), incident()]
    expect((await staff.post('/incidents', mine, keyed(key))).body.id).toBe(mine.id)
    expect((await (await as('otherStaff')).post('/incidents', theirs, keyed(key))).body.id).toBe(theirs.id)
  })

  test('of a refused write is free again', async () => {
    const key = randomUUID()
    const future = incident({ occurredAt: '2027-01-01T00:00:00.000Z', knownAt: '2027-01-01T00:00:00.000Z' })
    expect((await staff.post('/incidents', future, keyed(key))).body.code).toBe('incident.in_the_future')
    expect((await staff.post('/incidents', incident(), keyed(key))).status).toBe(200)
  })

  test('two records with one id made by two people: the first stands', async () => {
    const record = incident()
    expect((await staff.post('/incidents', record)).status).toBe(200)
    const second = await (await as('otherStaff')).post('/incidents', { ...record, what: '別件事' })
    expect([second.status, second.body.code]).toEqual([409, 'changed_meanwhile'])
  })
})

describe('two people who correct the same thing', () => {
  test('do not overwrite each other: of ten at once one wins, nine are told', async () => {
    const { dutyId } = await makePlan(owner, home, { status: 'issued' })
    await owner.query("update plan set status = 'draft'")
    await owner.query("update duty set status = 'proposed' where id = $1", [dutyId])
    const officers = [await as('ethicsOfficer'), await as('secondEthicsOfficer')]
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => officers[index % 2]!.post(`/duties/${dutyId}/accept`, { version: 1 })),
    )
    expect(answers.filter(({ status }) => status === 200).length).toBe(1)
    const refused = answers.filter(({ status }) => status !== 200).map(({ status }) => status)
    expect(refused).toEqual(Array.from({ length: 9 }, () => 409))
    const { rows } = await owner.query('select version from duty where id = $1', [dutyId])
    expect(rows[0].version).toBe(2)
  })
})

describe('an operation', () => {
  const perform = performer(opened, clock, keys)
  const actor = {
    personId: home.personIds.get(home.loginNames.staff!)!,
    agencyId: home.agencyId,
    unitId: null,
    name: 'staff',
    title: '',
    roles: ['staff' as const],
    clockOffsetSeconds: 0,
    confirmedAt: null,
  }
  const addUnit = (name: string, leave: boolean) =>
    write('incident.record', async (work, _: object) => {
      const id = work.newId()
      await work.tx.insertInto('unit').values({ id, agencyId: home.agencyId, name, position: 50 }).execute()
      if (leave) work.record(id)
      return {}
    })

  test('that writes and leaves no audit entry is refused, and what it wrote is gone', async () => {
    await expect(perform(actor, addUnit('無稽核', false), {})).rejects.toThrow('no audit entry')
    expect(await count('unit where name = $1', ['無稽核'])).toBe(0)
    await perform(actor, addUnit('有稽核', true), {})
    expect(await count('unit where name = $1', ['有稽核'])).toBe(1)
  })

  test('that says it reads cannot write', async () => {
    const sly = read('incident.list', (work, _: object) => addUnit('偷寫', true).run(work, {}))
    await expect(perform(actor, sly, {})).rejects.toThrow('read-only')
    expect(await count('unit where name = $1', ['偷寫'])).toBe(0)
  })

  test('is refused to whom the matrix does not name, before anything is read', async () => {
    const never = write('plan.submit', () => Promise.reject(new Error('it ran')))
    await expect(perform(actor, never, {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('leaves nothing when it fails after its first write, and the chain stays whole', async () => {
    const failing = write('incident.record', async (work, input: object) => {
      await addUnit('半途', true).run(work, input)
      throw new Error('in the middle')
    })
    const before = await count('audit_entry', [])
    await expect(perform(actor, failing, {})).rejects.toThrow('in the middle')
    expect(await count('unit where name = $1', ['半途'])).toBe(0)
    expect(await count('audit_entry', [])).toBe(before)
  })
})

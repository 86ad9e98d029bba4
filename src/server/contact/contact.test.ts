import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { Contact, ContactDetail } from '#domain/contact/contact.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'

const { as, owner, clock, home, other } = await testApp('2026-02-11T01:00:00Z')
const unit = (name = '行政室') => home.unitIds.get(name)!

const entry = (changes: object = {}) => ({
  id: newId(),
  kind: 'police',
  name: '古坑分駐所',
  post: '值班員警',
  unitId: unit(),
  dayTelephone: '05-582-0001',
  nightTelephone: '',
  fax: '',
  mail: '',
  platform: '',
  remark: '',
  position: 1,
  validFrom: '2026-01-01',
  validUntil: null,
  ...changes,
})
const add = async (changes: object = {}, who = 'unitHead') => (await as(who)).post('/contacts', entry(changes))
const added = async (changes: object = {}): Promise<Contact> => {
  const { status, body } = await add(changes)
  expect(status).toBe(200)
  return body.contact
}
const change = async ({ id, version }: Contact, changes: object = {}, who = 'unitHead') => {
  const { id: _, ...facts } = entry(changes)
  return (await as(who)).patch(`/contacts/${id}`, { ...facts, version })
}
const withdraw = async ({ id, version }: Contact, who = 'unitHead') =>
  (await as(who)).post(`/contacts/${id}/withdraw`, { version, reason: '分駐所裁併' })
const call = async ({ id, dayTelephone }: Contact, changes: object = {}, who = 'unitHead') => {
  const said = { drillId: null, means: 'telephone', outcome: 'answered', telephone: dayTelephone, note: '' }
  return (await as(who)).post(`/contacts/${id}/calls`, { callId: newId(), ...said, ...changes })
}
const list = async (query = '', who = 'librarian'): Promise<Contact[]> =>
  (await (await as(who)).get(`/contacts${query}`)).body
const show = async ({ id }: Contact): Promise<ContactDetail> => (await (await as('staff')).get(`/contacts/${id}`)).body

describe('the directory', () => {
  test('is there for everybody of the agency, who is called first first', async () => {
    await added({ kind: 'power', name: '台電巡修' })
    await added({ kind: 'fire', name: '消防分隊', position: 2 })
    await added({ kind: 'fire', name: '消防局勤務中心', position: 1 })
    await added()
    expect((await list()).map(({ name }) => name)).toEqual(['古坑分駐所', '消防局勤務中心', '消防分隊', '台電巡修'])
    expect((await list('?kind=fire')).map(({ name }) => name)).toEqual(['消防局勤務中心', '消防分隊'])
  })

  test('is not for the system administrator', async () => {
    expect((await (await as('systemAdministrator')).get('/contacts')).status).toBe(403)
  })

  test('is kept by the head of the unit and by ethics', async () => {
    expect((await add({}, 'staff')).body.code).toBe('forbidden')
    expect((await add({}, 'otherUnitHead')).body.code).toBe('contact.not_own_unit')
    expect((await add({}, 'ethicsOfficer')).status).toBe(200)
    const contact = await added()
    expect((await change(contact, {}, 'otherUnitHead')).body.code).toBe('contact.not_own_unit')
    expect((await withdraw(contact, 'otherUnitHead')).body.code).toBe('contact.not_own_unit')
    expect((await call(contact, {}, 'otherUnitHead')).body.code).toBe('contact.not_own_unit')
  })

  test('takes no contact that cannot be reached, nor one whose days are reversed', async () => {
    expect((await add({ dayTelephone: '' })).body.code).toBe('contact.no_way')
    expect((await add({ dayTelephone: '', platform: 'https://report.example/' })).status).toBe(200)
    expect((await add({ validUntil: '2025-12-31' })).body.code).toBe('contact.dates_reversed')
    expect((await add({ dayTelephone: '請洽承辦人' })).body.code).toBe('invalid_input')
    expect((await add({ platform: 'javascript:alert(1)' })).body.code).toBe('invalid_input')
  })

  test('names a unit that is there', async () => {
    expect((await add({ unitId: newId() }, 'ethicsOfficer')).body.code).toBe('contact.unit_unknown')
    const closed = unit('圖書館')
    await owner.query(`update unit set abolished_on = '2026-02-01' where id = $1`, [closed])
    expect((await add({ unitId: closed }, 'ethicsOfficer')).body.code).toBe('unit.abolished')
  })

  test('of two changes at once keeps the first', async () => {
    const contact = await added()
    const both = await Promise.all([change(contact, { name: '甲' }), change(contact, { name: '乙' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await change(contact)).body.code).toBe('changed_meanwhile')
  })

  test('keeps in the audit which number it was before', async () => {
    const contact = await added()
    await change(contact, { dayTelephone: '05-582-0002' })
    const { rows } = await owner.query(
      `select body from audit_entry where operation = 'contact.change' and subject_id = $1`,
      [contact.id],
    )
    expect(JSON.parse(rows[0].body).detail.before.dayTelephone).toBe('05-582-0001')
  })

  test('of another agency is not there, whatever is tried', async () => {
    const contact = await added()
    const stranger = await as('ethicsDirector', other)
    const { id: _, ...facts } = entry()
    expect((await stranger.get('/contacts')).body).toEqual([])
    expect((await stranger.get(`/contacts/${contact.id}`)).status).toBe(404)
    expect((await stranger.patch(`/contacts/${contact.id}`, { ...facts, version: 1 })).status).toBe(404)
    expect((await stranger.post(`/contacts/${contact.id}/withdraw`, { version: 1, reason: '無' })).status).toBe(404)
    const called = { means: 'telephone', outcome: 'answered', telephone: '05-582-0001', note: '' }
    const said = { callId: newId(), drillId: null, ...called }
    expect((await stranger.post(`/contacts/${contact.id}/calls`, said)).status).toBe(404)
    expect((await stranger.post('/contacts', entry())).body.code).toBe('contact.unit_unknown')
  })
})

describe('a contact', () => {
  test('counts as verified for as many days as the agency has set, by the day', async () => {
    const contact = await added()
    expect(contact.state).toBe('unverified')
    const verified = (await call(contact)).body.contact
    expect(verified).toMatchObject({ state: 'verified', verifiedByName: 'home unitHead', verifiedMeans: 'telephone' })
    const age = async (madeAt: string) => {
      const old = await added()
      await owner.query(
        `insert into contact_call (id, agency_id, contact_id, means, outcome, telephone, note, made_at, made_by)
         select gen_random_uuid(), agency_id, $1, means, outcome, telephone, note, $2, made_by
         from contact_call where contact_id = $3 limit 1`,
        [old.id, madeAt, contact.id],
      )
      return (await show(old)).contact.state
    }
    expect(await age('2025-11-13T01:00:00Z')).toBe('verified')
    expect(await age('2025-11-12T01:00:00Z')).toBe('stale')
  })

  test('is verified by an answer alone', async () => {
    const contact = await added()
    expect((await call(contact, { outcome: 'notAnswered' })).body.contact).toMatchObject({
      state: 'unverified',
      verifiedAt: null,
      lastOutcome: 'notAnswered',
    })
    clock.pass(60)
    await call(contact)
    clock.pass(60)
    const wrong = (await call(contact, { outcome: 'wrongNumber', note: '是民宅' })).body
    expect(wrong.contact.state).toBe('wrongNumber')
    expect(wrong.calls.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'wrongNumber',
      'answered',
      'notAnswered',
    ])
  })

  test('with another number is to be verified anew', async () => {
    const contact = await added()
    await call(contact)
    expect((await change(contact, { dayTelephone: '05-582-0003' })).body.contact).toMatchObject({
      state: 'unverified',
      verifiedAt: null,
    })
    expect((await call(contact)).body.code).toBe('contact.number_changed')
  })

  test('with a wrong number says in a line what was wrong', async () => {
    expect((await call(await added(), { outcome: 'wrongNumber' })).body.code).toBe('contact.note_missing')
  })

  test('without a number can be verified too, but not by one', async () => {
    const contact = await added({ dayTelephone: '', platform: 'https://report.example/' })
    expect((await call(contact, { telephone: '05-582-0001' })).body.code).toBe('contact.number_changed')
    const { body } = await call(contact, { means: 'inPerson', telephone: '' })
    expect(body.contact).toMatchObject({ state: 'verified', verifiedMeans: 'inPerson' })
  })

  test('that is a public line is not rung for a test, and never grows old', async () => {
    const contact = await added({ dayTelephone: '110' })
    expect(contact.state).toBe('publicLine')
    expect((await call(contact)).body.code).toBe('contact.public_line')
  })

  test('that was withdrawn stays in history and can be used no more', async () => {
    const contact = await added()
    await call(contact)
    const { body } = await withdraw(contact)
    expect(body.contact).toMatchObject({ withdrawnOn: '2026-02-11', withdrawnReason: '分駐所裁併', state: 'withdrawn' })
    const ids = async (query = '') => (await list(query)).map(({ id }) => id)
    expect(await ids()).not.toContain(contact.id)
    expect(await ids('?withdrawn=yes')).toContain(contact.id)
    expect((await show(contact)).calls).toHaveLength(1)
    expect((await call(contact)).body.code).toBe('contact.withdrawn')
    expect((await change(body.contact)).body.code).toBe('contact.withdrawn')
    expect((await withdraw(body.contact)).body.code).toBe('contact.withdrawn')
  })

  test('is used only on the days for which it is valid', async () => {
    const toCome = await added({ validFrom: '2026-02-12' })
    expect(toCome.state).toBe('toCome')
    expect((await call(toCome)).body.code).toBe('contact.not_yet_valid')
    const past = await added({ validUntil: '2026-02-10' })
    expect(past.state).toBe('expired')
    expect((await call(past)).body.code).toBe('contact.expired')
  })

  test('keeps its calls as they were', async () => {
    await call(await added())
    await expect(owner.query(`update contact_call set outcome = 'answered'`)).rejects.toThrow('append-only')
    await expect(owner.query('delete from contact_call')).rejects.toThrow('append-only')
  })
})

describe('the telephone list', () => {
  test('prints what may be called today, and nothing that was withdrawn', async () => {
    await withdraw(await added({ name: '舊分駐所' }))
    await added({ kind: 'guards', name: '夜間保全', nightTelephone: '0900-000-123', fax: '05-582-0009' })
    const { status, body } = await (await as('staff')).get('/contacts/list.pdf')
    expect(status).toBe(200)
    const { text } = await extractText(new Uint8Array(body), { mergePages: true })
    expect(text).toContain('夜間保全')
    expect(text).toContain('0900-000-123')
    expect(text).not.toContain('舊分駐所')
  })

  test('of an agency without contacts is refused', async () => {
    expect((await (await as('staff', other)).get('/contacts/list.pdf')).body.code).toBe('contact.none_to_print')
  })
})

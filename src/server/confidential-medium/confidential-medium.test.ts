import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { mediaDesk } from '#test/media.ts'

const it = await testApp('2026-02-12T01:30:00Z')
const { as, clock, everybodyLeft, home, other, owner } = it
const desk = await mediaDesk(it)
const { personId, register } = desk

beforeEach(() => {
  clock.set('2026-02-12T01:30:00Z')
  everybodyLeft()
})

const list = async (who: string): Promise<string[]> =>
  (await (await as(who)).get('/confidential-media')).body.map(({ id }: { id: string }) => id)
const nothing = { status: 404, body: expect.objectContaining({ code: 'not_found' }) }

describe('the register', () => {
  test('is seen by the keeper, the head of the unit and ethics, and by nobody else', async () => {
    const { id } = await register()
    for (const who of ['staff', 'unitHead', 'ethicsOfficer', 'ethicsDirector']) expect(await list(who)).toContain(id)
    for (const who of ['agencyHead', 'chiefSecretary', 'otherUnitHead', 'otherStaff', 'librarian'])
      expect(await list(who)).not.toContain(id)
  })

  test('answers whoever may not see a medium as if there were none', async () => {
    const { id } = await register()
    const { code } = await desk.medium(id)
    for (const who of ['agencyHead', 'otherUnitHead', 'librarian']) {
      const visitor = await as(who)
      const theirs = [`/confidential-media/${id}`, `/confidential-media/by-code/${code}`]
      const unknown = [`/confidential-media/${newId()}`, '/confidential-media/by-code/0000000000']
      for (const [at, address] of theirs.entries())
        expect((await visitor.get(address)).body).toEqual((await visitor.get(unknown[at]!)).body)
      expect(await visitor.post(`/confidential-media/${id}/open`)).toMatchObject(nothing)
      expect(await visitor.post(`/confidential-media/${id}/slip.pdf`)).toMatchObject(nothing)
      const ask = { ...desk.asking(id), carrierId: personId(who) }
      expect(await visitor.post('/media-permits', ask)).toMatchObject(nothing)
    }
    expect((await (await as('systemAdministrator')).get('/confidential-media')).status).toBe(403)
    expect(await (await as('ethicsOfficer', other)).get(`/confidential-media/${id}`)).toMatchObject(nothing)
  })

  test('refuses state secrets in words, and keeps nothing of them', async () => {
    for (const classification of ['secret', 'topSecret', 'absolutelySecret'] as const) {
      const entry = desk.entryOf({ classification, number: 'STATE-SECRET-1', remark: '國家機密內容' })
      const answer = await (await as('ethicsOfficer')).post('/confidential-media', entry)
      expect(answer).toMatchObject({ status: 422, body: { code: 'confidentialMedium.class_too_high' } })
      expect(await (await as('ethicsOfficer')).get(`/confidential-media/${entry.id}`)).toMatchObject(nothing)
    }
    const { rows } = await owner.query(`select from confidential_medium where number = 'STATE-SECRET-1'`)
    expect(rows).toEqual([])
  })

  test('keeps shelf and remark in an envelope, and reading them is recorded', async () => {
    const { id } = await register({ shelf: '第七層暗格', remark: '只屬於信封的備註' })
    const { rows } = await owner.query(
      `select to_jsonb(medium)::text || coalesce((select string_agg(answer::text, '') from idempotent_answer), '') as text
       from confidential_medium as medium where id = $1`,
      [id],
    )
    expect(rows[0].text).not.toMatch(/第七層暗格|只屬於信封的備註/)
    const { body } = await (await as('staff')).post(`/confidential-media/${id}/open`)
    expect(body).toEqual({ shelf: '第七層暗格', remark: '只屬於信封的備註' })
    const { rows: read } = await owner.query(
      `select person_id from audit_entry where operation = 'confidentialMedium.open' and subject_id = $1`,
      [id],
    )
    expect(read).toEqual([{ person_id: personId('staff') }])
  })

  test('takes a number once in a unit, and says nothing of another unit having it', async () => {
    const { number } = await register()
    const again = await (await as('ethicsOfficer')).post('/confidential-media', desk.entryOf({ number }))
    expect(again).toMatchObject({ status: 409, body: { code: 'confidentialMedium.number_taken' } })
    const elsewhere = { number, unitId: home.unitIds.get('民政課')!, keeperId: personId('otherStaff') }
    await register(elsewhere, 'otherUnitHead')
  })

  test.each([
    [{ unitId: newId() }, 422, 'confidentialMedium.unit_unknown'],
    [{ keeperId: newId() }, 422, 'confidentialMedium.keeper_unknown'],
    [{ pointId: newId() }, 422, 'confidentialMedium.place_unknown'],
    [{ number: '某某計畫 (1)' }, 422, 'invalid_input'],
  ])('refuses what is nowhere known: %j', async (changes, status, code) => {
    const answer = await (await as('ethicsOfficer')).post('/confidential-media', desk.entryOf(changes))
    expect(answer).toMatchObject({ status, body: { code } })
  })

  test('is kept by a head for the own unit alone', async () => {
    const answer = await (await as('otherUnitHead')).post('/confidential-media', desk.entryOf())
    expect(answer).toMatchObject({ status: 403, body: { code: 'confidentialMedium.not_yours' } })
    expect((await (await as('staff')).post('/confidential-media', desk.entryOf())).status).toBe(403)
  })

  test('follows a medium to its next keeper, with every step of its life', async () => {
    const { id, pointId } = await register()
    const moved = { version: 1, keeperId: personId('unitHead'), pointId, shelf: '', remark: '移交' }
    expect((await (await as('staff')).patch(`/confidential-media/${id}`, moved)).body).toEqual({ id, version: 2 })
    expect(await list('staff')).not.toContain(id)
    const { body } = await (await as('unitHead')).get(`/confidential-media/${id}`)
    expect(body.events.map(({ kind, withName }: { kind: string; withName: string }) => [kind, withName])).toEqual([
      ['changed', 'home unitHead'],
      ['registered', 'home staff'],
    ])
    const late = await (await as('unitHead')).patch(`/confidential-media/${id}`, moved)
    expect(late).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })
  })

  test('is printed with 密 on each page by whoever signed in just now, and each print is recorded with its count', async () => {
    const { number } = await register()
    const officer = await as('ethicsOfficer')
    clock.pass(301)
    const refused = await officer.post('/confidential-media-register.txt')
    expect(refused).toMatchObject({ status: 401, body: { code: 'session.confirmation_needed' } })
    await officer.post('/session/confirm', { password: home.password })
    const text = String((await officer.post('/confidential-media-register.txt')).body)
    expect(text).toMatch(/^密/)
    expect(text).toContain(number)
    const { rows } = await owner.query(
      `select body from audit_entry where operation = 'confidentialMedium.printRegister'`,
    )
    expect(JSON.stringify(rows)).toMatch(/media/)
    expect(await (await as('librarian')).post('/confidential-media-register.txt')).toMatchObject(nothing)
  })

  test('has slips whose code leads back to the thing, for whoever may see it', async () => {
    const { id, number } = await register()
    const { code } = await desk.medium(id)
    const staff = await as('staff')
    const slip = String((await staff.post(`/confidential-media/${id}/slip.txt`)).body)
    expect(slip).toContain(number)
    expect((await staff.get(`/confidential-media/by-code/${code}`)).body.id).toBe(id)
    expect((await staff.post(`/confidential-media/${id}/slip.odt`)).status).toBe(200)
  })
})

describe('a destruction', () => {
  const asked = (witness: string, version = 1) => ({
    ...{ version, destructionId: newId(), method: 'crushed', witnessId: personId(witness) },
  })
  const destroy = async (id: string, witness: string, who = 'staff') =>
    (await as(who)).post(`/confidential-media/${id}/destruction`, asked(witness))
  const confirm = async (id: string, who: string) =>
    (await as(who)).post(`/confidential-media/${id}/destruction/confirm`, { version: 2 })

  test('needs two persons: whoever does it and whoever has seen it', async () => {
    const { id } = await register()
    expect((await destroy(id, 'librarian')).status).toBe(200)
    expect((await desk.medium(id)).state).toBe('kept')
    expect(await confirm(id, 'staff')).toMatchObject({ status: 403, body: { code: 'confidentialMedium.own_witness' } })
    expect(await confirm(id, 'unitHead')).toMatchObject({
      status: 403,
      body: { code: 'confidentialMedium.not_witness' },
    })
    const { waiting } = (await (await as('librarian')).get('/today')).body
    expect(waiting).toContainEqual(expect.objectContaining({ kind: 'mediaWitness', subjectId: id }))
    expect((await confirm(id, 'librarian')).body).toEqual({ id, version: 3 })
    expect(await desk.medium(id)).toMatchObject({ state: 'destroyed', destruction: null })
    expect(await list('librarian')).not.toContain(id)
  })

  test('is witnessed by nobody who does it', async () => {
    const { id } = await register()
    expect(await destroy(id, 'staff')).toMatchObject({ status: 403, body: { code: 'confidentialMedium.own_witness' } })
    const nobody = { ...asked('staff'), witnessId: newId() }
    const answer = await (await as('staff')).post(`/confidential-media/${id}/destruction`, nobody)
    expect(answer).toMatchObject({ status: 422, body: { code: 'confidentialMedium.witness_unknown' } })
  })

  test('waits once, and can be called off', async () => {
    const { id } = await register()
    const drop = (version: number) =>
      as('staff').then((one) => one.post(`/confidential-media/${id}/destruction/drop`, { version }))
    expect(await drop(1)).toMatchObject({ status: 409, body: { code: 'confidentialMedium.no_destruction' } })
    expect((await destroy(id, 'librarian')).status).toBe(200)
    const again = await (await as('staff')).post(`/confidential-media/${id}/destruction`, asked('unitHead', 2))
    expect(again).toMatchObject({ status: 409, body: { code: 'confidentialMedium.destruction_waiting' } })
    const byWitness = await (await as('librarian')).post(`/confidential-media/${id}/destruction/drop`, { version: 2 })
    expect(byWitness).toMatchObject({ status: 403, body: { code: 'confidentialMedium.not_yours' } })
    expect((await drop(2)).status).toBe(200)
    expect(await confirm(id, 'librarian')).toMatchObject(nothing)
    expect((await desk.medium(id)).destruction).toBeNull()
  })

  test('is signed by whoever showed just now to be the one who signed in', async () => {
    const { id } = await register()
    await destroy(id, 'librarian')
    const witness = await as('librarian')
    clock.pass(301)
    const refused = await witness.post(`/confidential-media/${id}/destruction/confirm`, { version: 2 })
    expect(refused).toMatchObject({ status: 401, body: { code: 'session.confirmation_needed' } })
  })

  test('leaves nothing to be changed, asked for or destroyed again', async () => {
    const { id, pointId } = await register()
    await destroy(id, 'librarian')
    await confirm(id, 'librarian')
    const staff = await as('staff')
    const moved = { version: 3, keeperId: personId('staff'), pointId, shelf: '', remark: '' }
    expect(await staff.patch(`/confidential-media/${id}`, moved)).toMatchObject({
      ...{ status: 409, body: { code: 'confidentialMedium.destroyed' } },
    })
    expect(await staff.post('/media-permits', desk.asking(id))).toMatchObject({
      ...{ status: 409, body: { code: 'confidentialMedium.not_kept' } },
    })
    await expect(owner.query(`update confidential_medium set state = 'kept' where id = $1`, [id])).rejects.toThrow(
      /append-only/,
    )
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { approvalOf } from '#test/approvals.ts'
import { mediaDesk } from '#test/media.ts'

const it = await testApp('2026-02-12T01:30:00Z')
const { as, alarms, clock, everybodyLeft, home, other, owner } = it
const desk = await mediaDesk(it)
const { approve, ask, decide, handOut, personId, permit, register, takeBack } = desk

beforeEach(() => {
  clock.set('2026-02-12T01:30:00Z')
  everybodyLeft()
})

const refusal = (status: number, code: string) => ({ status, body: { code } })
const nothing = { status: 404, body: expect.objectContaining({ code: 'not_found' }) }

async function approved(changes: Parameters<typeof ask>[1] = {}): Promise<{ id: string; mediumId: string }> {
  const { id: mediumId } = await register()
  const id = await ask(mediumId, changes)
  await approve(id)
  return { id, mediumId }
}
async function out(): Promise<{ id: string; mediumId: string }> {
  const made = await approved()
  expect((await handOut(made.id)).status).toBe(200)
  return made
}

describe('a permit is asked for', () => {
  test('with purpose and place in an envelope, and no answer or title tells of them', async () => {
    const { id: mediumId } = await register()
    const id = await ask(mediumId, { purpose: '只屬於信封的用途', destination: '只屬於信封的地點' })
    const { rows } = await owner.query(
      `select (to_jsonb(permit)::text || (select string_agg(to_jsonb(approval)::text, '') from approval)
        || (select coalesce(string_agg(body::text, ''), '') from audit_entry)
        || (select coalesce(string_agg(answer::text, ''), '') from idempotent_answer)) as text
       from media_permit as permit where id = $1`,
      [id],
    )
    expect(rows[0].text).not.toMatch(/只屬於信封/)
    const { body } = await desk.open(id, await as('unitHead'))
    expect(body).toMatchObject({ purpose: '只屬於信封的用途', destination: '只屬於信封的地點' })
  })

  test.each([
    [{ untilAt: '2026-02-12T01:00:00.000Z', fromAt: '2026-02-12T02:00:00.000Z' }, 422, 'mediaPermit.period_reversed'],
    [
      { fromAt: '2026-02-11T01:00:00.000Z', untilAt: '2026-02-11T09:00:00.000Z' },
      ...([422, 'mediaPermit.already_over'] as const),
    ],
    [{ act: 'copy' as const }, 422, 'mediaPermit.copy_number_missing'],
    [{ newCopyNumber: 1 }, 422, 'mediaPermit.copy_number_missing'],
    [{ carrierId: newId() }, 422, 'mediaPermit.carrier_unknown'],
  ])('and refused where it cannot be: %j', async (changes, status, code) => {
    const { id } = await register()
    const answer = await (await as('staff')).post('/media-permits', desk.asking(id, changes))
    expect(answer).toMatchObject(refusal(status, code))
  })

  test('for one copy of a number, and of the original alone', async () => {
    const { id: mediumId } = await register()
    const copy = { act: 'copy', newCopyNumber: 1 } as const
    const id = await ask(mediumId, copy)
    const again = await (await as('staff')).post('/media-permits', desk.asking(mediumId, copy))
    expect(again).toMatchObject(refusal(409, 'mediaPermit.copy_number_taken'))
    await approve(id)
    expect((await handOut(id)).status).toBe(200)
    expect((await takeBack(id)).status).toBe(200)
    const { body: media } = await (await as('staff')).get('/confidential-media')
    const made = media.find(({ originalId }: { originalId: string }) => originalId === mediumId)
    expect(made).toMatchObject({ copyNumber: 1, state: 'kept', classification: 'confidential' })
    const ofCopy = await (await as('staff')).post('/media-permits', desk.asking(made.id, { ...copy, newCopyNumber: 2 }))
    expect(ofCopy).toMatchObject(refusal(409, 'mediaPermit.copy_of_copy'))
  })
})

describe('a permit is decided', () => {
  test('by the head of the unit whose thing it is, then by a second where the class asks for one', async () => {
    const { id: mediumId } = await register()
    const id = await ask(mediumId, {}, 'ethicsOfficer')
    expect(await decide('otherUnitHead', id).catch(() => nothing)).toMatchObject(nothing)
    expect((await decide('unitHead', id)).status).toBe(200)
    expect((await permit(id)).state).toBe('asked')
    expect((await decide('ethicsDirector', id)).status).toBe(200)
    expect((await permit(id)).state).toBe('approved')
  })

  test('by one alone where the class asks for no second, and then it may be signed on paper', async () => {
    const { id: mediumId } = await register({ classification: 'restricted' })
    const id = await ask(mediumId)
    await approve(id, ['unitHead'])
    expect((await permit(id)).state).toBe('approved')
  })

  test('by the second whom the agency has set', async () => {
    const officer = await as('ethicsOfficer')
    const { settings, settingsVersion } = (await officer.get('/agency')).body
    const set = (version: number, confidential: string, restricted: string) =>
      officer.put('/agency/settings', {
        version,
        settings: { ...settings, media: { secondApprover: { confidential, restricted } } },
      })
    expect((await set(settingsVersion, 'head', 'ethics')).status).toBe(200)
    const { id: mediumId } = await register()
    const id = await ask(mediumId)
    await approve(id, ['unitHead', 'agencyHead'])
    expect((await permit(id)).state).toBe('approved')
    expect((await set(settingsVersion + 1, 'none', 'none')).status).toBe(422)
    expect((await set(settingsVersion + 1, 'ethics', 'none')).status).toBe(200)
  })

  test('by whoever is head of that unit at the moment of decision', async () => {
    const { id: mediumId } = await register()
    const id = await ask(mediumId)
    const roles = (who: string, to: string[]) =>
      owner.query('update person set roles = $1 where id = $2', [to, personId(who)])
    await roles('unitHead', ['staff'])
    await roles('systemAdministrator', ['systemAdministrator', 'unitHead'])
    try {
      const former = await as('unitHead')
      expect((await former.get(`/approvals/of/mediaPermit/${id}`)).status).toBe(404)
      expect((await decide('systemAdministrator', id)).status).toBe(200)
    } finally {
      await roles('unitHead', ['unitHead'])
      await roles('systemAdministrator', ['systemAdministrator'])
    }
  })

  test('never by the applicant or the carrier, also not in the place of another', async () => {
    const { id: mediumId } = await register()
    // The head of the unit carries it: the heads of the agency decide in that place.
    const id = await ask(mediumId, { carrierId: personId('unitHead') })
    expect(await decide('unitHead', id)).toMatchObject(refusal(403, 'approval.not_your_turn'))
    await owner.query(
      `insert into deputy (id, agency_id, person_id, deputy_id, from_date, until_date, named_by)
       values ($1, $2, $3, $4, '2026-02-12', '2026-02-12', $3)`,
      [newId(), home.agencyId, personId('agencyHead'), personId('unitHead')],
    )
    expect(await decide('unitHead', id)).toMatchObject(refusal(403, 'approval.not_your_turn'))
    expect((await approvalOf(await as('chiefSecretary'), 'mediaPermit', id)).mayDecide).toBe(true)
    await owner.query('delete from deputy')

    const own = await ask(mediumId, {}, 'unitHead')
    expect(await decide('unitHead', own)).toMatchObject(refusal(409, 'approval.own_approval'))
    await approve(own, ['chiefSecretary', 'ethicsDirector'])
    expect((await permit(own)).state).toBe('approved')
  })

  test('by a deputy of the head who is away', async () => {
    const { id: mediumId } = await register()
    const id = await ask(mediumId)
    await owner.query(
      `insert into deputy (id, agency_id, person_id, deputy_id, from_date, until_date, named_by)
       values ($1, $2, $3, $4, '2026-02-12', '2026-02-12', $3)`,
      [newId(), home.agencyId, personId('unitHead'), personId('librarian')],
    )
    expect((await decide('librarian', id)).status).toBe(200)
    await owner.query('delete from deputy')
  })

  test('by nobody where too few are left, and so it is not sent', async () => {
    const { id: mediumId } = await register()
    const disable = (at: string | null) =>
      owner.query('update person set disabled_at = $1 where id = any ($2)', [
        at,
        ['agencyHead', 'chiefSecretary'].map(personId),
      ])
    await disable('2026-02-12')
    const answer = await (await as('unitHead')).post('/media-permits', desk.asking(mediumId))
    await disable(null)
    expect(answer).toMatchObject(refusal(409, 'mediaPermit.nobody_to_approve'))
  })

  test('on a way that no agency sets otherwise', async () => {
    const director = await as('ethicsDirector')
    const { body: routes } = await director.get('/approval-routes')
    expect(routes.map(({ kind }: { kind: string }) => kind)).not.toContain('mediaPermit')
    const stages = [[{ roles: ['staff'], personId: null }]]
    const answer = await director.put('/approval-routes/mediaPermit', { stages, version: 0 })
    expect(answer).toMatchObject(refusal(409, 'approval.route_fixed'))
  })

  test('with no word beside a signature of class 密 and no scanned page; why it was refused is sealed', async () => {
    const { id: mediumId } = await register()
    const id = await ask(mediumId)
    expect(await decide('unitHead', id, { remark: '可' })).toMatchObject(refusal(422, 'approval.remark_unsealed'))
    const { id: approvalId } = await approvalOf(await as('staff'), 'mediaPermit', id)
    const upload = await (await as('ethicsOfficer')).upload('/files', 'page.pdf', Buffer.from('%PDF-1.4\n%%EOF'))
    const page = { signedOn: '2026-02-12', signers: '主管', fileIds: [upload.body.id ?? newId()] }
    const own = await (await as('staff')).post(`/approvals/${approvalId}/paper`, page)
    expect(own).toMatchObject(refusal(403, 'approval.not_yours'))
    const scanned = await (await as('ethicsOfficer')).post(`/approvals/${approvalId}/paper`, page)
    expect(scanned).toMatchObject(refusal(409, 'approval.page_unsealed'))
    expect((await decide('unitHead', id, { verdict: 'returned', remark: '只屬於信封的理由' })).status).toBe(200)
    expect((await permit(id)).state).toBe('refused')
    expect((await desk.open(id, await as('staff'))).body.closing).toBe('只屬於信封的理由')
    const { rows } = await owner.query(`select from approval where remark is not null and subject_id = $1`, [id])
    expect(rows).toEqual([])
    expect(await handOut(id)).toMatchObject(refusal(409, 'mediaPermit.not_approved'))
  })
})

describe('a permit is seen', () => {
  test('by whoever answers for the thing, by applicant, carrier and approvers, and by nobody else', async () => {
    const { id: mediumId } = await register()
    const id = await ask(mediumId)
    for (const who of ['staff', 'otherStaff', 'unitHead', 'ethicsOfficer', 'ethicsDirector'])
      expect((await (await as(who)).get(`/media-permits/${id}`)).status).toBe(200)
    for (const who of ['agencyHead', 'otherUnitHead', 'librarian']) {
      const visitor = await as(who)
      expect((await visitor.get(`/media-permits/${id}`)).body).toEqual(
        (await visitor.get(`/media-permits/${newId()}`)).body,
      )
      expect(await desk.open(id, visitor)).toMatchObject(nothing)
      expect((await visitor.get('/media-permits')).body).toEqual([])
      expect(await visitor.post(`/media-permits/${id}/slip.pdf`)).toMatchObject(nothing)
      expect(await visitor.post(`/media-permits/${id}/withdraw`, { version: 1, remark: '' })).toMatchObject(nothing)
    }
    expect(await (await as('ethicsDirector', other)).get(`/media-permits/${id}`)).toMatchObject(nothing)
    expect(await (await as('otherStaff')).get(`/confidential-media/${mediumId}`)).toMatchObject(nothing)
  })

  test('with its code by applicant and carrier alone, on screen and on paper', async () => {
    const { id } = await approved()
    const { code } = await permit(id, 'otherStaff')
    expect(code).toMatch(/^[0-9A-Z]{10}$/)
    expect((await permit(id, 'staff')).code).toBe(code)
    for (const who of ['unitHead', 'ethicsOfficer', 'ethicsDirector']) expect((await permit(id, who)).code).toBeNull()
    const slip = async (who: string) => String((await (await as(who)).post(`/media-permits/${id}/slip.txt`)).body)
    const shown = `${code!.slice(0, 5)}-${code!.slice(5)}`
    expect(await slip('otherStaff')).toMatch(new RegExp(`^密[^]*${shown}`))
    expect(await slip('unitHead')).not.toContain(shown)
    expect((await (await as('staff')).get(`/media-permits/by-code/${code}`)).body.id).toBe(id)
    const { rows } = await owner.query(
      `select count(*)::int as prints from audit_entry where operation = 'mediaPermit.printSlip' and subject_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ prints: 2 }])
  })
})

describe('a medium is handed out', () => {
  test('once, against the code, by somebody else than the carrier', async () => {
    const { id, mediumId } = await approved()
    expect((await handOut(id)).status).toBe(200)
    expect(await permit(id)).toMatchObject({ state: 'out', sealNumber: 'S-0001', handedOutByName: 'home staff' })
    expect((await desk.medium(mediumId)).state).toBe('out')
    const { waiting } = (await (await as('otherStaff')).get('/today')).body
    expect(waiting).toContainEqual(expect.objectContaining({ kind: 'mediaReturn', subjectId: id }))
    expect(await handOut(id)).toMatchObject(refusal(409, 'mediaPermit.used'))
    expect((await takeBack(id)).status).toBe(200)
    expect(await handOut(id)).toMatchObject(refusal(409, 'mediaPermit.used'))
  })

  test('of fifty who use one permit at once, to one', { timeout: 60_000 }, async () => {
    const { id } = await approved()
    const given = await desk.handingOut(id)
    const staff = await as('staff')
    const answers = await Promise.all(Array.from({ length: 50 }, () => staff.post('/media-permits/hand-out', given)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
      new Set(['mediaPermit.used']),
    )
    const { rows } = await owner.query(
      `select count(*)::int as times from medium_event where permit_id = $1 and kind = 'handedOut'`,
      [id],
    )
    expect(rows).toEqual([{ times: 1 }])
  })

  test('and not before it is approved', async () => {
    const { id: mediumId } = await register()
    const id = await ask(mediumId)
    expect(await handOut(id)).toMatchObject(refusal(409, 'mediaPermit.not_approved'))
    await approve(id, ['unitHead'])
    expect(await handOut(id)).toMatchObject(refusal(409, 'mediaPermit.not_approved'))
  })

  test('not another thing, not to another, not for what was not approved', async () => {
    const { id } = await approved()
    const { id: otherId } = await register()
    const another = await desk.medium(otherId)
    expect(await handOut(id, { item: another.code })).toMatchObject(refusal(409, 'mediaPermit.other_item'))
    expect(await handOut(id, { item: another.number })).toMatchObject(refusal(409, 'mediaPermit.other_item'))
    const carrierId = personId('librarian')
    expect(await handOut(id, { carrierId })).toMatchObject(refusal(409, 'mediaPermit.other_carrier'))
    const shownHash = '0'.repeat(64)
    expect(await handOut(id, { shownHash })).toMatchObject(refusal(409, 'mediaPermit.other_purpose'))
    expect((await permit(id)).state).toBe('approved')
  })

  test('not a minute before its time, and not on the minute at which it ends', async () => {
    const { id } = await approved({ fromAt: '2026-02-12T02:00:00.000Z', untilAt: '2026-02-12T03:00:00.000Z' })
    everybodyLeft()
    clock.set('2026-02-12T01:59:59Z')
    expect(await handOut(id)).toMatchObject(refusal(409, 'mediaPermit.too_early'))
    everybodyLeft()
    clock.set('2026-02-12T03:00:00Z')
    expect(await handOut(id)).toMatchObject(refusal(409, 'mediaPermit.too_late'))
    everybodyLeft()
    clock.set('2026-02-12T02:00:00Z')
    expect((await handOut(id)).status).toBe(200)
  })

  test('not by the carrier, who may be its keeper', async () => {
    const { id: mediumId } = await register({ keeperId: personId('otherStaff') })
    const id = await ask(mediumId, {}, 'ethicsOfficer')
    await approve(id)
    expect(await handOut(id, {}, 'otherStaff')).toMatchObject(refusal(403, 'mediaPermit.own_hand_out'))
    expect((await handOut(id, {}, 'unitHead')).status).toBe(200)
    expect(await takeBack(id, {}, 'otherStaff')).toMatchObject(refusal(403, 'mediaPermit.own_hand_out'))
  })

  test('not by whoever has nothing to do with it, whatever code they have found', async () => {
    const { id } = await approved()
    for (const who of ['librarian', 'agencyHead', 'otherUnitHead']) {
      expect(await handOut(id, {}, who)).toMatchObject(nothing)
      expect(await takeBack(id, {}, who)).toMatchObject(nothing)
    }
    const given = await desk.handingOut(id, { code: '0000000000' })
    expect(await (await as('staff')).post('/media-permits/hand-out', given)).toMatchObject(nothing)
  })

  test('not while another permit has it out', async () => {
    const { id, mediumId } = await out()
    const second = await ask(mediumId)
    await approve(second)
    expect(await handOut(second)).toMatchObject(refusal(409, 'confidentialMedium.not_kept'))
    const row = `update media_permit set state = 'out', handed_out_at = now(), handed_out_by = applicant_id, seal_number = ''
      where id = $1`
    await expect(owner.query(row, [second])).rejects.toMatchObject({ constraint: 'mediaPermit.already_out' })
    expect((await takeBack(id)).status).toBe(200)
    expect((await handOut(second)).status).toBe(200)
  })
})

describe('a medium comes back', () => {
  test('whole, and is kept again', async () => {
    const { id, mediumId } = await out()
    expect((await takeBack(id, { remark: '核對無誤' })).status).toBe(200)
    expect(await permit(id)).toMatchObject({ state: 'returned', returnResult: 'whole', returnedToName: 'home staff' })
    expect((await desk.medium(mediumId)).state).toBe('kept')
    expect((await desk.open(id, await as('staff'))).body.closing).toBe('核對無誤')
    expect(await takeBack(id)).toMatchObject(refusal(409, 'mediaPermit.already_returned'))
  })

  test('as the thing that went out, and only once it is out', async () => {
    const { id: waiting } = await approved()
    expect(await takeBack(waiting)).toMatchObject(refusal(409, 'mediaPermit.not_out'))
    const { id } = await out()
    const { number } = await register()
    expect(await takeBack(id, { item: number })).toMatchObject(refusal(409, 'mediaPermit.other_item'))
  })

  test.each([
    ['opened', 'kept'],
    ['differs', 'kept'],
    ['lost', 'missing'],
  ])('%s, and ethics is told at once', async (result, state) => {
    const { id, mediumId } = await out()
    expect((await takeBack(id, { result })).status).toBe(200)
    expect((await desk.medium(mediumId)).state).toBe(state)
    const { rows } = await owner.query(
      `select person.name from telling join telling_recipient on telling_id = telling.id
         join person on person.id = person_id where subject_id = $1 and event = 'mediaUnsound' order by name`,
      [id],
    )
    expect(rows.map(({ name }) => name)).toEqual(
      ['ethicsDirector', 'ethicsOfficer', 'secondEthicsOfficer'].map((who) => `home ${who}`),
    )
  })
})

describe('a medium that does not come back', () => {
  const told = async (id: string) => {
    const { rows } = await owner.query(
      `select person.name, step from telling join telling_recipient on telling_id = telling.id
         join person on person.id = person_id where subject_id = $1 and event = 'mediaOverdue' order by step, name`,
      [id],
    )
    return rows.map(({ name, step }) => `${step.replace('overdue ', '')} ${name}`)
  }
  const everybody = ['ethicsDirector', 'ethicsOfficer', 'otherStaff', 'secondEthicsOfficer', 'unitHead']

  test('rings on the minute with the carrier, the head and ethics, and each working day until it is back', async () => {
    const { id } = await out()
    clock.set('2026-02-12T08:59:59Z')
    await alarms.turn()
    expect(await told(id)).toEqual([])
    clock.set('2026-02-12T09:00:00Z')
    await alarms.turn()
    expect(await told(id)).toEqual(everybody.map((who) => `2026-02-12 home ${who}`))
    clock.set('2026-02-13T01:00:00Z')
    await alarms.turn()
    expect((await told(id)).filter((one) => one.startsWith('2026-02-13'))).toHaveLength(5)
    everybodyLeft()
    expect((await takeBack(id)).status).toBe(200)
    const { rows } = await owner.query(`select from alarm where subject_id = $1 and fired_at is null`, [id])
    expect(rows).toEqual([])
  })

  test('rings for nothing that came back in time', async () => {
    const { id } = await out()
    expect((await takeBack(id)).status).toBe(200)
    clock.set('2026-02-12T09:00:00Z')
    await alarms.turn()
    expect(await told(id)).toEqual([])
  })
})

describe('a permit is withdrawn', () => {
  const withdraw = async (id: string, who: string, version = 2) =>
    (await as(who)).post(`/media-permits/${id}/withdraw`, { version, remark: '計畫變更' })

  test('before it was used, and then it is of no use', async () => {
    const { id } = await approved()
    expect(await withdraw(id, 'otherStaff')).toMatchObject(refusal(403, 'mediaPermit.not_yours'))
    expect(await withdraw(id, 'unitHead', 1)).toMatchObject(refusal(409, 'changed_meanwhile'))
    expect((await withdraw(id, 'unitHead')).status).toBe(200)
    expect(await withdraw(id, 'unitHead', 3)).toMatchObject(refusal(409, 'mediaPermit.withdrawn'))
    expect(await handOut(id)).toMatchObject(refusal(409, 'mediaPermit.withdrawn'))
    expect((await desk.open(id, await as('staff'))).body.closing).toBe('計畫變更')
  })

  test('while it is decided on the way itself, and not after it was used', async () => {
    const { id: mediumId } = await register()
    const id = await ask(mediumId)
    expect(await withdraw(id, 'staff', 1)).toMatchObject(refusal(409, 'mediaPermit.on_its_way'))
    const staff = await as('staff')
    const { id: approvalId } = await approvalOf(staff, 'mediaPermit', id)
    expect((await staff.post(`/approvals/${approvalId}/withdraw`)).status).toBe(200)
    expect((await permit(id)).state).toBe('withdrawn')
    const { id: used } = await out()
    expect(await withdraw(used, 'unitHead', 3)).toMatchObject(refusal(409, 'mediaPermit.used'))
  })
})

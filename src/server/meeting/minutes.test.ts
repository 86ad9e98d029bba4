import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { meetingDesk } from '#test/meetings.ts'

const now = '2026-02-11T01:00:00Z'
const it = await testApp(now)
const { as, owner, home, other, clock } = it
const desk = meetingDesk(it)
const { unit, personId, act, codeOf, planned, running, ended, show, write, resolution, signed } = desk
beforeEach(() => clock.set(now))

const itemOf = async (id: string) => {
  const itemId = newId()
  await act(id, 'proposals', { itemId, title: '監視器', text: '後門影像模糊' })
  return itemId
}
const settlement = (resolutionId: string, changes: object = {}) => ({
  ...{ resolutionId, stepId: newId(), decision: 'done', dueDate: null, note: '', ...changes },
})
const report = async (id: string, who: string, changes: object = {}) =>
  (await as(who)).post(`/resolutions/${id}/reports`, { stepId: newId(), note: '已完成', fileIds: [], ...changes })
const waiting = async (who: string, kind: string) =>
  (await (await as(who)).get('/today')).body.waiting.filter((one: any) => one.kind === kind)

describe('minutes', () => {
  test('are written while the meeting runs and afterwards, by the recorder and ethics', async () => {
    const made = await planned({ recorderId: personId('otherStaff') })
    const itemId = await itemOf(made.id)
    expect((await write(made.id, {})).body.code).toBe('meeting.not_under_way')
    await act(made.id, 'begin', {}, 'otherStaff')
    const items = [{ itemId, discussion: '照案通過', resolutions: [resolution()] }]
    expect((await write(made.id, { items }, 'otherStaff')).status).toBe(200)
    expect((await write(made.id, { items }, 'otherUnitHead')).body.code).toBe('meeting.not_recorder')
    const { content } = await show(made.id)
    expect(content!.minutes.items).toEqual(items)
    const late = await (await as('ethicsOfficer')).put(`/meetings/${made.id}/minutes`, {
      ...{ version: 0, minutes: content!.minutes },
    })
    expect(late.body.code).toBe('changed_meanwhile')
    await act(made.id, 'end', {}, 'otherStaff')
    expect((await write(made.id, { items })).status).toBe(200)
    await act(made.id, 'close')
    expect((await write(made.id, { items })).body.code).toBe('meeting.not_under_way')
  })

  test('speak of what is on the agenda, and each resolution has a unit and a person of it', async () => {
    const { id } = await running()
    const motion = (one: object) => ({ motions: { discussion: '', resolutions: [resolution(one)] } })
    const code = async (changes: object) => (await write(id, changes)).body.code
    expect(await code({ items: [{ itemId: newId(), discussion: '', resolutions: [] }] })).toBe('meeting.item_unknown')
    expect(await code(motion({ unitId: newId() }))).toBe('meeting.unit_unknown')
    expect(await code(motion({ personId: personId('otherStaff') }))).toBe('meeting.person_of_other_unit')
    expect(await code(motion({ personId: personId('staff') }))).toBe(undefined)
  })

  test('are closed once the meeting has ended, and then wait for the chair', async () => {
    const { id } = await running()
    expect(await codeOf(id, 'close')).toBe('meeting.not_ended')
    expect(await codeOf(id, 'minutes.odt')).toBe('meeting.not_closed')
    await act(id, 'end')
    expect(await codeOf(id, 'close', {}, 'otherUnitHead')).toBe('meeting.not_recorder')
    await act(id, 'close')
    expect(await codeOf(id, 'close')).toBe('meeting.not_ended')
  })

  test('print as they were signed', async () => {
    const { id } = await signed()
    const odt = unzipSync((await (await as('unitHead')).post(`/meetings/${id}/minutes.odt`)).body)
    const text = strFromU8(odt['content.xml']!)
    for (const part of [
      '會議紀錄',
      'agencyHeadhome agencyHead',
      '請各單位注意',
      '監視器',
      '後門影像模糊',
      '照案通過',
      '加裝後門監視器',
      '權責單位：行政室',
      '散會',
    ])
      expect(text).toContain(part)
    expect(strFromU8((await (await as('unitHead')).post(`/meetings/${id}/minutes.pdf`)).body.subarray(0, 5))).toBe(
      '%PDF-',
    )
  })

  test('once signed, change in nothing, in the database as well; without the trigger they could', async () => {
    const { id } = await signed()
    expect((await write(id, {})).body.code).toBe('meeting.not_under_way')
    await expect(owner.query('update meeting set hash = hash where id = $1', [id])).rejects.toThrow('append-only')
    await expect(owner.query('delete from meeting')).rejects.toThrow('append-only')
    await expect(owner.query('update meeting_invitee set came_at = now() where meeting_id = $1', [id])).rejects.toThrow(
      'signed',
    )
    for (const table of [
      'meeting_resolution',
      'meeting_supplement',
      'meeting_resolution_step',
      'meeting_resolution_file',
    ])
      await expect(owner.query(`truncate ${table} cascade`)).rejects.toThrow('append-only')
    const client = await owner.connect()
    await client.query('begin; drop trigger signed_stays on meeting')
    const { rowCount } = await client.query('update meeting set hash = hash where id = $1', [id])
    await client.query('rollback')
    client.release()
    expect(rowCount).toBe(1)
  })

  test('are corrected by a supplement with a reason, once they are signed', async () => {
    const open = await ended()
    const correction = () => ({ supplementId: newId(), reason: '漏列出席', text: '補列圖書館' })
    expect(await codeOf(open.id, 'supplements', correction())).toBe('meeting.not_signed')
    const { id } = await signed()
    expect(await codeOf(id, 'supplements', correction(), 'unitHead')).toBe('meeting.not_recorder')
    expect(await codeOf(id, 'supplements', { ...correction(), reason: '' })).toBe('invalid_input')
    await act(id, 'supplements', correction())
    await act(id, 'supplements', correction())
    expect((await show(id)).content!.supplements).toMatchObject([
      { number: 1, reason: '漏列出席', text: '補列圖書館', byName: 'home ethicsOfficer' },
      { number: 2 },
    ])
  })
})

describe('a resolution', () => {
  test('waits on Today of the unit that owes it, or of the person named and the head, until it is reported', async () => {
    const { resolutionId } = await signed()
    const mine = async (who: string, id = resolutionId) =>
      (await waiting(who, 'resolution')).filter((one: any) => one.subjectId === id)
    expect(await mine('staff')).toEqual([
      {
        kind: 'resolution',
        subjectId: resolutionId,
        title: '加裝後門監視器',
        unitName: '行政室',
        dueDate: '2026-02-20',
      },
    ])
    expect(await mine('unitHead')).toHaveLength(1)
    expect(await mine('otherStaff')).toEqual([])
    expect((await report(resolutionId, 'staff')).status).toBe(200)
    expect(await mine('staff')).toEqual([])
    const named = await signed({}, { unitId: unit('民政課'), personId: personId('otherStaff') })
    expect(await mine('otherStaff', named.resolutionId)).toHaveLength(1)
    expect(await mine('otherUnitHead', named.resolutionId)).toHaveLength(1)
  })

  test('is told to the head of the unit when it is signed', async () => {
    const { resolutionId } = await signed()
    const { rows } = await owner.query(
      `select person.name from telling join telling_recipient as told on telling_id = telling.id
       join person on person.id = person_id where subject_id = $1 and event = 'resolutionOwed'`,
      [resolutionId],
    )
    expect(rows).toEqual([{ name: 'home unitHead' }])
  })

  test('is reported by the unit, with files that are there', async () => {
    const { resolutionId } = await signed()
    expect((await report(resolutionId, 'ethicsOfficer')).body.code).toBe('resolution.not_own_unit')
    expect((await report(resolutionId, 'librarian')).status).toBe(404)
    expect((await report(resolutionId, 'unitHead', { fileIds: [newId()] })).body.code).toBe(
      'file.unknown_on_resolution',
    )
    expect((await report(resolutionId, 'unitHead', { note: '' })).body.code).toBe('invalid_input')
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const file = (await (await as('unitHead')).upload('/files', 'camera.png', png)).body
    expect((await report(resolutionId, 'unitHead', { fileIds: [file.id] })).status).toBe(200)
    const { body } = await (await as('staff')).get(`/resolutions/${resolutionId}`)
    expect(body).toMatchObject({
      state: 'reported',
      steps: [{ kind: 'reported', note: '已完成', byName: 'home unitHead', files: [{ id: file.id }] }],
    })
  })

  test('comes back first at the next meeting of the kind, with what was reported, until it is ended', async () => {
    const first = await signed({ kind: 'disaster' })
    await report(first.resolutionId, 'unitHead', { note: '已請購' })
    const agendaOf = async (id: string) =>
      (await show(id)).content!.agenda.filter((item) => item.resolutionId === first.resolutionId)
    const elsewhere = await planned({ kind: 'joint' })
    expect(await agendaOf(elsewhere.id)).toEqual([])
    const next = await planned({ kind: 'disaster' })
    const [item] = await agendaOf(next.id)
    expect((await show(next.id)).content!.agenda[0]).toEqual(item)
    expect(item!.facts).toEqual(['行政室　期限 115/2/20（五）　已回報辦理情形', '已回報辦理情形：已請購'])

    const { id, ...rest } = next
    const struck = (await show(id)).content!.agenda.map((one) => ({ ...one, isStruck: true }))
    const strike = await (await as('ethicsOfficer')).put(`/meetings/${id}`, { ...rest, version: 1, agenda: struck })
    expect(strike.body.code).toBe('meeting.resolution_struck')

    await act(id, 'begin')
    await act(id, 'end')
    expect(await codeOf(id, 'close')).toBe('meeting.resolutions_unsettled')
    const settle = async (changes: object, who = 'ethicsOfficer') =>
      codeOf(id, 'settlements', settlement(first.resolutionId, changes), who)
    expect(await settle({}, 'agencyHead')).toBe('forbidden')
    expect(await settle({ decision: 'ended' })).toBe('resolution.reason_missing')
    expect(await settle({ decision: 'carried' })).toBe('resolution.day_missing')
    expect(await codeOf(id, 'settlements', settlement(newId()))).toBe('resolution.not_on_agenda')
    expect(await codeOf(elsewhere.id, 'settlements', settlement(first.resolutionId))).toBe('meeting.not_under_way')
    expect(await settle({ decision: 'carried', dueDate: '2026-03-10', note: '等候到貨' })).toBe(undefined)
    await act(id, 'close')
    expect((await (await as('unitHead')).get(`/resolutions/${first.resolutionId}`)).body).toMatchObject({
      ...{ state: 'carried', dueDate: '2026-03-10' },
    })

    const third = await running({ kind: 'disaster' })
    expect(await agendaOf(third.id)).toHaveLength(1)
    await act(third.id, 'settlements', settlement(first.resolutionId))
    expect((await report(first.resolutionId, 'unitHead')).body.code).toBe('resolution.over')
    expect(await agendaOf((await planned({ kind: 'disaster' })).id)).toEqual([])
  })
})

describe('a confidential meeting', () => {
  const confidential = (changes: object = {}) => desk.confidential(changes)

  test('is open to those invited in person, its chair and recorder, and ethics; opening it is recorded', async () => {
    const made = await planned(confidential())
    const outside = (await (await as('otherUnitHead')).get(`/meetings/${made.id}`)).body
    expect(outside).toMatchObject({ title: null, content: null })
    expect(JSON.stringify((await (await as('otherUnitHead')).get('/meetings')).body)).not.toContain('密件專案會議')
    const opened = await (await as('otherUnitHead')).post(`/meetings/${made.id}/open`)
    expect(opened.body).toMatchObject({ title: '密件專案會議', content: { readings: [] } })
    expect((await show(made.id)).content!.readings).toMatchObject([{ personName: 'home otherUnitHead' }])
    for (const who of ['unitHead', 'otherStaff', 'staff']) {
      expect((await (await as(who)).get(`/meetings/${made.id}`)).status).toBe(404)
      expect(await codeOf(made.id, 'open', {}, who)).toBe('not_found')
    }
  })

  test('lies in an envelope: nothing of it stands in the database in clear', async () => {
    const made = await signed(confidential({ title: '丹頂鶴專案', place: '地下指揮所' }), {
      text: '汰換丹頂鶴專案設備',
    })
    await act(made.id, 'supplements', { supplementId: newId(), reason: '丹頂鶴專案筆誤', text: '丹頂鶴專案更正' })
    await report(made.resolutionId, 'unitHead', { note: '丹頂鶴專案已汰換' })
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'agency_id'`,
    )
    for (const { name } of rows) {
      const found = await owner.query(`select from ${name} t where t::text like '%丹頂鶴%' or t::text like '%指揮所%'`)
      expect([name, found.rowCount]).toEqual([name, 0])
    }
    expect((await show(made.id)).content!.supplements).toMatchObject([{ reason: '丹頂鶴專案筆誤' }])
  })

  test('has its class said at the start and at the end, and confirmed with the time', async () => {
    const { id } = await running(confidential())
    const said = (moment: string, who = 'ethicsOfficer') => codeOf(id, 'class-said', { moment }, who)
    expect((await write(id, {})).body.code).toBe('meeting.class_not_said')
    expect(await said('start', 'otherUnitHead')).toBe('meeting.not_recorder')
    expect(await said('end')).toBe('meeting.class_not_said')
    expect(await said('start')).toBe(undefined)
    expect(await said('start')).toBe('meeting.class_already_said')
    expect((await write(id, {})).status).toBe(200)
    expect(await codeOf(id, 'end')).toBe('meeting.class_not_said_at_end')
    clock.pass(600)
    expect(await said('end')).toBe(undefined)
    expect(await show(id)).toMatchObject({
      ...{ classSaidAtStart: '2026-02-11T01:00:00.000Z', classSaidAtEnd: '2026-02-11T01:10:00.000Z' },
    })
    await act(id, 'end')
    expect(await said('end')).toBe('meeting.not_running')
    const plain = await running()
    expect(await codeOf(plain.id, 'class-said', { moment: 'start' })).toBe('meeting.not_confidential')
  })

  test('counts its numbered papers, and is not closed before each is back or its loss explained', async () => {
    const made = await running(confidential({ kind: 'disaster' }))
    const { id } = made
    const give = async (number: number, changes: object = {}, who = 'ethicsOfficer') =>
      codeOf(id, 'papers', { paperId: newId(), number, inviteeId: made.invitees[0]!.id, ...changes }, who)
    expect(await give(1)).toBe('meeting.class_not_said')
    await act(id, 'class-said', { moment: 'start' })
    expect(await give(1, {}, 'otherUnitHead')).toBe('meeting.not_recorder')
    expect(await give(1, { inviteeId: newId() })).toBe('meeting.invitee_not_listed')
    for (const number of [1, 2, 3]) expect(await give(number)).toBe(undefined)
    expect(await give(2)).toBe('meeting.paper_given')
    await act(id, 'class-said', { moment: 'end' })
    await act(id, 'end')
    const papers = (await show(id)).content!.papers
    const settle = (index: number, loss = '') => codeOf(id, `papers/${papers[index]!.id}/settle`, { loss })
    expect(await settle(0)).toBe(undefined)
    expect(await settle(0)).toBe('meeting.paper_settled')
    const refused = await (await as('ethicsOfficer')).post(`/meetings/${id}/close`)
    expect(refused.body).toMatchObject({ code: 'meeting.papers_missing', details: { numbers: '2、3' } })
    await settle(1, '會後遺落，已報告首長')
    await settle(2)
    expect(await codeOf(id, `papers/${newId()}/settle`, { loss: '' })).toBe('not_found')
    await act(id, 'close')
    expect((await show(id)).content!.papers).toMatchObject([
      { loss: null },
      { loss: '會後遺落，已報告首長' },
      { loss: null },
    ])
    const plain = await running()
    expect(await codeOf(plain.id, 'papers', { paperId: newId(), number: 1, inviteeId: plain.invitees[0]!.id })).toBe(
      'meeting.not_confidential',
    )
  })

  test('tells nothing by its code to whoever is not invited, and takes deputies with an account', async () => {
    const made = await running(confidential())
    const enter = async (who: string) => (await as(who)).post('/attendance', { code: made.code, inviteeId: null })
    expect((await enter('otherStaff')).body.code).toBe('meeting.code_unknown')
    expect((await enter('otherUnitHead')).status).toBe(200)
    const tick = (changes: object) =>
      codeOf(made.id, 'attendance', {
        inviteeId: made.invitees[1]!.id,
        hasCome: true,
        deputyId: null,
        deputyName: '',
        ...changes,
      })
    expect(await tick({ deputyName: '某人' })).toBe('meeting.deputy_needs_account')
    expect(await tick({ deputyId: personId('staff') })).toBe(undefined)
    expect((await (await as('staff')).post(`/meetings/${made.id}/open`)).status).toBe(200)
  })

  test('gives the head of a unit its own resolutions and no more; taking them is recorded', async () => {
    const { id, resolutionId } = await signed(confidential())
    const head = await as('unitHead')
    expect((await head.get(`/meetings/${id}`)).status).toBe(404)
    expect((await head.get(`/resolutions/${resolutionId}`)).body).toMatchObject({ text: null })
    expect((await head.post(`/resolutions/${resolutionId}/open`)).body).toMatchObject({ text: '加裝後門監視器' })
    const excerpt = strFromU8(unzipSync((await head.post(`/meetings/${id}/excerpt.odt`)).body)['content.xml']!)
    expect(excerpt).toContain('加裝後門監視器')
    expect(excerpt).not.toContain('密件專案會議')
    const { rows } = await owner.query(
      `select operation from audit_entry where subject_id = $1 and operation like any('{%.open,%.excerpt}') order by sequence`,
      [resolutionId],
    )
    expect(rows).toEqual([{ operation: 'resolution.open' }, { operation: 'meeting.excerpt' }])
    for (const who of ['staff', 'librarian']) {
      expect((await (await as(who)).get(`/resolutions/${resolutionId}`)).status).toBe(404)
      expect(await codeOf(id, 'excerpt.odt', {}, who)).toBe('not_found')
    }
    expect((await waiting('unitHead', 'resolution')).find((one: any) => one.subjectId === resolutionId).title).toBe(
      '密件會議',
    )
    expect((await report(resolutionId, 'unitHead', { fileIds: [newId()] })).body.code).toBe('resolution.no_files')
    expect((await report(resolutionId, 'unitHead')).status).toBe(200)
  })

  test('comes back in confidential meetings alone, and leaves no word in a calendar', async () => {
    const { resolutionId } = await signed(confidential({ kind: 'joint' }))
    const agenda = async (changes: object) =>
      (await show((await planned({ kind: 'joint', ...changes })).id)).content!.agenda
    expect((await agenda({})).filter((item) => item.resolutionId)).toEqual([])
    expect((await agenda(confidential())).map((item) => item.resolutionId)).toContain(resolutionId)
    const made = await planned(confidential())
    await act(made.id, 'invite')
    const calendar = strFromU8((await (await as('otherUnitHead')).get(`/meetings/${made.id}/invitation.ics`)).body)
    expect(calendar).toContain('SUMMARY:密件會議\r\n')
    expect(calendar).not.toContain('LOCATION')
  })
})

describe('a resolution that is overdue', () => {
  const told = async (subjectId: string): Promise<string[]> =>
    (
      await owner.query<{ name: string }>(
        `select person.name from telling join telling_recipient as told on telling_id = telling.id
         join person on person.id = person_id where subject_id = $1 and event = 'resolutionOverdue' order by telling.told_at, name`,
        [subjectId],
      )
    ).rows.map(({ name }) => name)
  const asked = ['home ethicsDirector', 'home ethicsOfficer', 'home secondEthicsOfficer', 'home unitHead']
  const ringAt = async (moment: string) => {
    clock.set(moment)
    it.everybodyLeft()
    await it.alarms.turn()
  }

  test('is told to the head of the unit and to ethics each working day, until the unit has reported', async () => {
    const { resolutionId } = await signed({}, { dueDate: '2026-02-12' })
    await ringAt('2026-02-12T23:00:00Z')
    expect(await told(resolutionId)).toEqual([])
    await ringAt('2026-02-13T01:30:00Z')
    expect(await told(resolutionId)).toEqual(asked)
    await ringAt('2026-02-13T08:00:00Z')
    expect(await told(resolutionId)).toEqual(asked)
    await report(resolutionId, 'unitHead')
    await ringAt('2026-02-26T01:30:00Z')
    expect(await told(resolutionId)).toEqual(asked)
  })

  test('is not told once a meeting has ended it, and by the new day where it is carried on', async () => {
    const first = await signed({ kind: 'joint' }, { dueDate: '2026-02-12' })
    const { id } = await running({ kind: 'joint' })
    await act(id, 'settlements', settlement(first.resolutionId, { decision: 'carried', dueDate: '2026-02-25' }))
    await ringAt('2026-02-25T01:30:00Z')
    expect(await told(first.resolutionId)).toEqual([])
    await ringAt('2026-02-26T01:30:00Z')
    expect(await told(first.resolutionId)).toEqual(asked)
    await act(id, 'settlements', settlement(first.resolutionId))
    await ringAt('2026-03-03T01:30:00Z')
    expect(await told(first.resolutionId)).toEqual(asked)
  })
})

test('of another agency nothing can be done to a meeting or a resolution', async () => {
  const { id, resolutionId } = await signed()
  const stranger = await as('ethicsOfficer', other)
  const settled = await stranger.post(`/meetings/${id}/settlements`, settlement(resolutionId))
  const written = await stranger.put(`/meetings/${id}/minutes`, {
    version: 1,
    minutes: { opening: '', items: [], motions: { discussion: '', resolutions: [] }, ruling: '' },
  })
  const reported = await stranger.post(`/resolutions/${resolutionId}/reports`, {
    stepId: newId(),
    note: '已完成',
    fileIds: [],
  })
  expect([settled, written, reported].map(({ status }) => status)).toEqual([404, 404, 404])
  expect(home.agencyId).not.toBe(other.agencyId)
})

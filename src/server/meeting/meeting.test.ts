import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { AgendaItem, Meeting } from '#domain/meeting/meeting.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makeAssignment, makePlan } from '#test/make.ts'
import { meetingDesk } from '#test/meetings.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, other, home, clock } = it
const desk = meetingDesk(it)
const { unit, personId, draft, planned, running, ended, signed, act, show, codeOf } = desk
const officer = await as('ethicsOfficer')
const plan = await makePlan(owner, home)

describe('a meeting is planned', () => {
  test('by ethics, with chair, recorder and those who are invited', async () => {
    const made = await planned({ planId: plan.planId })
    expect(await show(made.id)).toMatchObject({
      ...{ kind: 'security', status: 'planned', title: '春節前安全維護會報', isConfidential: false },
      ...{ chairName: 'home agencyHead', recorderName: 'home ethicsOfficer', planTitle: '春節專案' },
      content: {
        place: '三樓會議室',
        invitees: [{ unitId: unit('行政室') }, { personId: personId('otherUnitHead') }, { name: '轄區派出所' }],
      },
    })
    const { id, ...rest } = draft()
    expect((await (await as('unitHead')).put(`/meetings/${id}`, rest)).body.code).toBe('forbidden')
  })

  test.each([
    ['meeting.above_confidential', { classification: 'secret' }],
    ['meeting.above_confidential', { classification: 'absolutelySecret' }],
    ['meeting.kind_unknown', { kind: 'party' }],
    ['meeting.times_reversed', { endsAt: '2026-02-13T01:00:00.000Z' }],
    ['meeting.plan_unknown', { planId: newId() }],
    ['meeting.chair_unknown', { chairId: newId() }],
    ['meeting.recorder_unknown', { recorderId: newId() }],
    ['meeting.invitee_unknown', { invitees: [desk.invitee({ personId: newId() })] }],
    ['meeting.unit_unknown', { invitees: [desk.invitee({ unitId: newId() })] }],
    ['meeting.invitee_nameless', { invitees: [desk.invitee({})] }],
    ['meeting.units_in_confidential', { classification: 'confidential' }],
    ['not_found', { version: 3 }],
  ])('and refused as %s', async (code, changes) => {
    const { id, ...rest } = draft(changes)
    expect((await officer.put(`/meetings/${id}`, rest)).body.code).toBe(code)
  })

  test('with everybody once', async () => {
    const person = { personId: personId('staff') }
    const house = { unitId: unit('行政室') }
    const twice = async (one: object) => {
      const { id, ...rest } = draft({ invitees: [desk.invitee(one), desk.invitee(one)] })
      return (await officer.put(`/meetings/${id}`, rest)).body.code
    }
    expect(await twice(person)).toBe('meeting.invitee_repeated')
    expect(await twice(house)).toBe('meeting.unit_repeated')
  })

  test('in a kind of the agency as well, as long as it is in use', async () => {
    const id = newId()
    expect((await officer.post('/meeting-kinds', { id, name: '選舉安全會報' })).body).toEqual({
      key: id,
      name: '選舉安全會報',
    })
    expect((await officer.post('/meeting-kinds', { id: newId(), name: '選舉安全會報' })).body.code).toBe(
      'meeting.kind_exists',
    )
    expect((await (await as('unitHead')).post('/meeting-kinds', { id: newId(), name: '新的' })).body.code).toBe(
      'forbidden',
    )
    const made = await planned({ kind: id })
    expect(await show(made.id)).toMatchObject({ kind: id, kindName: '選舉安全會報' })
    expect((await (await as('ethicsOfficer', other)).post(`/meeting-kinds/${id}/withdraw`)).status).toBe(404)
    expect((await officer.post(`/meeting-kinds/${id}/withdraw`)).status).toBe(200)
    expect((await officer.post(`/meeting-kinds/${id}/withdraw`)).status).toBe(404)
    expect((await officer.get('/meeting-kinds')).body.map(({ key }: any) => key)).toEqual([
      'security',
      'joint',
      'disaster',
    ])
    const { id: _, ...rest } = draft({ kind: id })
    expect((await officer.put(`/meetings/${newId()}`, rest)).body.code).toBe('meeting.kind_unknown')
    expect((await show(made.id)).kindName).toBe('選舉安全會報')
  })

  test('and changed until it begins, by one at a time; its kind and class stay', async () => {
    const made = await planned()
    const again = async (changes: object) => {
      const { id, ...rest } = { ...made, agenda: null, ...changes }
      return officer.put(`/meetings/${id}`, rest)
    }
    expect((await again({ place: '一樓' })).body.code).toBe('changed_meanwhile')
    expect((await again({ version: 1, place: '一樓' })).body).toEqual({ id: made.id, version: 2 })
    expect((await again({ version: 2, kind: 'disaster' })).body.code).toBe('meeting.kind_fixed')
    const alone = [desk.invitee({ personId: personId('staff') })]
    expect((await again({ version: 2, classification: 'confidential', invitees: alone })).body.code).toBe(
      'meeting.class_fixed',
    )
    await act(made.id, 'begin')
    expect((await again({ version: 3 })).body.code).toBe('meeting.not_planned')
  })
})

const titles = (meeting: Meeting): string[] => meeting.content!.agenda.map(({ title }: AgendaItem) => title)

describe('the agenda', () => {
  test('writes itself: what is open, what happened, what is late, what is to come', async () => {
    await officer.post('/deficiencies', {
      ...{ id: newId(), description: '後門鎖損壞', place: '後門', grade: 'major', unitId: unit('行政室') },
      ...{ improvementDueDate: '2026-02-20', source: 'inspection', planId: plan.planId, clauseId: null, fileIds: [] },
    })
    await desk.event('側門有人徘徊')
    await makeAssignment(owner, home, { unit: '圖書館', plan, dueDate: '2026-02-10' })
    await makeAssignment(owner, home, { unit: '行政室', plan, dueDate: '2026-02-20' })
    const made = await planned({ planId: plan.planId })
    const { content } = await show(made.id)
    const of = (source: string) => content!.agenda.find((item) => item.source === source)
    expect(of('events')!.facts[0]).toContain('側門有人徘徊')
    expect(of('duties')!.facts[0]).toContain('圖書館')
    expect(of('dates')!.facts).toEqual(['115/2/20（五）　辦理自主檢查'])
    expect(of('sealed')!.facts).toEqual(['計畫期間密件未達 3 件，不列數字。'])
  })

  test('keeps the order and the words of the officer when it is written anew', async () => {
    const made = await planned()
    const before = (await show(made.id)).content!.agenda
    const own = { ...before[0]!, id: newId(), source: 'own', title: '出入管制', facts: [], text: '增設換證櫃台' }
    const struck = { ...before[0]!, isStruck: true }
    const { id, ...rest } = made
    const written = { ...rest, version: 1, agenda: [own, ...before.slice(1), struck] }
    expect((await officer.put(`/meetings/${id}`, written)).status).toBe(200)
    await desk.event('停車場可疑車輛')
    await act(id, 'agenda/renew')
    const after = (await show(id)).content!.agenda
    expect(after[0]).toMatchObject({ title: '出入管制', text: '增設換證櫃台' })
    expect(after.at(-1)).toMatchObject({ source: before[0]!.source, isStruck: true })
    expect(JSON.stringify(after)).toContain('停車場可疑車輛')
    expect((await (await as('otherUnitHead')).post(`/meetings/${id}/agenda/renew`)).body.code).toBe('forbidden')
  })

  test('takes proposals of units that are invited, until the meeting begins', async () => {
    const made = await planned()
    const proposal = { itemId: newId(), title: '夜間巡邏', text: '建議加強' }
    const by = async (who: string, agency = home) =>
      (await as(who, agency)).post(`/meetings/${made.id}/proposals`, { ...proposal, itemId: newId() })
    expect((await by('unitHead')).status).toBe(200)
    expect(titles(await show(made.id))).toContain('夜間巡邏')
    expect((await by('staff')).body.code).toBe('forbidden')
    expect((await by('unitHead', other)).status).toBe(404)
    await act(made.id, 'begin')
    expect((await by('unitHead')).body.code).toBe('meeting.not_planned')
    expect((await officer.post(`/meetings/${made.id}/agenda/renew`)).body.code).toBe('meeting.not_planned')
  })
})

describe('the invitation', () => {
  const toldOf = async (id: string) =>
    (
      await owner.query<{ event: string; name: string }>(
        `select event, person.name from telling join telling_recipient as told on telling_id = telling.id
         join person on person.id = person_id where subject_id = $1 order by event, name`,
        [id],
      )
    ).rows.map(({ event, name }) => `${event} ${name}`)

  test('is told to those invited once, and anew when time or place change, with a higher number', async () => {
    const made = await planned()
    expect((await officer.get(`/meetings/${made.id}/invitation.ics`)).body.code).toBe('meeting.not_invited_yet')
    await act(made.id, 'invite')
    expect(await codeOf(made.id, 'invite')).toBe('meeting.already_invited')
    const people = ['home agencyHead', 'home otherUnitHead', 'home unitHead']
    expect(await toldOf(made.id)).toEqual(people.map((name) => `meetingInvited ${name}`))
    const calendar = async () => strFromU8((await officer.get(`/meetings/${made.id}/invitation.ics`)).body)
    expect(await calendar()).toContain(`UID:${made.id}@shousui\r\nDTSTAMP:20260211T010000Z\r\nSEQUENCE:0\r\n`)
    expect(await calendar()).toContain('SUMMARY:春節前安全維護會報\r\nLOCATION:三樓會議室\r\n')
    const { id, ...rest } = { ...made, version: 2, agenda: null }
    await officer.put(`/meetings/${id}`, rest)
    expect(await calendar()).toContain('SEQUENCE:0')
    await officer.put(`/meetings/${id}`, { ...rest, version: 3, place: '大禮堂' })
    expect(await calendar()).toContain('SEQUENCE:1')
    expect(await toldOf(id)).toEqual([
      ...people.map((name) => `meetingChanged ${name}`),
      ...people.map((name) => `meetingInvited ${name}`),
    ])
  })

  test('is put off for a reason, which a page shows and a calendar follows', async () => {
    const made = await planned()
    await act(made.id, 'invite')
    const later = { startsAt: '2026-02-14T02:00:00.000Z', endsAt: '2026-02-14T03:00:00.000Z' }
    const { id, ...rest } = { ...made, version: 2, agenda: null, ...later }
    expect((await officer.put(`/meetings/${id}`, rest)).body.code).toBe('meeting.reason_missing')
    expect((await officer.put(`/meetings/${id}`, { ...rest, changeReason: '颱風停止上班' })).status).toBe(200)
    expect(await show(id)).toMatchObject({ ...later, changeReason: '颱風停止上班', sequence: 1 })
    const again = { ...rest, version: 3, place: '大禮堂' }
    expect((await officer.put(`/meetings/${id}`, again)).status).toBe(200)
    expect((await show(id)).changeReason).toBe('颱風停止上班')
  })

  test('is cancelled for a reason: it stays, those invited are told, and a calendar takes it out', async () => {
    const made = await planned()
    await act(made.id, 'invite')
    expect(await codeOf(made.id, 'cancel', { reason: '' })).toBe('invalid_input')
    expect(await codeOf(made.id, 'cancel', { reason: '併入次月' }, 'unitHead')).toBe('forbidden')
    await act(made.id, 'cancel', { reason: '併入次月' })
    expect(await show(made.id)).toMatchObject({ status: 'cancelled', changeReason: '併入次月' })
    const told = await toldOf(made.id)
    expect(told.filter((one) => one.startsWith('meetingCancelled'))).toHaveLength(3)
    const calendar = strFromU8((await officer.get(`/meetings/${made.id}/invitation.ics`)).body)
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1']) expect(calendar).toContain(`${line}\r\n`)
    expect(await codeOf(made.id, 'cancel', { reason: '再一次' })).toBe('meeting.not_planned')
    for (const what of ['begin', 'invite']) expect(await codeOf(made.id, what)).toBe('meeting.not_planned')
    const unannounced = await planned()
    await act(unannounced.id, 'cancel', { reason: '重複' })
    expect(await toldOf(unannounced.id)).toEqual([])
  })

  test('says why a confidential one is cancelled in the envelope alone', async () => {
    const { id } = await planned(desk.confidential())
    await act(id, 'cancel', { reason: '藍腹鷴專案終止' })
    expect((await officer.get(`/meetings/${id}`)).body).toMatchObject({ status: 'cancelled', changeReason: '' })
    expect((await show(id)).changeReason).toBe('藍腹鷴專案終止')
    const { rowCount } = await owner.query(`select from meeting as t where t::text like '%藍腹鷴%'`)
    expect(rowCount).toBe(0)
  })

  test('prints as a notice, and having it is recorded', async () => {
    const made = await planned()
    const odt = unzipSync((await officer.post(`/meetings/${made.id}/notice.odt`)).body)
    const text = strFromU8(odt['content.xml']!)
    for (const part of ['開會通知單', '中華民國115年2月13日(星期五)上午10時', '三樓會議室', '行政室', '轄區派出所'])
      expect(text).toContain(part)
    expect(strFromU8((await officer.post(`/meetings/${made.id}/notice.pdf`)).body.subarray(0, 5))).toBe('%PDF-')
    const { rows } = await owner.query(
      `select from audit_entry where subject_id = $1 and operation = 'meeting.download'`,
      [made.id],
    )
    expect(rows).toHaveLength(2)
  })
})

describe('who sees a meeting', () => {
  test('is who is invited, in person or with the unit, and ethics and the heads', async () => {
    const made = await planned({ chairId: personId('chiefSecretary') })
    const sees = async (who: string) => (await (await as(who)).get(`/meetings/${made.id}`)).status === 200
    const listed = async (who: string) =>
      (await (await as(who)).get('/meetings')).body.some(({ id }: any) => id === made.id)
    for (const who of ['ethicsDirector', 'agencyHead', 'chiefSecretary', 'unitHead', 'staff', 'otherUnitHead'])
      expect([who, await sees(who), await listed(who)]).toEqual([who, true, true])
    for (const who of ['otherStaff', 'librarian'])
      expect([who, await sees(who), await listed(who)]).toEqual([who, false, false])
  })

  test('is nobody of another agency, whatever they try', async () => {
    const { id, resolutionId } = await signed()
    const stranger = await as('ethicsOfficer', other)
    for (const path of [
      `/meetings/${id}`,
      `/meetings/${id}/invitation.ics`,
      `/meetings/${id}/code.png`,
      `/resolutions/${resolutionId}`,
    ])
      expect((await stranger.get(path)).status).toBe(404)
    for (const path of [
      'open',
      'invite',
      'begin',
      'end',
      'close',
      'agenda/renew',
      'notice.odt',
      'minutes.pdf',
      'excerpt.odt',
    ])
      expect([path, (await stranger.post(`/meetings/${id}/${path}`)).status]).toEqual([path, 404])
    expect((await stranger.post(`/resolutions/${resolutionId}/open`)).status).toBe(404)
    expect((await stranger.get(`/plans/${plan.planId}/meetings`)).status).toBe(404)
    expect((await stranger.get('/meetings')).body).toEqual([])
  })
})

describe('attendance', () => {
  const enter = async (code: string, who: string, inviteeId: string | null = null, agency = home) =>
    (await as(who, agency)).post('/attendance', { code, inviteeId })
  const cameOf = async (id: string) =>
    (await show(id)).content!.invitees.map(({ cameAt, cameId, cameName }) => [cameAt !== null, cameId, cameName])

  test('by code: in person, for the unit, or for one of the same unit', async () => {
    const { id, invitees, code } = await running()
    expect((await (await as('otherUnitHead')).get(`/attendance/${code}`)).body).toMatchObject({
      id,
      isInvited: true,
      hasCome: false,
    })
    expect((await enter(code, 'otherUnitHead')).status).toBe(200)
    expect((await (await as('staff')).get(`/attendance/${code}`)).body).toMatchObject({
      isInvited: false,
      mayStandInFor: [{ id: invitees[0]!.id, name: '行政室' }],
    })
    expect((await enter(code, 'staff')).body.code).toBe('meeting.not_invited')
    expect((await enter(code, 'staff', invitees[1]!.id)).body.code).toBe('meeting.not_invited')
    expect((await enter(code, 'staff', invitees[0]!.id)).status).toBe(200)
    expect(await cameOf(id)).toEqual([
      [true, personId('staff'), ''],
      [true, null, ''],
      [false, null, ''],
    ])
    expect((await enter(code, 'librarian')).body.code).toBe('meeting.not_invited')
  })

  test('by code, as long as the meeting runs, and in the agency alone', async () => {
    const made = await planned()
    expect((await officer.get(`/meetings/${made.id}/code.png`)).body.code).toBe('meeting.not_running')
    await act(made.id, 'begin')
    const { code } = await show(made.id)
    expect((await officer.get(`/meetings/${made.id}/code.png`)).headers['content-type']).toBe('image/png')
    expect((await (await as('otherUnitHead')).get(`/meetings/${made.id}/code.png`)).body.code).toBe(
      'meeting.not_leading',
    )
    expect((await enter(code!, 'otherUnitHead', null, other)).body.code).toBe('meeting.code_unknown')
    await act(made.id, 'end')
    expect((await enter(code!, 'otherUnitHead')).body.code).toBe('meeting.code_unknown')
    expect((await (await as('otherUnitHead')).get(`/attendance/${code}`)).body.code).toBe('meeting.code_unknown')
  })

  test('by list, with a deputy by account or by name', async () => {
    const { id, invitees } = await running()
    const tick = async (changes: object, who = 'ethicsOfficer') =>
      (await as(who)).post(`/meetings/${id}/attendance`, {
        ...{ inviteeId: invitees[1]!.id, hasCome: true, deputyId: null, deputyName: '', ...changes },
      })
    expect((await tick({}, 'otherUnitHead')).body.code).toBe('meeting.not_recorder')
    expect((await tick({ inviteeId: newId() })).body.code).toBe('meeting.invitee_not_listed')
    expect((await tick({ deputyId: newId() })).body.code).toBe('meeting.deputy_unknown')
    await tick({ deputyId: personId('otherStaff') })
    await tick({ inviteeId: invitees[2]!.id, deputyName: '林警員' })
    expect(await cameOf(id)).toEqual([
      [false, null, ''],
      [true, personId('otherStaff'), ''],
      [true, null, '林警員'],
    ])
    expect((await (await as('otherStaff')).get(`/meetings/${id}`)).status).toBe(200)
    await tick({ hasCome: false })
    expect((await cameOf(id))[1]).toEqual([false, null, ''])
    const before = await planned()
    const early = await officer.post(`/meetings/${before.id}/attendance`, {
      ...{ inviteeId: before.invitees[0]!.id, hasCome: true, deputyId: null, deputyName: '' },
    })
    expect(early.body.code).toBe('meeting.not_under_way')
  })

  test('is led by the chair, the recorder and ethics', async () => {
    const made = await planned()
    expect(await codeOf(made.id, 'begin', {}, 'otherUnitHead')).toBe('meeting.not_leading')
    await act(made.id, 'begin', {}, 'agencyHead')
    expect(await codeOf(made.id, 'begin')).toBe('meeting.not_planned')
    expect(await codeOf(made.id, 'end', {}, 'otherUnitHead')).toBe('meeting.not_leading')
    await act(made.id, 'end', {}, 'agencyHead')
    expect(await codeOf(made.id, 'end')).toBe('meeting.not_running')
    expect(await codeOf(made.id, 'invite')).toBe('meeting.not_planned')
  })
})

test('the meetings of a plan are counted for its outcome report', async () => {
  const own = await makePlan(owner, home)
  const first = await signed({ planId: own.planId })
  await (await as('unitHead')).post(`/resolutions/${first.resolutionId}/reports`, {
    stepId: newId(),
    note: '已完成',
    fileIds: [],
  })
  const next = await ended({ planId: own.planId })
  await officer.post(`/meetings/${next.id}/settlements`, {
    ...{ resolutionId: first.resolutionId, stepId: newId(), decision: 'done', dueDate: null, note: '' },
  })
  const { body } = await officer.get(`/plans/${own.planId}/meetings`)
  expect(body.counts).toEqual({ held: 2, attendees: 0, proposals: 1, resolutions: 1, done: 1, carried: 0 })
  const { report } = (await officer.get(`/plans/${own.planId}/outcome-report`)).body
  expect(report.sections.find(({ key }: any) => key === 'meetings').proposal).toContain(
    '會報召開 2 次，出席 0 人次，提案 1 案，決議 1 案，其中已辦結 1 案、續辦 0 案。',
  )
  const counted = report.statistics.find(({ key }: any) => key === 'meetings').thisPeriod
  expect(counted).toEqual({
    value: 2,
    parts: [{ planId: own.planId, kind: 'meeting', ids: expect.arrayContaining([first.id, next.id]) }],
  })
  expect(body.meetings.map(({ id }: any) => id)).toEqual([first.id, next.id])
  expect((await (await as('librarian')).get(`/plans/${own.planId}/meetings`)).body.meetings).toEqual([])
  expect(clock.now().toISOString()).toBe('2026-02-11T01:00:00.000Z')
})

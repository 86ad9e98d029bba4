import { beforeEach, describe, expect, test } from 'vitest'
import type { FollowUpCase } from '#domain/follow-up-case/follow-up-case.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { at, incidentActs, now } from '#test/incidents.ts'

const it = await testApp(now)
const { as, owner, other, clock, alarms, failures } = it
const { begun, card, change, control, close } = incidentActs(it)

const list = async (id: string, who = 'ethicsOfficer') => (await as(who)).get(`/incidents/${id}/follow-up-cases`)
const opening = async (id: string, kind: string, changes: object = {}, who = 'ethicsOfficer') =>
  (await as(who)).post(`/incidents/${id}/follow-up-cases`, { caseId: newId(), kind, ...changes })
const casesOf = async (id: string): Promise<FollowUpCase[]> => (await list(id)).body.cases

/** Takes a step of the only case of an event. */
async function take(id: string, step: string, changes: object = {}, who = 'ethicsOfficer') {
  const [one] = await casesOf(id)
  const record = { stepId: newId(), step, seen: one!.taken.length, at: at(300) }
  return (await as(who)).post(`/incidents/${id}/follow-up-cases/${one!.id}/steps`, { ...record, ...changes })
}
const codeOf = async (...given: Parameters<typeof take>) => (await take(...given)).body.code

async function opened(kinds: string[], kind: string): Promise<string> {
  const id = await begun({ kinds })
  expect((await opening(id, kind)).status).toBe(200)
  return id
}
async function takeAll(id: string, steps: [string, object?, string?][]) {
  for (const [step, changes, who] of steps) {
    const { status, body } = await take(id, step, changes, who)
    expect(status, `${step} ${JSON.stringify(body)}`).toBe(200)
  }
}

const note = { note: '已辦理' }
const examined: [string, object?, string?][] = [
  ['recordPetition', note, 'unitHead'],
  ['giveToUnit', { authority: 'responsibleUnit' }],
  ['examine', { ...note, outcome: 'toAnswer' }, 'unitHead'],
]

describe('a petition', () => {
  test('is followed up to its answer, each step with who, when and by what', async () => {
    const id = await opened(['petitionOngoing'], 'petition')
    const [fresh] = await casesOf(id)
    expect(fresh).toMatchObject({ kind: 'petition', outcome: null, endedAt: null, taken: [] })
    expect(fresh!.next.map(({ key }) => key)).toEqual(['recordPetition'])
    expect(fresh!.missing).toEqual(['recordPetition', 'giveToUnit', 'examine', 'watchReignition'])
    await takeAll(id, [
      ...examined,
      ['workOut', note, 'unitHead'],
      ['answer', { reference: '府民字第1150000123號' }],
      ['watchReignition', note],
      ['end'],
    ])
    const [done] = await casesOf(id)
    expect(done).toMatchObject({ outcome: 'toAnswer', endedAt: at(300), next: [], missing: [] })
    expect(done!.taken[0]).toMatchObject({ recordedByName: 'home unitHead', note: '已辦理', recordedAt: now })
    expect(done!.taken[4]).toMatchObject({ step: 'answer', reference: '府民字第1150000123號', counts: true })
    expect(await codeOf(id, 'handlingReport', { reference: '1', authority: 'agencyHead' })).toBe('followUpCase.ended')
  })

  test('that is found to be another authority’s owes another step, and the answer counts no more', async () => {
    const id = await opened(['petitionWarning'], 'petition')
    await takeAll(id, [...examined, ['workOut', note], ['examine', { ...note, outcome: 'transferred' }]])
    const [one] = await casesOf(id)
    expect(one!.missing).toEqual(['passOn', 'watchReignition'])
    expect(one!.taken.map(({ counts }) => counts)).toEqual([true, true, false, false, true])
    expect(await codeOf(id, 'answer', { reference: '1' })).toBe('followUpCase.other_branch')
  })

  test('is refused what it does not ask for, in plain words', async () => {
    const id = await opened(['petitionOngoing'], 'petition')
    expect(await codeOf(id, 'nothing')).toBe('followUpCase.step_unknown')
    expect(await codeOf(id, 'recordPetition', note, 'agencyHead')).toBe('followUpCase.not_for_role')
    expect(await codeOf(id, 'recordPetition')).toBe('followUpCase.note_missing')
    expect(await codeOf(id, 'recordPetition', { ...note, seen: 3 })).toBe('changed_meanwhile')
    expect(await codeOf(id, 'recordPetition', { ...note, at: at(900) })).toBe('followUpCase.in_the_future')
    expect(await codeOf(id, 'recordPetition', { ...note, at: at(-10) })).toBe('followUpCase.out_of_order')
    expect(await codeOf(id, 'giveToUnit', { authority: 'responsibleUnit' })).toBe('followUpCase.too_early')
    await takeAll(id, [examined[0]!])
    expect(await codeOf(id, 'recordPetition', note)).toBe('followUpCase.already_done')
    expect(await codeOf(id, 'giveToUnit')).toBe('followUpCase.authority_missing')
    expect(await codeOf(id, 'giveToUnit', { authority: 'police' })).toBe('followUpCase.authority_other')
    await takeAll(id, [examined[1]!])
    expect(await codeOf(id, 'examine', note)).toBe('followUpCase.outcome_missing')
    await takeAll(id, [examined[2]!])
    expect(await codeOf(id, 'workOut', { ...note, outcome: 'toAnswer' })).toBe('followUpCase.outcome_unasked')
    await takeAll(id, [['workOut', note]])
    expect(await codeOf(id, 'answer')).toBe('followUpCase.reference_missing')
    const { body } = await take(id, 'end')
    expect(body).toMatchObject({ code: 'followUpCase.unfinished', details: { count: 2 } })
  })
})

describe('a fraud', () => {
  test('is followed until its warning, which a head approved, is published', async () => {
    const id = await opened(['fraud'], 'fraud')
    const [fresh] = await casesOf(id)
    expect(fresh!.next[0]).toMatchObject({ key: 'tellPolice', dueAt: '2026-02-11T16:00:00.000Z' })
    expect(fresh!.next[0]!.dueBasis).toMatchObject({ isLaw: false })
    await takeAll(id, [
      ['tellPolice', { authority: 'antiFraud165' }],
      ['draftWarning', note],
    ])
    expect(await codeOf(id, 'approveWarning')).toBe('followUpCase.not_for_role')
    await takeAll(id, [
      ['approveWarning', {}, 'agencyHead'],
      ['publishWarning', { ...note, reference: 'https://town.example.gov.tw/1' }, 'unitHead'],
      ['end'],
    ])
    expect((await casesOf(id))[0]!.endedAt).toBe(at(300))
  })

  test('waits on Today for whose turn it is, and for nobody when it has ended', async () => {
    const id = await opened(['fraud'], 'fraud')
    const waiting = async (who: string) =>
      (await (await as(who)).get('/today')).body.waiting.filter(
        (one: { kind: string; subjectId: string }) => one.kind === 'followUpCase' && one.subjectId === id,
      )
    const [row] = await waiting('ethicsOfficer')
    expect(row).toMatchObject({ unitName: '行政室', dueDate: '2026-02-11' })
    expect(row.title).toContain((await card(id)).incident.number)
    expect(await waiting('agencyHead')).toEqual([])
    expect(await waiting('otherUnitHead')).toEqual([])
    await takeAll(id, [
      ['tellPolice', { authority: 'police' }],
      ['draftWarning', note],
    ])
    expect(await waiting('agencyHead')).toHaveLength(1)
    expect(await waiting('ethicsOfficer')).toEqual([])
    await takeAll(id, [
      ['approveWarning', {}, 'chiefSecretary'],
      ['publishWarning', { ...note, reference: '公告1' }],
    ])
    expect(await waiting('ethicsOfficer')).toHaveLength(1)
    await takeAll(id, [['end']])
    expect(await waiting('ethicsOfficer')).toEqual([])
  })
})

describe('a case', () => {
  test('follows an event of its kind, and of each kind one', async () => {
    const id = await begun({ kinds: ['petitionOngoing', 'fraud'] })
    expect((await list(id)).body).toEqual({ cases: [], mayOpen: ['petition', 'fraud'] })
    expect((await opening(id, 'petition')).body.mayOpen).toEqual(['fraud'])
    expect((await opening(id, 'petition')).body.code).toBe('followUpCase.already_open')
    expect((await opening(id, 'secretLeak')).body.code).toBe('followUpCase.not_of_kind')
    expect((await opening(id, 'fraud', {}, 'staff')).body.code).toBe('forbidden')
    expect((await opening(id, 'fraud')).body.cases).toHaveLength(2)
  })

  test('stays although the event turns out to be something else', async () => {
    const id = await opened(['fraud'], 'fraud')
    await change(id, { kinds: ['minorDanger'] })
    expect((await list(id)).body).toMatchObject({ cases: [{ kind: 'fraud' }], mayOpen: [] })
  })

  test('is named by who closes the event, goes on afterwards, and stands in the timeline', async () => {
    const id = await opened(['petitionOngoing'], 'petition')
    await control(id)
    const running = (await card(id)).clocks.filter((one) => !one.metAt && !one.endedAt).map((one) => one.id)
    const refused = await close(id, { leftOpen: running })
    expect(refused.body).toMatchObject({ code: 'incident.still_open', details: { count: 1 } })
    const [one] = await casesOf(id)
    const { body, status } = await close(id, { leftOpen: [...running, one!.id] })
    expect(status).toBe(200)
    expect(body.entries.at(-1).detail.followedBy).toEqual(['petition'])
    await takeAll(id, examined)
  })

  test('that has ended need not be named, and one may be opened after the event was closed', async () => {
    const id = await begun({ kinds: ['fraud'] })
    await control(id)
    const running = (await card(id)).clocks.filter((one) => !one.metAt && !one.endedAt).map((one) => one.id)
    expect((await close(id, { leftOpen: running })).status).toBe(200)
    expect((await opening(id, 'fraud')).status).toBe(200)
  })

  test('is not there for who does not see the event, nor for another agency', async () => {
    const id = await opened(['petitionOngoing'], 'petition')
    const [one] = await casesOf(id)
    const path = `/incidents/${id}/follow-up-cases`
    const record = { stepId: newId(), step: 'recordPetition', seen: 0, at: at(300), ...note }
    for (const stranger of [await as('otherUnitHead'), await as('ethicsOfficer', other)]) {
      expect((await stranger.get(path)).status).toBe(404)
      expect((await stranger.post(path, { caseId: newId(), kind: 'petition' })).status).toBe(404)
      expect((await stranger.post(`${path}/${one!.id}/steps`, record)).status).toBe(404)
    }
    const elsewhere = await begun({ kinds: ['petitionOngoing'] })
    const crossed = await (await as('ethicsOfficer')).post(
      `/incidents/${elsewhere}/follow-up-cases/${one!.id}/steps`,
      record,
    )
    expect(crossed.status).toBe(404)
    expect((await (await as('unitHead')).post(`${path}/${one!.id}/steps`, record)).status).toBe(200)
    expect((await list(id, 'staff')).status).toBe(200)
    expect((await (await as('staff')).get(path)).body.cases[0].taken).toHaveLength(1)
  })

  test('takes one step once, however often it is sent, and of two at once one', async () => {
    const id = await opened(['petitionOngoing'], 'petition')
    const [one] = await casesOf(id)
    const path = `/incidents/${id}/follow-up-cases/${one!.id}/steps`
    const record = { stepId: newId(), step: 'recordPetition', seen: 0, at: at(300), ...note }
    const officer = await as('ethicsOfficer')
    const key = { 'idempotency-key': newId() }
    const first = await officer.post(path, record, key)
    const again = await officer.post(path, record, key)
    expect(again).toMatchObject({ status: 200, body: first.body })
    expect((await officer.post(path, record)).body.code).toBe('changed_meanwhile')
    const next = { ...record, step: 'giveToUnit', seen: 1, note: '', authority: 'responsibleUnit' }
    const both = await Promise.all(
      [officer, await as('unitHead')].map((who) => who.post(path, { ...next, stepId: newId() })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await casesOf(id))[0]!.taken).toHaveLength(2)
  })

  test('leaves an audit entry with each step', async () => {
    const id = await opened(['fraud'], 'fraud')
    await takeAll(id, [['tellPolice', { authority: 'police' }]])
    const { rows } = await owner.query(
      "select operation from audit_entry where subject_id = $1 and operation like 'followUpCase.%' order by sequence",
      [id],
    )
    expect(rows).toEqual([{ operation: 'followUpCase.open' }, { operation: 'followUpCase.takeStep' }])
  })

  test('cannot be changed or taken out, nor can its steps; without the trigger they could', async () => {
    const id = await opened(['fraud'], 'fraud')
    await takeAll(id, [['tellPolice', { authority: 'police' }]])
    for (const table of ['follow_up_case', 'follow_up_step']) {
      await expect(owner.query(`update ${table} set id = gen_random_uuid()`)).rejects.toThrow('append-only')
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow('append-only')
      await expect(owner.query(`truncate ${table} cascade`)).rejects.toThrow('append-only')
    }
    const client = await owner.connect()
    await client.query('begin; drop trigger append_only on follow_up_step')
    const { rowCount } = await client.query('delete from follow_up_step')
    await client.query('rollback')
    client.release()
    expect(rowCount).toBeGreaterThan(0)
    expect((await casesOf(id))[0]!.taken).toHaveLength(1)
  })
})

describe('a step with a time limit', () => {
  beforeEach(() => clock.set(now))
  /** The end of the day on which the case was opened. */
  const midnight = '2026-02-11T16:00:00.000Z'
  const toldOf = async (id: string) =>
    (
      await owner.query<{ name: string; step: string; waits: boolean }>(
        `select person.name, step, exists (
           select from alarm where kind = 'tellingUnanswered' and subject_id = told.id and fired_at is null) as waits
         from telling join telling_recipient as told on telling_id = telling.id join person on person.id = person_id
         where event = 'followUpOverdue' and link = $1 order by name`,
        [`/reports/${id}`],
      )
    ).rows

  test('rings when its time is over and it is not done: whoever may do it is told, once, and asked for an answer', async () => {
    const id = await opened(['fraud'], 'fraud')
    clock.set('2026-02-11T15:59:59Z')
    await alarms.turn()
    expect(await toldOf(id)).toEqual([])
    clock.set(midnight)
    await alarms.turn()
    const people = ['ethicsDirector', 'ethicsOfficer', 'secondEthicsOfficer', 'unitHead']
    const expected = people.map((who) => ({ name: `home ${who}`, step: `tellPolice ${midnight}`, waits: true }))
    expect(await toldOf(id)).toEqual(expected)
    await alarms.turn()
    expect(await toldOf(id)).toEqual(expected)
    expect(failures).toEqual([])
  })

  test('is silent once it is done', async () => {
    const id = await opened(['fraud'], 'fraud')
    await takeAll(id, [['tellPolice', { authority: 'antiFraud165' }]])
    clock.set(midnight)
    await alarms.turn()
    expect(await toldOf(id)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { FollowUpCase } from '#domain/follow-up-case/follow-up-case.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { sealedDesk } from '#test/sealed-desk.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, home, other, clock, alarms } = it
const { personId, recorded, open, act } = sealedDesk(it)

const pathOf = (id: string) => `/sealed-matters/${id}/follow-up-cases`
const list = async (id: string, who = 'ethicsOfficer', agency = home) => (await as(who, agency)).get(pathOf(id))
const opening = async (id: string, kind: string, who = 'ethicsOfficer') =>
  (await as(who)).post(pathOf(id), { caseId: newId(), kind })
const caseOf = async (id: string, who?: string): Promise<FollowUpCase> => (await list(id, who)).body.cases[0]

const at = '2026-02-11T00:30:00.000Z'
async function take(id: string, step: string, changes: object = {}, who = 'ethicsOfficer') {
  const one = await caseOf(id, who)
  const record = { stepId: newId(), step, seen: one.taken.length, at, ...changes }
  return (await as(who)).post(`${pathOf(id)}/${one.id}/steps`, record)
}
async function opened(changes: object = {}, kind = 'secretLeak', who = 'ethicsOfficer'): Promise<string> {
  const id = await recorded(changes)
  expect((await opening(id, kind, who)).status).toBe(200)
  return id
}
type Step = [string, object?, string?]
async function takeAll(id: string, steps: Step[]) {
  for (const [step, changes, who] of steps) {
    const { status, body } = await take(id, step, changes, who)
    expect(status, `${step} ${JSON.stringify(body)}`).toBe(200)
  }
}
const number = { reference: '府政字第1150000123號' }
const reported: Step[] = [
  ['reportToHead', { authority: 'agencyHead' }],
  ['reportToSuperior', { authority: 'superiorEthicsOffice' }],
]
const found = (outcome: string): Step[] => [...reported, ['verify', { ...number, outcome }]]
const toHead = { ...number, authority: 'agencyHead' }
const toSuperior = { ...number, authority: 'superiorEthicsOffice' }
const toAac = { ...number, authority: 'aac' }

describe('a leak', () => {
  test.each<[string, Step[]]>([
    ['unfounded', [['fileUnfounded', toHead]]],
    [
      'administrative',
      [
        ['remedy', toHead],
        ['superiorReview', toSuperior],
        ['headDecision', toHead],
        ['resultToAac', toAac],
      ],
    ],
    [
      'criminal',
      [
        ['remedy', toHead],
        ['superiorReview', toSuperior],
        ['letterToAac', toAac],
      ],
    ],
    [
      'corruption',
      [
        ['remedy', toHead],
        ['corruptionProcedure', toSuperior],
      ],
    ],
  ])('that is found %s ends only by its own chain', async (outcome, chain) => {
    const id = await opened()
    await takeAll(id, found(outcome))
    expect((await caseOf(id)).missing.toSorted()).toEqual(chain.map(([key]) => key).toSorted())
    for (const one of chain) {
      expect((await take(id, 'end')).body.code).toBe('followUpCase.unfinished')
      await takeAll(id, [one])
    }
    await takeAll(id, [['end']])
    expect(await caseOf(id)).toMatchObject({ outcome, endedAt: at, missing: [] })
  })
})

test('misuse begins with the logs and is followed the same way', async () => {
  const id = await opened({ kinds: ['insiderMisuse'] }, 'insiderMisuse')
  expect((await take(id, 'verifyUse', { ...number, outcome: 'criminal' })).body.code).toBe('followUpCase.too_early')
  await takeAll(id, [
    ['preserveLogs', { authority: 'administrationOffice' }],
    ['verifyUse', { ...number, outcome: 'administrative' }],
    ['adjustRights', { authority: 'administrationOffice' }],
    ['headDecision', toHead],
    ['end'],
  ])
  expect(await caseOf(id)).toMatchObject({ kind: 'insiderMisuse', outcome: 'administrative', endedAt: at })
})

describe('nothing of the content', () => {
  test('is taken into a case: no words, and for a number only a number', async () => {
    const id = await opened()
    const code = async (changes: object) => (await take(id, 'reportToHead', changes)).body.code
    expect(await code({ authority: 'agencyHead', note: '會議紀錄外流' })).toBe('followUpCase.no_words')
    expect(await code({ authority: 'agencyHead', reference: '會議紀錄出現在社群軟體' })).toBe(
      'followUpCase.reference_only',
    )
  })

  test('could be written there even past the rules: the table refuses it', async () => {
    const id = await opened()
    await takeAll(id, reported)
    const insert = (note: string) =>
      owner.query(
        `insert into follow_up_step (id, agency_id, case_id, is_sealed, position, step, at, note, reference, ends,
           recorded_at, recorded_by)
         select gen_random_uuid(), agency_id, case_id, is_sealed, 9, step, at, $2, '', false, at, recorded_by
         from follow_up_step where case_id = $1 and position = 1`,
        [caseId, note],
      )
    const caseId = (await caseOf(id)).id
    await expect(insert('內容')).rejects.toThrow('follow_up_step_check')
    await expect(
      owner.query(
        `insert into follow_up_step select gen_random_uuid(), agency_id, case_id, false, 9, step, at, outcome, '內容',
           reference, authority, ends, recorded_at, recorded_by from follow_up_step where case_id = $1 and position = 1`,
        [caseId],
      ),
    ).rejects.toThrow('foreign key')
    expect((await insert('')).rowCount).toBe(1)
  })

  test('is kept as the answer to a key, nor more in the audit than that something was done', async () => {
    const id = await opened()
    await takeAll(id, reported)
    const kept = await owner.query("select from idempotent_answer where answer::text like '%reportToHead%'")
    expect(kept.rowCount).toBe(0)
    const audit = await owner.query(
      "select operation, body::jsonb -> 'detail' as detail from audit_entry where subject_id = $1 and operation like 'followUpCase%' order by sequence",
      [id],
    )
    expect(audit.rows).toEqual([
      { operation: 'followUpCase.openSealed', detail: {} },
      { operation: 'followUpCase.takeSealedStep', detail: {} },
      { operation: 'followUpCase.takeSealedStep', detail: {} },
    ])
  })
})

describe('who does not read the matter', () => {
  const everything = async (id: string, caseId: string, who: string, agency = home) => {
    const person = await as(who, agency)
    const record = { stepId: newId(), step: 'reportToHead', seen: 0, at, authority: 'agencyHead' }
    return [
      await person.get(pathOf(id)),
      await person.post(pathOf(id), { caseId: newId(), kind: 'secretLeak' }),
      await person.post(`${pathOf(id)}/${caseId}/steps`, record),
    ].map(({ status, body }) => ({ status, body }))
  }

  test.each(['agencyHead', 'unitHead', 'staff', 'librarian'])('the %s gets what does not exist', async (who) => {
    const id = await opened()
    const { id: caseId } = await caseOf(id)
    const there = await everything(id, caseId, who)
    expect(there).toEqual(await everything(newId(), caseId, who))
    for (const { status } of there) expect([403, 404]).toContain(status)
    expect(there[0]!.status).toBe(404)
  })

  test('another agency and whom it concerns get the same, and a reader of it is answered', async () => {
    const id = await opened({ concernedIds: [personId('ethicsDirector')] })
    const { id: caseId } = await caseOf(id)
    for (const [who, agency] of [
      ['ethicsDirector', home],
      ['ethicsOfficer', other],
    ] as const)
      expect(await everything(id, caseId, who, agency)).toEqual(await everything(newId(), caseId, who, agency))
    expect((await list(id, 'secondEthicsOfficer')).status).toBe(200)
  })

  test('finds it at no address of ordinary events', async () => {
    const id = await opened()
    expect((await (await as('ethicsOfficer')).get(`/incidents/${id}/follow-up-cases`)).status).toBe(404)
  })

  test('sees it when named, and does not lead it', async () => {
    const id = await opened()
    await act(id, 'readers', { personId: personId('agencyHead'), capacity: 'recipient' })
    expect((await list(id, 'agencyHead')).status).toBe(200)
    const { body } = await take(id, 'reportToHead', { authority: 'agencyHead' }, 'agencyHead')
    expect(body.code).toBe('sealedMatter.responsible_only')
  })
})

describe('whom it concerns', () => {
  test('neither is told nor decides: the superior office stands in', async () => {
    const id = await opened({ concernedIds: [personId('agencyHead')] })
    const { next } = await caseOf(id)
    expect(next[0]).toMatchObject({ key: 'reportToHead', proof: { authorities: ['superiorEthicsOffice'] } })
    expect((await take(id, 'reportToHead', { authority: 'agencyHead' })).body.code).toBe('followUpCase.authority_other')
    await takeAll(id, [['reportToHead', { authority: 'superiorEthicsOffice' }]])
  })

  test('has not reviewed it, also where that turns out later', async () => {
    const id = await opened()
    await takeAll(id, found('criminal'))
    await takeAll(id, [
      ['remedy', toHead],
      ['superiorReview', toSuperior, 'ethicsDirector'],
    ])
    expect((await caseOf(id)).missing).toEqual(['letterToAac'])
    await act(id, 'exclusions', { personId: personId('ethicsDirector') })
    expect((await list(id, 'ethicsDirector')).status).toBe(404)
    const after = await caseOf(id)
    expect(after.missing).toEqual(['superiorReview', 'letterToAac'])
    expect(after.taken.at(-1)).toMatchObject({ step: 'superiorReview', counts: false })
    await takeAll(id, [['superiorReview', toSuperior], ['letterToAac', toAac], ['end']])
  })
})

describe('closing the matter', () => {
  test('names the cases that go on, which then still wait', async () => {
    const id = await opened()
    expect((await act(id, 'close', { text: '' })).body).toMatchObject({
      code: 'sealedMatter.still_open',
      details: { count: 1 },
    })
    const { id: caseId } = await caseOf(id)
    expect((await act(id, 'close', { text: '', leftOpen: [caseId] })).status).toBe(200)
    expect((await open(id, 'ethicsOfficer')).body.closedAt).not.toBeNull()
    await takeAll(id, reported)
  })

  test('is refused a case of another kind, and a second one of the same', async () => {
    const id = await opened()
    expect((await opening(id, 'secretLeak')).body.code).toBe('followUpCase.already_open')
    expect((await opening(id, 'petition')).body.code).toBe('followUpCase.not_of_kind')
  })
})

test('a closed matter waits as long as something follows it', async () => {
  const waiting = async () =>
    (await (await as('secondEthicsOfficer')).get('/today')).body.waiting.map(({ kind }: { kind: string }) => kind)
  const { rows } = await owner.query('update sealed_matter set closed_at = now() where closed_at is null returning id')
  expect(rows.length).toBeGreaterThan(0)
  expect(await waiting()).toContain('sealedMatter')
  await owner.query(
    'update sealed_matter_reader set ended_at = now() where matter_id in (select matter_id from follow_up_case where not exists (select from follow_up_step where case_id = follow_up_case.id and ends)) and person_id = $1',
    [personId('secondEthicsOfficer')],
  )
  expect(await waiting()).not.toContain('sealedMatter')
})

test('what is overdue in a sealed case is told to those who answer for it alone, without a word of it', async () => {
  await owner.query("delete from alarm where kind = 'followUpStep'")
  const id = await recorded()
  const readers = (await open(id, 'ethicsOfficer')).body.readers.map(({ personId: one }: any) => one)
  expect((await opening(id, 'secretLeak')).status).toBe(200)
  await takeAll(id, [reported[0]!])
  clock.set('2026-02-12T16:00:00Z')
  await alarms.turn()
  const { rows } = await owner.query(
    `select person_id, event, link, answer_minutes, chain, step, subject_id from telling
     join telling_recipient on telling_id = telling.id where event = 'matterForYou' order by person_id`,
  )
  expect(rows.map(({ person_id: one }) => one)).toEqual(readers.toSorted())
  expect(JSON.stringify(rows)).not.toContain(id)
  for (const row of rows)
    expect(row).toMatchObject({
      link: '/',
      answer_minutes: null,
      chain: [],
      step: expect.stringMatching(/^reportToSuperior /),
    })
  clock.set('2026-02-11T01:00:00Z')
})

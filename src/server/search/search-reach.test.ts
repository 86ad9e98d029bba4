import { describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { decided } from '#test/approvals.ts'
import { incidentActs } from '#test/incidents.ts'
import { meetingDesk } from '#test/meetings.ts'
import { reasonsAreGiven } from '#test/outcome.ts'
import { issuedPlan, smallPlan } from '#test/plans.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, clock, owner, home } = it
const desk = meetingDesk(it)
const { unit, personId, planned, signed, write, act } = desk
const officer = await as('ethicsOfficer')
const { plan } = await issuedPlan(officer, await as('agencyHead'), home, smallPlan.replace('各單位', '行政室'))
const outcome = `/plans/${plan.id}/outcome-report`

type Hit = { kind: string; id: string; linkId: string; title: string; excerpt: string }
const found = async (words: string, who: string, filter: Record<string, string> = {}): Promise<Hit[]> =>
  (await (await as(who)).get(`/search?${new URLSearchParams({ words, ...filter })}`)).body.items
/** Of these people, those who find something by these words. */
async function finders(words: string, among: string[]): Promise<string[]> {
  const some: string[] = []
  for (const who of among) if ((await found(words, who)).length > 0) some.push(who)
  return some
}
const house = ['ethicsOfficer', 'agencyHead', 'unitHead', 'otherUnitHead', 'staff', 'librarian']

/** What the staff of the library would find, were the function written otherwise. */
async function foundIf(from: string, to: string, words: string, kinds: string[]): Promise<string[]> {
  const client = await owner.connect()
  await client.query('begin')
  const { rows } = await client.query(`select pg_get_functiondef('find_records'::regproc) as text`)
  const careless = rows[0].text.replaceAll(from, to)
  expect(careless).not.toBe(rows[0].text)
  await client.query(careless)
  await client.query(`select set_config('app.agency_id', $1, true)`, [home.agencyId])
  const answer = await client.query(
    `select id from find_records($1, array[$2], array[$3]::uuid[], $4, $3, false, '2026-02-11', null, null, null, null, null, 20)`,
    [kinds, words, unit('圖書館'), personId('librarian')],
  )
  await client.query('rollback')
  client.release()
  return answer.rows.map(({ id }) => id)
}

async function written(subject: string, classification: 'confidential' | null = null): Promise<string> {
  const id = newId()
  await officer.post('/official-documents', { id, occasion: 'planLetter', sourceIds: [plan.id] })
  const { version, content } = (await officer.get(`/official-documents/${id}`)).body
  const changes = { subject, classification, releaseCondition: classification ? '工作完成後解密' : '' }
  const saved = await officer.put(`/official-documents/${id}`, { version, content: { ...content, ...changes } })
  expect(saved.status).toBe(200)
  return id
}

describe('an official document', () => {
  test('is found by ethics and the heads, who see the list of them', async () => {
    const id = await written('檢送印信保管要點')
    expect(await finders('印信保管', house)).toEqual(['ethicsOfficer', 'agencyHead'])
    expect(await found('印信保管', 'agencyHead')).toEqual([
      expect.objectContaining({
        kind: 'officialDocument',
        id,
        linkId: id,
        title: '檢送印信保管要點',
        unitName: '政風室',
      }),
    ])
  })

  test('is found by nobody once it is of class 密, nor what was thrown away', async () => {
    await written('檢送密碼簿名單', 'confidential')
    expect(await finders('密碼簿', house)).toEqual([])
    const id = await written('多餘的函稿內容')
    expect(await found('多餘的函稿', 'ethicsOfficer')).toHaveLength(1)
    const { version } = (await officer.get(`/official-documents/${id}`)).body
    await officer.post(`/official-documents/${id}/discard`, { version })
    expect(await found('多餘的函稿', 'ethicsOfficer')).toEqual([])
    // The control: without asking for it, what was thrown away would be found.
    const careless = await foundIf('not one.classified and one.discarded_at is null', 'true', '多餘的函稿', [
      'officialDocument',
    ])
    expect(careless).toEqual([id])
  })
})

describe('a meeting', () => {
  test('is found, with its minutes, by those who may read it', async () => {
    const { id } = await planned({ title: '燈會聯防協調會' })
    await act(id, 'begin')
    await write(id, { ruling: '請加派夜間巡守隊' })
    expect(await finders('燈會聯防', house)).toEqual([
      'ethicsOfficer',
      'agencyHead',
      'unitHead',
      'otherUnitHead',
      'staff',
    ])
    expect(await found('夜間巡守', 'staff')).toEqual([
      expect.objectContaining({
        kind: 'meeting',
        id,
        title: '燈會聯防協調會',
        excerpt: expect.stringContaining('夜間巡守隊'),
      }),
    ])
    expect(await foundIf('not one.is_confidential and ($12 or', 'true or ($12 or', '燈會聯防', ['meeting'])).toEqual([
      id,
    ])
  })

  test('is found by nobody where it is confidential, also by those who hold it', async () => {
    await planned(desk.confidential({ title: '密查內鬼專案' }))
    expect(await finders('密查內鬼', [...house, 'chiefSecretary'])).toEqual([])
  })

  test('has resolutions, which whoever owes them finds as well', async () => {
    const { resolutionId } = await signed({}, { text: '圖書館閉館前清點逃生門', unitId: unit('圖書館') })
    expect(await finders('逃生門', house)).toEqual(house)
    expect((await found('逃生門', 'librarian')).map(({ kind, id }) => [kind, id])).toEqual([
      ['resolution', resolutionId],
    ])
    expect(await found('逃生門', 'ethicsOfficer', { unitId: unit('圖書館') })).toHaveLength(1)
    const { resolutionId: others } = await signed({}, { text: '民政課更換門禁卡', unitId: unit('民政課') })
    expect(await finders('更換門禁卡', house)).toEqual(house.filter((who) => who !== 'librarian'))
    expect(
      await foundIf('not one.is_confidential and ($12 or', 'true or ($12 or', '更換門禁卡', ['resolution']),
    ).toEqual([others])
  })
})

test('an inspection plan is found by a unit once it may know of it', async () => {
  const { rows } = await owner.query('select id from checklist where agency_id = $1 limit 1', [home.agencyId])
  const planned = async (title: string, announced: boolean) => {
    const id = newId()
    await officer.put(`/inspection-plans/${id}`, {
      ...{ version: 0, kind: 'irregular', title, planId: plan.id, clauseId: null, drawId: null, announced, remark: '' },
      ...{ fromDate: '2026-02-13', toDate: '2026-02-14', inspectorIds: [personId('ethicsOfficer')], jointUnitIds: [] },
      targets: [{ id: newId(), unitId: unit('行政室'), checklistId: rows[0].id }],
    })
    await officer.post(`/inspection-plans/${id}/submit`, { version: 1 })
    expect((await decided(await as('agencyHead'), 'inspectionPlan', id)).status).toBe(200)
    return id
  }
  await planned('預告之櫃臺檢查', true)
  expect(await finders('櫃臺檢查', house)).toEqual(['ethicsOfficer', 'agencyHead', 'unitHead', 'staff'])
  const surprise = await planned('無預警碎紙機抽查', false)
  expect(await finders('碎紙機', house)).toEqual(['ethicsOfficer', 'agencyHead'])
  expect(await foundIf('$12 or one.status', 'true or one.status', '碎紙機', ['inspectionPlan'])).toEqual([surprise])
})

test('what follows an event is found with the event, by those who see it', async () => {
  const { begun } = incidentActs(it)
  const id = await begun({ kinds: ['petitionOngoing'], unitId: unit('行政室'), knownAt: '2026-02-11T00:30:00.000Z' })
  const caseId = newId()
  const opened = await officer.post(`/incidents/${id}/follow-up-cases`, { caseId, kind: 'petition' })
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  const step = {
    stepId: newId(),
    step: 'recordPetition',
    seen: 0,
    at: '2026-02-11T00:40:00.000Z',
    note: '陳情人要求補償金',
  }
  const taken = await (await as('unitHead')).post(`/incidents/${id}/follow-up-cases/${caseId}/steps`, step)
  expect(taken.status, JSON.stringify(taken.body)).toBe(200)
  expect(await finders('補償金', house)).toEqual(['ethicsOfficer', 'agencyHead', 'unitHead', 'staff'])
  expect(await found('補償金', 'staff')).toEqual([expect.objectContaining({ kind: 'followUpCase', linkId: id })])
  expect(await foundIf('not one.is_sealed and (', 'true or (', '補償金', ['followUpCase'])).toEqual([step.stepId])
})

test('an exercise is found by those who take part once it is over and scored', async () => {
  const { rows } = await owner.query(
    `insert into exercise (id, agency_id, scenario, unit_id, started_by, started_at, ends_at, ended_at)
     values (gen_random_uuid(), $1, '{"title": "大門抗議", "setting": "上班日", "injects": [{"text": "有人潑漆"}]}', $2, $3,
       '2026-02-10T01:00Z', '2026-02-10T02:00Z', '2026-02-10T02:00Z') returning id`,
    [home.agencyId, unit('行政室'), personId('ethicsOfficer')],
  )
  expect(await finders('有人潑漆', house)).toEqual(['ethicsOfficer'])
  expect(await foundIf('one.finished_at is not null or', 'true or', '有人潑漆', ['exercise'])).toEqual([rows[0].id])
  await owner.query(
    `update exercise set finished_at = now(), finished_by = started_by, lessons = '應備備用鑰匙', result = '{}', document = '{}'`,
  )
  expect(await finders('備用鑰匙', house)).toEqual(house)
})

test('forms on offer and reporting routes are for everybody', async () => {
  const { rows } = await owner.query('select id from checklist where agency_id = $1 limit 1', [home.agencyId])
  const checklists = (await found('安全自主檢查', 'librarian')).filter(({ kind }) => kind === 'checklist')
  expect(checklists.map(({ linkId }) => linkId)).toEqual([rows[0].id])
  const routes = (await (await as('librarian')).get('/routes')).body
  const { route } = routes.find(({ isInForce }: any) => isInForce)
  expect(await found(route.content.title, 'librarian')).toContainEqual(
    expect.objectContaining({ kind: 'route', linkId: route.key, title: route.content.title }),
  )
  const narrowed = await found(route.content.title, 'librarian', { unitId: unit('圖書館') })
  expect(narrowed.filter(({ kind }) => kind === 'route')).toEqual([])
})

test('the outcome report is found by those who read it: what is written last, then as it was closed, then what was put right', async () => {
  const readers = ['ethicsOfficer', 'agencyHead', 'unitHead', 'otherUnitHead']
  const save = async (text: string) => {
    const { draft } = (await officer.get(outcome)).body
    await officer.put(outcome, { ...draft.content, version: draft.version, texts: [{ key: 'review', text }] })
  }
  await save('本次專案初稿檢討')
  await save('本次專案順利圓滿')
  expect(await finders('順利圓滿', house)).toEqual(readers)
  expect(await found('初稿檢討', 'ethicsOfficer')).toEqual([])
  expect(await found('順利圓滿', 'agencyHead')).toEqual([
    expect.objectContaining({ kind: 'outcomeReport', linkId: plan.id, title: plan.title }),
  ])
  clock.set('2026-02-26T01:00:00Z')
  it.everybodyLeft()
  const later = await as('ethicsOfficer')
  await reasonsAreGiven(later, plan.id)
  expect((await later.post(`${outcome}/close`)).status).toBe(200)
  const corrected = await later.post(`${outcome}/supplements`, { reason: '數字誤植', text: '更正為三百人次' })
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
  expect(await finders('三百人次', house)).toEqual(readers)
  expect(await found('順利圓滿', 'agencyHead')).toHaveLength(1)
})

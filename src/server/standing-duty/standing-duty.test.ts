import { beforeEach, describe, expect, test } from 'vitest'
import { modelDuties } from '#domain/standing-duty/model-standing-duties.ts'
import type { KeptDuty, StandingDutyContent, StandingDutyYear } from '#domain/standing-duty/standing-duty.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makePlan } from '#test/make.ts'
import { photo } from '#test/sample-data.ts'

const it = await testApp('2026-05-20T01:00:00Z')
const { as, home, other, owner, clock } = it
const setDay = (date: string) => {
  clock.set(`${date}T01:00:00Z`)
  it.everybodyLeft()
}
const since = async (date: string) =>
  owner.query('update agency set standing_duties_since = $1 where id = $2', [date, home.agencyId])
await since('2026-01-01')
beforeEach(() => setDay('2026-05-20'))

const named = (part: string) => modelDuties.find(({ title }) => title.includes(part))!
const [cabinets, secrets, contacts, lockers] = ['機密檔案櫃櫥', '公務機密維護', '電話查核', '置物櫃'].map(named)
const [cyber, security] = ['事件通報演練', '安全維護會報'].map(named)
const yearOf = async (who = 'ethicsOfficer', year = 2026, agency = home): Promise<StandingDutyYear> =>
  (await (await as(who, agency)).get(`/standing-duties?year=${year}`)).body
const dutyOf = async (id: string, who?: string): Promise<KeptDuty> =>
  (await yearOf(who)).duties.find((duty) => duty.id === id)!
const windowOf = async (id: string, start: string) => (await dutyOf(id)).windows.find((each) => each.start === start)!
const record = async (id: string, changes: object = {}, who = 'ethicsOfficer') =>
  (await as(who)).post(`/standing-duties/${id}/records`, {
    ...{ recordId: newId(), windowStart: '2026-05-01', doneOn: '2026-05-18', note: '檢查紀錄第 5 號', fileId: null },
    ...changes,
  })
const change = async (id: string, number: number, changes: Partial<StandingDutyContent>, who = 'ethicsOfficer') => {
  const all = await yearOf()
  const duty = [...all.duties, ...all.resting].find((one) => one.id === id)
  const fresh = {
    title: '鑰匙清點',
    rhythm: 'quarter',
    role: 'unitHead',
    unitId: null,
    shownBy: '清點表',
    remindDays: 5,
    isKept: true,
  }
  return (await as(who)).post(`/standing-duties/${id}`, {
    number,
    content: { ...(duty?.content ?? fresh), ...changes },
  })
}
const waiting = async (who: string): Promise<string[]> =>
  (await (await as(who)).get('/today')).body.waiting
    .filter(({ kind }: any) => kind === 'standingDuty')
    .map(({ title }: any) => title)

describe('the year', () => {
  test('tells what recurs, on what basis, and by which workday', async () => {
    const { duties, isAssumed } = await yearOf()
    expect(isAssumed).toBe(false)
    expect(duties.map(({ windows }) => windows.length)).toEqual(
      modelDuties.map(({ rhythm }) => ({ month: 12, quarter: 4, halfYear: 2, year: 1 })[rhythm]),
    )
    expect((await dutyOf(secrets!.id)).basis).toMatchObject({ isLaw: true, text: '政風機構維護公務機密作業要點第16點' })
    expect((await dutyOf(lockers!.id)).basis).toMatchObject({ isLaw: false, text: '本機關自訂', source: '' })
    // 2026-05-31 is a Sunday; February ends in the long weekend of Peace Memorial Day.
    expect((await windowOf(lockers!.id, '2026-05-01')).deadline).toBe('2026-05-29')
    expect((await windowOf(lockers!.id, '2026-02-01')).deadline).toBe('2026-02-26')
  })

  test('is amber as a window closes, red once it is missed, and says nothing of the time before the agency began', async () => {
    await since('2026-03-10')
    expect((await windowOf(lockers!.id, '2026-02-01')).state).toBe('before')
    expect((await windowOf(lockers!.id, '2026-03-01')).state).toBe('missed')
    expect((await windowOf(lockers!.id, '2026-05-01')).state).toBe('open')
    expect((await windowOf(lockers!.id, '2026-06-01')).state).toBe('ahead')
    setDay('2026-05-22')
    expect((await windowOf(lockers!.id, '2026-05-01')).state).toBe('closing')
    setDay('2026-05-30')
    expect((await windowOf(lockers!.id, '2026-05-01')).state).toBe('missed')
    await since('2026-01-01')
  })

  test('of which no office calendar is known avoids weekends, and says so', async () => {
    const { isAssumed, duties } = await yearOf('ethicsOfficer', 2040)
    expect(isAssumed).toBe(true)
    expect(duties.find(({ id }) => id === lockers!.id)!.windows[5]!.deadline).toBe('2040-06-29')
    expect((await (await as('staff')).get('/standing-duties?year=99')).body.code).toBe('invalid_input')
  })

  test('is printed on one sheet, law with its source and the rest as the own setting', async () => {
    const { body, status } = await (await as('staff')).get('/standing-duties/year.txt?year=2026')
    expect(status).toBe(200)
    const text = body.toString('utf8')
    for (const part of ['115年常態事項年表', '公務機密維護定期檢查', 'FL010672', '本機關自訂', '115/5/29'])
      expect(text).toContain(part)
  })
})

describe('a record', () => {
  test('says when and by what it was done, and turns the window', async () => {
    const head = await as('unitHead')
    const upload = await head.upload('/files', 'locker.jpg', await photo(31))
    const answer = await record(cabinets!.id, { fileId: upload.body.id }, 'unitHead')
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const { state, shown } = await windowOf(cabinets!.id, '2026-05-01')
    expect(state).toBe('done')
    expect(shown).toMatchObject([
      { kind: 'record', title: '檢查紀錄第 5 號', on: '2026-05-18', byName: 'home unitHead', fileId: upload.body.id },
    ])
  })

  test('made after the last workday makes up for it and stays late', async () => {
    expect((await record(lockers!.id, { windowStart: '2026-04-01', doneOn: '2026-05-04' })).status).toBe(200)
    expect((await windowOf(lockers!.id, '2026-04-01')).state).toBe('doneLate')
  })

  test('is made by whoever sees to it, or by ethics', async () => {
    expect((await record(cabinets!.id, {}, 'otherStaff')).body.code).toBe('standingDuty.not_yours')
    expect((await record(lockers!.id, {}, 'unitHead')).body.code).toBe('standingDuty.not_yours')
    expect((await record(lockers!.id, {}, 'systemAdministrator')).body.code).toBe('forbidden')
    expect((await dutyOf(cabinets!.id, 'unitHead')).isYours).toBe(true)
    expect((await dutyOf(cabinets!.id, 'otherStaff')).isYours).toBe(false)
  })

  test('lies in a window that there is, and not in the future', async () => {
    expect((await record(lockers!.id, { windowStart: '2026-05-02' })).body.code).toBe('standingDuty.outside_window')
    expect((await record(lockers!.id, { doneOn: '2026-04-30' })).body.code).toBe('standingDuty.outside_window')
    expect((await record(lockers!.id, { doneOn: '2026-05-21' })).body.code).toBe('standingDuty.in_the_future')
    expect((await record(lockers!.id, { note: ' ' })).body.code).toBe('invalid_input')
    expect((await record(lockers!.id, { fileId: newId() })).body.code).toBe('standingDuty.file_unknown')
    expect((await record(newId())).body.code).toBe('standingDuty.unknown')
  })

  test('never changes, and another agency does not see it', async () => {
    await record(lockers!.id, { note: '只屬於本所的紀錄' })
    expect(JSON.stringify(await yearOf('ethicsOfficer', 2026, other))).not.toContain('只屬於本所的紀錄')
    for (const table of ['standing_duty_record', 'standing_duty_version'])
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow(/append-only/)
  })
})

describe('what is recorded elsewhere', () => {
  const person = home.personIds.get(home.loginNames.ethicsOfficer!)!

  test('counts by itself: a contact drill that has ended verifies the contacts of its quarter', async () => {
    const { planId } = await makePlan(owner, home)
    const id = newId()
    await owner.query(
      `insert into contact_drill (id, agency_id, plan_id, started_by, started_at, ended_by, ended_at, result)
       values ($1, $2, $3, $4, '2026-04-20T01:00:00Z', $4, '2026-04-20T02:00:00Z', '[]')`,
      [id, home.agencyId, planId, person],
    )
    expect(await windowOf(contacts!.id, '2026-04-01')).toMatchObject({
      state: 'done',
      shown: [{ kind: 'contactDrill', id, on: '2026-04-20' }],
    })
    expect((await windowOf(contacts!.id, '2026-01-01')).state).toBe('missed')
  })

  test('counts by itself: a regular inspection whose first form was handed in is that of its half-year', async () => {
    const [plan, inspection] = [newId(), newId()]
    const [version] = home.checklistVersionIds.values()
    await owner.query(
      `with planned as (
         insert into inspection_plan (id, agency_id, kind, title, from_date, to_date, announced, remark, made_by)
         values ($1, $2, 'regular', '上半年公務機密檢查', '2026-03-01', '2026-03-31', true, '', $4)
       ), held as (
         insert into inspection (id, agency_id, unit_id, checklist_version_id, status, answers, held_by, ready_to_submit,
           submitted_at, submitted_by, compliant, not_compliant, not_applicable, origin)
         values ($3, $2, $5, $6, 'submitted', '[]', $4, true, '2026-03-12T03:00:00Z', $4, 0, 0, 0, 'inspection')
       )
       insert into inspection_plan_target (id, agency_id, inspection_plan_id, unit_id, checklist_id, inspection_id)
       select gen_random_uuid(), $2, $1, $5, checklist_id, $3 from checklist_version where id = $6`,
      [plan, home.agencyId, inspection, person, home.unitIds.get('行政室'), version],
    )
    expect(await windowOf(secrets!.id, '2026-01-01')).toMatchObject({
      state: 'done',
      shown: [{ kind: 'inspection', id: plan, title: '上半年公務機密檢查', on: '2026-03-12' }],
    })
    // An irregular one does not count.
    await owner.query(`update inspection_plan set kind = 'irregular' where id = $1`, [plan])
    expect((await windowOf(secrets!.id, '2026-01-01')).shown).toEqual([])
  })

  test('counts by itself: an exercise that is finished, where a cyber incident was to be reported in it', async () => {
    const exercised = (kind: string) =>
      owner.query(
        `insert into exercise (id, agency_id, scenario, unit_id, started_by, started_at, ends_at, ended_at, lessons, result,
           document, finished_at, finished_by)
         values (gen_random_uuid(), $1, $2, $3, $4, '2026-04-08T01:00Z', '2026-04-08T03:00Z', '2026-04-08T02:00Z', '－', '{}',
           '{}', '2026-04-09T01:00Z', $4)`,
        [
          home.agencyId,
          JSON.stringify({ title: `演練 ${kind}`, injects: [{ expects: null }, { expects: { kind } }] }),
          home.unitIds.get('行政室'),
          person,
        ],
      )
    await exercised('petitionOngoing')
    expect((await windowOf(cyber!.id, '2026-01-01')).shown).toEqual([])
    await exercised('cyberIncident')
    expect((await windowOf(cyber!.id, '2026-01-01')).shown).toMatchObject([
      { kind: 'exercise', title: '演練 cyberIncident', on: '2026-04-08' },
    ])
  })

  test('counts by itself: a security meeting whose minutes are signed, no other meeting and no confidential one', async () => {
    const met = (kind: string, title: string | null, signedAt: string | null = '2026-03-06T01:00Z') =>
      owner.query(
        `insert into meeting (id, agency_id, kind, is_confidential, starts_at, ends_at, chair_id, recorder_id, content, code,
           begun_at, ended_at, closed_at, hash, signed_at)
         values (gen_random_uuid(), $1, $2, $3::text is null, '2026-03-05T01:00Z', '2026-03-05T03:00Z', $4, $4,
           case when $3::text is not null then jsonb_build_object('title', $3::text) end, '482913', '2026-03-05T01:00Z', '2026-03-05T03:00Z',
           '2026-03-05T05:00Z', 'abc', $5)`,
        [home.agencyId, kind, title, person, signedAt],
      )
    await met('joint', '三合一會報')
    await met('security', '未簽署的會報', null)
    await met('security', null)
    expect((await windowOf(security!.id, '2026-01-01')).shown).toEqual([])
    await met('security', '第一次安全維護會報')
    expect((await windowOf(security!.id, '2026-01-01')).shown).toMatchObject([
      { kind: 'meeting', title: '第一次安全維護會報', on: '2026-03-05' },
    ])
  })
})

describe('the agency', () => {
  test('says who sees to a duty, and adds and rests those of its own', async () => {
    const unitId = home.unitIds.get('行政室')!
    expect((await change(cabinets!.id, 0, { unitId })).body.unitName).toBe('行政室')
    expect((await record(cabinets!.id, {}, 'otherUnitHead')).body.code).toBe('standingDuty.not_yours')
    const id = newId()
    const added = await change(id, 0, {})
    expect(added.body, JSON.stringify(added.body)).toMatchObject({
      number: 1,
      basis: { isLaw: false },
      recognisedBy: null,
    })
    expect((await change(id, 1, { isKept: false })).status).toBe(200)
    expect((await yearOf()).resting.map(({ content }) => content.title)).toContain('鑰匙清點')
    expect((await record(id, { windowStart: '2026-04-01' })).body.code).toBe('standingDuty.not_kept')
  })

  test('does more than the law asks, never less', async () => {
    const { number } = await dutyOf(secrets!.id)
    for (const less of [{ rhythm: 'year' }, { isKept: false }, { title: '機密檢查' }] as const)
      expect((await change(secrets!.id, number, less)).body.code).toBe('standingDuty.law_stays')
    expect((await change(secrets!.id, number, { rhythm: 'quarter' })).status).toBe(200)
    expect((await dutyOf(secrets!.id)).windows.length).toBe(4)
  })

  test('is refused what nobody would see to, a unit that is not there, and a change of what changed meanwhile', async () => {
    const { number } = await dutyOf(contacts!.id)
    expect((await change(contacts!.id, number, { role: null })).body.code).toBe('standingDuty.nobody')
    expect((await change(contacts!.id, number, { unitId: newId() })).body.code).toBe('standingDuty.unit_unknown')
    expect((await change(contacts!.id, number, {})).status).toBe(200)
    expect((await change(contacts!.id, number, {})).body.code).toBe('changed_meanwhile')
    expect((await change(contacts!.id, number + 1, {}, 'unitHead')).body.code).toBe('forbidden')
  })
})

describe('today', () => {
  test('calls to mind what is closing or was missed, to whoever sees to it, until it is done', async () => {
    await since('2026-06-01')
    setDay('2026-06-25')
    expect(await waiting('ethicsOfficer')).toContain(lockers!.title)
    expect(await waiting('otherStaff')).toEqual([])
    await record(lockers!.id, { windowStart: '2026-06-01', doneOn: '2026-06-24' })
    expect(await waiting('ethicsOfficer')).not.toContain(lockers!.title)
    setDay('2026-05-20')
    await since('2026-01-01')
  })
})

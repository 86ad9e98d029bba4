import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { testApp } from '#test/app.ts'
import { decided } from '#test/approvals.ts'
import { correctionOf, issuedPlan, reviewedPlan, smallPlan } from '#test/plans.ts'

const { as, home, other, clock } = await testApp()
const officer = await as('ethicsOfficer')
const head = await as('agencyHead')
const imported = async (text = smallPlan): Promise<PlanDetail> =>
  (await officer.post('/plans', { id: randomUUID(), text })).body

describe('importing a plan', () => {
  test('its header, clauses and duties stand there as proposals', async () => {
    const { plan, clauses, duties } = await imported()
    expect(plan).toMatchObject({
      status: 'draft',
      rocYear: 115,
      occasion: 'spring_festival',
      periodStart: '2026-02-11',
      periodEnd: '2026-02-25',
    })
    expect(clauses.map(({ label }) => label)).toEqual(['壹', '貳', '參', '參.一', '參.二', '參.三', '參.四', '參.五'])
    expect(duties.map(({ action }) => action)).toEqual([
      'self_inspection',
      'broadcast',
      'meeting',
      'notify',
      'report_outcome',
    ])
    expect(duties.every(({ status }) => status === 'proposed')).toBe(true)
    for (const { spanStart, spanEnd } of duties) expect(smallPlan.slice(spanStart!, spanEnd!).length).toBeGreaterThan(5)
  })

  test('units that the plan names by their own name are known at once', async () => {
    const { duties } = await imported()
    expect(duties.find(({ action }) => action === 'broadcast')?.unitIds).toEqual([home.unitIds.get('行政室')])
    expect(duties.find(({ action }) => action === 'self_inspection')?.unitIds).toEqual([])
  })

  test('a phrase is explained once and then known in every draft', async () => {
    const { plan, duties } = await imported()
    const all = [...home.unitIds.values()].toSorted()
    expect((await officer.put('/owner-phrases', { phrase: '各單位', unitIds: all })).status).toBe(200)
    const again = (await officer.get(`/plans/${plan.id}`)).body as PlanDetail
    const [before, after] = [duties, again.duties].map(
      (list) => list.find(({ action }) => action === 'self_inspection')!,
    )
    expect(after!.unitIds.toSorted()).toEqual(all)
    expect(after!.version).toBe(before!.version + 1)
    expect((await imported()).duties.find(({ action }) => action === 'self_inspection')?.unitIds.toSorted()).toEqual(
      all,
    )
  })

  test('a text in which nothing can be read is refused in plain words', async () => {
    const answer = await officer.post('/plans', { id: randomUUID(), text: '    ' })
    expect(answer.status).toBe(422)
    expect(answer.body.code).toMatch(/^plan\./)
  })

  test('a file of the wrong kind with the right ending is refused', async () => {
    const answer = await officer.upload('/plans/import', 'plan.pdf', Buffer.from('MZ not a document'), {
      id: randomUUID(),
    })
    expect(answer.body.code).toBe('file.unsupported')
  })

  test('a plain file gives the same as pasted text', async () => {
    const answer = await officer.upload('/plans/import', '計畫.txt', Buffer.from(smallPlan), { id: randomUUID() })
    expect(answer.status).toBe(200)
    expect(answer.body.clauses).toHaveLength(8)
    expect(answer.body.plan.sourceName).toBe('計畫.txt')
  })

  test('only the ethics office imports', async () => {
    const answer = await (await as('unitHead')).post('/plans', { id: randomUUID(), text: smallPlan })
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })
})

describe('going through the duties', () => {
  test('a plan with anything undecided is not submitted, and says what', async () => {
    const { plan } = await imported()
    const answer = await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
    expect(answer).toMatchObject({ status: 409, body: { code: 'plan.unresolved' } })
    expect(answer.body.details.unresolved.map(({ code }: { code: string }) => code)).toContain('dutyUndecided')
  })

  test('a dismissed duty leaves its clause unassigned until the officer says that it needs none', async () => {
    const { plan, duties } = await imported()
    const meeting = duties.find(({ action }) => action === 'meeting')!
    await officer.post(`/duties/${meeting.id}/dismiss`, { version: meeting.version, reason: '已併入另案辦理' })
    const before = (await officer.get(`/plans/${plan.id}`)).body as PlanDetail
    expect(before.unresolved).toContainEqual({ code: 'clauseUnassigned', clauseId: meeting.clauseId, dutyId: null })
    const clause = before.clauses.find(({ id }) => id === meeting.clauseId)!
    await officer.post(`/clauses/${clause.id}/needs-no-duty`, { version: clause.version, reason: '另案辦理' })
    const after = (await officer.get(`/plans/${plan.id}`)).body as PlanDetail
    expect(after.unresolved.filter(({ clauseId }) => clauseId === clause.id)).toEqual([])
  })

  test('dismissing asks for a reason', async () => {
    const { duties } = await imported()
    const answer = await officer.post(`/duties/${duties[0]!.id}/dismiss`, { version: 1, reason: ' ' })
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
  })

  test('of two officers who correct the same duty at once, the second is told that it changed', async () => {
    const { duties } = await imported()
    const { id } = duties[1]!
    const correction = correctionOf(duties[1]!)
    const second = await as('secondEthicsOfficer')
    const answers = await Promise.all([
      officer.patch(`/duties/${id}`, { ...correction, what: '甲' }),
      second.patch(`/duties/${id}`, { ...correction, what: '乙' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('changed_meanwhile')
  })

  test('a decision can be taken back', async () => {
    const { duties } = await imported()
    const { id, version } = duties[2]!
    const accepted = await officer.post(`/duties/${id}/accept`, { version })
    const back = await officer.post(`/duties/${id}/reconsider`, { version: accepted.body.version })
    expect(back.body.status).toBe('proposed')
  })

  test('an accepted duty is not accepted again', async () => {
    const { duties } = await imported()
    const { id, version } = duties[2]!
    const accepted = await officer.post(`/duties/${id}/accept`, { version })
    const again = await officer.post(`/duties/${id}/accept`, { version: accepted.body.version })
    expect(again.body.code).toBe('duty.not_proposed')
  })

  test('a duty that an officer adds is accepted at once', async () => {
    const { plan, clauses } = await imported()
    const addition = {
      id: randomUUID(),
      clauseId: clauses[0]!.id,
      what: '巡視停車場',
      action: 'protective_measure',
      mode: 'scheduled',
      timing: 'daily',
      unitIds: [home.unitIds.get('行政室')],
      evidence: 'note',
      checklistKinds: [],
      trigger: null,
      recipients: [],
    }
    expect((await officer.post('/duties', addition)).body).toMatchObject({
      status: 'accepted',
      planId: plan.id,
      confidence: null,
    })
  })

  test('a unit of another agency cannot be named', async () => {
    const { duties } = await imported()
    const foreign = [...other.unitIds.values()][0]!
    const answer = await officer.patch(`/duties/${duties[1]!.id}`, { ...correctionOf(duties[1]!), unitIds: [foreign] })
    expect(answer.body.code).toBe('duty.unit_unknown')
  })

  test('a corrected period must not end before it begins', async () => {
    const { plan } = await imported()
    const { title, rocYear, occasion, version } = plan
    const answer = await officer.patch(`/plans/${plan.id}`, {
      title,
      rocYear,
      occasion,
      version,
      periodStart: '2026-02-25',
      periodEnd: '2026-02-11',
    })
    expect(answer.body.code).toBe('plan.period_reversed')
  })
})

describe('approval', () => {
  test('issues the plan under the hash of what was shown', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const { body } = await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
    expect((await decided(head, 'plan', plan.id)).body[0]).toMatchObject({ state: 'approved', differs: false })
    const issued = (await officer.get(`/plans/${plan.id}`)).body.plan
    expect(issued).toMatchObject({ status: 'issued', contentHash: body.contentHash, submittedBy: expect.any(String) })
  })

  test('is waited for without changes, and a returned plan can be changed', async () => {
    const { plan, duties } = await reviewedPlan(officer, home)
    await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
    const duty = duties[0]!
    const change = await officer.post(`/duties/${duty.id}/reconsider`, { version: duty.version })
    expect(change.body.code).toBe('plan.not_draft')
    await decided(head, 'plan', plan.id, { verdict: 'returned', remark: '請補列人事室。' })
    const returned = (await officer.get(`/plans/${plan.id}`)).body.plan
    expect(returned).toMatchObject({ status: 'draft', contentHash: null, returnRemark: '請補列人事室。' })
    expect((await officer.post(`/duties/${duty.id}/reconsider`, { version: duty.version })).status).toBe(200)
  })

  test('is given to the same hash for the same content', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const first = await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
    await decided(head, 'plan', plan.id, { verdict: 'returned', remark: '再看一次' })
    const { version } = (await officer.get(`/plans/${plan.id}`)).body.plan
    const second = await officer.post(`/plans/${plan.id}/submit`, { version })
    expect(second.body.contentHash).toBe(first.body.contentHash)
  })

  test('is held up by a unit that was abolished after submission', async () => {
    const { plan } = await reviewedPlan(officer, home)
    const library = home.unitIds.get('圖書館')!
    await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
    await officer.post(`/units/${library}/abolish`, { version: 1 })
    const answer = await decided(head, 'plan', plan.id)
    expect(answer.body.code).toBe('plan.unresolved')
    expect(answer.body.details.unresolved[0].code).toBe('dutyOfAbolishedUnit')
    expect((await officer.post(`/units/${library}/abolish`, { version: 2 })).body.code).toBe('unit.already_abolished')
  })
})

describe('another agency', () => {
  test('does not see the plan, its clauses or its duties', async () => {
    const { plan, duties, clauses } = await imported()
    const stranger = await as('ethicsOfficer', other)
    expect((await stranger.get('/plans')).body).toEqual([])
    expect((await stranger.get(`/plans/${plan.id}`)).status).toBe(404)
    expect((await stranger.post(`/duties/${duties[0]!.id}/accept`, { version: 1 })).status).toBe(404)
    expect((await stranger.post(`/clauses/${clauses[0]!.id}/needs-no-duty`, { version: 1, reason: 'x' })).status).toBe(
      404,
    )
  })
})

describe('a plan that was issued', () => {
  test('its duties are dated by the office calendar', async () => {
    const { plan } = await issuedPlan(officer, head, home, smallPlan.replace('各單位', '行政室'))
    const { body } = await officer.get(`/assignments?planId=${plan.id}`)
    const dates = body.map((one: any) => [one.action, one.dueDate])
    expect(dates).toEqual([
      ['self_inspection', '2026-02-13'],
      ['broadcast', '2026-02-13'],
      ['meeting', '2026-02-13'],
      ['report_outcome', '2026-03-09'],
    ])
  })

  test('a change of the period first says what moves, then moves it', async () => {
    const { plan } = await issuedPlan(officer, head, home, smallPlan.replace('各單位', '行政室'))
    const change = { version: plan.version, periodStart: '2026-02-09', periodEnd: '2026-02-23' }
    const preview = await officer.post(`/plans/${plan.id}/period`, { ...change, confirm: false })
    expect(preview.body.moves.map(({ change: kind }: any) => kind)).toContain('moved')
    expect((await officer.get(`/plans/${plan.id}`)).body.plan.periodEnd).toBe('2026-02-25')
    const moved = await officer.post(`/plans/${plan.id}/period`, { ...change, confirm: true })
    expect(moved.body.moves).toEqual(preview.body.moves)
    const { body } = await officer.get(`/assignments?planId=${plan.id}`)
    expect(body.find((one: any) => one.action === 'report_outcome').dueDate).toBe('2026-03-05')
  })

  test("next year begins with proposed dates, new citations shown, and last year's decisions as proposals", async () => {
    const text = smallPlan
      .replace(
        '參、工作重點',
        '參、工作重點\n六、發現違反國家安全法第2條之1情事，政風室應立即通報調查機關。'.replace('六、', ''),
      )
      .replace('各單位', '行政室')
    const { plan } = await issuedPlan(officer, head, home, text)
    clock.set('2026-03-20T01:00:00Z')
    const director = await as('ethicsDirector')
    const next = await director.post(`/plans/${plan.id}/next-year`, { id: randomUUID(), rocYear: 116 })
    expect(next.status).toBe(200)
    expect(next.body.plan).toMatchObject({
      rocYear: 116,
      status: 'draft',
      previousPlanId: plan.id,
      periodStart: '2027-01-28',
      periodEnd: '2027-02-11',
    })
    expect(next.body.plan.title).toContain('116年')
    expect(next.body.plan.citationChanges).toMatchObject([{ after: expect.stringContaining('國家安全法第2條') }])
    expect(next.body.plan.lessons.map(({ kind }: any) => kind)).toContain('neverDone')
    expect(next.body.plan.warnings.map(({ code }: any) => code)).not.toContain('weekday_mismatch')
    const check = next.body.duties.find(({ action }: any) => action === 'self_inspection')
    expect(check).toMatchObject({ status: 'proposed', unitIds: [home.unitIds.get('行政室')] })
    const early = await director.post(`/plans/${plan.id}/next-year`, { id: randomUUID(), rocYear: 115 })
    expect(early.body.code).toBe('plan.year_not_later')
    clock.set('2026-02-11T01:00:00Z')
  })

  test('next year rewrites the dates that stand in the text, also where the period was changed later', async () => {
    const { plan } = await issuedPlan(officer, head, home, smallPlan.replace('各單位', '行政室'))
    const change = { version: plan.version, periodStart: '2026-02-11', periodEnd: '2026-02-26', confirm: true }
    expect((await officer.post(`/plans/${plan.id}/period`, change)).status).toBe(200)
    const { body } = await officer.post(`/plans/${plan.id}/next-year`, { id: randomUUID(), rocYear: 116 })
    expect(body.plan.sourceText).toContain('自116年1月28日（星期四）起至116年2月11日（星期四）止')
    expect(body.plan.warnings.map(({ code }: any) => code)).not.toContain('period_missing')
  })
})

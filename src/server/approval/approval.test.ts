import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { approvalOf, decided } from '#test/approvals.ts'
import { reviewedPlan } from '#test/plans.ts'
import { photo } from '#test/sample-data.ts'

const { as, owner, clock, alarms, home, other, everybodyLeft } = await testApp()
const officer = await as('ethicsOfficer')
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
const role = (...roles: string[]) => ({ roles, personId: null })
const person = (who: string) => ({ roles: [], personId: personId(who) })

/** A plan that everything was decided in; sent with the route given. */
async function sent(stages?: object[][]): Promise<string> {
  if (stages) expect((await setRoute(stages)).status).toBe(200)
  const { plan } = await reviewedPlan(officer, home)
  const { status, body } = await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
  expect(status, JSON.stringify(body)).toBe(200)
  return plan.id
}

async function setRoute(stages: object[][], who = 'ethicsDirector', version?: number) {
  const present = (await officer.get('/approval-routes')).body.find(({ kind }: { kind: string }) => kind === 'plan')
  return (await as(who)).put('/approval-routes/plan', { stages, version: version ?? present.version })
}

const decide = async (who: string, planId: string, given: object = {}) => decided(await as(who), 'plan', planId, given)
const code = async (answer: ReturnType<typeof decide>) => (await answer).body.code
const waitsFor = async (who: string): Promise<string[]> =>
  (await (await as(who)).get('/today')).body.waiting
    .filter(({ kind }: { kind: string }) => kind === 'planApproval')
    .map(({ subjectId }: { subjectId: string }) => subjectId)
const toldOf = async (who: string): Promise<string[]> =>
  (await (await as(who)).get('/told')).body.items.map(({ event }: { event: string }) => event)

beforeEach(async () => {
  clock.set('2026-02-11T01:00:00Z')
  everybodyLeft()
  await owner.query('delete from approval_route')
  await owner.query('update deputy set ended_at = now()')
})

describe('a route', () => {
  test('is the product’s own until the agency sets one, which only ethics and the heads do', async () => {
    const { body } = await officer.get('/approval-routes')
    expect(body.find(({ kind }: { kind: string }) => kind === 'plan')).toEqual({
      kind: 'plan',
      stages: [[role('agencyHead', 'chiefSecretary')]],
      version: 0,
    })
    expect((await setRoute([[role('agencyHead')]], 'unitHead')).body.code).toBe('forbidden')
    expect((await setRoute([[role('agencyHead')]])).body).toMatchObject({ version: 1 })
    expect((await (await as('ethicsOfficer', other)).get('/approval-routes')).body[0].version).toBe(0)
  })

  test('names people of this agency, and is changed by one at a time', async () => {
    expect((await setRoute([[{ roles: [], personId: newId() }]])).body.code).toBe('approval.person_unknown')
    expect((await setRoute([[{ roles: [], personId: null }]])).body.code).toBe('invalid_input')
    expect((await setRoute([[role('agencyHead')]], 'ethicsDirector', 7)).body.code).toBe('changed_meanwhile')
  })

  test('is walked in order, those of one stage side by side', async () => {
    const planId = await sent([[role('ethicsDirector'), person('unitHead')], [role('agencyHead')]])
    expect(await waitsFor('agencyHead')).not.toContain(planId)
    expect(await code(decide('agencyHead', planId))).toBe('approval.not_your_turn')
    expect((await decide('unitHead', planId)).status).toBe(200)
    expect(await waitsFor('unitHead')).not.toContain(planId)
    expect(await waitsFor('agencyHead')).not.toContain(planId)
    expect((await decide('ethicsDirector', planId)).body[0]).toMatchObject({ state: 'waiting', currentStage: 1 })
    expect(await waitsFor('agencyHead')).toContain(planId)
    expect((await decide('agencyHead', planId)).body[0]).toMatchObject({ state: 'approved', currentStage: null })
    expect((await officer.get(`/plans/${planId}`)).body.plan.status).toBe('issued')
  })

  test('that changes later leaves what is on its way as it began', async () => {
    const planId = await sent([[role('chiefSecretary')]])
    await setRoute([[role('agencyHead')]])
    expect(await code(decide('agencyHead', planId))).toBe('approval.not_your_turn')
    expect((await decide('chiefSecretary', planId)).status).toBe(200)
  })

  test('with a step that nobody can take is refused when something is sent', async () => {
    await setRoute([[role('superiorEthics')]])
    const { plan } = await reviewedPlan(officer, home)
    const { body } = await officer.post(`/plans/${plan.id}/submit`, { version: plan.version })
    expect(body).toMatchObject({ code: 'approval.nobody', details: { roles: ['superiorEthics'] } })
    expect((await officer.get(`/plans/${plan.id}`)).body.plan.status).toBe('draft')
  })

  test('leaves out what only the one who asks could sign, and is refused where nobody else remains', async () => {
    const director = await as('ethicsDirector')
    await setRoute([[role('ethicsDirector')], [role('agencyHead')]])
    const { plan } = await reviewedPlan(director, home)
    await director.post(`/plans/${plan.id}/submit`, { version: plan.version })
    expect((await approvalOf(director, 'plan', plan.id)).stages).toHaveLength(1)
    await setRoute([[role('ethicsDirector')]])
    const { plan: next } = await reviewedPlan(director, home)
    const refused = await director.post(`/plans/${next.id}/submit`, { version: next.version })
    expect(refused.body.code).toBe('approval.own_approval')
  })
})

describe('a decision', () => {
  test('is given to exactly what was shown', async () => {
    const planId = await sent()
    expect(await code(decide('agencyHead', planId, { shownHash: '0'.repeat(64) }))).toBe('approval.changed_since_shown')
    await owner.query(`update plan set title = title || '。' where id = $1`, [planId])
    expect(await code(decide('agencyHead', planId))).toBe('approval.changed_since_shown')
  })

  test('says so when what was shown is no longer what there is', async () => {
    const planId = await sent()
    await decide('agencyHead', planId)
    expect(await approvalOf(officer, 'plan', planId)).toMatchObject({ state: 'approved', differs: false })
    await owner.query(`update clause set text = text || '。' where plan_id = $1 and position = 1`, [planId])
    expect(await approvalOf(officer, 'plan', planId)).toMatchObject({ state: 'approved', differs: true })
  })

  test('is not given by whoever sent it, by rule and by table', async () => {
    const planId = await sent([[person('ethicsOfficer'), role('agencyHead')]])
    expect(await code(decide('ethicsOfficer', planId))).toBe('approval.own_approval')
    const forged = owner.query(
      `insert into approval_decision (id, agency_id, approval_id, requested_by, stage, step, verdict, remark, shown_hash,
         decided_by, decided_at)
       select gen_random_uuid(), agency_id, id, requested_by, 0, 0, 'approved', '', content_hash, requested_by, now()
       from approval where subject_id = $1`,
      [planId],
    )
    await expect(forged).rejects.toThrow('approval.own_approval')
  })

  test('is given once, and ends what it ended', async () => {
    const planId = await sent([[role('agencyHead'), role('chiefSecretary')]])
    expect((await decide('agencyHead', planId)).status).toBe(200)
    expect(await code(decide('agencyHead', planId))).toBe('approval.not_your_turn')
    await decide('chiefSecretary', planId)
    expect(await code(decide('chiefSecretary', planId))).toBe('approval.ended')
  })

  test('of two who decide the same step at once is one', async () => {
    const planId = await sent()
    const answers = await Promise.all([decide('agencyHead', planId), decide('chiefSecretary', planId)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('approval.ended')
  })

  test('to return says why, and what comes back can be sent again', async () => {
    const planId = await sent()
    expect(await code(decide('agencyHead', planId, { verdict: 'returned', remark: ' ' }))).toBe(
      'approval.remark_missing',
    )
    await decide('agencyHead', planId, { verdict: 'returned', remark: '請補列人事室。' })
    const { plan } = (await officer.get(`/plans/${planId}`)).body
    expect(plan).toMatchObject({ status: 'draft', returnRemark: '請補列人事室。' })
    expect(await toldOf('ethicsOfficer')).toContain('approvalReturned')
    await officer.post(`/plans/${planId}/submit`, { version: plan.version })
    const { body } = await officer.get(`/approvals/of/plan/${planId}`)
    expect(body.map(({ state }: { state: string }) => state)).toEqual(['waiting', 'returned'])
  })

  test('asks to be confirmed five minutes after signing in, by the password', async () => {
    const planId = await sent()
    const head = await as('agencyHead')
    clock.set('2026-02-11T01:05:01Z')
    expect(await decided(head, 'plan', planId)).toMatchObject({
      status: 401,
      body: { code: 'session.confirmation_needed' },
    })
    expect((await head.post('/session/confirm', { password: 'wrong' })).body.code).toBe('session.password_wrong')
    expect((await head.post('/session/confirm', { password: home.password })).status).toBe(200)
    expect((await decided(head, 'plan', planId)).status).toBe(200)
  })
})

describe('a deputy', () => {
  const deputise = async (absent: string, deputy: string) =>
    (await as('agencyHead')).post('/deputies', {
      id: newId(),
      personId: personId(absent),
      deputyId: personId(deputy),
      fromDate: '2026-02-11',
      untilDate: '2026-02-11',
    })

  test('decides in the place of the one away, and both names stay to be read', async () => {
    const planId = await sent([[role('agencyHead')]])
    expect(await code(decide('otherStaff', planId))).toBe('approval.not_your_turn')
    await deputise('agencyHead', 'otherStaff')
    expect(await waitsFor('otherStaff')).toContain(planId)
    const { body } = await decide('otherStaff', planId)
    expect(body[0].stages[0][0].decision).toMatchObject({
      decidedByName: 'home otherStaff',
      decidedForName: 'home agencyHead',
    })
  })

  test('has no right on another day', async () => {
    await deputise('agencyHead', 'otherStaff')
    const planId = await sent([[role('agencyHead')]])
    clock.set('2026-02-12T01:00:00Z')
    everybodyLeft()
    expect(await code(decide('otherStaff', planId))).toBe('approval.not_your_turn')
  })

  test('does not decide what the deputy sent, nor in the place of whoever sent it', async () => {
    await deputise('agencyHead', 'ethicsOfficer')
    const planId = await sent([[role('agencyHead')]])
    expect(await code(decide('ethicsOfficer', planId))).toBe('approval.own_approval')
    await deputise('ethicsOfficer', 'otherStaff')
    const second = await sent([[person('ethicsOfficer'), role('agencyHead')]])
    expect(await code(decide('otherStaff', second))).toBe('approval.not_your_turn')
  })
})

describe('whoever has left', () => {
  test('holds nothing up: the step says that nobody is there, and it can be taken back', async () => {
    const planId = await sent([[person('otherStaff')]])
    await owner.query('update person set disabled_at = now() where id = $1', [personId('otherStaff')])
    expect((await approvalOf(officer, 'plan', planId)).stages[0]![0]).toMatchObject({ names: [] })
    const { id } = await approvalOf(officer, 'plan', planId)
    expect((await (await as('staff')).post(`/approvals/${id}/withdraw`)).body.code).toBe('approval.not_yours')
    expect((await officer.post(`/approvals/${id}/withdraw`)).body[0]).toMatchObject({ state: 'withdrawn' })
    expect((await officer.get(`/plans/${planId}`)).body.plan.status).toBe('draft')
    expect((await officer.post(`/approvals/${id}/withdraw`)).body.code).toBe('approval.ended')
    await owner.query('update person set disabled_at = null where id = $1', [personId('otherStaff')])
  })
})

describe('a signature on paper', () => {
  const page = async () => (await officer.upload('/files', '核定頁.jpg', await photo(3))).body.id

  test('counts like the others, with the page, the day and who signed', async () => {
    const planId = await sent()
    const { id } = await approvalOf(officer, 'plan', planId)
    const signed = { signedOn: '2026-02-10', signers: '鄉長', fileIds: [await page()] }
    const paper = async (changes: object, who = 'ethicsOfficer') =>
      (await as(who)).post(`/approvals/${id}/paper`, { ...signed, ...changes })
    expect((await paper({ signedOn: '2026-02-12' })).body.code).toBe('approval.signed_in_the_future')
    expect((await paper({ fileIds: [] })).body.code).toBe('invalid_input')
    expect((await paper({ fileIds: [newId()] })).body.code).toBe('file.unknown_on_approval')
    expect((await paper({}, 'staff')).body.code).toBe('approval.not_yours')
    expect((await paper({})).body[0]).toMatchObject({
      state: 'approved',
      paper: { signedOn: '2026-02-10', signers: '鄉長', pages: [{ name: '核定頁.jpg' }] },
    })
    expect((await officer.get(`/plans/${planId}`)).body.plan).toMatchObject({ status: 'issued' })
  })
})

describe('whoever is asked', () => {
  test('is told, reminded at nine of the next working day, and no more once it has ended', async () => {
    await owner.query('delete from alarm')
    const planId = await sent([[role('chiefSecretary')]])
    const told = async () => (await toldOf('chiefSecretary')).filter((event) => event === 'approvalAsked').length
    const before = await told()
    // Friday after hours: the weekend is no time to be reminded, nor the holiday after it.
    for (const [instant, more] of [
      ['2026-02-12T00:59:00Z', 0],
      ['2026-02-12T01:00:00Z', 1],
      ['2026-02-13T01:00:00Z', 2],
      ['2026-02-22T23:00:00Z', 2],
      ['2026-02-23T01:00:00Z', 3],
    ] as const) {
      clock.set(instant)
      everybodyLeft()
      await alarms.turn()
      expect(await told(), instant).toBe(before + more)
    }
    await decide('chiefSecretary', planId)
    clock.set('2026-02-24T01:00:00Z')
    everybodyLeft()
    await alarms.turn()
    expect(await told()).toBe(before + 3)
    expect(await toldOf('ethicsOfficer')).toContain('approvalGiven')
  })
})

describe('what was signed', () => {
  test('is changed by nobody, also not by the owner of the database', async () => {
    const planId = await sent()
    await decide('agencyHead', planId)
    for (const change of [
      `update approval set content_hash = '' where subject_id = '${planId}'`,
      `delete from approval where subject_id = '${planId}'`,
      `update approval_decision set shown_hash = ''`,
      'delete from approval_decision',
    ])
      await expect(owner.query(change), change).rejects.toThrow('append-only')
  })

  test('is not there for another agency', async () => {
    const planId = await sent()
    const stranger = await as('agencyHead', other)
    expect((await stranger.get(`/approvals/of/plan/${planId}`)).status).toBe(404)
    expect((await stranger.get('/approvals')).body).toEqual([])
    const { id, contentHash } = await approvalOf(officer, 'plan', planId)
    const given = { shownHash: contentHash, verdict: 'approved', remark: '' }
    expect((await stranger.post(`/approvals/${id}/decide`, given)).status).toBe(404)
  })

  test('stands in the list of whoever sent it, and before that of whoever is asked', async () => {
    const planId = await sent([[role('chiefSecretary')]])
    const rows = async (who: string) => (await (await as(who)).get('/approvals')).body
    expect(await rows('ethicsOfficer')).toContainEqual(expect.objectContaining({ subjectId: planId, mayDecide: false }))
    expect(await rows('chiefSecretary')).toContainEqual(expect.objectContaining({ subjectId: planId, mayDecide: true }))
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { RewardEntry, RewardProposal } from '#domain/reward-and-discipline/reward-proposal.ts'
import { newId } from '#server/platform/id.ts'
import { type TestApp, testApp, type Visitor } from '#test/app.ts'
import { decided } from '#test/approvals.ts'
import { issuedPlan } from '#test/plans.ts'

const { as, clock, everybodyLeft, home, other, owner }: TestApp = await testApp('2026-02-12T01:00:00Z')
const officer = await as('ethicsOfficer')
const { plan } = await issuedPlan(officer, await as('agencyHead'), home)
const personId = (who: string) => home.personIds.get(home.loginNames[who]!)!
const reason = '只屬於名冊的事由'

const commendation = (who: string, changes: Partial<RewardEntry> = {}): RewardEntry => ({
  ...{ id: newId(), personId: personId(who), direction: 'commendation', measure: '嘉獎', times: 1 },
  ...{ reason, hearing: null },
  ...changes,
})
const heard = { heardOn: '2026-02-11', declined: false, statement: '當日支援他課，未及辦理。' }
const demerit = (who: string, changes: Partial<RewardEntry> = {}) =>
  commendation(who, { direction: 'demerit', measure: '申誡', hearing: heard, ...changes })

async function started(entries: RewardEntry[] = [], who: Visitor = officer): Promise<string> {
  const id = newId()
  const input = { proposalId: id, replaces: null }
  expect((await who.post(`/plans/${plan.id}/reward-proposals`, input)).body).toEqual({ id, version: 1 })
  if (entries.length > 0) expect((await save(id, entries, who)).body).toEqual({ id, version: 2 })
  return id
}
const save = async (id: string, entries: RewardEntry[], who: Visitor = officer, version?: number) =>
  who.put(`/reward-proposals/${id}`, { version: version ?? (await opened(id)).version, entries })
const open = (id: string, who: Visitor = officer) => who.post(`/reward-proposals/${id}/open`)
const opened = async (id: string): Promise<RewardProposal> => (await open(id)).body
const submit = async (id: string, who: Visitor = officer) =>
  who.post(`/reward-proposals/${id}/submit`, { version: (await opened(id)).version })
async function sent(entries: RewardEntry[]): Promise<string> {
  const id = await started(entries)
  expect((await submit(id)).status).toBe(200)
  return id
}
const decide = async (who: string, id: string, given: object = {}) =>
  decided(await as(who), 'rewardProposal', id, { password: home.password, ...given })
async function approved(entries: RewardEntry[]): Promise<string> {
  const id = await sent(entries)
  for (const who of ['ethicsDirector', 'agencyHead']) expect((await decide(who, id)).status).toBe(200)
  return id
}
const paper = async (id: string, who: Visitor = officer) =>
  String((await who.post(`/reward-proposals/${id}/paper.txt`)).body)
const rewardRoute = async (stages: object[][]) => {
  const director = await as('ethicsDirector')
  const routes = (await director.get('/approval-routes')).body as { kind: string; version: number }[]
  const { version } = routes.find(({ kind }) => kind === 'rewardProposal')!
  expect((await director.put('/approval-routes/rewardProposal', { stages, version })).status).toBe(200)
}
const named = (who: string) => ({ roles: [], personId: personId(who) })

beforeEach(async () => {
  clock.set('2026-02-12T01:00:00Z')
  everybodyLeft()
  await owner.query('delete from approval_route')
})

describe('a list', () => {
  test('is written bit by bit, half-finished as it is', async () => {
    const id = await started([commendation('staff', { reason: '' }), demerit('unitHead', { hearing: null })])
    const { state, entries, people, planTitle } = await opened(id)
    expect([state, entries.length, planTitle]).toEqual(['draft', 2, plan.title])
    expect(people.map(({ name }) => name).sort()).toEqual(['home staff', 'home unitHead'])
  })

  test('begins with an issued plan of this agency only, by ethics', async () => {
    const begin = async (who: Visitor) =>
      (await who.post(`/plans/${plan.id}/reward-proposals`, { proposalId: newId(), replaces: null })).body.code
    expect(await begin(await as('ethicsOfficer', other))).toBe('not_found')
    expect(await begin(await as('agencyHead'))).toBe('forbidden')
    const draft = newId()
    await officer.post('/plans', { id: draft, text: '壹、各單位應辦理檢查。' })
    const answer = await officer.post(`/plans/${draft}/reward-proposals`, { proposalId: newId(), replaces: null })
    expect(answer.body.code).toBe('plan.not_issued')
  })

  test('never names whoever writes it', async () => {
    const id = await started()
    expect((await save(id, [commendation('ethicsOfficer')])).body.code).toBe('rewardProposal.own_entry')
  })

  test('names nobody of another agency, and nobody twice for the same', async () => {
    const id = await started()
    const stranger = other.personIds.get(other.loginNames.staff!)!
    const code = async (...entries: RewardEntry[]) => (await save(id, entries)).body.code
    expect(await code(commendation('staff', { personId: stranger }))).toBe('rewardProposal.person_unknown')
    expect(await code(commendation('staff'), commendation('staff'))).toBe('rewardProposal.person_repeated')
  })

  test('proposes only what stands on the agency’s own list', async () => {
    const id = await started()
    for (const wrong of [commendation('staff', { measure: '記大功' }), demerit('staff', { measure: '嘉獎' })])
      expect((await save(id, [wrong])).body.code).toBe('rewardProposal.measure_unknown')
    const { settings, settingsVersion } = (await officer.get('/agency')).body
    const rewards = { ...settings.rewards, commendations: [...settings.rewards.commendations, '記大功'] }
    await officer.put('/agency/settings', { version: settingsVersion, settings: { ...settings, rewards } })
    expect((await save(id, [commendation('staff', { measure: '記大功' })])).status).toBe(200)
  })

  test('is not written over what somebody else wrote meanwhile', async () => {
    const id = await started([commendation('staff')])
    expect((await save(id, [], officer, 1)).body.code).toBe('changed_meanwhile')
    expect((await officer.post(`/reward-proposals/${id}/submit`, { version: 1 })).body.code).toBe('changed_meanwhile')
  })

  test('that nobody needs is discarded, and then it is no more', async () => {
    const id = await started()
    expect((await officer.post(`/reward-proposals/${id}/discard`, { version: 1 })).status).toBe(200)
    expect((await open(id)).status).toBe(404)
  })
})

describe('before it is sent', () => {
  test('somebody must be on it, each with a reason', async () => {
    expect((await submit(await started())).body.code).toBe('rewardProposal.empty')
    const { body } = await submit(await started([commendation('staff', { reason: '' })]))
    expect(body).toMatchObject({ code: 'rewardProposal.reason_missing', details: { name: 'home staff' } })
  })

  test.each([
    ['nobody heard them', null, 'rewardProposal.not_heard'],
    ['nothing they said is written down', { ...heard, statement: '' }, 'rewardProposal.not_heard'],
    ['they are to be heard tomorrow', { ...heard, heardOn: '2026-02-13' }, 'rewardProposal.heard_in_the_future'],
  ])('a fault is not proposed while %s', async (_, hearing, code) => {
    expect((await submit(await started([demerit('staff', { hearing })]))).body.code).toBe(code)
  })

  test('whoever would say nothing has been heard', async () => {
    const declined = { ...heard, declined: true, statement: '' }
    expect((await submit(await started([demerit('staff', { hearing: declined })]))).status).toBe(200)
  })

  test('it names nobody who would decide on it, be it in the place of somebody', async () => {
    for (const who of ['ethicsDirector', 'chiefSecretary', 'agencyHead']) {
      const { body } = await submit(await started([commendation('staff'), commendation(who)]))
      expect(body).toMatchObject({ code: 'rewardProposal.decides_on_self', details: { names: `home ${who}` } })
    }
    const head = await as('agencyHead')
    const days = { fromDate: '2026-02-12', untilDate: '2026-02-13' }
    const deputy = { id: newId(), personId: personId('agencyHead'), deputyId: personId('otherUnitHead'), ...days }
    expect((await head.post('/deputies', deputy)).status).toBe(200)
    const id = await started([commendation('otherUnitHead')])
    expect((await submit(id)).body.code).toBe('rewardProposal.decides_on_self')
    await owner.query('update deputy set ended_at = now()')
    expect((await submit(id)).status).toBe(200)
  })

  test('another route lets somebody be proposed who stands in the usual one', async () => {
    const id = await started([commendation('ethicsDirector')])
    await rewardRoute([[{ roles: ['agencyHead'], personId: null }]])
    expect((await submit(id)).status).toBe(200)
  })
})

describe('need to know', () => {
  test('closes it to everybody but ethics, the heads and those who are asked', async () => {
    const id = await started([commendation('staff')])
    for (const who of ['agencyHead', 'chiefSecretary', 'ethicsDirector', 'secondEthicsOfficer'])
      expect((await open(id, await as(who))).status, who).toBe(200)
    for (const who of ['unitHead', 'otherUnitHead', 'otherStaff', 'staff'])
      expect((await open(id, await as(who))).body.code, who).toBe('not_found')
    expect((await open(id, await as('systemAdministrator'))).body.code).toBe('forbidden')
    expect((await open(id, await as('ethicsOfficer', other))).body.code).toBe('not_found')
    for (const who of ['unitHead', 'staff', 'systemAdministrator'])
      for (const address of ['/reward-proposals', `/plans/${plan.id}/reward-facts`])
        expect((await (await as(who)).get(address)).body.code, who).toBe('forbidden')
  })

  test('opens it to whoever is asked to approve, from then on', async () => {
    await rewardRoute([[named('otherUnitHead')], [{ roles: ['agencyHead'], personId: null }]])
    const id = await started([commendation('staff')])
    const asked = await as('otherUnitHead')
    expect((await open(id, asked)).status).toBe(404)
    await submit(id)
    expect((await open(id, asked)).body.entries[0].reason).toBe(reason)
    expect((await asked.post(`/reward-proposals/${id}/paper.odt`)).body.code).toBe('forbidden')
    expect((await decide('otherUnitHead', id)).status).toBe(200)
  })

  test('closes it to whom it names, whatever their office: there is no such list', async () => {
    await rewardRoute([[{ roles: ['agencyHead'], personId: null }]])
    const id = await sent([commendation('ethicsDirector')])
    const director = await as('ethicsDirector')
    expect((await director.get('/reward-proposals')).body.map((one: { id: string }) => one.id)).not.toContain(id)
    expect((await open(id, director)).status).toBe(404)
    expect((await director.post(`/reward-proposals/${id}/paper.pdf`)).status).toBe(404)
    expect((await director.get(`/approvals/of/rewardProposal/${id}`)).status).toBe(404)
    const { body } = await officer.get(`/approvals/of/rewardProposal/${id}`)
    expect((await director.post(`/approvals/${body[0].id}/withdraw`)).status).toBe(404)
    expect((await officer.get(`/approvals/of/rewardProposal/${id}`)).body[0].state).toBe('waiting')
  })

  test('names nobody where something is told of it', async () => {
    const id = await sent([commendation('staff')])
    const director = await as('ethicsDirector')
    const { body } = await director.get('/today')
    const waiting = body.waiting.filter(({ kind }: { kind: string }) => kind === 'rewardProposalApproval')
    expect(waiting.map((one: { subjectId: string }) => one.subjectId)).toContain(id)
    expect(JSON.stringify(waiting)).not.toMatch(/home staff|嘉獎/)
    expect(waiting[0].title).toBe(`「${plan.title}」獎懲建議（密）`)
  })

  test('writes down each reading and each paper', async () => {
    const id = await started([commendation('staff')])
    const head = await as('agencyHead')
    await open(id, head)
    await paper(id, head)
    const { rows } = await owner.query(
      'select operation from audit_entry where subject_id = $1 and person_id = $2 order by sequence',
      [id, personId('agencyHead')],
    )
    expect(rows.map(({ operation }) => operation)).toEqual(['rewardProposal.open', 'rewardProposal.download'])
  })

  test('leaves nothing of it in clear in any table, and would find it if it did', async () => {
    const id = await approved([commendation('staff'), demerit('otherStaff')])
    await paper(id)
    const inClear = async (mark: string): Promise<string[]> => {
      const { rows: tables } = await owner.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      )
      const found: string[] = []
      for (const { name } of tables) {
        const { rows } = await owner.query(`select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`, [
          mark,
        ])
        if (rows.length > 0) found.push(name)
      }
      return found
    }
    expect(await inClear(reason)).toEqual([])
    expect(await inClear('當日支援他課')).toEqual([])
    await owner.query('update plan set title = title || $1 where id = $2', [reason, plan.id])
    expect(await inClear(reason)).toEqual(['plan'])
    await owner.query('update plan set title = $1 where id = $2', [plan.title, plan.id])
  })
})

describe('on its way', () => {
  test('it stays as the approvers read it', async () => {
    const id = await sent([commendation('staff')])
    expect((await save(id, [])).body.code).toBe('rewardProposal.on_its_way')
    expect((await submit(id)).body.code).toBe('rewardProposal.on_its_way')
    const { version } = await opened(id)
    expect((await officer.post(`/reward-proposals/${id}/discard`, { version })).body.code).toBe(
      'rewardProposal.on_its_way',
    )
  })

  test('nobody approves what they sent, and only what was shown', async () => {
    const id = await sent([commendation('staff')])
    expect((await decide('ethicsOfficer', id)).body.code).toBe('approval.own_approval')
    const other = { shownHash: '0'.repeat(64) }
    expect((await decide('ethicsDirector', id, other)).body.code).toBe('approval.changed_since_shown')
  })

  test('it is not signed on paper, whose scan would lie in the open', async () => {
    const id = await sent([commendation('staff')])
    const [approval] = (await officer.get(`/approvals/of/rewardProposal/${id}`)).body
    const scan = { signedOn: '2026-02-12', signers: '鄉長', fileIds: [newId()] }
    expect((await officer.post(`/approvals/${approval.id}/paper`, scan)).body.code).toBe('approval.not_on_paper')
  })

  test('it comes back with a remark, is changed and sent again', async () => {
    const id = await sent([commendation('staff')])
    expect((await decide('ethicsDirector', id, { verdict: 'returned', remark: '事由請再補充' })).status).toBe(200)
    expect((await opened(id)).state).toBe('returned')
    expect((await save(id, [commendation('staff', { reason: '夜間值勤期間處理漏水。' })])).status).toBe(200)
    expect((await submit(id)).status).toBe(200)
    expect((await opened(id)).state).toBe('sent')
  })
})

describe('once approved', () => {
  test('it is frozen with its hash and changes no more', async () => {
    const id = await approved([commendation('staff')])
    const { state, hash, version } = await opened(id)
    expect([state, hash]).toEqual(['approved', expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect((await save(id, [])).body.code).toBe('rewardProposal.approved')
    expect((await submit(id)).body.code).toBe('rewardProposal.approved')
    expect((await officer.post(`/reward-proposals/${id}/discard`, { version })).body.code).toBe(
      'rewardProposal.approved',
    )
    await expect(owner.query(`update reward_proposal set hash = 'x' where id = $1`, [id])).rejects.toThrow()
  })

  test('its paper bears 密 and says who, what, why and what the person said', async () => {
    const id = await approved([commendation('staff', { times: 2 }), demerit('otherStaff')])
    const text = await paper(id)
    expect(text).toMatch(/^密\n/)
    expect(text).toContain('建議獎懲名冊')
    expect(text).toContain('嘉獎二次')
    expect(text).toContain('115/2/11（三）陳述：當日支援他課，未及辦理。')
    expect(text).toContain('home agencyHead核定')
    clock.pass(86_400)
    everybodyLeft()
    expect(await paper(id, await as('agencyHead'))).toBe(text)
  })

  test('another list puts it right, one and no more, and counts in its place', async () => {
    const begun = async (replaces: string) => {
      const id = newId()
      const answer = await officer.post(`/plans/${plan.id}/reward-proposals`, { proposalId: id, replaces })
      return { id, code: answer.body.code }
    }
    const counted = async () => {
      const { statistics } = (await officer.get(`/plans/${plan.id}/outcome-report`)).body.report
      const of = (key: string) => statistics.find((one: { key: string }) => one.key === key).thisPeriod
      return [of('commendations').value, of('demerits').value]
    }
    const [merits, faults] = (await counted()) as [number, number]
    const draft = await started([commendation('staff')])
    expect((await begun(draft)).code).toBe('rewardProposal.not_approved')
    const id = await approved([commendation('staff'), commendation('otherStaff'), demerit('librarian')])
    expect(await counted()).toEqual([merits + 2, faults + 1])
    const correction = await begun(id)
    expect((await begun(id)).code).toBe('rewardProposal.already_replaced')
    expect((await opened(correction.id)).entries.map((one) => one.personId)).toEqual(
      (await opened(id)).entries.map((one) => one.personId),
    )
    await save(correction.id, [commendation('staff')])
    expect(await counted()).toEqual([merits + 2, faults + 1])
    expect((await submit(correction.id)).status).toBe(200)
    for (const who of ['ethicsDirector', 'agencyHead']) await decide(who, correction.id)
    expect(await counted()).toEqual([merits + 1, faults])
    expect((await opened(id)).isReplaced).toBe(true)
    expect(await paper(correction.id)).toContain('更正：中華民國115年2月12日')
  })
})

test('what the records say stands by person and unit, and nobody is suggested to themself', async () => {
  const tasks = (await officer.get(`/assignments?planId=${plan.id}`)).body as {
    id: string
    evidenceKind: string
    dueDate: string | null
    unitId: string
  }[]
  const due = tasks.find(
    (one) => one.dueDate && one.unitId === home.unitIds.get('政風室') && one.evidenceKind === 'note',
  )
  const { settings, settingsVersion } = (await officer.get('/agency')).body
  const rewards = { ...settings.rewards, from: { ...settings.rewards.from, inTime: 1 } }
  await officer.put('/agency/settings', { version: settingsVersion, settings: { ...settings, rewards } })
  const done = { evidenceId: newId(), doneAt: '2026-02-12T01:00:00.000Z', doneBy: '承辦人', note: '已辦', fileIds: [] }
  const answer = await officer.post(`/assignments/${due!.id}/complete`, done)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const factsFor = async (who: string) => (await (await as(who)).get(`/plans/${plan.id}/reward-facts`)).body
  const { people, candidates } = await factsFor('agencyHead')
  const own = people.find((one: { personId: string }) => one.personId === personId('ethicsOfficer'))
  expect(own.facts[0]).toMatchObject({ kind: 'dutiesInTime', records: [{ id: due!.id }] })
  const suggested = candidates.find((one: { personId: string }) => one.personId === personId('ethicsOfficer'))
  expect(suggested).toMatchObject({ direction: 'commendation', reason: expect.stringContaining('如期完成應辦事項1件') })
  expect((await factsFor('ethicsOfficer')).candidates).toEqual([])
  expect((await opened(await started())).entries).toEqual([])
})

import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { CampaignSummary } from '#domain/awareness-campaign/awareness-campaign.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { awarenessDesk, piece } from '#test/awareness.ts'
import { makePlan } from '#test/make.ts'
import { textOf } from '#test/pdf-text.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { as, owner, home, other, clock, alarms } = it
const desk = awarenessDesk(it)
const { unit, draft, saved, sent, act, show, reading, answersOf, answered, member } = desk
const officer = await as('ethicsOfficer')
const plan = await makePlan(owner, home)

describe('a piece of the library', () => {
  const put = async (key: string, lastNumber: number, changes: object = {}, who = 'ethicsOfficer', agency = home) =>
    (await as(who, agency)).put(`/awareness-pieces/${key}`, { lastNumber, content: piece(changes) })
  const withdraw = (key: string, lastNumber: number) =>
    officer.post(`/awareness-pieces/${key}/withdraw`, { lastNumber })
  const find = async (key: string, agency = home) =>
    (await (await as('ethicsOfficer', agency)).get('/awareness-pieces')).body.find((one: any) => one.key === key)

  test('is put into the agency’s own words, version by version, and back', async () => {
    expect(await find('cash')).toMatchObject({ number: 0, isModel: true })
    expect((await put('cash', 0)).body).toMatchObject({ title: '電梯受困', number: 1, lastNumber: 1 })
    expect((await put('cash', 0)).body.code).toBe('changed_meanwhile')
    expect((await put('cash', 1, { title: '提款' })).body.number).toBe(2)
    expect((await withdraw('cash', 1)).body.code).toBe('changed_meanwhile')
    expect((await withdraw('cash', 2)).status).toBe(200)
    expect(await find('cash')).toMatchObject({ title: '提領與護送現金', number: 0, lastNumber: 3 })
    expect((await withdraw('cash', 3)).status).toBe(404)
  })

  test('of the agency alone is written under an id, and nobody else has it', async () => {
    const key = newId()
    expect((await put(key, 0)).body).toMatchObject({ number: 1, isModel: false })
    expect((await put('weather', 0)).status).toBe(404)
    expect(await find(key, other)).toBeUndefined()
    expect((await put(key, 0, {}, 'ethicsOfficer', other)).status).toBe(200)
    expect(await find(key)).toMatchObject({ recordedByName: 'home ethicsOfficer' })
  })

  test('that is not good yet is not taken, and only ethics writes', async () => {
    const { body } = await put(newId(), 0, { questions: [] })
    expect(body).toMatchObject({ code: 'awarenessPiece.faulty', details: { faults: [{ code: 'questionsTooFew' }] } })
    expect((await put('cash', 3, {}, 'unitHead')).body.code).toBe('forbidden')
    expect((await (await as('staff')).get('/awareness-pieces')).body.code).toBe('forbidden')
  })
})

describe('a campaign', () => {
  test('is planned by ethics and changed until it is sent', async () => {
    const id = await saved({ planId: plan.planId, clauseId: plan.clauseId })
    const again = (changes: object) => officer.put(`/awareness-campaigns/${id}`, draft(changes))
    expect((await again({ title: '改名' })).body.code).toBe('changed_meanwhile')
    expect((await again({ version: 1, title: '改名' })).body).toEqual({ id, version: 2 })
    expect(await show(id)).toMatchObject({ title: '改名', status: 'draft', planId: null })
    expect((await act(id, 'send')).status).toBe(200)
    expect((await again({ version: 3 })).body.code).toBe('awarenessCampaign.sent')
    expect((await act(id, 'send')).body.code).toBe('awarenessCampaign.sent')
    expect((await (await as('unitHead')).put(`/awareness-campaigns/${newId()}`, draft())).body.code).toBe('forbidden')
  })

  test.each([
    ['awarenessCampaign.plan_unknown', { planId: newId() }],
    ['awarenessCampaign.clause_unknown', { planId: plan.planId, clauseId: newId() }],
    ['awarenessCampaign.clause_unknown', { clauseId: plan.clauseId }],
    ['awarenessCampaign.unit_unknown', { unitIds: [newId()] }],
    ['awarenessCampaign.piece_unknown', { pieceKeys: ['weather'] }],
    ['awarenessCampaign.piece_repeated', { pieceKeys: ['fraud', 'fraud'] }],
    ['awarenessCampaign.until_past', { untilDate: '2026-02-10' }],
    ['not_found', { version: 4 }],
    ['invalid_input', { pieceKeys: [] }],
  ])('is refused as %s', async (code, changes) => {
    expect((await officer.put(`/awareness-campaigns/${newId()}`, draft(changes))).body.code).toBe(code)
  })

  test('keeps the words that it sent, whatever becomes of the piece', async () => {
    const id = await sent({ pieceKeys: ['travel'] })
    const before = (await show(id)).pieces
    await officer.put('/awareness-pieces/travel', { lastNumber: 0, content: piece() })
    expect((await show(id)).pieces).toEqual(before)
    expect((await reading(id, 'staff')).pieces[0]!.title).toBe('赴大陸與港澳')
  })

  test('reaches units and roles, tells those who sign in, and waits for them today', async () => {
    const id = await sent({ unitIds: [unit('行政室'), unit('圖書館')], roles: ['staff'] })
    const { recipients } = await show(id)
    expect(recipients.filter(({ isMember }) => !isMember).map(({ name }) => name)).toEqual([
      'home staff',
      'home librarian',
    ])
    const staff = await as('staff')
    const told = (await staff.get('/told')).body.items
    expect(told[0]).toMatchObject({ event: 'awarenessAsked', link: `/awareness/read/${id}` })
    const waiting = async () =>
      (await staff.get('/today')).body.waiting.filter(({ subjectId }: any) => subjectId === id)
    expect(await waiting()).toEqual([
      { kind: 'awarenessCampaign', subjectId: id, title: '防詐宣導', unitName: null, dueDate: '2026-02-20' },
    ])
    expect((await answered(id, 'staff')).body.isPassed).toBe(true)
    expect(await waiting()).toEqual([])
  })

  test('for nobody is not sent', async () => {
    const id = await saved({ unitIds: [unit('圖書館')], roles: ['agencyHead'] })
    expect((await act(id, 'send')).body.code).toBe('awarenessCampaign.nobody')
  })
})

describe('somebody whom it is for', () => {
  test('reads, then answers, and what is right is said only afterwards', async () => {
    const id = await sent()
    const shown = await reading(id, 'staff')
    expect(shown).toMatchObject({ name: 'home staff', tries: 0, isDone: false, passPercent: 80 })
    expect(JSON.stringify(shown)).not.toMatch(/"right"|explanation/)
    const answers = await answersOf(id)
    expect((await act(id, 'answers', { answers }, 'staff')).body.code).toBe('awarenessCampaign.not_read')
    await act(id, 'reading', {}, 'staff')
    expect((await act(id, 'answers', { answers: answers.slice(1) }, 'staff')).body.code).toBe(
      'awarenessCampaign.unanswered',
    )
    const { body } = await act(id, 'answers', { answers }, 'staff')
    expect(body).toMatchObject({ isPassed: true, rightCount: 4, questionCount: 4 })
    expect(body.answers[0].explanation).not.toBe('')
    expect((await act(id, 'answers', { answers }, 'staff')).body.code).toBe('awarenessCampaign.already_done')
  })

  test('who failed tries again, the questions in another order, and not without end', async () => {
    const id = await sent()
    const before = (await reading(id, 'staff')).questions.map(({ question }) => question)
    expect((await answered(id, 'staff', 2)).body).toMatchObject({ isPassed: false, rightCount: 2 })
    const after = await reading(id, 'staff')
    expect(after.tries).toBe(1)
    expect(after.questions.map(({ question }) => question)).not.toEqual(before)
    for (let tries = 1; tries < 20; tries += 1) await answered(id, 'staff', 2)
    const { status, body } = await answered(id, 'staff')
    expect([status, body.code]).toEqual([429, 'awarenessCampaign.too_many_tries'])
  })

  test('is judged by the share that counted when it was sent', async () => {
    const id = await sent()
    const { settings, settingsVersion } = (await officer.get('/agency')).body
    const set = (passPercent: number, version: number) =>
      officer.put('/agency/settings', { version, settings: { ...settings, awareness: { passPercent, remindDays: 2 } } })
    expect((await set(50, settingsVersion)).status).toBe(200)
    expect((await answered(id, 'staff', 2)).body.isPassed).toBe(false)
    expect((await answered(await sent(), 'staff', 2)).body.isPassed).toBe(true)
    await set(80, settingsVersion + 1)
  })

  test('reads nothing that was sent to others, or that is over', async () => {
    const id = await sent({ unitIds: [unit('圖書館')] })
    const address = `/awareness-campaigns/${id}/reading`
    expect((await (await as('staff')).get(address)).status).toBe(404)
    expect((await (await as('ethicsOfficer', other)).get(address)).status).toBe(404)
    const librarian = await as('librarian')
    expect((await librarian.get(address)).status).toBe(200)
    await act(id, 'end')
    expect((await librarian.get(address)).body.code).toBe('awarenessCampaign.not_running')
    expect((await librarian.post(address)).body.code).toBe('awarenessCampaign.not_running')
  })

  test('answers once, however often it is sent at once', async () => {
    const id = await sent()
    await act(id, 'reading', {}, 'staff')
    const answers = await answersOf(id)
    const all = await Promise.all(Array.from({ length: 20 }, () => act(id, 'answers', { answers }, 'staff')))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await show(id)).recipients.find(({ name }) => name === 'home staff')).toMatchObject({ tries: 1 })
  })
})

describe('coverage', () => {
  test('is counted by unit; ethics sees who is missing, a unit head the own unit alone', async () => {
    const id = await sent({ unitIds: [unit('行政室'), unit('民政課')] })
    await answered(id, 'staff')
    await act(id, 'reading', {}, 'otherStaff')
    const all = await show(id)
    const of = (name: string) => all.units.find(({ unitName }) => unitName === name)!
    expect(of('行政室')).toMatchObject({ audience: 3, told: 3, read: 1, passed: 1, done: 1 })
    expect(of('民政課')).toMatchObject({ audience: 4, read: 1, passed: 0 })
    const own = await show(id, 'unitHead')
    expect(own.units.map(({ unitName }) => unitName)).toEqual(['行政室'])
    expect(new Set(own.recipients.map(({ unitName }) => unitName))).toEqual(new Set(['行政室']))
    expect(own.count.audience).toBe(3)
    expect((await show(id, 'agencyHead')).units).toHaveLength(2)
  })

  test('is open to nobody whom it is none of, and a draft to ethics alone', async () => {
    const id = await sent({ unitIds: [unit('圖書館')] })
    const draftId = await saved()
    const seen = async (who: string, agency = home) =>
      (await (await as(who, agency)).get('/awareness-campaigns')).body.map((one: CampaignSummary) => one.id)
    expect(await seen('ethicsOfficer')).toEqual(expect.arrayContaining([id, draftId]))
    expect(await seen('unitHead')).not.toContain(id)
    expect(await seen('agencyHead')).not.toContain(draftId)
    expect(await seen('ethicsOfficer', other)).toEqual([])
    expect((await (await as('unitHead')).get(`/awareness-campaigns/${id}`)).status).toBe(404)
    expect((await (await as('agencyHead')).get(`/awareness-campaigns/${draftId}`)).status).toBe(404)
    expect((await (await as('ethicsOfficer', other)).get(`/awareness-campaigns/${id}`)).status).toBe(404)
    expect((await (await as('staff')).get('/awareness-campaigns')).body.code).toBe('forbidden')
  })

  test('stands in papers and as a table, once it was sent', async () => {
    const id = await sent({ unitIds: [unit('行政室')], planId: plan.planId })
    await answered(id, 'staff')
    const paper = (what: string) => officer.get(`/awareness-campaigns/${id}/${what}`)
    const result = await textOf(new Uint8Array((await paper('result.pdf')).body))
    expect(result).toContain('防詐宣導辦理成果')
    expect(result).toContain('未完成名單')
    expect((await paper('result.odt')).status).toBe(200)
    const notice = await textOf(new Uint8Array((await paper('notice.pdf')).body))
    expect(notice).toContain('簽名單')
    expect(notice).not.toContain('homestaff行政室')
    const ods = unzipSync(new Uint8Array((await paper('coverage.ods')).body))
    expect(strFromU8(ods['content.xml']!)).toContain('home staff')
    const draftId = await saved()
    const early = await officer.get(`/awareness-campaigns/${draftId}/result.pdf`)
    expect(early.body.code).toBe('awarenessCampaign.not_sent')
    expect((await (await as('unitHead')).get(`/awareness-campaigns/${id}/result.pdf`)).body.code).toBe('forbidden')
  })
})

describe('those who are missing', () => {
  const reminded = async (who: string) => {
    const { body } = await (await as(who)).get('/told')
    return body.items.filter(({ event }: any) => event === 'awarenessReminder').length
  }

  test('are reminded, and nobody else', async () => {
    const id = await sent({ unitIds: [unit('圖書館'), unit('行政室')] })
    await answered(id, 'staff')
    expect((await act(id, 'remind')).status).toBe(200)
    expect((await act(id, 'remind')).status).toBe(200)
    expect((await show(id)).reminders).toBe(2)
    for (const who of ['librarian', 'unitHead', 'systemAdministrator']) await answered(id, who)
    expect((await act(id, 'remind')).body.code).toBe('awarenessCampaign.nobody_to_remind')
    expect(await reminded('staff')).toBe(0)
    expect((await act(id, 'remind', {}, 'unitHead')).body.code).toBe('forbidden')
  })

  test('sign on paper and are entered afterwards, within the days, each once', async () => {
    await member('補登的人')
    const id = await sent({ unitIds: [unit('行政室')] })
    const one = (await show(id)).recipients.find(({ name }) => name === '補登的人')!
    const sign = (recipientIds: string[], signedOn = '2026-02-11', who = 'ethicsOfficer') =>
      act(id, 'signatures', { recipientIds, signedOn }, who)
    expect((await sign([one.id], '2026-02-10')).body.code).toBe('awarenessCampaign.signed_out_of_days')
    expect((await sign([one.id], '2026-02-12')).body.code).toBe('awarenessCampaign.signed_out_of_days')
    expect((await sign([newId()])).body.code).toBe('awarenessCampaign.recipient_unknown')
    expect((await sign([one.id], '2026-02-11', 'unitHead')).body.code).toBe('forbidden')
    await act(id, 'end')
    expect((await sign([one.id])).status).toBe(200)
    expect((await sign([one.id])).body.code).toBe('awarenessCampaign.already_done')
    const draftId = await saved()
    const early = await act(draftId, 'signatures', { recipientIds: [one.id], signedOn: '2026-02-11' })
    expect(early.body.code).toBe('awarenessCampaign.not_sent')
    expect((await act(id, 'end')).body.code).toBe('awarenessCampaign.not_running')
  })
})

describe('staff without an account', () => {
  test('are kept by ethics with digits that nobody is shown again', async () => {
    const id = await member('邱阿滿')
    const list = await (await as('ethicsOfficer')).get('/staff-members')
    expect(list.body.find((one: any) => one.id === id)).toEqual({
      ...{ id, unitId: unit('行政室'), unitName: '行政室', name: '邱阿滿', title: '清潔人員', version: 1 },
    })
    const put = async (changes: object, who = 'ethicsOfficer', agency = home) =>
      (await as(who, agency)).put(`/staff-members/${id}`, {
        ...{ version: 1, unitId: unit('圖書館'), name: '邱阿滿', title: '', digits: null },
        ...changes,
      })
    expect((await put({})).body).toEqual({ id, version: 2 })
    expect((await put({})).body.code).toBe('changed_meanwhile')
    expect((await put({ version: 2, unitId: newId() })).body.code).toBe('staffMember.unit_unknown')
    expect((await put({ version: 2, digits: '12' })).body.code).toBe('invalid_input')
    expect((await put({ version: 2 }, 'unitHead')).body.code).toBe('forbidden')
    expect((await put({ version: 2 }, 'ethicsOfficer', other)).body.code).toBe('changed_meanwhile')
    const fresh = { version: 0, unitId: unit('行政室'), name: '無', title: '', digits: null }
    const anew = await (await as('ethicsOfficer')).put(`/staff-members/${newId()}`, fresh)
    expect(anew.body.code).toBe('staffMember.digits_missing')
  })

  test('of a unit that is no more are not entered', async () => {
    const ended = home.unitIds.get('圖書館')!
    await owner.query(`update unit set abolished_on = '2026-02-01' where id = $1`, [ended])
    const entry = { version: 0, unitId: ended, name: '甲', title: '', digits: '1234' }
    const { body } = await (await as('ethicsOfficer')).put(`/staff-members/${newId()}`, entry)
    await owner.query('update unit set abolished_on = null where id = $1', [ended])
    expect(body.code).toBe('unit.abolished')
  })

  test('who have left are sent nothing any more', async () => {
    const id = await member('離職的人')
    const leave = async (version: number) => (await as('ethicsOfficer')).post(`/staff-members/${id}/leave`, { version })
    expect((await leave(2)).body.code).toBe('changed_meanwhile')
    expect((await leave(1)).status).toBe(200)
    expect((await show(await sent())).recipients.map(({ name }) => name)).not.toContain('離職的人')
  })
})

/** Last, since everybody's session ends on the way. */
describe('as time passes', () => {
  test('one whose last day is over is not sent', async () => {
    const id = await saved({ untilDate: '2026-02-11' })
    clock.set('2026-02-12T01:00:00Z')
    it.everybodyLeft()
    expect((await act(id, 'send')).body.code).toBe('awarenessCampaign.until_past')
  })

  test('those who are missing are reminded some days before the end, once, and not when it was ended', async () => {
    const id = await sent({ unitIds: [unit('圖書館')], untilDate: '2026-02-20' })
    const ended = await sent({ unitIds: [unit('圖書館')], untilDate: '2026-02-20' })
    await act(ended, 'end')
    clock.set('2026-02-18T00:59:00Z')
    it.everybodyLeft()
    await alarms.turn()
    const anew = await as('ethicsOfficer')
    const remindersOf = async (one: string) => (await anew.get(`/awareness-campaigns/${one}`)).body.reminders
    expect(await remindersOf(id)).toBe(0)
    clock.set('2026-02-18T01:00:00Z')
    await alarms.turn()
    await alarms.turn()
    expect([await remindersOf(id), await remindersOf(ended)]).toEqual([1, 0])
  })
})

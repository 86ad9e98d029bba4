import { describe, expect, test } from 'vitest'
import { testApp, visitor } from '#test/app.ts'
import { awarenessDesk, unknownLink as unknown } from '#test/awareness.ts'

const it = await testApp('2026-02-11T01:00:00Z')
const { app, as, owner, clock } = it
const desk = awarenessDesk(it)
const { unit, sent, act, show, answersOf, member, slips, link, whole } = desk

/** Each test asks in a minute of its own. */
let minute = 0
const laterMinute = () => {
  minute += 1
  clock.set(new Date(Date.parse('2026-02-11T01:00:00Z') + minute * 60_000).toISOString())
}

async function slipFor(name: string, digits = '2051') {
  laterMinute()
  await member(name, digits)
  const id = await sent({ unitIds: [unit('行政室')] })
  const one = (await show(id)).recipients.find((recipient) => recipient.name === name)!
  const [secret] = await slips(id, [one.id])
  return { id, recipientId: one.id, shown: { secret: secret!, digits } }
}
const find = async (id: string, recipientId: string) =>
  (await show(id)).recipients.find((one) => one.id === recipientId)!

describe('a personal link', () => {
  test('is read, confirmed and answered by its holder, who is named and never signs in', async () => {
    const { id, recipientId, shown } = await slipFor('邱阿滿')
    const { status, body } = await link('open', shown)
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: '邱阿滿', title: '防詐宣導', agencyName: 'home鄉公所', isDone: false })
    expect(Object.keys(body).toSorted()).toEqual([
      'agencyName',
      'isDone',
      'name',
      'passPercent',
      'pieces',
      'questions',
      'readAt',
      'title',
      'tries',
      'untilDate',
    ])
    const answers = await answersOf(id)
    expect((await link('answer', { ...shown, answers })).body.code).toBe('awarenessCampaign.not_read')
    expect((await link('confirm', shown)).status).toBe(200)
    expect((await link('answer', { ...shown, answers: await answersOf(id, 2) })).body.isPassed).toBe(false)
    expect((await link('answer', { ...shown, answers })).body.isPassed).toBe(true)
    expect(await find(id, recipientId)).toMatchObject({ tries: 2, isMember: true, hasLink: true })
    expect((await link('open', shown)).body.isDone).toBe(true)
    const { rows } = await owner.query(
      `select operation from audit_entry where subject_id = $1 and operation like 'awarenessLink.%' order by sequence`,
      [recipientId],
    )
    expect(rows.map(({ operation }) => operation.split('.')[1])).toEqual([
      'open',
      'confirm',
      'answer',
      'answer',
      'open',
    ])
  })

  test('gives no way to anything else: no session comes with it', async () => {
    const { shown, id } = await slipFor('只看一份')
    const opened = await link('open', shown)
    expect(opened.headers['set-cookie']).toBeUndefined()
    const stranger = visitor(app, undefined)
    for (const address of [
      '/today',
      `/awareness-campaigns/${id}`,
      '/staff-members',
      `/awareness-campaigns/${id}/reading`,
    ])
      expect((await stranger.get(address)).status).toBe(401)
  })

  test('is kept as a hash alone, and its digits lie in an envelope', async () => {
    const { shown } = await slipFor('雜湊', '8264')
    const { rows } = await owner.query(
      'select to_jsonb(r) as row from awareness_recipient r where link_hash is not null',
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(shown.secret)
    const members = await owner.query('select to_jsonb(m) as row from staff_member m')
    expect(JSON.stringify(members.rows)).not.toContain('8264')
  })
})

describe('a link that does not count', () => {
  test('is refused in one way, whether it is unknown, replaced, over, ended, locked or with the wrong digits', async () => {
    const expected = await whole(unknown)
    expect(expected).toMatchObject({ status: 404, body: { code: 'awarenessLink.refused', details: {} } })

    const wrong = await slipFor('數字錯')
    expect(await whole({ ...wrong.shown, digits: '0000' })).toEqual(expected)

    const replaced = await slipFor('換新的')
    const [fresh] = await slips(replaced.id, [replaced.recipientId])
    expect(await whole(replaced.shown)).toEqual(expected)
    expect((await link('open', { ...replaced.shown, secret: fresh })).status).toBe(200)

    const ended = await slipFor('提前結束')
    await act(ended.id, 'end')
    expect(await whole(ended.shown)).toEqual(expected)
    expect(await whole(ended.shown, 'confirm')).toEqual(expected)

    const over = await slipFor('過期')
    clock.set('2026-02-20T15:59:00Z')
    expect((await link('open', over.shown)).status).toBe(200)
    clock.set('2026-02-20T16:00:00Z')
    expect(await whole(over.shown)).toEqual(expected)
    clock.set('2026-02-11T01:00:00Z')
    it.everybodyLeft()
  })

  test('that was passed on is no use without the digits, and after five wrong ones it is locked, also for its holder', async () => {
    const { id, recipientId, shown } = await slipFor('被轉傳')
    for (let tries = 0; tries < 5; tries += 1)
      expect((await link('open', { ...shown, digits: `000${tries}` })).status).toBe(404)
    expect((await link('open', shown)).status).toBe(404)
    expect(await find(id, recipientId)).toMatchObject({ isLinkLocked: true, readAt: null })
    const [secret] = await slips(id, [recipientId])
    expect((await link('open', { ...shown, secret })).status).toBe(200)
  })

  test('is not guessed by asking often at once', async () => {
    const { id, recipientId, shown } = await slipFor('一起猜')
    const guesses = Array.from({ length: 50 }, (_, at) => ({ ...shown, digits: String(2030 + at) }))
    const answers = await Promise.all(guesses.map((guess) => link('open', guess)))
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    expect((await find(id, recipientId)).isLinkLocked).toBe(true)
    const { rows } = await owner.query('select wrong_digits from awareness_recipient where id = $1', [recipientId])
    expect(rows[0].wrong_digits).toBeGreaterThanOrEqual(5)
  })

  test('asked for too often is not looked up at all for the rest of the minute, right or wrong', async () => {
    const { shown } = await slipFor('太多次')
    for (let tries = 0; tries < 20; tries += 1) expect((await link('open', unknown)).status).toBe(404)
    for (const input of [unknown, shown]) {
      const { status, body } = await link('open', input)
      expect([status, body.code]).toEqual([429, 'too_many_requests'])
    }
    laterMinute()
    expect((await link('open', shown)).status).toBe(200)
  })

  test.each([
    ['nothing', {}],
    ['more than is asked for', { ...unknown, campaignId: 'x' }],
    ['letters for digits', { ...unknown, digits: 'abcd' }],
    ['a secret with other signs', { ...unknown, secret: "' or 1=1 --" }],
  ])('with %s is no link', async (_, input) => {
    laterMinute()
    expect((await link('open', input)).body.code).toBe('invalid_input')
  })
})

describe('slips', () => {
  test('are printed for those without an account who have not finished, by ethics, while it runs', async () => {
    const { id, recipientId } = await slipFor('印紙條')
    expect((await act(id, 'slips.pdf', { recipientIds: [] }, 'unitHead')).body.code).toBe('forbidden')
    const account = (await show(id)).recipients.find(({ isMember }) => !isMember)!
    expect((await act(id, 'slips.pdf', { recipientIds: [account.id] })).body.code).toBe(
      'awarenessCampaign.nobody_without_account',
    )
    await act(id, 'signatures', { recipientIds: [recipientId], signedOn: '2026-02-11' })
    expect((await act(id, 'slips.pdf', { recipientIds: [recipientId] })).body.code).toBe(
      'awarenessCampaign.nobody_without_account',
    )
    await act(id, 'end')
    expect((await act(id, 'slips.pdf', { recipientIds: [] })).body.code).toBe('awarenessCampaign.not_running')
  })

  test('lead to the address behind whose # the secret stands, which no server is told', async () => {
    const { shown } = await slipFor('井字號')
    expect(shown.secret).toMatch(/^[a-z\d]{26}$/)
    expect((await visitor(app, undefined).get(`/a/${shown.secret}`)).status).toBe(404)
    expect((await (await as('ethicsOfficer')).get(`/awareness-link/${shown.secret}`)).status).toBe(404)
  })
})

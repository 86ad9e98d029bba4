import { createHmac } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type ChannelSecrets, type ChannelSettings, noChannels } from '#domain/telling/channels.ts'
import { mostAttempts } from '#domain/telling/telling.rules.ts'
import type { Channel } from '#domain/telling/telling.ts'
import { newId } from '#server/platform/id.ts'
import { rotateKeys } from '#server/platform/key-rotation.ts'
import { outbound } from '#server/platform/outbound.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import { testApp } from '#test/app.ts'
import { httpsReceiver, type MailReceived, type Manner, mailReceiver, receiverCertificate } from '#test/receivers.ts'
import { ownerOf } from '#test/sample-data.ts'
import { handingOver, keepingExercisesIn } from './adapters.ts'
import type { Parcel } from './delivery.store.ts'
import { mailSender } from './mail.ts'
import { newPushKeyPair } from './push-key.ts'
import { tell } from './telling.operations.ts'

const it = await testApp('2026-02-16T18:00:00Z')
const { as, owner, opened, clock, home, other } = it
let manner: Manner = () => 204
let mailAnswer = '250 taken'
const receiver = await httpsReceiver((received) => manner(received))
const post = await mailReceiver(() => mailAnswer)
const way = outbound({ ca: receiverCertificate, resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
const { deliveries } = it.working({ outbound: way })
afterAll(async () => {
  way.close()
  await receiver.close()
  await post.close()
})

const webhookSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const everyWay: ChannelSettings = {
  ...noChannels,
  order: ['mail', 'push', 'gateway', 'webhook'],
  allowedHosts: [{ host: 'receiver.example', inside: true }],
  mail: { host: '127.0.0.1', port: post.port, security: 'none', user: '', from: 'watch@example.gov.tw' },
  push: true,
  webhook: { url: `https://receiver.example:${receiver.port}/hook` },
  gateway: { url: `https://receiver.example:${receiver.port}/sms`, medium: 'sms' },
}
const allSecrets: ChannelSecrets = { webhookSecret, gatewayToken: 'token-of-the-gateway' }

const personId = (who: string, agency = home) => agency.personIds.get(agency.loginNames[who]!)!

async function setChannels(settings: ChannelSettings, secrets: ChannelSecrets = allSecrets, changes: object = {}) {
  const administrator = await as('systemAdministrator')
  const { version } = (await administrator.get('/telling/channels')).body
  const input = { version, settings, secrets, password: home.password, ...changes }
  return administrator.put('/telling/channels', input)
}
async function reachable(who: string, channels: Channel[], agency = home) {
  const person = await as(who, agency)
  const { version } = (await person.get('/telling/own')).body
  const own = { mail: `${who.toLowerCase()}@example.gov.tw`, telephone: '0912345678', channels }
  return person.put('/telling/own', { version, own })
}
async function told(who: string, agency = home, secondsAhead = 0): Promise<string> {
  const subjectId = newId()
  await systemPerformer(opened, clock, it.keys)(
    { agencyId: agency.agencyId, clockOffsetSeconds: secondsAhead },
    'alarm.fire',
    (work) =>
      tell(work, {
        subjectId,
        step: 'firstNotice',
        event: 'incidentReported',
        link: '/reports',
        recipients: [personId(who, agency)],
        answerMinutes: null,
      }).then(() => true),
  )
  return subjectId
}
const course = async (who: string, agency = home) => {
  const person = await as(who, agency)
  const [newest] = (await person.get('/told')).body.items
  return (await person.get(`/told/${newest.id}`)).body.people[0].deliveries as any[]
}
const states = async (who: string, agency = home) =>
  (await course(who, agency)).map(({ channel, state, attempts }) => [channel, state, attempts.length])

beforeEach(async () => {
  clock.set('2026-02-16T18:00:00Z')
  manner = () => 204
  mailAnswer = '250 taken'
  receiver.received.length = 0
  post.received.length = 0
  await owner.query("update telling_delivery set state = 'delivered'; delete from push_subscription")
  expect((await setChannels(everyWay)).status).toBe(200)
})

describe('a message', () => {
  test('goes by mail with an event, an id and a link, and nothing else', async () => {
    await reachable('staff', ['mail'])
    const subject = await told('staff')
    await deliveries.turn()
    const [mail] = post.received as [MailReceived]
    expect(post.received).toHaveLength(1)
    expect(mail.to).toBe('staff@example.gov.tw')
    const [delivery] = await course('staff')
    expect(mail.id).toBe(`${delivery.id}@example.gov.tw`)
    // In base64 or in quoted lines, whichever of them happens to be shorter.
    const words = Buffer.from(mail.text.split('\n\n').at(-1)!, 'base64').toString() + mail.text.replaceAll('=\n', '')
    expect(words).toContain(`https://watch.example.gov.tw/reports`)
    expect(words).toContain(subject)
    expect(words).not.toContain('home staff')
    expect(delivery).toMatchObject({ state: 'delivered', attempts: [{ result: 'delivered', reason: null }] })
  })

  test('goes to another system signed by the standard, to a gateway under its key, and wakes a browser with nothing', async () => {
    await reachable('staff', ['webhook'])
    const subject = await told('staff')
    await reachable('librarian', ['gateway'])
    await told('librarian')
    const unitHead = await as('unitHead')
    const endpoint = `https://receiver.example:${receiver.port}/push/abc`
    expect((await unitHead.post('/telling/own/push', { id: newId(), endpoint })).status).toBe(200)
    await reachable('unitHead', ['push'])
    await told('unitHead')
    await deliveries.turn()

    const sentTo = (place: string) => receiver.received.find((one) => one.path === place)!
    const hook = sentTo('/hook')
    const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signature } = hook.headers
    const key = Buffer.from(webhookSecret.slice('whsec_'.length), 'base64')
    const expected = createHmac('sha256', key).update(`${id}.${seconds}.${hook.body}`).digest('base64')
    expect(signature).toBe(`v1,${expected}`)
    expect(Number(seconds)).toBe(clock.now().getTime() / 1000)
    expect(id).toBe((await course('staff'))[0].id)
    expect(JSON.parse(hook.body)).toEqual({
      type: 'incidentReported',
      timestamp: '2026-02-16T18:00:00.000Z',
      data: { subject, recipient: personId('staff'), link: 'https://watch.example.gov.tw/reports' },
    })
    const sms = sentTo('/sms')
    expect(sms.headers).toMatchObject({ authorization: 'Bearer token-of-the-gateway' })
    expect(JSON.parse(sms.body)).toMatchObject({ medium: 'sms', to: '0912345678', id: sms.headers['idempotency-key'] })
    const woken = sentTo('/push/abc')
    expect(woken).toMatchObject({ body: '', headers: { ttl: '86400' } })
    const [head, claims] = String(woken.headers.authorization).slice('vapid t='.length).split('.')
    expect(JSON.parse(Buffer.from(head!, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'ES256' })
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({
      aud: `https://receiver.example:${receiver.port}`,
    })
    const everything = receiver.received.map(({ body, headers }) => body + JSON.stringify(headers)).join()
    for (const secret of ['home staff', 'home librarian', home.loginNames.staff!])
      expect(everything).not.toContain(secret)
  })

  test('that fails goes another way at once, and is made up for later under the same id', async () => {
    await reachable('staff', ['webhook', 'mail'])
    await told('staff')
    manner = () => 503
    await deliveries.turn()
    expect(await states('staff')).toEqual([
      ['webhook', 'waiting', 1],
      ['mail', 'delivered', 1],
    ])
    manner = () => 204
    clock.pass(6)
    await deliveries.turn()
    expect(await states('staff')).toEqual([
      ['webhook', 'delivered', 2],
      ['mail', 'delivered', 1],
    ])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect((await course('staff'))[0].attempts).toMatchObject([
      { result: 'failed', reason: 'receiverBusy' },
      { result: 'delivered', reason: null },
    ])
  })

  test('that nobody takes is given up in the end, listed, and can be sent again', async () => {
    await setChannels({ ...everyWay, mail: null, push: false, gateway: null })
    await reachable('staff', ['webhook'])
    await told('staff')
    manner = () => 500
    for (let attempt = 1; attempt <= mostAttempts + 2; attempt++) {
      await deliveries.turn()
      clock.pass(3_601)
    }
    clock.set('2026-02-16T18:00:00Z')
    expect(receiver.received).toHaveLength(mostAttempts)
    const { body } = await (await as('ethicsOfficer')).get('/telling/dead')
    expect(body[0]).toMatchObject({
      channel: 'webhook',
      personName: 'home staff',
      reason: 'receiverBusy',
      attempts: mostAttempts,
    })
    expect((await (await as('staff')).get('/telling/dead')).body.code).toBe('forbidden')
    manner = () => 204
    const officer = await as('systemAdministrator')
    expect((await officer.post(`/telling/dead/${body[0].id}/try-again`)).status).toBe(200)
    expect((await officer.post(`/telling/dead/${body[0].id}/try-again`)).body.code).toBe('telling.not_dead')
    await deliveries.turn()
    expect((await states('staff'))[0]?.[1]).toBe('delivered')
  })

  test('that is refused for good is not tried again, but another way is', async () => {
    await reachable('staff', ['gateway', 'mail'])
    await told('staff')
    manner = () => 403
    await deliveries.turn()
    expect(await states('staff')).toEqual([
      ['gateway', 'dead', 1],
      ['mail', 'delivered', 1],
    ])
    mailAnswer = '451 later'
    await reachable('librarian', ['mail', 'gateway'])
    await told('librarian')
    await deliveries.turn()
    expect((await course('librarian')).map(({ attempts }) => attempts[0].reason)).toEqual([
      'receiverBusy',
      'receiverRefused',
      'receiverRefused',
    ])
  })

  test('to a browser that is gone takes it off the list', async () => {
    const staff = await as('staff')
    const endpoint = (name: string) => `https://receiver.example:${receiver.port}/push/${name}`
    await staff.post('/telling/own/push', { id: newId(), endpoint: endpoint('gone') })
    await staff.post('/telling/own/push', { id: newId(), endpoint: endpoint('here') })
    await reachable('staff', ['push'])
    manner = ({ path: place }) => (place === '/push/gone' ? 410 : 201)
    await told('staff')
    await deliveries.turn()
    expect(await states('staff')).toEqual([['push', 'delivered', 1]])
    expect((await staff.get('/telling/own')).body.pushPlaces).toHaveLength(1)
  })

  test('reaches nobody at a host that is not listed, and says why', async () => {
    await reachable('staff', ['webhook'])
    await told('staff')
    await owner.query(
      `update telling_channels set settings = settings || '{"allowedHosts": [], "mail": null, "push": false, "gateway": null}'`,
    )
    await deliveries.turn()
    expect((await course('staff'))[0].attempts).toMatchObject([{ result: 'refused', reason: 'hostNotAllowed' }])
    expect(receiver.received).toEqual([])
  })
})

describe('two processes', () => {
  test('share what is due and hand nothing over twice', async () => {
    await reachable('staff', ['webhook'])
    for (let count = 0; count < 40; count++) await told('staff')
    await Promise.all([deliveries.turn(), it.working({ outbound: way }).deliveries.turn()])
    expect(receiver.received).toHaveLength(40)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(40)
  })

  test('leave to each other what is in hand; when one is gone the other repeats it under the same id', async () => {
    await reachable('staff', ['webhook'])
    await told('staff')
    const lost = it.working({ outbound: { ...way, post: () => new Promise(() => undefined) } })
    void lost.deliveries.turn()
    while ((await owner.query('select from telling_attempt where result is null')).rowCount === 0);
    await deliveries.turn()
    expect(receiver.received).toEqual([])
    clock.pass(30)
    await deliveries.turn()
    const [delivery] = await course('staff')
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([delivery.id])
    expect(delivery.attempts.map(({ result }: any) => result)).toEqual(['interrupted', 'delivered'])
  })
})

describe('an exercise', () => {
  const parcel = (exercise: boolean): Parcel => ({
    id: newId(),
    attemptId: newId(),
    attempt: 1,
    agencyId: home.agencyId,
    exercise,
    channel: 'webhook',
    event: 'incidentReported',
    link: '/reports',
    subjectId: newId(),
    recipientId: newId(),
    personId: newId(),
    mail: 'a@example.gov.tw',
    telephone: '0912345678',
    pushPlaces: [{ id: newId(), endpoint: `https://receiver.example:${receiver.port}/push/x` }],
  })
  const equipment = {
    settings: everyWay,
    secrets: { ...allSecrets, pushKeyPair: newPushKeyPair() },
    origin: 'https://watch.example.gov.tw',
    at: clock.now(),
  }
  const mail = mailSender()
  afterAll(() => mail.close())
  const open = handingOver({ outbound: way, mail: mail.send })
  const channels: Channel[] = ['mail', 'push', 'gateway', 'webhook']

  test('reaches nobody: no adapter sends what is of an exercise', async () => {
    const closed = keepingExercisesIn(open)
    for (const channel of channels)
      expect(await closed({ ...parcel(true), channel }, equipment)).toEqual({ result: 'refused', reason: 'exercise' })
    expect([receiver.received, post.received]).toEqual([[], []])
    expect(await closed(parcel(false), equipment)).toMatchObject({ result: 'delivered' })
  })

  test('would reach them by every way, were that guard not there', async () => {
    for (const channel of channels)
      expect(await open({ ...parcel(true), channel }, equipment)).toMatchObject({ result: 'delivered' })
    expect([receiver.received.length, post.received.length]).toEqual([3, 1])
  })

  test('tells its people inside, and shows that nothing went out', async () => {
    await owner.query('update agency set exercise = true where id = $1', [other.agencyId])
    await owner.query(
      `insert into telling_channels select $1, settings, version from telling_channels where agency_id = $2`,
      [other.agencyId, home.agencyId],
    )
    await reachable('staff', ['webhook', 'mail'], other)
    await told('staff', other)
    await deliveries.turn()
    expect([receiver.received, post.received]).toEqual([[], []])
    expect(
      (await course('staff', other)).map(({ channel, state, attempts }) => [channel, state, attempts[0].reason]),
    ).toEqual([['webhook', 'refused', 'exercise']])
    await owner.query('update agency set exercise = false where id = $1', [other.agencyId])
  })
})

describe('the ways outside', () => {
  test('are set by the system administrator with the password, and secrets are never shown', async () => {
    const { body } = await (await as('systemAdministrator')).get('/telling/channels')
    expect(body.secrets.toSorted()).toEqual(['gatewayToken', 'webhookSecret'])
    expect(JSON.stringify(body)).not.toContain('whsec_')
    expect((await setChannels(everyWay, {}, { password: 'wrong' })).body.code).toBe('session.password_wrong')
    expect((await setChannels(everyWay, {}, { version: 0 })).body.code).toBe('changed_meanwhile')
    for (const who of ['ethicsOfficer', 'agencyHead', 'staff'])
      expect((await (await as(who)).get('/telling/channels')).body.code).toBe('forbidden')
    const { rows } = await owner.query(
      `select content, settings::text from sealed_content join telling_channels on telling_channels.agency_id = record_id`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { content, settings } of rows)
      expect(content.toString('latin1') + settings).not.toContain('token-of-the-gateway')
  })

  test('keep the secrets that are not given anew', async () => {
    await setChannels({ ...everyWay, order: ['push'] }, {})
    expect((await (await as('systemAdministrator')).get('/telling/channels')).body.secrets).toHaveLength(2)
  })

  test('need the secret of what is switched on, and a listed host', async () => {
    const user = { ...everyWay, mail: { ...everyWay.mail!, security: 'tls' as const, user: 'watch' } }
    expect((await setChannels(user)).body.code).toBe('telling.secret_missing')
    expect((await setChannels({ ...everyWay, allowedHosts: [] })).body).toMatchObject({
      code: 'telling.host_not_listed',
      details: { host: 'receiver.example' },
    })
    const plain = { ...everyWay, webhook: { url: 'http://receiver.example/' } }
    expect((await setChannels(plain)).body.code).toBe('invalid_input')
  })

  test("are each person's own to arrange, and nobody else's to see", async () => {
    expect((await reachable('librarian', ['gateway'])).body.own.channels).toEqual(['gateway'])
    const librarian = await as('librarian')
    const own = { mail: '', telephone: '', channels: [] }
    expect((await librarian.put('/telling/own', { version: 0, own })).body.code).toBe('changed_meanwhile')
    expect((await librarian.put('/telling/own', { version: 1, own: { ...own, mail: 'no address' } })).body.code).toBe(
      'invalid_input',
    )
    const id = newId()
    await librarian.post('/telling/own/push', { id, endpoint: 'https://push.example/1' })
    expect((await (await as('staff')).delete(`/telling/own/push/${id}`)).status).toBe(404)
    expect((await librarian.delete(`/telling/own/push/${id}`)).body.pushPlaces).toEqual([])
  })
})

describe('what the ways outside keep sealed', () => {
  const lastPushed = () => receiver.received.findLast(({ path }) => path === '/push/abc')!.headers.authorization

  test('is renewed with the other keys while it works, and nobody has to enter or subscribe anything again', async () => {
    const staff = await as('staff')
    const endpoint = `https://receiver.example:${receiver.port}/push/abc`
    await staff.post('/telling/own/push', { id: newId(), endpoint })
    await reachable('staff', ['push'])
    const { pushKey } = (await staff.get('/telling/own')).body
    const sealed = 'select version, content from sealed_content where record_table = $1 order by version'
    const before = (await owner.query(sealed, ['telling_channels'])).rows
    await rotateKeys({ owner: ownerOf(it), file: it.keyFile, at: clock.now() })
    const after = (await owner.query(sealed, ['telling_channels'])).rows
    expect(after.map(({ version }) => version)).toEqual(before.map(({ version }) => version))
    for (const [at, { content }] of after.entries()) expect(content.equals(before[at].content)).toBe(false)
    await told('staff')
    await deliveries.turn()
    expect(lastPushed()).toMatch(new RegExp(`^vapid t=.+, k=${pushKey}$`))
    expect((await staff.get('/telling/own')).body.pushKey).toBe(pushKey)
  })

  test('is of one agency: another is known to browsers by a key of its own, once it switches push on', async () => {
    const administrator = await as('systemAdministrator', other)
    expect((await administrator.get('/telling/own')).body.pushKey).toBeNull()
    const { version } = (await administrator.get('/telling/channels')).body
    const input = { version, settings: everyWay, secrets: allSecrets, password: other.password }
    expect((await administrator.put('/telling/channels', input)).status).toBe(200)
    const { pushKey } = (await administrator.get('/telling/own')).body
    expect(pushKey).toMatch(/^B[\w-]{86}$/)
    expect(pushKey).not.toBe((await (await as('staff')).get('/telling/own')).body.pushKey)
  })

  test('is entered anew where it cannot be opened; that is said, and holds nothing else up', async () => {
    await reachable('staff', ['webhook'])
    await told('staff')
    await owner.query(`update sealed_content set content = '\\x01' where record_table = 'telling_channels'`)
    await deliveries.turn()
    expect((await course('staff'))[0].attempts).toMatchObject([{ result: 'refused', reason: 'secretUnreadable' }])
    expect((await (await as('systemAdministrator')).get('/telling/channels')).body.secrets).toEqual([])
    expect((await setChannels(everyWay, {})).body.code).toBe('telling.secret_missing')
    expect((await setChannels(everyWay)).status).toBe(200)
    await told('staff')
    await deliveries.turn()
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook'])
  })
})

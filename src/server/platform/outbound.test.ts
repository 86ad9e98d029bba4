import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { httpsReceiver, type Manner, receiverCertificate } from '#test/receivers.ts'
import { type AllowedHost, outbound } from './outbound.ts'
import { isPublicAddress } from './public-address.ts'

/** Ways to write addresses that must not be reached. */
const literals = [
  '127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.0.0.1', '0x7f.1', '017700000001',
  '0177.0.0.1', '0177.1', '0x7f.0x0.0x0.0x1', '127.0.0.1.', '0', '0.0.0.0', '0x0', '10.0.0.1', '10.1', '167772161',
  '0xa000001', '012.0.0.1', '172.16.0.1', '172.31.255.255', '2886729729', '192.168.0.1', '192.168.1', '3232235521',
  '0xc0a80001', '0300.0250.0.1', '169.254.169.254', '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '169.254.43518',
  '100.64.0.1', '198.18.0.1', '192.0.0.1', '192.0.2.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '240.0.0.1',
  '255.255.255.255', '[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:10.0.0.1]',
  '[0:0:0:0:0:ffff:169.254.169.254]', '[::127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b::a00:1]', '[64:ff9b:1::1]',
  '[2002:7f00:1::]', '[2002:a00:1::1]', '[2002:c0a8:1::]', '[2001::1]', '[2001:db8::1]', '[fe80::1]', '[fc00::1]',
  '[fd12:3456::1]', '[ff02::1]', '[100::1]', '[3fff::1]', '[5f00::1]', '１２７.０.０.１', '127。0。0。1', '①②⑦.⓪.⓪.①',
] // biome-ignore format: a table

const certificate = { ca: receiverCertificate }
let manner: Manner = () => 204
const receiver = await httpsReceiver((received) => manner(received))
afterAll(() => receiver.close())
beforeEach(() => {
  manner = () => 204
  receiver.received.length = 0
})

const listed = (host: string, inside = false): AllowedHost[] => [{ host, inside }]
const letter = (url: string, allowed: AllowedHost[]) => ({ url, headers: {}, body: '{}', allowed })
const here = { address: '127.0.0.1', family: 4 }
const way = outbound({ ...certificate, resolve: async () => [here] })
afterAll(() => way.close())
const hostOf = (notation: string) => new URL(`https://${notation}/`).hostname.replace(/^\[|\]$/g, '')

describe('what is not in the public network', () => {
  test('is known in every notation', () => {
    expect(new Set(literals).size).toBeGreaterThanOrEqual(60)
    expect(literals.filter((notation) => isPublicAddress(hostOf(notation)))).toEqual([])
  })

  test('is told from what is', () => {
    const open = ['1.1.1.1', '168.95.1.1', '2001:4860:4860::8888', '2400:cb00::1', '::ffff:1.1.1.1', '64:ff9b::101:101']
    expect([...open, '2002:101:101::'].filter((address) => !isPublicAddress(address))).toEqual([])
    expect(['fe80::1%eth0', 'localhost', '', '1.1.1'].filter(isPublicAddress)).toEqual([])
  })

  test.each(literals)(
    '%s is reached neither directly, nor by a redirect, nor by a name that changes',
    async (notation) => {
      const before = receiver.connections()
      const address = `https://${notation}:${receiver.port}/`
      const direct = outbound(certificate)
      expect(await direct.post(letter(address, []))).toEqual({ kind: 'refused', reason: 'hostNotAllowed' })
      expect(await direct.post(letter(address, listed(hostOf(notation))))).toEqual({
        kind: 'refused',
        reason: 'addressNotPublic',
      })
      direct.close()

      const byName = outbound({ ...certificate, resolve: async () => [{ address: hostOf(notation), family: 4 }] })
      const name = `https://receiver.example:${receiver.port}/`
      expect((await byName.post(letter(name, listed('receiver.example')))).kind).toBe('refused')
      byName.close()
      expect(receiver.connections()).toBe(before)

      manner = () => ({ redirect: address })
      const answer = await way.post(letter(name, listed('receiver.example', true)))
      expect(answer).toEqual({ kind: 'answered', status: 302 })
      expect(receiver.received).toHaveLength(1)
    },
  )
})

describe('what goes out', () => {
  const address = `https://receiver.example:${receiver.port}/hook?a=1`
  const allowed = listed('receiver.example', true)

  test('reaches a listed host, and of its answer only the status is told', async () => {
    expect(await way.post({ ...letter(address, allowed), headers: { 'x-a': 'b' } })).toEqual({
      kind: 'answered',
      status: 204,
    })
    expect(receiver.received).toMatchObject([{ path: '/hook?a=1', body: '{}', headers: { 'x-a': 'b' } }])
    expect(receiver.received[0]?.headers.host).toBe(`receiver.example:${receiver.port}`)
  })

  test('goes by https to a listed host without credentials, or not at all', async () => {
    for (const url of [
      address.replace('https', 'http'),
      address.replace('//', '//user:secret@'),
      'file:///etc/passwd',
      'no address',
    ])
      expect(await way.post(letter(url, allowed))).toEqual({ kind: 'refused', reason: 'notHttps' })
    for (const host of ['other.example', 'example', 'receiver.example.', 'a.receiver.example'])
      expect((await way.post(letter(`https://${host}/`, allowed))).kind).toBe('refused')
    expect(receiver.received).toEqual([])
  })

  test('goes to the address that was looked at, though the name stands for another right afterwards', async () => {
    const answers = [[here], [{ address: '10.0.0.1', family: 4 }]]
    const rebinding = outbound({ ...certificate, resolve: async () => answers.shift() ?? [] })
    expect(await rebinding.post(letter(address, allowed))).toEqual({ kind: 'answered', status: 204 })
    expect(answers).toHaveLength(1)
    rebinding.close()
  })

  test('goes nowhere when one of several addresses is not public', async () => {
    const both = outbound({ ...certificate, resolve: async () => [{ address: '1.1.1.1', family: 4 }, here] })
    expect(await both.post(letter(address, listed('receiver.example')))).toEqual({
      kind: 'refused',
      reason: 'addressNotPublic',
    })
    both.close()
  })

  test('is given up after five seconds without an answer, and reads no more than it must', {
    timeout: 15_000,
  }, async () => {
    manner = () => 'hang'
    const begun = performance.now()
    expect(await way.post(letter(address, allowed))).toEqual({ kind: 'failed', reason: 'tooSlow' })
    expect(performance.now() - begun).toBeLessThan(7_000)
    manner = () => 'flood'
    expect(await way.post(letter(address, allowed))).toEqual({ kind: 'answered', status: 200 })
  })

  test('trusts no certificate that nobody vouches for', async () => {
    const strict = outbound({ resolve: async () => [here] })
    expect(await strict.post(letter(address, allowed))).toEqual({ kind: 'failed', reason: 'certificate' })
    expect(await way.post(letter(address.replace('receiver', 'other'), listed('other.example', true)))).toEqual({
      kind: 'failed',
      reason: 'certificate',
    })
    strict.close()
  })

  test('would reach what is inside, were its address not looked at', async () => {
    expect(await way.post(letter(address, listed('receiver.example')))).toMatchObject({ kind: 'refused' })
    expect(await way.post(letter(address, allowed))).toMatchObject({ kind: 'answered' })
    expect(receiver.connections()).toBeGreaterThan(0)
  })
})

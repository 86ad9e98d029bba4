import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Entry, KeptFile, Shelf } from './entry.ts'
import { DeviceFull } from './entry.ts'
import { pauseMs, type Reply, type Sending, sendAll, type Transport } from './queue.ts'
import { importKey, sealWith } from './sealing.ts'
import { countOfOthers, Device, shelfOf } from './shelf.ts'

const key = (number: number) => importKey(new Uint8Array(32).fill(number))
let count = 0
let device: Device
let shelf: Shelf

beforeEach(async () => {
  count += 1
  device = new Device(`device-${count}`)
  shelf = shelfOf(device, 'mine', sealWith(await key(1)))
})

const entry = (id: string, changes: Partial<Entry> = {}): Entry => ({
  id,
  subject: id,
  method: 'POST',
  address: '/things',
  input: {},
  fileIds: [],
  label: 'a thing',
  product: '1',
  keptAt: '2026-02-11T01:00:00.000Z',
  attempts: 0,
  state: 'waiting',
  refusal: null,
  ...changes,
})
const file = (id: string, size: number): KeptFile => ({
  id,
  name: 'a.jpg',
  mediaType: 'image/jpeg',
  size,
  sha256: null,
  keptAt: '',
  attempts: 0,
  state: 'waiting',
  refusal: null,
})

const good = (body: unknown = {}): Reply => ({ status: 200, body, retryAfterSeconds: null })
const problem = (status: number, code: string, details = {}): Reply => ({
  status,
  body: { code, details },
  retryAfterSeconds: null,
})

/** A server that answers as it is told, and remembers what it was asked. */
function server(answer: (entry: Entry) => Reply = () => good()) {
  const asked: string[] = []
  const inputs: unknown[] = []
  const arrived = new Map<string, number>()
  const transport: Transport = {
    async send(sent) {
      asked.push(sent.id)
      inputs.push(sent.input)
      return answer(sent)
    },
    async beginFile({ id, size }) {
      const received = arrived.get(id) ?? 0
      asked.push(`${id}?`)
      return good({ received, file: received === size ? {} : null })
    },
    async sendPiece(id, offset, piece) {
      asked.push(`${id}+${piece.length}`)
      arrived.set(id, offset + piece.length)
      return good({ received: offset + piece.length, file: offset + piece.length === 2_500_000 ? {} : null })
    },
  }
  return { asked, inputs, arrived, transport }
}
const sending = (transport: Transport, changes: Partial<Sending> = {}): Sending => ({
  shelf,
  transport,
  reconcile: async () => null,
  answered: async () => {},
  changed: () => {},
  ...changes,
})
const states = async () => (await shelf.entries()).map(({ value }) => [value.id, value.state])

describe('what waits', () => {
  test('goes out in the order in which it was kept, and is gone once the server has it', async () => {
    await shelf.change({ add: [entry('a'), entry('b')] })
    const { asked, transport } = server()
    expect(await sendAll(sending(transport))).toBe('done')
    expect(asked).toEqual(['a', 'b'])
    expect(await states()).toEqual([])
  })

  test('stays when no answer comes, and is sent again under the same key', async () => {
    await shelf.change({ add: [entry('a')] })
    let isThere = false
    const { asked, transport } = server(() => (isThere ? good() : { ...good(), status: 0 }))
    expect(await sendAll(sending(transport))).toBe('offline')
    expect(await states()).toEqual([['a', 'waiting']])
    isThere = true
    expect(await sendAll(sending(transport))).toBe('done')
    expect(asked).toEqual(['a', 'a'])
  })

  test('about the same thing waits for what was kept before, and goes on from the version the server then has', async () => {
    await shelf.change({
      add: [
        entry('a', { subject: 's', input: { version: 3 } }),
        entry('b', { subject: 's', input: { version: 3 } }),
        entry('c', { subject: 'other', input: { version: 1 } }),
      ],
    })
    const { inputs, transport } = server(({ input }) => good({ version: (input.version as number) + 1 }))
    await sendAll(sending(transport))
    expect(inputs).toEqual([{ version: 3 }, { version: 4 }, { version: 1 }])
  })

  test('that is refused stays with its reason and holds up only what is about the same thing', async () => {
    await shelf.change({ add: [entry('a', { subject: 's' }), entry('b', { subject: 's' }), entry('c')] })
    const { asked, transport } = server(({ id }) => (id === 'a' ? problem(422, 'invalid_input') : good()))
    expect(await sendAll(sending(transport))).toBe('done')
    expect(asked).toEqual(['a', 'c'])
    expect((await shelf.entries())[0]!.value).toMatchObject({ state: 'refused', refusal: { code: 'invalid_input' } })
    expect(await states()).toEqual([
      ['a', 'refused'],
      ['b', 'waiting'],
    ])
  })

  test('a defect of the server holds up one thing and not the others', async () => {
    await shelf.change({ add: [entry('a'), entry('b')] })
    const { transport } = server(({ id }) => (id === 'a' ? problem(500, 'defect') : good()))
    expect(await sendAll(sending(transport))).toEqual({ busySeconds: null })
    expect(await states()).toEqual([['a', 'waiting']])
  })

  test('waits as long as the server asks, and until the person has signed in', async () => {
    await shelf.change({ add: [entry('a')] })
    const busy = server(() => ({ ...problem(503, 'unavailable'), retryAfterSeconds: 7 }))
    expect(await sendAll(sending(busy.transport))).toEqual({ busySeconds: 7 })
    expect(pauseMs(1, 0, 7)).toBeGreaterThanOrEqual(7000)
    expect(await sendAll(sending(server(() => problem(401, 'not_signed_in')).transport))).toBe('signIn')
    expect(await states()).toEqual([['a', 'waiting']])
  })

  test('is tried again later each time, never later than five minutes, and not by all devices at once', () => {
    const pauses = [1, 2, 3, 20, 2000].map((failures) => pauseMs(failures, 1))
    expect(pauses).toEqual([2000, 4000, 8000, 300_000, 300_000])
    expect(pauseMs(3, 0)).toBe(4000)
  })

  test('takes the newer wording that the changed record asks for, under the same key', async () => {
    await shelf.change({ add: [entry('a', { input: { version: 1 } })] })
    const { inputs, transport } = server(({ input }) =>
      input.version === 5 ? good() : problem(409, 'changed_meanwhile'),
    )
    await sendAll(sending(transport, { reconcile: async () => ({ input: { version: 5 } }) }))
    expect(inputs).toEqual([{ version: 1 }, { version: 5 }])
    expect(await states()).toEqual([])
  })

  test('gives way to what its record wants in its place, with all that waits about the same thing', async () => {
    await shelf.change({ add: [entry('a', { subject: 's' }), entry('b', { subject: 's' }), entry('c')] })
    const { asked, transport } = server(({ id }) => (id === 'a' ? problem(409, 'inspection.held_by_other') : good()))
    await sendAll(sending(transport, { reconcile: async () => ({ instead: entry('kept') }) }))
    expect(asked).toEqual(['a', 'c', 'kept'])
    expect(await states()).toEqual([])
  })

  test('nothing is sent twice when a person sets it aside while it is on its way', async () => {
    await shelf.change({ add: [entry('a')] })
    const { asked, transport } = server()
    const slow: Transport = {
      ...transport,
      send: async (sent) => {
        const [row] = await shelf.entries()
        await shelf.change({ put: [{ ...row!, value: { ...row!.value, state: 'setAside' } }] })
        return transport.send(sent)
      },
    }
    await sendAll(sending(slow))
    expect(asked).toEqual(['a'])
    expect(await states()).toEqual([])
  })
})

describe('a photograph', () => {
  const size = 2_500_000

  test('goes before what names it, in pieces, and is forgotten only when the server says that all of it is there', async () => {
    await shelf.addFile(file('f', size), new Uint8Array(size))
    await shelf.change({ add: [entry('a', { fileIds: ['f'] })] })
    const { asked, transport } = server()
    await sendAll(sending(transport))
    expect(asked).toEqual(['f?', 'f+1048576', 'f+1048576', 'f+402848', 'a'])
    expect(await shelf.files()).toEqual([])
    expect(await shelf.bytesOf('f')).toBeUndefined()
  })

  test('goes on where it was cut', async () => {
    await shelf.addFile(file('f', size), new Uint8Array(size))
    const { asked, arrived, transport } = server()
    const cut = { ...transport, sendPiece: async () => ({ ...good(), status: 0 }) }
    expect(await sendAll(sending(cut))).toBe('offline')
    expect(await shelf.bytesOf('f')).toHaveLength(size)
    arrived.set('f', 2_000_000)
    await sendAll(sending(transport))
    expect(asked.slice(1)).toEqual(['f?', 'f+500000'])
  })

  test('that the server would not have stays, and so does what names it', async () => {
    await shelf.addFile(file('f', 10), new Uint8Array(10))
    await shelf.change({ add: [entry('a', { fileIds: ['f'] }), entry('b')] })
    const { asked, transport } = server()
    const refusing = { ...transport, sendPiece: async () => problem(422, 'file.broken') }
    expect(await sendAll(sending(refusing))).toBe('done')
    expect(asked).toEqual(['b', 'f?'])
    expect((await shelf.files())[0]!.value).toMatchObject({ state: 'refused', refusal: { code: 'file.broken' } })
    expect(await states()).toEqual([['a', 'waiting']])
  })
})

describe('the device', () => {
  test('holds nothing that anybody without the key of its owner can read', async () => {
    await shelf.change({ add: [entry('a', { label: '後門未鎖' })] })
    await shelf.addFile(file('f', 6), new TextEncoder().encode('bright') as Uint8Array<ArrayBuffer>)
    await shelf.keep('/session', { name: '莊主任' })
    const rows = [
      await device.entry.toArray(),
      await device.file.toArray(),
      await device.bytes.toArray(),
      await device.kept.toArray(),
    ]
    const raw = rows
      .flat()
      .map((row) => new TextDecoder('latin1').decode((row as { sealed: Uint8Array }).sealed))
      .join()
    const utf8 = new TextDecoder('latin1').decode(new TextEncoder().encode('後門未鎖'))
    expect(raw).not.toContain(utf8)
    expect(raw).not.toContain('bright')
    expect(JSON.stringify(rows.flat().map((row) => Object.keys(row)))).not.toContain('label')
    await expect(shelfOf(device, 'mine', sealWith(await key(2))).entries()).rejects.toThrow()
  })

  test('shows another person nothing but how much of others waits', async () => {
    await shelf.change({ add: [entry('a'), entry('b')] })
    const another = shelfOf(device, 'another', sealWith(await key(2)))
    expect(await another.entries()).toEqual([])
    expect(await countOfOthers(device, 'another')).toBe(2)
    await another.change({ add: [entry('c')] })
    expect((await shelf.entries()).map(({ value }) => value.id)).toEqual(['a', 'b'])
    expect((await another.entries()).map(({ value }) => value.id)).toEqual(['c'])
  })

  test('a thing changed in two tabs at once is changed by one of them, and the other is told', async () => {
    await shelf.change({ add: [entry('a')] })
    const [row] = await shelf.entries()
    const put = (label: string) => shelf.change({ put: [{ ...row!, value: { ...row!.value, label } }] })
    const outcomes = await Promise.all([put('one'), put('other')])
    expect(outcomes.toSorted()).toEqual([false, true])
  })

  test('that is full says so and keeps what it had', async () => {
    await shelf.change({ add: [entry('a')] })
    device.file.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    await expect(shelf.addFile(file('f', 3), new Uint8Array(3))).rejects.toThrow(DeviceFull)
    expect(await shelf.files()).toEqual([])
    expect(await shelf.bytesOf('f')).toBeUndefined()
    expect(await states()).toEqual([['a', 'waiting']])
  })
})

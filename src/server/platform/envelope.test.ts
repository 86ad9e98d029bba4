import { randomBytes, webcrypto } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { decrypt, encrypt, open, type Place, seal, Unsealable } from './envelope.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

const place: Place = {
  agencyId: '0197a000-0000-7000-8000-000000000001',
  table: 'sealed_matter',
  column: 'content',
  recordId: '0197a000-0000-7000-8000-000000000002',
  version: 1,
  dataClass: 'D3',
}
const agencyKey = Buffer.alloc(32, 7)
const text = '線索：檔案室的鑰匙被複製'

/** Bytes 0, 1, 2 …, so that the same is sealed the same. */
const counting = () => {
  let next = 0
  return (size: number) => Buffer.from(Array.from({ length: size }, () => next++ % 256))
}

describe('known answers', () => {
  // GCM test cases 14 and 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B.
  test('AES-256-GCM gives those of its authors', () => {
    const zero = encrypt(Buffer.alloc(32), Buffer.alloc(16), Buffer.alloc(0), (size) => Buffer.alloc(size))
    expect(zero.toString('hex')).toBe(
      `${'00'.repeat(12)}cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919`,
    )
    const key = hex('feffe9928665731c6d6a8f9467308308'.repeat(2))
    const plain = hex(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    )
    const bound = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2')
    const sealed = encrypt(key, plain, bound, () => hex('cafebabefacedbaddecaf888'))
    expect(sealed.toString('hex')).toBe(
      'cafebabefacedbaddecaf888522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
    )
    expect(decrypt(key, sealed, bound)).toEqual(plain)
  })

  test('an envelope is what it was in the first version, and still opens', () => {
    const sealed = seal(agencyKey, place, Buffer.from('密'), counting())
    expect(sealed.toString('hex')).toMatchInlineSnapshot(
      `"01202122232425262728292a2b6c701abfeeeb3cdceaed457a35cb946b5eaec6050a0a52b8c1dff74c2f1691e55eef1ddf09597ffc6da9e740cc021b662c2d2e2f3031323334353637b752a338bd6e7188f5fafb7972966e44d31035"`,
    )
    expect(open(agencyKey, place, sealed).toString()).toBe('密')
  })

  test('another implementation opens it by the description alone', async () => {
    const sealed = seal(agencyKey, place, Buffer.from(text))
    const { subtle } = webcrypto
    const keyOf = (key: Uint8Array) => subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
    const opened = async (key: Uint8Array, from: Buffer, part: string) =>
      new Uint8Array(
        await subtle.decrypt(
          {
            name: 'AES-GCM',
            iv: from.subarray(0, 12),
            additionalData: Buffer.from(
              JSON.stringify([1, part, place.agencyId, place.table, place.column, place.recordId, 1, 'D3']),
            ),
          },
          await keyOf(key),
          from.subarray(12),
        ),
      )
    const key = await opened(agencyKey, sealed.subarray(1, 61), 'key')
    expect(Buffer.from(await opened(key, sealed.subarray(61), 'value')).toString()).toBe(text)
  })

  test('the same text is never sealed the same twice', () => {
    const all = new Set(Array.from({ length: 500 }, () => seal(agencyKey, place, Buffer.from(text)).toString('hex')))
    expect(all.size).toBe(500)
  })
})

type Opening = (agencyKey: Buffer, place: Place, sealed: Buffer) => Buffer

/** What somebody with the database in hand could try: 6,000 changes; gives those that were not refused in the one way. */
function undetected(sealing: typeof seal, opening: Opening): string[] {
  const sealed = sealing(agencyKey, place, Buffer.from(text))
  const elsewhere: Partial<Place>[] = [
    { agencyId: '0197a000-0000-7000-8000-000000000009' },
    { table: 'sealed_matter_entry' },
    { column: 'source' },
    { recordId: '0197a000-0000-7000-8000-000000000009' },
    { version: 2 },
  ]
  const passed: string[] = []
  const attempt = (what: string, key: Buffer, at: Place, changed: Buffer) => {
    try {
      opening(key, at, changed)
      passed.push(what)
    } catch (error) {
      if (!(error instanceof Unsealable) || error.message !== new Unsealable().message) passed.push(`${what}: ${error}`)
    }
  }
  for (const [at, byte] of sealed.entries())
    for (let bit = 0; bit < 8; bit += 1) {
      const flipped = Buffer.from(sealed)
      flipped[at] = byte ^ (1 << bit)
      attempt('flip', agencyKey, place, flipped)
    }
  for (let length = 0; length < sealed.length; length += 1) {
    attempt('cut at the end', agencyKey, place, sealed.subarray(0, length))
    attempt('cut at the front', agencyKey, place, sealed.subarray(sealed.length - length))
  }
  for (let round = 0; round < 800; round += 1) {
    const change = elsewhere[round % elsewhere.length]!
    const other = { ...place, ...change }
    const theirs = sealing(agencyKey, other, randomBytes(1 + (round % 60)))
    attempt('moved here', agencyKey, place, theirs)
    attempt('moved there', agencyKey, other, sealed)
    attempt('their key', agencyKey, place, Buffer.concat([theirs.subarray(0, 61), sealed.subarray(61)]))
    attempt('their value', agencyKey, place, Buffer.concat([sealed.subarray(0, 61), theirs.subarray(61)]))
  }
  for (let round = 0; round < 500; round += 1) {
    attempt('another key', randomBytes(32), place, sealed)
    attempt('longer', agencyKey, place, Buffer.concat([sealed, randomBytes(1 + (round % 40))]))
  }
  return [...new Set(passed)].sort()
}

describe('whoever has the database in hand', () => {
  test('can flip, cut, swap or move nothing unnoticed, and always learns the same', () => {
    expect(undetected(seal, open)).toEqual([])
  })

  test('could move values about, were they not bound to their place', () => {
    const nowhere: Place = { agencyId: '', table: '', column: '', recordId: '', version: 0, dataClass: 'D3' }
    const unbound = undetected(
      (key, _, plain) => seal(key, nowhere, plain),
      (key, _, sealed) => open(key, nowhere, sealed),
    )
    expect(unbound).toEqual(['moved here', 'moved there'])
  })
})

import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cookieOf, testApp, type Visitor, visitor } from '#test/app.ts'

const { app, as, anonymous, home, other, owner, clock, folder } = await testApp()
const staff = await as('staff')

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A photograph with so much in it that it takes several pieces. */
const noise = Buffer.from(Array.from({ length: 500 * 500 * 3 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 251))
const photograph = await sharp(noise, { raw: { width: 500, height: 500, channels: 3 } })
  .jpeg({ quality: 100 })
  .toBuffer()
const pieceBytes = 60_000

const announced = (bytes: Uint8Array, changes = {}) => ({
  id: randomUUID(),
  name: '後門.jpg',
  size: bytes.byteLength,
  sha256: hashOf(bytes),
  ...changes,
})

/** One piece, as a device sends it. */
async function sendPiece(
  who: Visitor,
  id: string,
  offset: number,
  bytes: Uint8Array,
  type = 'application/octet-stream',
) {
  const answer = await app.inject({
    method: 'PUT',
    url: `/api/uploads/${id}?offset=${offset}`,
    payload: Buffer.from(bytes),
    headers: { cookie: who.cookie!, 'x-shousui': '1', 'idempotency-key': randomUUID(), 'content-type': type },
  })
  return { status: answer.statusCode, body: answer.json() }
}

const piecesOf = (bytes: Uint8Array): { offset: number; piece: Uint8Array }[] =>
  Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, at) => ({
    offset: at * pieceBytes,
    piece: bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes),
  }))

async function sendWhole(bytes: Uint8Array, changes = {}) {
  const upload = announced(bytes, changes)
  const begun = await staff.post('/uploads', upload)
  let last = begun
  if (begun.status === 200)
    for (const { offset, piece } of piecesOf(bytes)) {
      const answer = await sendPiece(staff, upload.id, offset, piece)
      last = { ...answer, headers: {} }
      if (answer.status !== 200) break
    }
  return { id: upload.id, upload, last }
}

const piecesOnDisk = () => fs.readdir(path.join(folder, 'arriving')).catch(() => [] as string[])

describe('a file in pieces', () => {
  test('is known under the id of the device once the last piece is there, made anew, with the hash of what was sent', async () => {
    expect(piecesOf(photograph).length).toBeGreaterThan(3)
    const { id, upload, last } = await sendWhole(photograph)
    expect(last.body).toMatchObject({
      received: photograph.length,
      file: { id, name: '後門.jpg', mediaType: 'image/jpeg' },
    })
    const { rows } = await owner.query('select received_sha256, sha256 from file where id = $1', [id])
    expect(rows).toEqual([{ received_sha256: upload.sha256, sha256: expect.not.stringMatching(upload.sha256) }])
    expect((await staff.get(`/files/${id}`)).status).toBe(200)
    expect(await piecesOnDisk()).toEqual([])
    expect((await staff.post('/uploads', upload)).body).toMatchObject({ file: { id } })
  })

  test('goes on wherever it was cut, whether the piece arrived or not, and however often a piece comes again', async () => {
    const pieces = piecesOf(photograph)
    for (let cut = 0; cut < pieces.length; cut += 1) {
      const upload = announced(photograph)
      await staff.post('/uploads', upload)
      for (const { offset, piece } of pieces.slice(0, cut)) await sendPiece(staff, upload.id, offset, piece)
      const resumed = (await staff.post('/uploads', upload)).body
      expect(resumed).toEqual({ received: cut * pieceBytes, file: null })
      for (const { offset, piece } of pieces.slice(0, cut)) {
        const again = await sendPiece(staff, upload.id, offset, piece)
        expect(again).toMatchObject({
          status: 409,
          body: { code: 'upload.offset', details: { received: resumed.received } },
        })
      }
      for (const { offset, piece } of pieces.slice(cut)) await sendPiece(staff, upload.id, offset, piece)
      expect((await staff.post('/uploads', upload)).body.file).toMatchObject({ id: upload.id })
    }
  })

  test('a piece sent twice at once counts once, and both callers of the last one get the same file', async () => {
    const upload = announced(photograph)
    await staff.post('/uploads', upload)
    for (const { offset, piece } of piecesOf(photograph)) {
      const both = await Promise.all([
        sendPiece(staff, upload.id, offset, piece),
        sendPiece(staff, upload.id, offset, piece),
      ])
      expect(both.some(({ status }) => status === 200)).toBe(true)
      for (const { status } of both) expect([200, 404, 409]).toContain(status)
    }
    expect((await staff.post('/uploads', upload)).body.file).toMatchObject({ id: upload.id })
    const { rows } = await owner.query('select from file where id = $1', [upload.id])
    expect(rows).toHaveLength(1)
  })

  test('that does not have the hash it was announced with starts again from the beginning', async () => {
    const damaged = Buffer.from(photograph)
    damaged[5_000] = 255 - damaged[5_000]!
    const { id, upload, last } = await sendWhole(damaged, { sha256: hashOf(photograph) })
    expect(last).toMatchObject({ status: 409, body: { code: 'upload.damaged' } })
    expect((await staff.post('/uploads', upload)).body).toEqual({ received: 0, file: null })
    for (const { offset, piece } of piecesOf(photograph)) await sendPiece(staff, id, offset, piece)
    expect((await staff.post('/uploads', upload)).body.file).toMatchObject({ id })
  })

  test('whose pieces were lost on the server is asked for again', async () => {
    const upload = announced(photograph)
    await staff.post('/uploads', upload)
    await sendPiece(staff, upload.id, 0, photograph.subarray(0, pieceBytes))
    for (const name of await piecesOnDisk()) await fs.rm(path.join(folder, 'arriving', name))
    for (const { offset, piece } of piecesOf(photograph).slice(1)) await sendPiece(staff, upload.id, offset, piece)
    const { rows } = await owner.query('select received from upload where id = $1', [upload.id])
    expect(rows).toEqual([{ received: 0 }])
  })

  test('belongs to whoever began it: for anybody else its id is taken and it does not exist', async () => {
    const upload = announced(photograph)
    await staff.post('/uploads', upload)
    const finished = (await sendWhole(photograph)).upload
    for (const stranger of [await as('unitHead'), await as('staff', other)]) {
      expect((await stranger.post('/uploads', upload)).body).toMatchObject({ code: 'changed_meanwhile' })
      expect((await sendPiece(stranger, upload.id, 0, photograph.subarray(0, 10))).body.code).toBe('not_found')
      const taken = await stranger.post('/uploads', finished)
      if (taken.status === 200) {
        let last = taken.body
        for (const { offset, piece } of piecesOf(photograph))
          last = (await sendPiece(stranger, finished.id, offset, piece)).body
        expect(last.code).toBe('changed_meanwhile')
      } else expect(taken.body.code).toBe('changed_meanwhile')
    }
    const answers = await Promise.all(
      [await as('unitHead'), await as('staff', other)].map(async (one) => (await one.post('/uploads', upload)).body),
    )
    expect(answers[0].code).toBe(answers[1].code)
  })

  test('under the id of another file is refused, so that no device forgets what never arrived', async () => {
    const { upload } = await sendWhole(photograph)
    const answer = await staff.post('/uploads', { ...upload, sha256: hashOf(Buffer.from('another')) })
    expect(answer.body.code).toBe('changed_meanwhile')
  })
})

describe('what is no photograph or paper', () => {
  const refused = async (bytes: Uint8Array, name: string) => (await sendWhole(bytes, { name })).last.body.code

  test('is refused with its reason, and a page may announce it once more', async () => {
    const text = Buffer.from('not a picture')
    const { upload, last } = await sendWhole(text, { name: 'a.jpg' })
    expect(last.body.code).toBe('file.unsupported')
    expect((await staff.post('/uploads', upload)).body).toEqual({ received: 0, file: null })
  })

  test('a photograph cut off in the middle is broken', async () => {
    expect(await refused(photograph.subarray(0, photograph.length / 2), 'a.jpg')).toBe('file.broken')
  })

  test('HEIC is not taken as it is: the device makes JPEG of it', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)])
    expect(await refused(heic, 'a.heic')).toBe('file.unsupported')
    expect(await refused(heic, 'a.jpg')).toBe('file.unsupported')
  })

  test('a picture that unpacks to hundreds of megapixels is too large', async () => {
    const bomb = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await refused(bomb, 'a.png')).toBe('file.too_large')
  })

  test('more than fifteen megabytes is refused before anything is sent', async () => {
    const answer = await staff.post('/uploads', announced(photograph, { size: 15 * 1024 * 1024 + 1 }))
    expect(answer.body.code).toBe('file.too_large')
  })

  test('more in a piece than was announced is refused', async () => {
    const upload = announced(photograph, { size: 10 })
    await staff.post('/uploads', upload)
    expect((await sendPiece(staff, upload.id, 0, photograph.subarray(0, 11))).body.code).toBe('too_large')
  })

  test('a piece is bytes, and bytes are taken nowhere else', async () => {
    const upload = announced(photograph)
    await staff.post('/uploads', upload)
    expect((await sendPiece(staff, upload.id, 0, Buffer.from('{}'), 'application/json')).body.code).toBe(
      'unsupported_media_type',
    )
    const elsewhere = await staff.post('/uploads', Buffer.from('x') as never, {
      'content-type': 'application/octet-stream',
    })
    expect(elsewhere.body.code).toBe('unsupported_media_type')
  })
})

describe('what is under way', () => {
  test('is at most 200 MiB for one person', async () => {
    const librarian = await as('librarian')
    const size = 15 * 1024 * 1024
    for (let at = 0; at < 13; at += 1)
      expect((await librarian.post('/uploads', announced(photograph, { size }))).status).toBe(200)
    const more = await librarian.post('/uploads', announced(photograph, { size }))
    expect(more).toMatchObject({ status: 429, body: { code: 'upload.too_much' } })
  })

  test('goes after seven days in which nobody finished it, with its pieces', async () => {
    const head = await as('otherUnitHead')
    const upload = announced(photograph)
    await head.post('/uploads', upload)
    await sendPiece(head, upload.id, 0, photograph.subarray(0, pieceBytes))
    const before = (await piecesOnDisk()).length
    clock.pass(8 * 86_400)
    const { loginNames, password } = home
    const signedIn = await anonymous.post('/session', { loginName: loginNames.otherUnitHead, password })
    await visitor(app, cookieOf(signedIn)).post('/uploads', announced(photograph))
    const { rows } = await owner.query('select from upload where id = $1', [upload.id])
    expect(rows).toEqual([])
    expect((await piecesOnDisk()).length).toBeLessThan(before)
  })
})

describe('what waits on a device', () => {
  const keyOf = async (who: string) => {
    const { loginNames, password } = home
    const cookie = cookieOf(await anonymous.post('/session', { loginName: loginNames[who], password }))
    return (await visitor(app, cookie).post('/session/device-key')).body.key as string
  }

  test('is sealed with a key of 256 bits that its owner gets at every sign-in and nobody else gets', async () => {
    const key = await keyOf('staff')
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(await keyOf('staff')).toBe(key)
    expect(await keyOf('unitHead')).not.toBe(key)
    const { rows } = await owner.query("select from idempotent_answer where answer::text like '%' || $1 || '%'", [key])
    expect(rows).toEqual([])
  })

  test('is not taken in the name of another person who has signed in there meanwhile', async () => {
    const { loginNames, password } = home
    const cookie = cookieOf(await anonymous.post('/session', { loginName: loginNames.unitHead, password }))
    const answer = await visitor(app, cookie).post('/uploads', announced(photograph), { 'x-person': randomUUID() })
    expect(answer).toMatchObject({ status: 401, body: { code: 'session.other_person' } })
  })

  test('does not go when its owner signs out', async () => {
    const { loginNames, password } = home
    const cookie = cookieOf(await anonymous.post('/session', { loginName: loginNames.librarian, password }))
    const { headers } = await visitor(app, cookie).delete('/session')
    expect(headers['clear-site-data']).toBe('"cache"')
  })
})

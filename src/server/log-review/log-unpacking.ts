import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Unzip, UnzipInflate } from 'fflate'
import { Problem } from '#domain/problem.ts'

/** What an archive may swell to: so many times its size once it is large, and never more than the largest log. */
export type UnpackingLimits = { largest: number; ratio: number; ratioFrom: number }

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)

function watch({ largest, ratio, ratioFrom }: UnpackingLimits) {
  let packed = 0
  let unpacked = 0
  return {
    took: (bytes: number) => {
      packed += bytes
    },
    gave: (bytes: number) => {
      unpacked += bytes
      if (unpacked > largest || (unpacked > ratioFrom && unpacked > packed * ratio))
        throw new Problem('logReview.swells', { unpacked, packed })
    },
  }
}

/** One file of a ZIP archive. Two would be two logs: which columns are whose could not be told. */
async function* unzipped(pieces: AsyncIterable<Buffer>, limits: UnpackingLimits): AsyncGenerator<Buffer> {
  const watched = watch(limits)
  const ready: Buffer[] = []
  let files = 0
  let failure: unknown
  const unzip = new Unzip((file) => {
    if (file.name.endsWith('/')) return
    files += 1
    file.ondata = (error, bytes) => {
      if (error) failure ??= new Problem('file.broken')
      else ready.push(Buffer.from(bytes))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for await (const piece of pieces) {
    // In small steps: what a bomb gives is seen before the next of it is asked for.
    for (let at = 0; at < piece.byteLength; at += 16_384) {
      const part = piece.subarray(at, at + 16_384)
      watched.took(part.byteLength)
      try {
        unzip.push(part)
      } catch {
        throw new Problem('file.broken')
      }
      if (failure) throw failure
      if (files > 1) throw new Problem('logReview.one_file')
      for (const given of ready.splice(0)) {
        watched.gave(given.byteLength)
        yield given
      }
    }
  }
  if (files === 0) throw new Problem('file.broken')
}

async function* gunzipped(pieces: AsyncIterable<Buffer>, limits: UnpackingLimits): AsyncGenerator<Buffer> {
  const watched = watch(limits)
  const counted = async function* () {
    for await (const piece of pieces) {
      watched.took(piece.byteLength)
      yield piece
    }
  }
  const gunzip = createGunzip()
  const packed = Readable.from(counted())
  packed.on('error', (error) => gunzip.destroy(error)).pipe(gunzip)
  try {
    for await (const given of gunzip as AsyncIterable<Buffer>) {
      watched.gave(given.byteLength)
      yield given
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('file.broken')
  } finally {
    packed.destroy()
  }
}

async function* continued(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    // Whoever has seen enough lets go of the file too.
    await rest.return?.()
  }
}

/** The log itself, whether it came packed or not. */
export async function* unpacked(pieces: AsyncIterable<Buffer>, limits: UnpackingLimits): AsyncGenerator<Buffer> {
  const iterator = pieces[Symbol.asyncIterator]()
  const { value: first, done } = await iterator.next()
  if (done || first.byteLength === 0) throw new Problem('logReview.empty')
  const all = continued(first, iterator)
  if (startsWith(first, 0x50, 0x4b, 0x03, 0x04)) yield* unzipped(all, limits)
  else if (startsWith(first, 0x1f, 0x8b)) yield* gunzipped(all, limits)
  else yield* all
}

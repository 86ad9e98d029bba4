import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'

const block = 512
const sealName = 'SHA256'
const largestEntry = 256 * 1_048_576

export class ArchiveDamaged extends Error {
  constructor(zh: string, en: string) {
    super(`備份檔已損壞或遭更動：${zh}。The archive is damaged or was changed: ${en}.`)
  }
}

/** One header for one name and size: nothing in it is free, so that no bit of it can change unnoticed. */
function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(block)
  if (Buffer.byteLength(name) > 100) throw new Error(`name too long for tar: ${name}`)
  header.write(name, 0)
  header.write('0000600\x000000000\x000000000\0', 100, 'latin1')
  header.write(`${size.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        0`, 124, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

const paddingOf = (size: number): number => (block - (size % block)) % block

export type TarWriter = {
  add(name: string, bytes: Uint8Array): Promise<void>
  /** Ends the archive; what was closed without it is none. */
  seal(): Promise<void>
  close(): Promise<void>
}

/** A tar file whose last entry is the SHA-256 of all bytes before it. */
export async function writeTar(place: string): Promise<TarWriter> {
  const file = await fs.open(place, 'wx', 0o600)
  const hash = createHash('sha256')
  const write = async (bytes: Uint8Array) => {
    hash.update(bytes)
    await file.writeFile(bytes)
  }
  const add = async (name: string, bytes: Uint8Array) => {
    await write(headerOf(name, bytes.byteLength))
    await write(bytes)
    await write(Buffer.alloc(paddingOf(bytes.byteLength)))
  }
  return {
    add,
    async seal() {
      await add(sealName, Buffer.from(`${hash.copy().digest('hex')}\n`))
      await write(Buffer.alloc(2 * block))
      await file.sync()
    },
    close: () => file.close(),
  }
}

export type TarEntry = { name: string; bytes: Buffer }

/** Reads the entries in order; what is not exactly as it was written ends the reading with `ArchiveDamaged`. */
export async function* readTar(place: string): AsyncGenerator<TarEntry> {
  const file = await fs.open(place, 'r')
  const hash = createHash('sha256')
  let position = 0
  const take = async (length: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await file.read(bytes, 0, length, position)
    if (bytesRead < length)
      throw new ArchiveDamaged(`在第 ${position} 位元組之後中斷`, `it ends after byte ${position}`)
    position += length
    return bytes
  }
  try {
    while (true) {
      const start = position
      const header = await take(block)
      const { name, size } = parseHeader(header, start)
      const bytes = await take(size)
      const padding = await take(paddingOf(size))
      if (padding.some((byte) => byte !== 0)) throw changedAt(start)
      if (name === sealName) {
        if (bytes.toString('latin1') !== `${hash.digest('hex')}\n`)
          throw new ArchiveDamaged('總雜湊不符', 'its seal does not match')
        break
      }
      hash.update(header).update(bytes).update(padding)
      yield { name, bytes }
    }
    const rest = await take(2 * block)
    const { size } = await file.stat()
    if (rest.some((byte) => byte !== 0) || size !== position) throw changedAt(position)
  } finally {
    await file.close()
  }
}

const changedAt = (position: number) =>
  new ArchiveDamaged(`第 ${position} 位元組起的內容不符`, `what begins at byte ${position} is not as written`)

function parseHeader(header: Buffer, start: number): { name: string; size: number } {
  const name = header.subarray(0, 100).toString('utf8').replace(/\0+$/, '')
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
  const plausible = Number.isSafeInteger(size) && size >= 0 && size <= largestEntry && Buffer.byteLength(name) <= 100
  if (!plausible || !headerOf(name, size).equals(header)) throw changedAt(start)
  return { name, size }
}

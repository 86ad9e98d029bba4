import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { pieceBytes } from '#domain/file/file.ts'
import { Problem } from '#domain/problem.ts'
import { Unsealable } from '#server/platform/envelope.ts'

const nonceBytes = 12
const overhead = nonceBytes + 16
const room = pieceBytes + overhead

/** A log while it is here: which one, under which key. The key lies in an envelope, so the file alone tells nothing. */
export type KeptLog = { folder: string; place: string; key: Buffer }

export const newLogKey = (): Buffer => randomBytes(32)

const fileOf = ({ folder, place }: Omit<KeptLog, 'key'>) => path.join(folder, `${place}.log`)
const boundTo = (place: string, index: number) => Buffer.from(JSON.stringify(['log', place, index]))

/** Each piece is sealed by itself and bound to its place, so that one can be sent again and none be moved. */
export async function writePiece(log: KeptLog, offset: number, piece: Uint8Array): Promise<void> {
  const index = offset / pieceBytes
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', log.key, nonce)
  cipher.setAAD(boundTo(log.place, index))
  const sealed = Buffer.concat([nonce, cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  await fs.mkdir(log.folder, { recursive: true })
  const file = await fs.open(fileOf(log), constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    await file.write(sealed, 0, sealed.byteLength, index * room)
    await file.sync()
  } finally {
    await file.close()
  }
}

function opened(log: KeptLog, index: number, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', log.key, sealed.subarray(0, nonceBytes))
    decipher.setAAD(boundTo(log.place, index))
    decipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -16)), decipher.final()])
  } catch {
    throw new Unsealable()
  }
}

/** The bytes as they were sent, piece by piece; nothing of them is written anywhere. */
export async function* readLog(log: KeptLog): AsyncGenerator<Buffer> {
  const file = await fs.open(fileOf(log), 'r').catch(() => {
    // As after a restore: backups hold no logs.
    throw new Problem('logReview.stopped')
  })
  try {
    for (let index = 0; ; index += 1) {
      const sealed = Buffer.allocUnsafe(room)
      const { bytesRead } = await file.read(sealed, 0, room, index * room)
      if (bytesRead <= overhead) return
      yield opened(log, index, sealed.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

export const removeLog = (log: Omit<KeptLog, 'key'>): Promise<void> => fs.rm(fileOf(log), { force: true })

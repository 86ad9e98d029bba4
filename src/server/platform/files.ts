import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { type Pieces, piecesOnDisk } from './pieces.ts'

/** Where files lie: by the hash of their content. S3-compatible storage would be another of these. */
export type Files = {
  /** Where all of it lies; what keeps its own way of lying there has a folder in it. */
  folder: string
  /** Returns the hash once the bytes are synced to disk: a record may only be committed after that. */
  put(bytes: Uint8Array): Promise<string>
  get(sha256: string): Promise<Uint8Array>
  /** What is still arriving. */
  pieces: Pieces
}

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

export function filesOnDisk(folder: string): Files {
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  return {
    folder,
    async put(bytes) {
      const sha256 = sha256Of(bytes)
      const place = placeOf(sha256)
      await fs.mkdir(path.dirname(place), { recursive: true })
      const draft = path.join(folder, `${randomUUID()}.part`)
      await fs.writeFile(draft, bytes, { flush: true, mode: 0o600 })
      await fs.rename(draft, place)
      await syncFolder(path.dirname(place))
      return sha256
    },
    get: (sha256) => fs.readFile(placeOf(sha256)),
    pieces: piecesOnDisk(path.join(folder, 'arriving')),
  }
}

/** The new name lasts through a power cut only once its folder is synced too; Windows does that by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

import fs from 'node:fs/promises'
import path from 'node:path'

/** Where files lie while they arrive in pieces. A place is named here, never by a client. */
export type Pieces = {
  /** Returns once the piece is synced: what is counted as received lasts. A repeat writes the same bytes again. */
  write(place: string, offset: number, piece: Uint8Array): Promise<void>
  read(place: string, size: number): Promise<Uint8Array>
  remove(place: string): Promise<void>
}

export function piecesOnDisk(folder: string): Pieces {
  const fileOf = (place: string) => path.join(folder, `${place}.piece`)
  return {
    async write(place, offset, piece) {
      await fs.mkdir(folder, { recursive: true })
      const file = await fs.open(fileOf(place), fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600)
      try {
        await file.write(piece, 0, piece.byteLength, offset)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    read: async (place, size) => (await fs.readFile(fileOf(place))).subarray(0, size),
    remove: (place) => fs.rm(fileOf(place), { force: true }),
  }
}

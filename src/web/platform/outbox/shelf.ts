import { Dexie, type Table } from 'dexie'
import { letGo } from '#web/platform/memory.ts'
import { type Changes, DeviceFull, type Entry, type KeptFile, type Shelf, type Stored } from './entry.ts'
import { bytesOfJson, jsonOfBytes, type Seal } from './sealing.ts'

type Row = { order?: number; id: string; owner: string; rev: number; sealed: Uint8Array<ArrayBuffer> }
type BytesRow = { id: string; sealed: Uint8Array<ArrayBuffer> }
type KeptRow = { place: string; owner: string; sealed: Uint8Array<ArrayBuffer> }
type KeyRow = { owner: string; key: CryptoKey; usedAt: number }

/** All that the product keeps on a device, of whomever: only the owner's key opens what is sealed. */
export class Device extends Dexie {
  declare entry: Table<Row, number>
  declare file: Table<Row, number>
  declare bytes: Table<BytesRow, string>
  declare kept: Table<KeptRow, string>
  /** Only while that person is signed in. */
  declare key: Table<KeyRow, string>

  constructor(name = 'shousui') {
    super(name)
    this.version(1).stores({
      entry: '++order, &id, owner',
      file: '++order, &id, owner',
      bytes: 'id',
      kept: 'place, owner',
      key: 'owner',
    })
  }
}

/** The browser says in several ways that there is no room. */
function isFull(error: unknown): boolean {
  for (let at = error as { name?: string; inner?: unknown; cause?: unknown } | undefined; at; ) {
    if (at.name === 'QuotaExceededError') return true
    at = (at.inner ?? at.cause) as typeof at
  }
  return false
}

async function roomFor<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw isFull(error) ? new DeviceFull(error) : error
  }
}

/** What of one person lies on the device. Sealing is done outside transactions, which would not wait for it. */
export function shelfOf(device: Device, owner: string, seal: Seal): Shelf {
  const close = (name: string, content: unknown) => seal.close(`${owner}/${name}`, bytesOfJson(content))
  const open = async <T>(name: string, sealed: Uint8Array<ArrayBuffer>): Promise<T> =>
    jsonOfBytes<T>(await seal.open(`${owner}/${name}`, sealed))

  const list = <T extends { id: string }>(table: Table<Row, number>) => {
    const known = new Map<number, Stored<T>>()
    return async (): Promise<Stored<T>[]> => {
      const rows = await table.where('owner').equals(owner).sortBy('order')
      const here = new Set(rows.map(({ order }) => order))
      for (const order of known.keys()) if (!here.has(order)) known.delete(order)
      for (const { order, id, rev, sealed } of rows)
        if (known.get(order!)?.rev !== rev) known.set(order!, { order: order!, rev, value: await open<T>(id, sealed) })
      return rows.map(({ order }) => known.get(order!)!)
    }
  }

  const change =
    <T extends { id: string }>(table: Table<Row, number>, forgetBytes: boolean) =>
    async ({ add = [], put = [], remove = [] }: Changes<T>): Promise<boolean> => {
      const added = await Promise.all(
        add.map(async (value) => ({ id: value.id, owner, rev: 1, sealed: await close(value.id, value) })),
      )
      const changed = await Promise.all(
        put.map(async ({ order, rev, value }) => ({
          order,
          id: value.id,
          owner,
          rev: rev + 1,
          sealed: await close(value.id, value),
        })),
      )
      const tables = forgetBytes ? [table, device.bytes] : [table]
      return roomFor(() =>
        device.transaction('rw', tables, async () => {
          const read = [...put, ...remove]
          const rows = await table.bulkGet(read.map(({ order }) => order))
          if (read.some(({ rev }, index) => rows[index]?.rev !== rev)) return false
          await table.bulkAdd(added)
          await table.bulkPut(changed)
          await table.bulkDelete(remove.map(({ order }) => order))
          if (forgetBytes) await device.bytes.bulkDelete(remove.map(({ value }) => value.id))
          return true
        }),
      )
    }

  return {
    entries: list<Entry>(device.entry),
    change: change<Entry>(device.entry, false),
    files: list<KeptFile>(device.file),
    changeFile: change<KeptFile>(device.file, true),
    async addFile(file, bytes) {
      const row = { id: file.id, owner, rev: 1, sealed: await close(file.id, file) }
      const sealed = await seal.close(`${owner}/${file.id}/bytes`, bytes)
      await roomFor(() =>
        device.transaction('rw', [device.file, device.bytes], async () => {
          await device.file.add(row)
          await device.bytes.add({ id: file.id, sealed })
        }),
      )
      letGo(bytes)
      letGo(sealed)
    },
    async bytesOf(id) {
      const row = await device.bytes.get(id)
      if (!row) return undefined
      const bytes = await seal.open(`${owner}/${id}/bytes`, row.sealed)
      letGo(row.sealed)
      return bytes
    },
    async keep(name, content) {
      const sealed = await close(name, content)
      await roomFor(() => device.kept.put({ place: `${owner}/${name}`, owner, sealed }))
    },
    async kept<T>(name: string) {
      const row = await device.kept.get(`${owner}/${name}`)
      return row && open<T>(name, row.sealed)
    },
    async forget(name) {
      await device.kept.delete(`${owner}/${name}`)
    },
  }
}

/** How many entries and files of other people lie here; whose they are, nobody is told. */
export async function countOfOthers(device: Device, owner: string): Promise<number> {
  return device.entry.where('owner').notEqual(owner).count()
}

import type { Changes, Entry, KeptFile, Shelf, Stored } from './entry.ts'

/** Where the browser gives no safe place (no secure connection): what waits lasts as long as the page. */
export function memoryShelf(): Shelf {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>()
  const names = new Map<string, unknown>()
  const entries = table<Entry>()
  const files = table<KeptFile>()
  return {
    entries: async () => entries.list(),
    change: async (changes) => entries.change(changes),
    files: async () => files.list(),
    changeFile: async (changes) => files.change(changes),
    async addFile(file, content) {
      bytes.set(file.id, content)
      files.change({ add: [file] })
    },
    bytesOf: async (id) => bytes.get(id)?.slice(),
    async keep(name, content) {
      names.set(name, content)
    },
    kept: async <T>(name: string) => names.get(name) as T | undefined,
    async forget(name) {
      names.delete(name)
    },
  }
}

function table<T>() {
  const rows = new Map<number, Stored<T>>()
  let last = 0
  return {
    list: () => [...rows.values()].sort((one, other) => one.order - other.order),
    change({ add = [], put = [], remove = [] }: Changes<T>): boolean {
      if ([...put, ...remove].some(({ order, rev }) => rows.get(order)?.rev !== rev)) return false
      for (const value of add) {
        last += 1
        rows.set(last, { order: last, rev: 1, value })
      }
      for (const { order, rev, value } of put) rows.set(order, { order, rev: rev + 1, value })
      for (const { order } of remove) rows.delete(order)
      return true
    },
  }
}

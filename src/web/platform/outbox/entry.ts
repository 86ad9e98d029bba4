/** Why the server would not have it, in its own words. */
export type Refusal = { code: string; status: number; details: Record<string, unknown> }

/** `refused` needs a person; what is set aside stays here and holds up nothing. */
export type EntryState = 'waiting' | 'refused' | 'setAside'

/** One effect that is owed to the server. Its id is the key under which the server does it once. */
export type Entry = {
  id: string
  /** What it is about: entries about the same thing go out one after the other. */
  subject: string
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  address: string
  input: Record<string, unknown>
  /** What it was made on; stays here, and is asked when the record has become another meanwhile. */
  base?: unknown
  /** What has to be there before: see KeptFile. */
  fileIds: readonly string[]
  /** How a person recognises it. */
  label: string
  /** The product that wrote it. */
  product: string
  /** What the device's clock said; nothing is decided by it. */
  keptAt: string
  attempts: number
  state: EntryState
  refusal: Refusal | null
}

/** A photograph or paper on its way; once the server has all of it, the device forgets it. */
export type KeptFile = {
  id: string
  name: string
  mediaType: string
  size: number
  /** Null where the browser cannot compute it; the server then takes what it receives. */
  sha256: string | null
  keptAt: string
  attempts: number
  state: EntryState
  refusal: Refusal | null
}

/** As it lies on the device: `order` is the device's own count, `rev` counts the changes. */
export type Stored<T> = { readonly order: number; readonly rev: number; readonly value: T }

/** Changes that happen together or not at all, and only to what is still as it was read. */
export type Changes<T> = {
  add?: readonly T[]
  put?: readonly Stored<T>[]
  remove?: readonly Stored<T>[]
}

/** Where one person's entries lie on this device. Whatever it has answered is durable. */
export type Shelf = {
  entries(): Promise<Stored<Entry>[]>
  /** False, and nothing is changed, when something of it was changed meanwhile. */
  change(changes: Changes<Entry>): Promise<boolean>
  files(): Promise<Stored<KeptFile>[]>
  /** The bytes become the shelf's: who gave them may not use them any more. */
  addFile(file: KeptFile, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Bytes of one's own: what the shelf has stays there. */
  bytesOf(fileId: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  changeFile(changes: Changes<KeptFile>): Promise<boolean>
  /** What the device knows for the time without network, by name. */
  keep(name: string, content: unknown): Promise<void>
  kept<T>(name: string): Promise<T | undefined>
  forget(name: string): Promise<void>
}

/** The device holds no more; what it held before is untouched. */
export class DeviceFull extends Error {
  constructor(cause: unknown) {
    super('the device is full', { cause })
    this.name = 'DeviceFull'
  }
}

import type { StoredFile } from '#domain/file/file.ts'
import { ApiProblem, type ApiProblemCode } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'
import { DeviceFull, type Entry, type KeptFile, type Refusal } from './entry.ts'
import { checkedFile } from './file-check.ts'
import { entryOf, keepLatest, keepOnce, type Last, type Owed } from './keeping.ts'
import { changed, close, openOf, shelf } from './outbox-state.ts'
import { send } from './sender.ts'

export { useFileUrl } from './file-url.ts'
export { type Last, lastIn, type Owed } from './keeping.ts'
export { type Outbox, useOutbox, useOwed } from './outbox-state.ts'
export { follow } from './sender.ts'

const product: string = import.meta.env.PRODUCT_VERSION

/** Opens what this person left here, and goes on sending it. */
export async function openOutbox(personId: string): Promise<void> {
  await openOf(personId)
  send()
}

/** At signing out: what waits stays sealed until the same person signs in again. */
export const closeOutbox = (): Promise<void> => close()

/** In the words of this product, at the time of this device. */
export const entryNow = (owed: Owed): Entry => entryOf(owed, { product, at: new Date().toISOString() })

/** The refusal as the pages tell it. */
export const refusalError = ({ code, status, details }: Refusal): ApiProblem =>
  new ApiProblem(code as ApiProblemCode, status, details)

const asProblem = (error: unknown): unknown => (error instanceof DeviceFull ? new ApiProblem('device_full') : error)

/** Keeps an effect on the device; once this is done it will be sent, whatever happens to the page. */
export async function enqueue(owed: Owed): Promise<void> {
  try {
    askToPersist()
    await keepOnce(await shelf(), entryNow(owed))
  } catch (error) {
    throw asProblem(error)
  }
  await changed()
  send()
}

/** One after the other, for a later wording must not be overtaken by an earlier one. */
let turn: Promise<unknown> = Promise.resolve()

/** The same effect in a newer wording: takes the place of the last one about it that nobody has tried to send. */
export function enqueueLatest(subject: string, make: (last: Last | null) => Owed, pause: number): Promise<void> {
  const mine = turn.then(() => replaceLast(subject, make))
  turn = mine.catch(() => undefined)
  return mine.then(() => send(pause))
}

async function replaceLast(subject: string, make: (last: Last | null) => Owed): Promise<void> {
  try {
    await keepLatest(await shelf(), subject, (last) => entryNow(make(last)))
  } catch (error) {
    throw asProblem(error)
  }
  await changed()
}

/** What must outlive the page, under a name; see `remembered`. */
export async function keepHere(name: string, content: unknown): Promise<void> {
  try {
    await (await shelf()).keep(name, content)
  } catch (error) {
    throw asProblem(error)
  }
}

/** A photograph or paper: kept here at once, sent by itself, known to the server later under the same id. */
export async function keepFile(blob: Blob, name: string): Promise<StoredFile> {
  const { bytes, ...checked } = await checkedFile(blob, name)
  const file: KeptFile = {
    ...checked,
    id: newId(),
    keptAt: new Date().toISOString(),
    attempts: 0,
    state: 'waiting',
    refusal: null,
  }
  try {
    askToPersist()
    await (await shelf()).addFile(file, bytes)
  } catch (error) {
    throw asProblem(error)
  }
  await changed()
  send()
  const { id, mediaType, size, sha256 } = file
  return { id, name: file.name, mediaType: mediaType as StoredFile['mediaType'], size, sha256: sha256 ?? '' }
}

let isAsked = false
/** Otherwise the browser may clear what it takes for a cache. */
function askToPersist(): void {
  if (!isAsked) navigator.storage?.persist?.().catch(() => undefined)
  isAsked = true
}

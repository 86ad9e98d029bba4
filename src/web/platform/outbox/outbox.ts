import type { StoredFile } from '#domain/file/file.ts'
import { ApiProblem } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'
import { DeviceFull, type Entry, type KeptFile } from './entry.ts'
import { checkedFile } from './file-check.ts'
import { changed, close, openOf, shelf } from './outbox-state.ts'
import { send } from './sender.ts'

export { useFileUrl } from './file-url.ts'
export { useOutbox } from './outbox-state.ts'

const product: string = import.meta.env.PRODUCT_VERSION

/** What an effect needs to be sent later: see Entry. */
export type Owed = Pick<Entry, 'subject' | 'method' | 'address' | 'input' | 'label'> & {
  /** The id of the record that it makes, or any new id: done once, however often it is sent. */
  key: string
  fileIds?: readonly string[]
}

/** Opens what this person left here, and goes on sending it. */
export async function openOutbox(personId: string): Promise<void> {
  await openOf(personId)
  send()
}

/** At signing out: what waits stays sealed until the same person signs in again. */
export const closeOutbox = (): Promise<void> => close()

const entryOf = ({ key, fileIds = [], ...owed }: Owed): Entry => ({
  ...owed,
  id: key,
  fileIds,
  product,
  keptAt: new Date().toISOString(),
  attempts: 0,
  state: 'waiting',
  refusal: null,
})

const asProblem = (error: unknown): unknown => (error instanceof DeviceFull ? new ApiProblem('device_full') : error)

/** Keeps an effect on the device; once this is done it will be sent, whatever happens to the page. */
export async function enqueue(owed: Owed): Promise<void> {
  try {
    askToPersist()
    const on = await shelf()
    const here = (await on.entries()).some(({ value }) => value.id === owed.key)
    if (!here) await on.change({ add: [entryOf(owed)] })
  } catch (error) {
    throw asProblem(error)
  }
  await changed()
  send()
}

/** The same effect in a newer wording: takes the place of the last one about it that nobody has tried to send yet. */
export async function enqueueLatest(
  subject: string,
  make: (before: Record<string, unknown> | null) => Owed,
  pause: number,
): Promise<void> {
  const on = await shelf()
  try {
    for (;;) {
      const last = (await on.entries()).findLast(({ value }) => value.subject === subject && value.state === 'waiting')
      const owed = make(last?.value.input ?? null)
      const isReplaced = last && last.value.attempts === 0 && last.value.address === owed.address
      const entry = entryOf(isReplaced ? { ...owed, key: last.value.id } : owed)
      if (await on.change(isReplaced ? { put: [{ ...last, value: entry }] } : { add: [entry] })) break
    }
  } catch (error) {
    throw asProblem(error)
  }
  await changed()
  send(pause)
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
  if (!isAsked) void navigator.storage?.persist?.()
  isAsked = true
}

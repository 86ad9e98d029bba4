import { useEffect, useState, useSyncExternalStore } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { ApiProblem, api } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'
import { queryClient } from '#web/platform/queries.ts'
import { type Opened, openFor, reopen } from './device.ts'
import { DeviceFull, type Entry, type KeptFile, type Shelf, type Stored } from './entry.ts'
import { checkedFile } from './file-check.ts'
import { pauseMs, type Rest, type Sending, sendAll } from './queue.ts'
import { httpTransport } from './transport.ts'

const product: string = import.meta.env.PRODUCT_VERSION
const lockName = 'shousui.outbox'

export type Outbox = {
  entries: readonly Stored<Entry>[]
  files: readonly Stored<KeptFile>[]
  /** Entries of other people on this device: how many, and no more. */
  others: number
  /** Why nothing goes out now. */
  rest: Rest
  isSending: boolean
  /** False where the browser gives no safe place: then what waits lasts as long as the page. */
  isDurable: boolean
}

/** What an effect needs to be sent later: see Entry. */
export type Owed = Pick<Entry, 'subject' | 'method' | 'address' | 'input' | 'label'> & {
  /** The id of the record that it makes, or any new id: done once, however often it is sent. */
  key: string
  fileIds?: readonly string[]
}

const empty: Outbox = { entries: [], files: [], others: 0, rest: 'done', isSending: false, isDurable: true }
let outbox: Outbox = empty
const listeners = new Set<() => void>()
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(lockName) : null
let opened: Opened | null = null

function show(changes: Partial<Outbox>): void {
  outbox = { ...outbox, ...changes }
  for (const listener of listeners) listener()
}

async function refresh(): Promise<void> {
  const here = opened
  if (!here) return show(empty)
  const [entries, files, others] = await Promise.all([here.shelf.entries(), here.shelf.files(), here.others()])
  if (here !== opened) return
  show({ entries, files, others, isDurable: here.isDurable })
  dropUrls(files)
}

/** Other tabs of this browser show the same. */
async function changed(): Promise<void> {
  channel?.postMessage('changed')
  await refresh()
}
if (channel) channel.onmessage = () => void refresh()

/** The shelf of the person who is signed in; asked before anything is kept. */
async function shelf(): Promise<Shelf> {
  const here = opened ?? (await reopen())
  if (!here) throw new ApiProblem('offline')
  return here.shelf
}

/** Opens what this person left here, and goes on sending it. */
export async function openOutbox(personId: string): Promise<void> {
  opened = await openFor(personId)
  await refresh()
  send()
}

export function closeOutbox(): void {
  opened = null
  show(empty)
}

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

// What follows an answer or a refusal is told by the pages that know the record.

type Follow = {
  /** The beginning of the addresses it is about. */
  at: string
  answered?: (entry: Entry, answer: unknown, on: Shelf) => Promise<void> | void
  reconcile?: (entry: Entry, on: Shelf) => Promise<Record<string, unknown> | null>
}
const following: Follow[] = []
export const follow = (one: Follow): void => {
  following.push(one)
}
const followers = ({ address }: Entry) => following.filter(({ at }) => address.startsWith(at))

const sendingOf = ({ owner, shelf: on }: Opened): Sending => ({
  shelf: on,
  transport: httpTransport(
    (address, request) =>
      fetch(address, { ...request, headers: { ...request.headers, 'X-Person': owner }, keepalive: false }),
    newId,
  ),
  reconcile: async (entry) => {
    try {
      for (const { reconcile } of followers(entry)) if (reconcile) return await reconcile(entry, on)
      return null
    } catch {
      return 'later'
    }
  },
  answered: async (entry, answer) => {
    try {
      for (const { answered } of followers(entry)) await answered?.(entry, answer, on)
    } catch (error) {
      console.error(error)
    }
  },
  changed: () => void changed(),
})

// One sender in all tabs: it holds the lock while it sends, and lets go while it waits.

let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | null = null
let isWanted = false

/** Sends what can go, now or after a pause; asked while it is sending, it looks once more at the end. */
export function send(pause = 0): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    isWanted = true
    running ??= run().finally(() => {
      running = null
    })
  }, pause)
}

async function run(): Promise<void> {
  while (isWanted && opened) {
    isWanted = false
    const here = opened
    const before = outbox.entries.length + outbox.files.length
    show({ isSending: before > 0 })
    const locks = navigator.locks
    const rest = await (locks ? locks.request(lockName, () => sendAll(sendingOf(here))) : sendAll(sendingOf(here)))
    if (here !== opened) continue
    await refresh()
    show({ isSending: false, rest })
    if (outbox.entries.length + outbox.files.length < before) void queryClient.invalidateQueries()
    rested(rest)
  }
}

function rested(rest: Rest): void {
  failures = rest === 'done' ? 0 : failures + 1
  if (rest === 'signIn') api.onSignedOut()
  else if (rest !== 'done' && !isWanted)
    send(pauseMs(failures, Math.random(), typeof rest === 'object' ? rest.busySeconds : null))
}

if ('addEventListener' in globalThis)
  globalThis.addEventListener('online', () => {
    failures = 0
    send()
  })

// What a person does with an entry that the server would not have.

const again = <T extends Entry | KeptFile>(value: T): T => ({ ...value, state: 'waiting', refusal: null })

export async function retry(one: Stored<Entry>): Promise<void> {
  const on = await shelf()
  const refused = (await on.files()).filter(({ value }) => one.value.fileIds.includes(value.id) && value.refusal)
  await on.changeFile({ put: refused.map((file) => ({ ...file, value: again(file.value) })) })
  await on.change({ put: [{ ...one, value: again(one.value) }] })
  await changed()
  send()
}

export async function setAside(one: Stored<Entry>): Promise<void> {
  await (await shelf()).change({ put: [{ ...one, value: { ...one.value, state: 'setAside' } }] })
  await changed()
  send()
}

/** Only ever by a person, after being asked. */
export async function discard(one: Stored<Entry>): Promise<void> {
  const on = await shelf()
  await on.change({ remove: [one] })
  const needed = new Set((await on.entries()).flatMap(({ value }) => value.fileIds))
  const orphans = (await on.files()).filter(
    ({ value }) => one.value.fileIds.includes(value.id) && !needed.has(value.id),
  )
  await on.changeFile({ remove: orphans })
  await changed()
}

export const bytesHere = async (fileId: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  (await shelf()).bytesOf(fileId)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What waits on this device, kept up to date. */
export const useOutbox = (): Outbox => useSyncExternalStore(subscribe, () => outbox)

/** What waits about one thing, in order. */
export const useOwed = (subject: string): readonly Stored<Entry>[] =>
  useOutbox().entries.filter(({ value }) => value.subject === subject)

/** The outbox as it is now, for what is no page. */
export const outboxNow = (): Outbox => outbox

const urls = new Map<string, string>()

function dropUrls(files: readonly Stored<KeptFile>[]): void {
  const here = new Set(files.map(({ value }) => value.id))
  for (const [id, url] of urls)
    if (!here.has(id)) {
      URL.revokeObjectURL(url)
      urls.delete(id)
    }
}

/** Where a picture is to be had: from the device while it is here, afterwards from the server. */
export function useFileUrl(id: string): string | undefined {
  const isHere = useOutbox().files.some(({ value }) => value.id === id)
  const mediaType = outbox.files.find(({ value }) => value.id === id)?.value.mediaType
  const [, setUrl] = useState('')
  useEffect(() => {
    if (!isHere || urls.has(id)) return
    let isLeft = false
    void bytesHere(id).then((bytes) => {
      if (isLeft || !bytes) return
      if (!urls.has(id)) urls.set(id, URL.createObjectURL(new Blob([bytes], { type: mediaType ?? '' })))
      setUrl(urls.get(id)!)
    })
    return () => {
      isLeft = true
    }
  }, [id, isHere, mediaType])
  return isHere ? urls.get(id) : `/api/files/${id}`
}

import { useSyncExternalStore } from 'react'
import { ApiProblem } from '#web/platform/api.ts'
import { lockUp, type Opened, openFor } from './device.ts'
import type { Entry, KeptFile, Shelf, Stored } from './entry.ts'
import type { Rest } from './queue.ts'

export type Outbox = {
  entries: readonly Stored<Entry>[]
  files: readonly Stored<KeptFile>[]
  /** Entries of other people on this device: how many, and no more. */
  others: number
  /** Why nothing goes out now. */
  rest: Rest
  isSending: boolean
  /** Whether it is known already what lies here. */
  isOpen: boolean
  /** False where the browser gives no safe place: then what waits lasts as long as the page. */
  isDurable: boolean
}

const empty: Outbox = {
  entries: [],
  files: [],
  others: 0,
  rest: 'done',
  isSending: false,
  isOpen: false,
  isDurable: true,
}
let outbox: Outbox = empty
let owner: string | null = null
let opened: Opened | null = null
const listeners = new Set<() => void>()
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('shousui.outbox') : null

/** The outbox as it is now, for what is no page. */
export const outboxNow = (): Outbox => outbox
export const openedNow = (): Opened | null => opened

export function show(changes: Partial<Outbox>): void {
  outbox = { ...outbox, ...changes }
  for (const listener of listeners) listener()
}

/** What lies on the device is read anew. */
export async function refresh(): Promise<void> {
  const here = opened
  if (!here) return show(empty)
  const [entries, files, others] = await Promise.all([here.shelf.entries(), here.shelf.files(), here.others()])
  if (here === opened) show({ entries, files, others, isOpen: true, isDurable: here.isDurable })
}

/** Other tabs of this browser show the same. */
export async function changed(): Promise<void> {
  channel?.postMessage('changed')
  await refresh()
}
/** A page that is being left takes its storage and locks with it; nothing is lost by that, and nothing is to be told. */
let isLeaving = false
if ('addEventListener' in globalThis)
  globalThis.addEventListener('pagehide', () => {
    isLeaving = true
  })

export const inBackground = (work: Promise<unknown>): void => {
  work.catch((error: unknown) => {
    if (!isLeaving) console.error(error)
  })
}
if (channel) channel.onmessage = () => inBackground(refresh())

/** From now on it is this person's. */
export async function openOf(personId: string): Promise<void> {
  owner = personId
  opened = await openFor(personId)
  await refresh()
}

/** Of nobody's anything is shown. */
export async function close(): Promise<void> {
  owner = null
  opened = null
  await lockUp()
  await refresh()
}

/** The shelf of the person who is signed in; asked before anything is kept. */
export async function shelf(): Promise<Shelf> {
  if (!opened && owner) await openOf(owner)
  if (!opened) throw new ApiProblem('not_signed_in')
  return opened.shelf
}

export const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What waits on this device, kept up to date. */
export const useOutbox = (): Outbox => useSyncExternalStore(subscribe, () => outbox)

/** What waits about one thing, in order. */
export const useOwed = (subject: string): readonly Stored<Entry>[] =>
  useOutbox().entries.filter(({ value }) => value.subject === subject)

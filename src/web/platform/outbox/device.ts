import { ApiProblem, call } from '#web/platform/api.ts'
import type { Shelf } from './entry.ts'
import { memoryShelf } from './memory-shelf.ts'
import type { Device } from './shelf.ts'

/** The device, opened by the person who is signed in. */
export type Opened = {
  owner: string
  shelf: Shelf
  /** False where what waits would not outlive the page. */
  isDurable: boolean
  /** How many entries of other people wait here. */
  others: () => Promise<number>
}

const isSafe = (): boolean => 'indexedDB' in globalThis && globalThis.crypto?.subtle !== undefined

// The database is not part of the first page: a phone on a slow network shows that before.
const parts = () => Promise.all([import('./shelf.ts'), import('./sealing.ts')])
let device: Promise<Device> | null = null
const deviceOf = async (): Promise<Device> => {
  const [{ Device }] = await parts()
  device ??= Promise.resolve(new Device())
  return device
}

async function openedWith(owner: string, key: CryptoKey): Promise<Opened> {
  const [{ shelfOf, countOfOthers }, { sealWith }] = await parts()
  const on = await deviceOf()
  return { owner, shelf: shelfOf(on, owner, sealWith(key)), isDurable: true, others: () => countOfOthers(on, owner) }
}

/** Given to the very person alone: by now somebody else may be signed in. */
async function keyFromServer(person: string): Promise<CryptoKey> {
  const [, { importKey }] = await parts()
  const { key } = await call<{ key: string }>('POST', '/session/device-key', { person })
  return importKey(Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)))
}

/** Whoever signs in opens only their own; the keys of those who were here before are taken away. */
async function open(owner: string): Promise<Opened> {
  if (!isSafe()) return inMemory(owner)
  try {
    return await openSafely(owner)
  } catch (error) {
    // Some browsers have the safe place and do not open it, such as in a private window.
    if (error instanceof ApiProblem) throw error
    return inMemory(owner)
  }
}

const inMemory = (owner: string): Opened => ({
  owner,
  shelf: memoryShelf(),
  isDurable: false,
  others: async () => 0,
})

async function openSafely(owner: string): Promise<Opened> {
  const on = await deviceOf()
  await on.key.where('owner').notEqual(owner).delete()
  const here = await on.key.get(owner)
  const key = here?.key ?? (await keyFromServer(owner))
  await on.key.put({ owner, key, usedAt: Date.now() })
  return openedWith(owner, key)
}

let opened: { owner: string; device: Promise<Opened> } | null = null

export function openFor(owner: string, when: Promise<unknown> = Promise.resolve()): Promise<Opened> {
  if (opened?.owner !== owner) {
    const opening = when.then(() => open(owner))
    opened = { owner, device: opening }
    opening.catch(() => {
      if (opened?.device === opening) opened = null
    })
  }
  return opened.device
}

/** Without a network nobody can say who is signed in but the device: the one whose key still lies here. */
export async function reopen(): Promise<Opened | null> {
  if (opened) return opened.device
  if (!isSafe()) return null
  const [row] = await (await deviceOf()).key.toArray()
  return row ? openFor(row.owner) : null
}

/**
 * From now on nothing of anybody can be read here; what waits stays sealed until its owner signs in again. What the
 * server only said, under its addresses, goes.
 */
export async function lockUp(): Promise<void> {
  const owner = opened?.owner
  opened = null
  if (!isSafe()) return
  const on = await deviceOf()
  await on.key.clear()
  if (owner) await on.kept.where('place').startsWith(`${owner}//`).delete()
}

/** Where else to look for what the device knows, such as in what was taken along as a whole. */
export type Source = (name: string, shelf: Shelf) => Promise<unknown>
let source: () => Promise<Source> = async () => async () => undefined
export const lookAlsoIn = (load: () => Promise<Source>): void => {
  source = load
}

/** What the device of the person signed in knows under a name. */
export async function remembered<Answer>(name: string): Promise<Answer | undefined> {
  const here = await opened?.device.catch(() => null)
  if (!here) return undefined
  const kept = await here.shelf.kept<Answer>(name)
  if (kept !== undefined) return kept
  const elsewhere = await source()
  return (await elsewhere(name, here.shelf)) as Answer | undefined
}

/** Kept for the time without network; that there is no room for it hinders nothing. */
export async function remember(name: string, answer: unknown): Promise<void> {
  const here = await opened?.device.catch(() => null)
  await here?.shelf.keep(name, answer).catch(() => undefined)
}

export const isUnreachable = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.code === 'offline' || error.code === 'unavailable')

/** An answer of the server, or what the device remembers of it where there is no network. */
export async function orRemembered<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await ask()
    void remember(name, answer)
    return answer
  } catch (error) {
    const known = isUnreachable(error) ? await remembered<Answer>(name) : undefined
    if (known === undefined) throw error
    return known
  }
}

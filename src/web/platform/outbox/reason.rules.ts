import type { Entry, KeptFile, Stored } from './entry.ts'
import { type Rest, waitsFor } from './queue.ts'

/** Why an entry has not gone yet. */
export type Reason =
  | 'refused'
  | 'setAside'
  | 'earlier'
  | 'fileRefused'
  | 'files'
  | 'sending'
  | 'offline'
  | 'signIn'
  | 'busy'
  | 'soon'

type Around = {
  entries: readonly Stored<Entry>[]
  files: readonly Stored<KeptFile>[]
  rest: Rest
  isSending: boolean
}

export function reasonOf(entry: Stored<Entry>, { entries, files, rest, isSending }: Around): Reason {
  const { state, fileIds } = entry.value
  if (state !== 'waiting') return state
  if (files.some(({ value }) => value.state === 'refused' && fileIds.includes(value.id))) return 'fileRefused'
  const before = waitsFor(entry, entries, files)
  if (before === 'earlier') return 'earlier'
  if (isSending) return before ?? 'sending'
  if (typeof rest === 'object') return 'busy'
  return rest === 'done' ? (before ?? 'soon') : rest
}

/** What waits about one thing, in order: a person sees it as one. */
export type Thing = { subject: string; entries: readonly Stored<Entry>[] }

export const thingsOf = (entries: readonly Stored<Entry>[]): Thing[] =>
  [...Map.groupBy(entries, ({ value }) => value.subject)].map(([subject, of]) => ({ subject, entries: of }))

/** The one that a person has to look at: what is stuck, else what goes next. */
export const firstOf = ({ entries }: Thing): Stored<Entry> =>
  entries.find(({ value }) => value.state === 'refused') ??
  entries.find(({ value }) => value.state === 'waiting') ??
  entries[0]!

const dayMs = 86_400_000

/** Kept for longer than a day, as far as the device's clock can tell. */
export const isOld = (keptAt: string, now: number): boolean => now - Date.parse(keptAt) >= dayMs

/** When the first of those that wait was kept; null where none waits. */
export const waitingSince = (kept: readonly { keptAt: string }[]): string | null =>
  kept.map(({ keptAt }) => keptAt).toSorted()[0] ?? null

import { letGo } from '#web/platform/memory.ts'
import type { Entry, KeptFile, Refusal, Shelf, Stored } from './entry.ts'

export const pieceBytes = 1_048_576
const longestPauseMs = 300_000

/** What came back; status 0: nothing did, so nobody knows whether it was done. */
export type Reply = { status: number; body: unknown; retryAfterSeconds: number | null }

export type Transport = {
  send(entry: Entry): Promise<Reply>
  beginFile(file: KeptFile): Promise<Reply>
  sendPiece(fileId: string, offset: number, piece: Uint8Array<ArrayBuffer>): Promise<Reply>
}

/** What becomes of a refused entry where its record knows an answer; null leaves it to a person. */
export type Remedy =
  /** The same entry in words that suit what the record has become. */
  | { input: Record<string, unknown> }
  /** Another in its place, and in that of all that waits about the same thing. */
  | { instead: Entry }
  /** That cannot be known now. */
  | 'later'

export type Reconcile = (entry: Entry, refusal: Refusal, following: readonly Entry[]) => Promise<Remedy | null>

export type Sending = {
  shelf: Shelf
  transport: Transport
  reconcile: Reconcile
  /** The server's answer is stored there; the entry goes only afterwards. */
  answered: (entry: Entry, answer: unknown) => Promise<void>
  /** Called after each step, so that what is seen is what is. */
  changed: () => void
}

/** Why sending stopped: nothing more can go, the person must sign in, or it is to be tried again. */
export type Rest = 'done' | 'signIn' | 'offline' | { busySeconds: number | null }

/** Later each time, never longer than five minutes, and never all devices at once. */
export const pauseMs = (failures: number, random: number, seconds: number | null = null): number =>
  Math.max(Math.min(longestPauseMs, 1000 * 2 ** Math.min(failures, 12)) * (0.5 + random / 2), (seconds ?? 0) * 1000)

const holdsUp = ({ state }: Entry): boolean => state !== 'setAside'

/** What an entry has to wait for: an earlier one about the same thing, or files that are still here. */
export function waitsFor(
  entry: Stored<Entry>,
  entries: readonly Stored<Entry>[],
  files: readonly Stored<KeptFile>[],
): 'earlier' | 'files' | null {
  const { subject, fileIds } = entry.value
  const isEarlier = (other: Stored<Entry>) =>
    other.order < entry.order && other.value.subject === subject && holdsUp(other.value)
  if (entries.some(isEarlier)) return 'earlier'
  return files.some(({ value }) => fileIds.includes(value.id)) ? 'files' : null
}

const isGood = ({ status }: Reply): boolean => status >= 200 && status < 300

const refusalOf = ({ status, body }: Reply): Refusal => {
  const { code = 'defect', details = {} } = (body ?? {}) as Partial<Refusal>
  return { code, status, details }
}

/** Not now, and not because of what was sent. */
function restOf({ status, retryAfterSeconds }: Reply): Rest | null {
  if (status === 0) return 'offline'
  if (status === 401) return 'signIn'
  if (status === 429 || status === 408 || (status >= 502 && status <= 504)) return { busySeconds: retryAfterSeconds }
  return null
}

/**
 * Sends all that can go, files first; who calls it holds the lock that makes it the only one. Whatever happens between
 * two steps, the next call goes on: nothing leaves the device before the server has said that it has it.
 */
export async function sendAll(sending: Sending): Promise<Rest> {
  const { shelf } = sending
  const failed = new Set<string>()
  for (;;) {
    const files = await shelf.files()
    const file = files.find(({ value }) => value.state === 'waiting' && !failed.has(value.id))
    const entries = await shelf.entries()
    const entry = entries.find(
      (one) => one.value.state === 'waiting' && !failed.has(one.value.subject) && !waitsFor(one, entries, files),
    )
    if (!file && !entry) return failed.size > 0 ? { busySeconds: null } : 'done'
    const rest = entry ? await sendEntry(sending, entry, failed) : await sendFile(sending, file!, failed)
    sending.changed()
    if (rest) return rest
  }
}

async function sendEntry(sending: Sending, { order, rev, value }: Stored<Entry>, failed: Set<string>) {
  const { shelf, transport } = sending
  const tried = { order, rev, value: { ...value, attempts: value.attempts + 1 } }
  // From here on its content stays as it is: the server may have it.
  if (!(await shelf.change({ put: [tried] }))) return null
  const reply = await transport.send(tried.value)
  const now = { ...tried, rev: rev + 1 }
  if (isGood(reply)) return finish(sending, tried.value, reply.body)
  const rest = restOf(reply)
  if (rest) return rest
  if (reply.status >= 500) {
    failed.add(value.subject)
    return null
  }
  return refuse(sending, now, refusalOf(reply))
}

/** The server has it. What follows about the same thing goes on from the version that it now has. */
async function finish(sending: Sending, done: Entry, answer: unknown): Promise<null> {
  await sending.answered(done, answer)
  const version = versionIn(answer)
  for (;;) {
    const entries = await sending.shelf.entries()
    const here = entries.find(({ value }) => value.id === done.id)
    if (!here) return null
    const put = version === null ? [] : followersOf(here, entries).map((one) => withVersion(one, version))
    if (await sending.shelf.change({ remove: [here], put })) return null
  }
}

/** Of a record, or of the record that a page about it shows. */
function versionIn(answer: unknown): number | null {
  const { version, inspection } = (answer ?? {}) as { version?: unknown; inspection?: { version?: unknown } }
  const found = version ?? inspection?.version
  return typeof found === 'number' ? found : null
}

const followersOf = (done: Stored<Entry>, entries: readonly Stored<Entry>[]): Stored<Entry>[] =>
  entries.filter(
    ({ order, value }) =>
      order > done.order &&
      value.subject === done.value.subject &&
      value.state === 'waiting' &&
      value.attempts === 0 &&
      'version' in value.input,
  )

const withVersion = (one: Stored<Entry>, version: number): Stored<Entry> => ({
  ...one,
  value: { ...one.value, input: { ...one.value.input, version } },
})

/** A refusal did nothing, so the same key may go out again in other words. */
async function refuse({ shelf, reconcile }: Sending, entry: Stored<Entry>, refusal: Refusal): Promise<Rest | null> {
  const following = (await shelf.entries()).filter(
    ({ order, value }) => order > entry.order && value.subject === entry.value.subject && value.state === 'waiting',
  )
  const remedy = await reconcile(
    entry.value,
    refusal,
    following.map(({ value }) => value),
  )
  if (remedy === 'later') return 'offline'
  // Where something was changed meanwhile nothing happens, and the next look sees it as it then is.
  if (remedy && 'instead' in remedy) await shelf.change({ remove: [entry, ...following], add: [remedy.instead] })
  else await shelf.change({ put: [{ ...entry, value: refusedOr(entry.value, refusal, remedy) }] })
  return null
}

const refusedOr = (entry: Entry, refusal: Refusal, remedy: { input: Entry['input'] } | null): Entry =>
  remedy ? { ...entry, ...remedy } : { ...entry, state: 'refused', refusal }

/** Asks how much has arrived and sends the rest, piece by piece, until the server has checked the whole. */
async function sendFile({ shelf, transport }: Sending, file: Stored<KeptFile>, failed: Set<string>) {
  const { id } = file.value
  const tried = { ...file, value: { ...file.value, attempts: file.value.attempts + 1 } }
  if (!(await shelf.changeFile({ put: [tried] }))) return null
  const now = { ...tried, rev: tried.rev + 1 }
  const bytes = await shelf.bytesOf(id)
  try {
    return await sendBytes({ shelf, transport }, now, bytes, failed)
  } finally {
    if (bytes) letGo(bytes)
  }
}

async function sendBytes(
  { shelf, transport }: Pick<Sending, 'shelf' | 'transport'>,
  file: Stored<KeptFile>,
  bytes: Uint8Array<ArrayBuffer> | undefined,
  failed: Set<string>,
) {
  const { id } = file.value
  let reply = await transport.beginFile(file.value)
  for (let beginnings = 0; beginnings < 3; ) {
    const rest = restOf(reply)
    if (rest) return rest
    const received = receivedIn(reply)
    if (received === 'whole') return forgetFile(shelf, id)
    if (received === null && reply.status < 500) return refuseFile(shelf, file, refusalOf(reply))
    if (received === null || !bytes) break
    // What the server has forgotten, or has whole without saying so, it is asked about.
    const isAsked = received === 'unknown' || received >= bytes.length
    if (isAsked || received === 0) beginnings += 1
    reply = isAsked
      ? await transport.beginFile(file.value)
      : await transport.sendPiece(id, received, bytes.subarray(received, received + pieceBytes))
  }
  failed.add(id)
  return null
}

/** How much the server says it has; null where it refuses the file itself. */
function receivedIn(reply: Reply): number | 'whole' | 'unknown' | null {
  if (isGood(reply)) {
    const { received, file } = reply.body as { received: number; file: unknown }
    return file ? 'whole' : received
  }
  const { code, details } = refusalOf(reply)
  if (code === 'upload.damaged') return 0
  if (code === 'not_found') return 'unknown'
  return code === 'upload.offset' ? Number(details.received) : null
}

async function forgetFile(shelf: Shelf, id: string): Promise<null> {
  for (;;) {
    const here = (await shelf.files()).find(({ value }) => value.id === id)
    if (!here || (await shelf.changeFile({ remove: [here] }))) return null
  }
}

async function refuseFile(shelf: Shelf, file: Stored<KeptFile>, refusal: Refusal): Promise<null> {
  await shelf.changeFile({ put: [{ ...file, value: { ...file.value, state: 'refused', refusal } }] })
  return null
}

import { ApiProblem, api } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'
import { queryClient } from '#web/platform/queries.ts'
import type { Opened } from './device.ts'
import type { Entry, Shelf } from './entry.ts'
import { changed, inBackground, openedNow, outboxNow, refresh, show } from './outbox-state.ts'
import { pauseMs, type Reconcile, type Rest, type Sending, sendAll } from './queue.ts'
import { httpTransport } from './transport.ts'

/** What follows an answer or a refusal is told by whoever knows the record. */
type Follow = {
  /** The beginning of the addresses it is about. */
  at: string
  answered?: (entry: Entry, answer: unknown, on: Shelf) => Promise<void> | void
  reconcile?: Reconcile
}
const following: Follow[] = []
export const follow = (one: Follow): void => {
  following.push(one)
}
const followers = ({ address }: Entry) => following.filter(({ at }) => address.startsWith(at))

const sendingOf = ({ owner, shelf: on }: Opened): Sending => ({
  shelf: on,
  transport: httpTransport(
    // Who is signed in by now may be somebody else: the server then takes nothing.
    (address, request) => fetch(address, { ...request, headers: { ...request.headers, 'X-Person': owner } }),
    newId,
  ),
  reconcile: async (entry, refusal, waiting) => {
    try {
      for (const { reconcile } of followers(entry)) if (reconcile) return await reconcile(entry, refusal, waiting)
      return null
    } catch (error) {
      if (error instanceof ApiProblem) return 'later'
      throw error
    }
  },
  answered: async (entry, answer) => {
    try {
      for (const { answered } of followers(entry)) await answered?.(entry, answer, on)
    } catch (error) {
      console.error(error)
    }
  },
  changed: () => inBackground(changed()),
})

// One sender in all tabs: it holds the lock while it sends, and lets go while it waits.

let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let isRunning = false
let isWanted = false

/** Sends what can go, now or after a pause; asked while it is sending, it looks once more at the end. */
export function send(pause = 0): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    isWanted = true
    if (!isRunning) inBackground(run())
  }, pause)
}

const owed = (): number => outboxNow().entries.length + outboxNow().files.length

async function run(): Promise<void> {
  isRunning = true
  try {
    for (let here = openedNow(); isWanted && here; here = openedNow()) {
      isWanted = false
      rested(await sendOnce(here))
    }
  } finally {
    isRunning = false
    show({ isSending: false })
  }
}

async function sendOnce(here: Opened): Promise<Rest> {
  const before = owed()
  show({ isSending: before > 0 })
  const { locks } = navigator
  const sending = sendingOf(here)
  const rest = await (locks ? locks.request('shousui.outbox', () => sendAll(sending)) : sendAll(sending))
  await refresh()
  show({ rest })
  if (owed() < before) void queryClient.invalidateQueries()
  return rest
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

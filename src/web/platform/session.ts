import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Operation } from '#domain/access.ts'
import { dateInTaipei } from '#domain/date.ts'
import type { Session } from '#domain/session/session.ts'
import { ApiProblem, call } from './api.ts'
import { isUnreachable, openFor, remember, reopen } from './outbox/device.ts'

/** The first page is shown before the device's own memory is opened. */
const idle = () =>
  new Promise<unknown>((done) =>
    'requestIdleCallback' in window ? window.requestIdleCallback(done, { timeout: 1500 }) : setTimeout(done, 200),
  )

const owedPlace = 'shousui.signOut'

/** Somebody signed out here, and the server has not heard of it. */
export function oweSignOut(isOwed: boolean): void {
  if (isOwed) localStorage.setItem(owedPlace, 'owed')
  else localStorage.removeItem(owedPlace)
}

async function finishSignOut(): Promise<never> {
  // The page asked for the session before it ran; that answer must not be taken for the next person's.
  await call('GET', '/session').catch(() => undefined)
  await call('DELETE', '/session').then(
    () => oweSignOut(false),
    (error: unknown) => isUnreachable(error) || oweSignOut(false),
  )
  throw new ApiProblem('not_signed_in', 401)
}

/** The agency's clock runs on while nobody can be asked; so its distance from the device's is what is remembered. */
type Remembered = { session: Session; aheadMs: number }

function sessionNow({ session, aheadMs }: Remembered): Session {
  const now = new Date(Date.now() + aheadMs)
  return { ...session, now: now.toISOString(), today: dateInTaipei(now) }
}

/** Without a network it is whoever signed in last on this device and did not sign out. */
async function whoIsHere(signal: AbortSignal): Promise<Session> {
  if (localStorage.getItem(owedPlace)) return finishSignOut()
  try {
    const session = await call<Session>('GET', '/session', { signal })
    void openFor(session.person.id, idle()).catch(() => undefined)
    void remember('/session', { session, aheadMs: Date.parse(session.now) - Date.now() } satisfies Remembered)
    return session
  } catch (error) {
    const known = isUnreachable(error) ? await (await reopen())?.shelf.kept<Remembered>('/session') : undefined
    if (!known) throw error
    return sessionNow(known)
  }
}

export const sessionQuery = queryOptions({
  queryKey: ['/session'],
  queryFn: ({ signal }) => whoIsHere(signal),
  staleTime: 60_000,
  retryOnMount: false,
})

/** Who is signed in. Pages are only shown to somebody who is. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('a page was shown without a session')
  return data
}

export function useMay(): (operation: Operation) => boolean {
  const { operations } = useSession()
  return (operation) => operations.includes(operation)
}

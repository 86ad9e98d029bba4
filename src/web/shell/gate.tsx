import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import type { Session } from '#domain/session/session.ts'
import { ApiProblem } from '#web/platform/api.ts'
import { withWords } from '#web/platform/i18n.ts'
import { queryClient } from '#web/platform/queries.ts'
import { oweSignOut, sessionQuery } from '#web/platform/session.ts'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { BrokenAlone } from './broken.tsx'
import { Layout } from './layout.tsx'
import { setSessionEnded, useSessionEnded } from './signed-out.ts'

const SignInPage = lazy(withWords(() => import('#web/sign-in/sign-in.page.tsx')))

/** The same person finds everything as it was left; for anybody else the page starts afresh. */
async function enter(before: Session | undefined): Promise<void> {
  oweSignOut(false)
  const after = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
  if (before && before.person.id !== after.person.id) return window.location.reload()
  setSessionEnded(false)
  await queryClient.invalidateQueries()
}

function useDeviceWork(session: Session | undefined): void {
  const personId = session?.person.id
  const takesKit = session?.operations.includes('fieldKit.show') ?? false
  useEffect(() => {
    if (!personId) return
    const work = import('./device-work.ts').then(({ startDeviceWork }) => startDeviceWork(personId, takesKit))
    return () => void work.then((stop) => stop())
  }, [personId, takesKit])
}

/** Whoever holds a personal link never signs in; everything else is behind the sign-in. */
export function Gate() {
  const isOpen = useLocation({ select: ({ pathname }) => pathname === '/a' })
  if (!isOpen) return <SignedIn />
  return (
    <main>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Outlet />
      </Suspense>
    </main>
  )
}

/**
 * Who is not signed in sees the sign-in in place of the page, at the page's own address. A session that ends in the
 * middle of work hides the page and keeps it, with all that was typed.
 */
function SignedIn() {
  const { data: session, error } = useQuery(sessionQuery)
  const ended = useSessionEnded()
  const isAnonymous = error instanceof ApiProblem && error.code === 'not_signed_in'
  const mustSignIn = ended || isAnonymous
  useDeviceWork(mustSignIn ? undefined : session)
  if (!session && error && !isAnonymous) return <BrokenAlone error={error} />
  if (!session && !mustSignIn) return <Skeleton lines={8} />
  return (
    <>
      {session && (
        <div hidden={mustSignIn}>
          <Layout />
        </div>
      )}
      {mustSignIn && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <SignInPage again={session?.person.name} onSignedIn={() => enter(session)} />
        </Suspense>
      )}
    </>
  )
}

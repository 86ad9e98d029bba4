import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { wallAddress } from '#web/watch-board/wall-address.ts'
import { Gate } from './gate.tsx'

/** A board hangs on a wall without anybody: it is asked for its own secret alone, and no session ends or lives by it. */
export function Door() {
  const { pathname } = useLocation()
  if (pathname !== wallAddress) return <Gate />
  return (
    <Suspense>
      <Outlet />
    </Suspense>
  )
}

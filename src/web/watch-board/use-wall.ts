import { useEffect, useState } from 'react'
import type { Wall, WallPulse } from '#domain/watch-board/watch-board.ts'

/** What was last heard, and when, by the clock of this device. `ahead` is how far the agency's clock is before it. */
export type Heard = { wall: Wall | null; heardAt: number; ahead: number; isEnded: boolean }

const address = '/api/watch-board/stream'
const againMs = 5_000

/**
 * A browser that was refused or cut off by a proxy does not try again by itself. Whether the board was ended it does not
 * say either, so that is asked; everything else passes.
 */
async function isRefused(): Promise<boolean> {
  const leaving = new AbortController()
  try {
    return (await fetch(address, { signal: leaving.signal })).status === 401
  } catch {
    return false
  } finally {
    leaving.abort()
  }
}

type Told = { wall: (wall: Wall) => void; pulse: (at: string) => void; end: () => void }

/** Listens until it is told to stop, through every break of the line. */
function listen({ wall, pulse, end }: Told): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const stop = () => {
    isStopped = true
    clearTimeout(timer)
    source?.close()
  }
  const finish = () => {
    stop()
    end()
  }
  const open = () => {
    source = new EventSource(address)
    source.addEventListener('wall', ({ data }) => wall(JSON.parse(data) as Wall))
    source.addEventListener('pulse', ({ data }) => pulse((JSON.parse(data) as WallPulse).at))
    source.addEventListener('ended', finish)
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(tryAgain, againMs)
    })
  }
  const tryAgain = async () => {
    const isOver = await isRefused()
    if (isStopped) return
    if (isOver) finish()
    else open()
  }
  open()
  return stop
}

/** The wall as the server tells it; the last state stays when the network goes. */
export function useWall(): Heard {
  const [heard, setHeard] = useState<Heard>({ wall: null, heardAt: 0, ahead: 0, isEnded: false })
  useEffect(
    () =>
      listen({
        wall: (wall) => setHeard((before) => ({ ...before, wall })),
        pulse: (at) => {
          const heardAt = Date.now()
          setHeard((before) => ({ ...before, heardAt, ahead: Date.parse(at) - heardAt }))
        },
        end: () => setHeard((before) => ({ ...before, isEnded: true })),
      }),
    [],
  )
  return heard
}

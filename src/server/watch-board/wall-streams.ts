import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '#domain/problem.ts'
import type { Clock } from '#server/platform/clock.ts'
import { type EventStream, eventText } from '#server/platform/event-stream.ts'
import type { DueIn, ReadBySystem } from '#server/platform/system-work.ts'
import type { Work } from '#server/platform/work.ts'
import { standingBoards, wallOf } from './watch-board.operations.ts'
import type { OpenBoard } from './watch-board.store.ts'

/** Several changes of one moment are looked at together. */
const restMs = 200
/** Time alone changes a wall too: a report that is not given becomes late. In beats of the pulse. */
const beatsToLook = 4
/** A page that is loaded anew may come before the earlier one is known to be gone. */
const mostOfBoard = 3

type Parts = {
  hear: (agencyId: string, tell: () => void) => Promise<() => void>
  readBySystem: ReadBySystem
  clock: Clock
  pulseMs: number
  failed: (error: unknown) => void
}

type Shown = { id: string; text: string }

async function look(work: Work): Promise<Shown & { standing: Set<string> }> {
  const wall = await wallOf(work)
  const id = createHash('sha256').update(JSON.stringify(wall)).digest('base64url').slice(0, 16)
  return { id, text: eventText('wall', wall, id), standing: await standingBoards(work) }
}

/** The boards of one agency: looked at once for all of them, and told in the same bytes. */
function agencyWall(due: DueIn, { readBySystem, clock, pulseMs, failed }: Omit<Parts, 'hear'>) {
  const streams = new Map<EventStream, string>()
  let shown: Shown | undefined
  let isStale = false
  let isLooking = false

  const pulseText = (): string => {
    const at = new Date(clock.now().getTime() + due.clockOffsetSeconds * 1000)
    return eventText('pulse', { at: at.toISOString() })
  }
  const sendAll = (text: string): void => {
    for (const stream of streams.keys()) stream.send(text)
  }
  const lookAgain = async (): Promise<void> => {
    isStale = false
    // A board that came since then may be younger than what is read.
    const before = [...streams]
    const { standing, ...looked } = await readBySystem(due, 'watchBoard.open', look)
    for (const [stream] of before.filter(([, boardId]) => !standing.has(boardId))) {
      streams.delete(stream)
      stream.send(eventText('ended', {}))
      stream.end()
    }
    const isNew = looked.id !== shown?.id
    shown = looked
    sendAll((isNew ? shown.text : '') + pulseText())
  }
  const lookWhileStale = async (): Promise<void> => {
    while (isStale && streams.size > 0) {
      await lookAgain().catch(failed)
      await sleep(restMs, undefined, { ref: false })
    }
    isLooking = false
  }
  const change = (): void => {
    isStale = true
    if (isLooking) return
    isLooking = true
    void lookWhileStale()
  }

  let beats = 0
  const timer = setInterval(() => {
    beats += 1
    if (beats % beatsToLook === 0) change()
    else sendAll(pulseText())
  }, pulseMs)
  timer.unref()

  return {
    change,
    streams,
    join: (stream: EventStream, boardId: string, lastId: string | undefined): void => {
      streams.set(stream, boardId)
      if (shown && shown.id !== lastId) stream.send(shown.text)
      change()
    },
    close: (): void => {
      clearInterval(timer)
      for (const stream of streams.keys()) stream.end()
    },
  }
}

/** All boards that hang on this process. */
export function wallStreams({ hear, ...parts }: Parts) {
  const hung = new Map<string, { wall: ReturnType<typeof agencyWall>; stop: Promise<() => void> }>()

  const takeDown = (agencyId: string): void => {
    const { wall, stop } = hung.get(agencyId)!
    hung.delete(agencyId)
    wall.close()
    stop.then((hearNoMore) => hearNoMore(), parts.failed)
  }
  const hang = async (due: DueIn) => {
    const { agencyId } = due
    if (!hung.has(agencyId)) {
      const wall = agencyWall(due, parts)
      hung.set(agencyId, { wall, stop: hear(agencyId, wall.change) })
    }
    const { wall, stop } = hung.get(agencyId)!
    await stop.catch((error) => {
      if (hung.get(agencyId)?.wall === wall) takeDown(agencyId)
      throw error
    })
    return wall
  }

  return {
    /** Refuses before anything is answered, so that a refusal is one like any other. */
    join: async ({ boardId, agencyId, clockOffsetSeconds }: OpenBoard, open: () => EventStream, lastId?: string) => {
      const wall = await hang({ agencyId, clockOffsetSeconds })
      const ofBoard = [...wall.streams.values()].filter((id) => id === boardId)
      if (ofBoard.length >= mostOfBoard) throw new Problem('watchBoard.too_many')
      const stream = open()
      stream.onEnd(() => {
        wall.streams.delete(stream)
        if (wall.streams.size === 0 && hung.get(agencyId)?.wall === wall) takeDown(agencyId)
      })
      wall.join(stream, boardId, lastId)
    },
    close: (): void => {
      for (const agencyId of hung.keys()) takeDown(agencyId)
    },
  }
}

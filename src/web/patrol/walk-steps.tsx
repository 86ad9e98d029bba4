import { useState } from 'react'
import { AtStop } from './at-stop.tsx'
import { FinishRound } from './finish-round.tsx'
import { NextStop } from './next-stop.tsx'
import { remaining, type Walk } from './walk.ts'

export type KeepWalk = (next: Walk | null) => Promise<void>

/** One step at a time: the way to the next point, the point itself, and at last what came of it. */
export function WalkSteps({ walk, keep }: { walk: Walk; keep: KeepWalk }) {
  const [isEnding, setEnding] = useState(false)
  if (walk.here) return <AtStop walk={walk} here={walk.here} keep={keep} />
  const isOver = remaining(walk).length === 0
  if (isOver || isEnding)
    return <FinishRound walk={walk} keep={keep} {...(!isOver && { onBack: () => setEnding(false) })} />
  return <NextStop walk={walk} keep={keep} onEnd={() => setEnding(true)} />
}

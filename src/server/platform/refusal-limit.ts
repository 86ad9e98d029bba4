import type { Clock } from './clock.ts'

const minuteMs = 60_000

/** Counts what each source was refused within the minute of the clock; with the minute everything is forgotten. */
export function refusalLimit(most: number, clock: Clock) {
  let minute = 0
  const refusals = new Map<string, number>()
  const inThisMinute = (): Map<string, number> => {
    const now = Math.floor(clock.now().getTime() / minuteMs)
    if (now !== minute) refusals.clear()
    minute = now
    return refusals
  }
  return {
    isReached: (source: string): boolean => (inThisMinute().get(source) ?? 0) >= most,
    count: (source: string): void => {
      inThisMinute().set(source, (refusals.get(source) ?? 0) + 1)
    },
  }
}

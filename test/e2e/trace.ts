import type { CDPSession } from 'playwright-core'

/** One thing the browser did: when by the clock (`ts`, `dur`), and how much of the processor it had (`tdur`), all in µs. */
export type Traced = {
  name: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args: { data?: { type?: string; url?: string; requestId?: string } }
}

/** What the browser did meanwhile. Processor time does not count what else runs on this machine. */
export async function traceOf(
  session: CDPSession,
  categories: string[],
  act: () => Promise<unknown>,
): Promise<Traced[]> {
  const events: Traced[] = []
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as Traced[]))
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  })
  await act()
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  return events
}

/** A middling phone does the same work at a quarter of the speed of a desk. */
export const slowdown = 4

/**
 * How long the thread of an event has the processor from then on until a moment, in ms. A page that is really slowed
 * down would be slowed once more by whatever else runs on this machine; so it runs free, and its work is multiplied.
 */
export function workFrom(events: Traced[], { pid, tid, ts }: Traced, until: number): number {
  const isTask = (one: Traced) => one.name.endsWith('::RunTask') && one.pid === pid && one.tid === tid
  const tasks = events.filter((one) => isTask(one) && one.ts + (one.dur ?? 0) > ts && one.ts < until)
  return tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000
}

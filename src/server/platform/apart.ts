import { Worker } from 'node:worker_threads'
import type { ProblemCode } from '#domain/problem.ts'

export type Refusal = { code: ProblemCode; details: Record<string, unknown> }

type Bounds = { longestMs: number; memoryMb: number }
/** What one file may cost. */
export const fileBounds: Bounds = { longestMs: 5_000, memoryMb: 160 }
const lookMs = 100

/** Buffers are not part of the heap that a thread is limited to, so a file that swells them is watched. */
async function swells(worker: Worker, memoryMb: number): Promise<boolean> {
  const { external_memory } = await worker.getHeapStatistics()
  return external_memory > memoryMb * 1024 * 1024
}

/** Reads a file in a thread of its own, which is ended when the file takes too long or too much memory. */
export async function readApart<T>(
  script: URL,
  task: object,
  { longestMs, memoryMb } = fileBounds,
): Promise<T | Refusal> {
  const worker = new Worker(script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
  const timers: NodeJS.Timeout[] = []
  const answer = await new Promise<T | Refusal>((resolve) => {
    const tooMuch = (reason: string) => resolve({ code: 'file.too_large', details: { reason } })
    worker.once('message', resolve)
    worker.once('error', (error: Error) => tooMuch(error.message))
    worker.once('exit', () => tooMuch('stopped'))
    const look = () =>
      swells(worker, memoryMb).then(
        (much) => much && tooMuch('buffer memory'),
        () => undefined, // It has ended meanwhile.
      )
    timers.push(
      setInterval(look, lookMs),
      setTimeout(() => tooMuch('time'), longestMs),
    )
  })
  for (const timer of timers) clearTimeout(timer)
  await worker.terminate()
  return answer
}

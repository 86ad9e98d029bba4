import { Problem } from '#domain/problem.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import { type Runner, runner } from '#server/platform/runner.ts'
import type { PerformBySystem } from '#server/platform/system-work.ts'
import { removeLog } from './kept-log.ts'
import * as store from './log-review.store.ts'
import { holdLog, keepFailure, keepResult, knownOf, type Taken, takeLog } from './log-review-run.operations.ts'
import { reviewApart } from './review-apart.ts'
import { longestMs, memoryMb, unpackingLimits } from './review-bounds.ts'

type Parts = {
  database: Database
  clock: Clock
  bySystem: PerformBySystem
  /** Where logs lie while they are here. */
  folder: string
  failed: (error: unknown) => void
}

/** Until then a log is left to the process that has it; said anew while it works. */
const holdMs = 120_000
/** A log at which the process died so often is not tried again. */
const mostTakes = 3

/** Looks through what waits, one at a time: two would take the memory of two. */
export function logReviewRunner({ database, clock, bySystem, folder, failed }: Parts): Runner {
  const until = () => new Date(clock.now().getTime() + holdMs)

  const look = async (due: store.DueImport, taken: Taken) => {
    const { place, key, mapping, asked, accounts, today, sampleSeed, sampleCount, takes } = taken
    if (takes > mostTakes) throw new Problem('logReview.stopped')
    let told = clock.now().getTime()
    return reviewApart({
      ...{ log: { folder, place, key }, mapping, rules: asked, today, memoryMb, longestMs },
      known: knownOf(accounts, today),
      sample: sampleSeed === null ? null : { seed: sampleSeed, count: sampleCount },
      limits: unpackingLimits,
      seen: (step) => {
        if (clock.now().getTime() - told < 1000) return
        told = clock.now().getTime()
        const progress = 'progress' in step ? step.progress : taken.size
        bySystem(due, 'logReview.run', (work) => holdLog(work, due.id, progress, until())).catch(failed)
      },
    })
  }

  return runner<store.DueImport>({
    width: 1,
    failed,
    keyOf: ({ id }) => id,
    take: (about) => store.due(database, clock.now(), Math.max(1, about)),
    run: async (due) => {
      const taken = await bySystem(due, 'logReview.run', (work) => takeLog(work, due.id, until()))
      if (!taken) return
      const ended = await look(due, taken).then(
        (result) => ({ result }),
        (error: unknown) => ({ problem: refusalOf(error, failed) }),
      )
      await bySystem(due, 'logReview.settle', (work) =>
        'result' in ended ? keepResult(work, taken, ended.result) : keepFailure(work, due.id, ended.problem),
      )
      // Only once what was found is kept: a process that dies before begins anew.
      await removeLog({ folder, place: taken.place })
    },
  })
}

function refusalOf(error: unknown, failed: (error: unknown) => void): { code: string; details: object } {
  if (error instanceof Problem) return { code: error.code, details: error.details }
  failed(error)
  return { code: 'logReview.stopped', details: {} }
}

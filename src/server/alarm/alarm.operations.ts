import { delayAfter } from '#domain/alarm/alarm.rules.ts'
import type { AlarmKind } from '#domain/alarm/alarm.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import { type Runner, runner } from '#server/platform/runner.ts'
import type { PerformBySystem } from '#server/platform/system-work.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './alarm.store.ts'

type AlarmFor = { subjectId: string; dueAt: Date }

/**
 * Sets alarms within the transaction of an operation, or moves those that are ahead: one of a kind per subject. `dueAt`
 * is an instant of the agency's clock (`work.now`), also in an exercise.
 *
 * A capability that has clocks of its own connects them like this: its kind (say `incidentClock`) is added to
 * `AlarmKind`; where a clock begins it calls `setAlarms(work, 'incidentClock', [{ subjectId: clock.id, dueAt }])`, where
 * one is met or superseded `dropAlarms(work, 'incidentClock', [clock.id])`; and its handler, an exported function
 * `(work, { subjectId, dueAt }) => …`, stands beside the others in `src/server/jobs.ts`. The handler runs once, in a
 * transaction of its own in the agency's name, with the product as actor; it may call operations' functions and `tell`.
 */
export async function setAlarms(work: Work, kind: AlarmKind, alarms: readonly AlarmFor[]): Promise<void> {
  if (alarms.length === 0) return
  const named = alarms.map((alarm) => ({ ...alarm, id: work.newId() }))
  await store.put(work.tx, work.actor.agencyId, kind, named)
}

/** Drops what is still ahead; what has fired has fired. */
export async function dropAlarms(work: Work, kind: AlarmKind, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length > 0) await store.remove(work.tx, kind, subjectIds)
}

export type Ringing = { subjectId: string; dueAt: Date }
export type AlarmHandlers = Record<AlarmKind, (work: Work, alarm: Ringing) => Promise<void>>

type Parts = {
  database: Database
  clock: Clock
  bySystem: PerformBySystem
  handlers: AlarmHandlers
  failed: (error: unknown) => void
}

/** How many fire at once: the rest of the connections is for people. */
const width = 8

/** Fires each due alarm exactly once, in a transaction of its own; one that fails rings again later, ever more rarely. */
export function alarmRunner({ database, clock, bySystem, handlers, failed }: Parts): Runner {
  const fire = (alarm: store.DueAlarm) =>
    bySystem(alarm, 'alarm.fire', async (work) => {
      const ringing = await store.take(work.tx, alarm.id, work.realNow)
      if (!ringing) return undefined
      const { kind, subjectId, dueAt } = ringing
      work.record(subjectId, { alarm: alarm.id, kind, dueAt })
      await handlers[kind](work, { subjectId, dueAt: new Date(dueAt) })
      return true
    })
  const postpone = (alarm: store.DueAlarm, error: unknown) =>
    bySystem(alarm, 'alarm.postpone', async (work) => {
      const reason = error instanceof Error ? error.name : 'unknown'
      const later = (failures: number) => new Date(work.realNow.getTime() + delayAfter(failures))
      const postponed = await store.postpone(work.tx, alarm.id, reason, later)
      if (!postponed) return undefined
      work.record(postponed.subjectId, { alarm: alarm.id, kind: postponed.kind, failures: postponed.failures })
      return true
    })
  return runner<store.DueAlarm>({
    width,
    failed,
    keyOf: ({ id }) => id,
    // Those in hand, at most `width`, may come first among them.
    take: (about) => store.due(database, clock.now(), about + width),
    run: async (alarm) => {
      try {
        await fire(alarm)
      } catch (error) {
        failed(error)
        await postpone(alarm, error)
      }
    },
  })
}

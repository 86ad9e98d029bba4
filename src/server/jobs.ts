import { alarmRunner } from '#server/alarm/alarm.operations.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import type { Runner } from '#server/platform/runner.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import { callInNext } from '#server/telling/telling.operations.ts'

type Parts = {
  database: Database
  clock: Clock
  /** What nobody waits for is said where the operator looks. */
  failed: (error: unknown) => void
}

/** What the product does by itself in every process: each kind of alarm has its handler here. */
export function jobs({ database, clock, failed }: Parts): { alarms: Runner } {
  const bySystem = systemPerformer(database, clock)
  return {
    alarms: alarmRunner({ database, clock, bySystem, failed, handlers: { tellingUnanswered: callInNext } }),
  }
}

import { alarmRunner } from '#server/alarm/alarm.operations.ts'
import { remind } from '#server/approval/approval.operations.ts'
import { ringAwareness } from '#server/awareness-campaign/awareness-campaign.operations.ts'
import { ringBroadcast, ringForgotten } from '#server/broadcast/broadcast-alarm.operations.ts'
import { ringPaper } from '#server/contractor/contractor-paper.operations.ts'
import { ringInside } from '#server/contractor/contractor-visit.operations.ts'
import { ringWindow } from '#server/contractor/work-order.operations.ts'
import { arrive, endInTime } from '#server/exercise/exercise-course.operations.ts'
import { ringFollowUp } from '#server/follow-up-case/follow-up-alarm.operations.ts'
import { ringClock } from '#server/incident/incident-telling.operations.ts'
import { logFolder } from '#server/log-review/log-review.http.ts'
import { logReviewRunner } from '#server/log-review/log-review-runner.ts'
import { ringOverdue } from '#server/media-permit/hand-out.operations.ts'
import { ringResolution } from '#server/meeting/resolution-alarm.operations.ts'
import { ringEscalated, ringMissing } from '#server/off-duty-check/off-duty-alarm.operations.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import type { Files } from '#server/platform/files.ts'
import type { MasterKeys } from '#server/platform/master-key.ts'
import type { Outbound } from '#server/platform/outbound.ts'
import type { Runner } from '#server/platform/runner.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import { ringShift } from '#server/roster/shift-alarm.operations.ts'
import { handingOver, keepingExercisesIn } from '#server/telling/adapters.ts'
import { deliveryRunner } from '#server/telling/delivery-runner.ts'
import { mailSender } from '#server/telling/mail.ts'
import { callInNext } from '#server/telling/telling.operations.ts'
import { ringAfterReturn, ringBeforeLeaving } from '#server/travel/trip-alarm.operations.ts'

type Parts = {
  database: Database
  clock: Clock
  keys: MasterKeys
  files: Files
  outbound: Outbound
  /** Where links lead back to; without it nothing goes outside. */
  origin: string | undefined
  leaseMs?: number
  /** What nobody waits for is said where the operator looks. */
  failed: (error: unknown) => void
}

export type Jobs = { alarms: Runner; deliveries: Runner; logReviews: Runner; start(): { stop(): Promise<void> } }

/** How often is looked for what is due: well within the two seconds that an alarm may be late. */
const lookEveryMs = 250

/** What the product does by itself, in every process: each kind of alarm has its handler here. */
export function jobs({ outbound, origin, ...parts }: Parts): Jobs {
  const bySystem = systemPerformer(parts.database, parts.clock, parts.keys)
  const alarms = alarmRunner({
    ...parts,
    bySystem,
    handlers: {
      tellingUnanswered: callInNext,
      incidentClock: ringClock,
      followUpStep: ringFollowUp,
      exerciseInject: arrive,
      exerciseEnd: endInTime,
      approvalReminder: remind,
      resolutionOverdue: ringResolution,
      contractorPaperDue: ringPaper,
      contractorInside: ringInside,
      contractorWindowOpen: ringWindow,
      offDutyMissing: ringMissing,
      offDutyEscalated: ringEscalated,
      broadcastDue: ringBroadcast,
      broadcastForgotten: ringForgotten,
      travelReminder: ringBeforeLeaving,
      travelReturn: ringAfterReturn,
      mediaOverdue: ringOverdue,
      shiftReminder: ringShift,
      awarenessReminder: ringAwareness,
    },
  })
  const mail = mailSender()
  const handOver = keepingExercisesIn(handingOver({ outbound, mail: mail.send }))
  const deliveries = deliveryRunner({ ...parts, bySystem, handOver, origin })
  const logReviews = logReviewRunner({ ...parts, bySystem, folder: logFolder(parts.files) })
  return {
    alarms,
    deliveries,
    logReviews,
    start: () => {
      const running = [alarms, deliveries, logReviews].map((one) => one.start(lookEveryMs))
      return {
        stop: async () => {
          await Promise.all(running.map((one) => one.stop()))
          mail.close()
          outbound.close()
        },
      }
    },
  }
}

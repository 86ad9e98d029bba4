import { z } from 'zod'

/** What is to happen at an instant. Each kind has one handler, named where the application is put together. */
export const AlarmKind = z.enum([
  'tellingUnanswered',
  'incidentClock',
  'followUpStep',
  'exerciseInject',
  'exerciseEnd',
  'approvalReminder',
  'resolutionOverdue',
  'contractorPaperDue',
  'contractorInside',
  'contractorWindowOpen',
  'offDutyMissing',
  'offDutyEscalated',
  'broadcastDue',
  'broadcastForgotten',
  'travelReminder',
  'travelReturn',
  'mediaOverdue',
  'shiftReminder',
  'awarenessReminder',
])
export type AlarmKind = z.infer<typeof AlarmKind>

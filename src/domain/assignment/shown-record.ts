import { z } from 'zod'

/** What is kept elsewhere and may be shown for an assignment; nothing confidential is among it. */
export const RecordKind = z.enum([
  'meeting',
  'patrolRound',
  'exercise',
  'awarenessCampaign',
  'training',
  'roster',
  'offDutyClosing',
  'broadcastReading',
  'contractorVisit',
  'mediaCheck',
])
export type RecordKind = z.infer<typeof RecordKind>

const RecordKey = z.object({ kind: RecordKind, id: z.uuid() }).meta({ id: 'RecordKey' })
export type RecordKey = z.infer<typeof RecordKey>

export const RecordKeys = z.array(RecordKey).max(20)

/** Title and day are kept as they were when it was shown. */
export const ShownRecord = RecordKey.extend({ title: z.string(), date: z.iso.date() }).meta({ id: 'ShownRecord' })
export type ShownRecord = z.infer<typeof ShownRecord>

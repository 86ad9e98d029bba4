import { z } from 'zod'
import { isAscending, TimeOfDay } from '#domain/status-report/status-times.ts'
import { line, prose } from '#domain/text.ts'

/** 每個上班日、連假前夕、需要時. */
export const BroadcastDays = z.enum(['workdays', 'eves', 'onDemand'])
export type BroadcastDays = z.infer<typeof BroadcastDays>

const facts = {
  title: line(60),
  text: prose(1000),
  days: BroadcastDays,
  /** When it is read on such a day; none for what is read when it is needed. */
  times: z.array(TimeOfDay).max(8).refine(isAscending),
  /** After how many minutes it counts as forgotten. Set by the agency; no law. */
  lateMinutes: z.int().min(5).max(120),
  /** Whose people read it out. */
  unitId: z.uuid(),
  /** Who is reminded; nobody: all of the unit. */
  readerIds: z.array(z.uuid()).max(10),
}

/** A text for the public-address system. */
export const Broadcast = z
  .object({
    id: z.uuid(),
    ...facts,
    unitName: z.string(),
    /** From when on it is owed as it stands. */
    since: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ id: 'Broadcast' })
export type Broadcast = z.infer<typeof Broadcast>

/** One that is added (version 0) or changed. */
export const BroadcastEntry = z
  .object({ id: z.uuid(), ...facts, version: z.int().min(0) })
  .meta({ id: 'BroadcastEntry' })
export type BroadcastEntry = z.infer<typeof BroadcastEntry>

export const BroadcastReadingEntry = z
  .object({
    id: z.uuid(),
    readingId: z.uuid(),
    /** The time that it answers; null where it was read because it was needed. */
    dueAt: z.iso.datetime().nullable(),
    /** What the device's clock said. */
    claimedAt: z.iso.datetime(),
  })
  .meta({ id: 'BroadcastReadingEntry' })
export type BroadcastReadingEntry = z.infer<typeof BroadcastReadingEntry>

export const BroadcastReading = z
  .object({
    id: z.uuid(),
    broadcastId: z.uuid(),
    title: z.string(),
    /** As it was read out then. */
    text: z.string(),
    dueAt: z.iso.datetime().nullable(),
    readAt: z.iso.datetime(),
    readByName: z.string(),
  })
  .meta({ id: 'BroadcastReading' })
export type BroadcastReading = z.infer<typeof BroadcastReading>

export const BroadcastList = z
  .object({
    broadcasts: z.array(Broadcast),
    /** Of the last days, the newest first. */
    readings: z.array(BroadcastReading),
    at: z.iso.datetime(),
  })
  .meta({ id: 'BroadcastList' })
export type BroadcastList = z.infer<typeof BroadcastList>

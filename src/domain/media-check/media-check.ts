import { z } from 'zod'
import { line } from '#domain/text.ts'

/** 抽查 of what chance draws, or the monthly look into a locker. */
export const MediaCheckKind = z.enum(['spot', 'locker'])

/** There with its seal whole; there; not there. */
export const CheckResult = z.enum(['sealed', 'present', 'missing'])
export type CheckResult = z.infer<typeof CheckResult>

export const MediaCheckSummary = z
  .object({
    id: z.uuid(),
    kind: MediaCheckKind,
    pointId: z.uuid().nullable(),
    pointName: z.string().nullable(),
    begunBy: z.uuid(),
    begunByName: z.string(),
    begunAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    size: z.int(),
    missing: z.int(),
  })
  .meta({ id: 'MediaCheckSummary' })
export type MediaCheckSummary = z.infer<typeof MediaCheckSummary>

export const MediaCheckItem = z
  .object({
    mediumId: z.uuid(),
    number: z.string(),
    copyNumber: z.int(),
    unitName: z.string(),
    keeperName: z.string(),
    pointName: z.string(),
    result: CheckResult.nullable(),
  })
  .meta({ id: 'MediaCheckItem' })
export type MediaCheckItem = z.infer<typeof MediaCheckItem>

export const MediaCheck = MediaCheckSummary.extend({
  lockSound: z.boolean().nullable(),
  seed: z.string().nullable(),
  /** What was drawn from, in the order of names. */
  population: z.array(z.string()).nullable(),
  items: z.array(MediaCheckItem),
  version: z.int(),
}).meta({ id: 'MediaCheck' })
export type MediaCheck = z.infer<typeof MediaCheck>

/** A place where media lie, and whether it was looked into this month. */
export const Locker = z
  .object({
    pointId: z.uuid(),
    name: z.string(),
    media: z.int(),
    checkedAt: z.iso.datetime().nullable(),
    isCheckedThisMonth: z.boolean(),
  })
  .meta({ id: 'MediaLocker' })
export type Locker = z.infer<typeof Locker>

export const MediaCheckBegin = z
  .object({
    id: z.uuid(),
    kind: MediaCheckKind,
    /** Of a locker. */
    pointId: z.uuid().nullable(),
    /** Of a spot check: how many are drawn, of one unit or of all. */
    count: z.int().min(1).max(200).nullable(),
    unitId: z.uuid().nullable(),
    /** Null: the server throws the dice. */
    seed: line(200).nullable(),
  })
  .meta({ id: 'MediaCheckBegin' })
export type MediaCheckBegin = z.infer<typeof MediaCheckBegin>

export const MediaCheckFinish = z
  .object({
    id: z.uuid(),
    version: z.int(),
    lockSound: z.boolean().nullable(),
    results: z.array(z.object({ mediumId: z.uuid(), result: CheckResult })).max(2000),
  })
  .meta({ id: 'MediaCheckFinish' })
export type MediaCheckFinish = z.infer<typeof MediaCheckFinish>

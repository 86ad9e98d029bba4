import { z } from 'zod'
import { Role } from '#domain/person/person.ts'
import { RouteBasis } from '#domain/route/route.ts'
import { line, prose } from '#domain/text.ts'

/** How often: once in each month, quarter, half-year or year. */
export const Rhythm = z.enum(['month', 'quarter', 'halfYear', 'year'])
export type Rhythm = z.infer<typeof Rhythm>

/** By what it is recognised without anybody saying so. */
export const RecognisedBy = z.enum(['inspection', 'contactDrill', 'exercise', 'meeting'])
export type RecognisedBy = z.infer<typeof RecognisedBy>

/** What the agency may say of it itself. */
export const StandingDutyContent = z
  .object({
    title: line(60),
    rhythm: Rhythm,
    /** Who sees to it: those of the role, those of the unit, or those of the role in the unit. */
    role: Role.nullable(),
    unitId: z.uuid().nullable(),
    /** What is to be shown for it. */
    shownBy: line(100),
    /** So many workdays before its last day it is called to mind. */
    remindDays: z.int().min(0).max(60),
    isKept: z.boolean(),
  })
  .meta({ id: 'StandingDutyContent' })
export type StandingDutyContent = z.infer<typeof StandingDutyContent>

/** A law with its source, or a habit of the agency. */
export const StandingDutyBasis = RouteBasis.extend({ from: z.iso.date() }).meta({ id: 'StandingDutyBasis' })
export type StandingDutyBasis = z.infer<typeof StandingDutyBasis>

export const StandingDuty = z
  .object({
    id: z.uuid(),
    /** The agency's version; 0 as it ships. */
    number: z.int(),
    content: StandingDutyContent,
    unitName: z.string().nullable(),
    /** The one that holds today; the first one tells since when it is owed. */
    basis: StandingDutyBasis,
    owedFrom: z.iso.date(),
    recognisedBy: RecognisedBy.nullable(),
  })
  .meta({ id: 'StandingDuty' })
export type StandingDuty = z.infer<typeof StandingDuty>

export const StandingDutyChange = z
  .object({
    id: z.uuid(),
    /** The version that this one follows; 0 where there is none. */
    number: z.int().min(0),
    content: StandingDutyContent,
  })
  .meta({ id: 'StandingDutyChange' })
export type StandingDutyChange = z.infer<typeof StandingDutyChange>

/** It was done: when, and what shows it. */
export const StandingDutyRecord = z
  .object({
    /** of the record */
    recordId: z.uuid(),
    /** of the duty */
    id: z.uuid(),
    windowStart: z.iso.date(),
    doneOn: z.iso.date(),
    note: prose(500),
    fileId: z.uuid().nullable(),
  })
  .meta({ id: 'StandingDutyRecord' })
export type StandingDutyRecord = z.infer<typeof StandingDutyRecord>

/** What shows that it was done: what somebody recorded, or a record of another kind that counts by itself. */
export const Shown = z
  .object({
    kind: z.enum(['record', ...RecognisedBy.options]),
    id: z.uuid(),
    title: z.string(),
    on: z.iso.date(),
    fileId: z.uuid().nullable(),
    byName: z.string().nullable(),
  })
  .meta({ id: 'StandingDutyShown' })
export type Shown = z.infer<typeof Shown>

export const WindowState = z.enum(['before', 'ahead', 'open', 'closing', 'missed', 'done', 'doneLate'])
export type WindowState = z.infer<typeof WindowState>

export const DutyWindow = z
  .object({
    start: z.iso.date(),
    end: z.iso.date(),
    /** The last workday of it. */
    deadline: z.iso.date(),
    remindFrom: z.iso.date(),
    state: WindowState,
    shown: z.array(Shown),
  })
  .meta({ id: 'StandingDutyWindow' })
export type DutyWindow = z.infer<typeof DutyWindow>

export const KeptDuty = StandingDuty.extend({
  /** Whether whoever asks may record it. */
  isYours: z.boolean(),
  windows: z.array(DutyWindow),
}).meta({ id: 'KeptStandingDuty' })
export type KeptDuty = z.infer<typeof KeptDuty>

export const StandingDutyYear = z
  .object({
    year: z.int(),
    /** No office calendar of that year is known: its weekdays alone were reckoned with. */
    isAssumed: z.boolean(),
    duties: z.array(KeptDuty),
    /** Those that the agency does not keep. */
    resting: z.array(StandingDuty),
  })
  .meta({ id: 'StandingDutyYear' })
export type StandingDutyYear = z.infer<typeof StandingDutyYear>

export const YearAsked = z.object({ year: z.coerce.number().int().min(2000).max(2100) })

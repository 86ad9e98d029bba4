import { z } from 'zod'
import { line } from '#domain/text.ts'

/** What the records can be counted by. */
export const StatisticKey = z.enum([
  'units',
  'formsDue',
  'formsReceived',
  'formsOnTime',
  'answers',
  'answersNotCompliant',
  'selfInspections',
  'inspections',
  'deficienciesFound',
  'deficienciesReleased',
  'deficienciesOpen',
  'deficienciesOverdue',
  'deficienciesRepeated',
  'deficienciesMinor',
  'deficienciesMajor',
  'deficienciesCritical',
  'meetings',
  'awareness',
  'drills',
  'liaison',
  'incidents',
  'incidentsCyber',
  'incidentsConfidential',
  'statusExpected',
  'statusOnTime',
  'commendations',
  'demerits',
  'seminars',
])
export type StatisticKey = z.infer<typeof StatisticKey>

/** One line of the county's table: counted from the records, or the agency's own with a number that is typed. */
export const OutcomeTableRow = z
  .object({
    /** Of a counted line what is counted; of an own one any name that no other line bears. */
    key: line(60),
    group: line(20),
    title: line(60),
    counted: z.boolean(),
  })
  .meta({ id: 'OutcomeTableRow' })
export type OutcomeTableRow = z.infer<typeof OutcomeTableRow>

export const OutcomeTableRows = z.array(OutcomeTableRow).min(1).max(120)

/** Version 0 is the model table, which nobody has changed yet. */
export const OutcomeTable = z.object({ version: z.int().min(0), rows: OutcomeTableRows }).meta({ id: 'OutcomeTable' })
export type OutcomeTable = z.infer<typeof OutcomeTable>

export const CountedKind = z.enum([
  'assignment',
  'inspection',
  'deficiency',
  'incident',
  'meeting',
  'awarenessCampaign',
  'training',
])
export type CountedKind = z.infer<typeof CountedKind>

/** The records behind a number, by plan, since those of a year belong to several. */
export const CountedPart = z
  .object({ planId: z.uuid(), kind: CountedKind, ids: z.array(z.uuid()) })
  .meta({ id: 'CountedPart' })

/** Without a value there are too few to be told. */
export const StatisticCell = z
  .object({ value: z.int().nullable(), parts: z.array(CountedPart) })
  .meta({ id: 'StatisticCell' })
export type StatisticCell = z.infer<typeof StatisticCell>

export const NotCountedReason = z.enum(['standing', 'notSubmitted', 'awaitingReview', 'confidential'])
export type NotCountedReason = z.infer<typeof NotCountedReason>

export const Statistic = z
  .object({
    ...OutcomeTableRow.shape,
    /** Null where there is nothing to count from. */
    thisPeriod: StatisticCell.nullable(),
    lastYear: StatisticCell.nullable(),
    inYear: StatisticCell.nullable(),
    /** Where the number of an own line comes from. */
    source: z.string(),
    /** What looks as if it belonged to this number and does not. */
    notCounted: z.array(z.object({ reason: NotCountedReason, cell: StatisticCell })),
  })
  .meta({ id: 'Statistic' })
export type Statistic = z.infer<typeof Statistic>

/** What an officer types for an own line. */
export const OwnFigure = z
  .object({
    key: line(60),
    thisPeriod: z.int().min(0).max(999_999_999).nullable(),
    lastYear: z.int().min(0).max(999_999_999).nullable(),
    inYear: z.int().min(0).max(999_999_999).nullable(),
    source: line(120),
  })
  .meta({ id: 'OwnFigure' })
export type OwnFigure = z.infer<typeof OwnFigure>

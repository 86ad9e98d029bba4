import { z } from 'zod'
import { Grade } from '#domain/checklist/checklist.ts'
import { FileIds, StoredFile } from '#domain/file/file.ts'
import { line, optionalLine, optionalProse, prose } from '#domain/text.ts'

/** In order; what stands before `improved` is still to be mended, and what was returned is being improved again. */
export const DeficiencyStatus = z.enum([
  'found',
  'reported',
  'handedOver',
  'improving',
  'improved',
  'released',
  'closed',
])
export type DeficiencyStatus = z.infer<typeof DeficiencyStatus>

/** Where it came to light. */
export const DeficiencySource = z.enum([
  'selfInspection',
  'inspection',
  'patrol',
  'meeting',
  'incident',
  'byHand',
  'offDutyCheck',
  'training',
])
export type DeficiencySource = z.infer<typeof DeficiencySource>

export const Deficiency = z
  .object({
    id: z.uuid(),
    planId: z.uuid().nullable(),
    clauseId: z.uuid().nullable(),
    source: DeficiencySource,
    /** The patrol round, meeting, incident or training of that source. */
    sourceId: z.uuid().nullable(),
    inspectionId: z.uuid().nullable(),
    itemKey: z.string().nullable(),
    /** Which object of a repeating section, counted from 0. */
    answerAt: z.int().nullable(),
    pointId: z.uuid().nullable(),
    pointName: z.string().nullable(),
    /** Where it is, in words; empty where point or unit say enough. */
    place: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    /** What was found, in the words of whoever found it. */
    description: z.string(),
    grade: Grade,
    status: DeficiencyStatus,
    foundOn: z.iso.date(),
    improvementDueDate: z.iso.date(),
    /** The same was found before, which made this one graver. */
    repeatOf: z.uuid().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Deficiency' })
export type Deficiency = z.infer<typeof Deficiency>

/** One attempt to mend a deficiency, and what the second pair of eyes said of it. */
export const Improvement = z
  .object({
    id: z.uuid(),
    description: z.string(),
    improvedAt: z.iso.datetime(),
    improvedBy: z.uuid(),
    improvedByName: z.string(),
    /** Whom the one who mended stood in for. */
    improvedFor: z.uuid().nullable(),
    improvedForName: z.string().nullable(),
    files: z.array(StoredFile),
    decision: z.enum(['released', 'returned']).nullable(),
    decidedByName: z.string().nullable(),
    decidedForName: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    remark: z.string().nullable(),
  })
  .meta({ id: 'Improvement' })
export type Improvement = z.infer<typeof Improvement>

export const DeficiencyStepKind = z.enum([
  'reported',
  'handedOver',
  'improving',
  'improved',
  'released',
  'returned',
  'closed',
  'extended',
  'interim',
  'cost',
])
export type DeficiencyStepKind = z.infer<typeof DeficiencyStepKind>

/** What a step says besides its words. */
export const StepDetail = z.object({
  improvementId: z.uuid().optional(),
  /** Of an extension. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** Asked of the budget, in dollars. */
  amount: z.int().optional(),
})
export type StepDetail = z.infer<typeof StepDetail>

/** Something that happened to a deficiency after it was found; never changed, never taken away. */
export const DeficiencyStep = z
  .object({
    id: z.uuid(),
    kind: DeficiencyStepKind,
    at: z.iso.datetime(),
    byName: z.string(),
    byForName: z.string().nullable(),
    remark: z.string(),
    detail: StepDetail,
  })
  .meta({ id: 'DeficiencyStep' })
export type DeficiencyStep = z.infer<typeof DeficiencyStep>

/** Another finding of the same. */
export const DeficiencyRepeat = Deficiency.pick({
  id: true,
  description: true,
  grade: true,
  status: true,
  foundOn: true,
}).meta({ id: 'DeficiencyRepeat' })
export type DeficiencyRepeat = z.infer<typeof DeficiencyRepeat>

export const DeficiencyDetail = z
  .object({
    deficiency: Deficiency,
    foundFiles: z.array(StoredFile),
    /** The item of the checklist that did not comply, where there was one. */
    question: z.string().nullable(),
    openedByName: z.string().nullable(),
    improvements: z.array(Improvement),
    steps: z.array(DeficiencyStep),
    repeats: z.array(DeficiencyRepeat),
  })
  .meta({ id: 'DeficiencyDetail' })
export type DeficiencyDetail = z.infer<typeof DeficiencyDetail>

export const ImprovementReport = z
  .object({
    id: z.uuid(),
    version: z.int(),
    improvementId: z.uuid(),
    description: prose(2000),
    fileIds: FileIds,
  })
  .meta({ id: 'ImprovementReport' })

/** What somebody saw, or a meeting or an event brought to light. */
export const DeficiencyFound = z
  .object({
    id: z.uuid(),
    unitId: z.uuid(),
    source: z.enum(['meeting', 'incident', 'byHand']),
    sourceId: z.uuid().nullable(),
    planId: z.uuid().nullable(),
    pointId: z.uuid().nullable(),
    place: optionalLine(120),
    description: prose(2000),
    grade: Grade,
    fileIds: FileIds,
  })
  .meta({ id: 'DeficiencyFound' })
export type DeficiencyFound = z.infer<typeof DeficiencyFound>

/** What can be done to a deficiency besides mending it and deciding on that. */
export const DeficiencyAct = z.enum(['report', 'handOver', 'begin', 'interim', 'cost', 'extend', 'close'])
export type DeficiencyAct = z.infer<typeof DeficiencyAct>

const remarked = { id: z.uuid(), version: z.int(), remark: optionalProse(500) }
export const Remarked = z.object(remarked)
export const Extension = z.object({ ...remarked, improvementDueDate: z.iso.date() })
export const CostAsked = z.object({ ...remarked, amount: z.int().positive().max(9_999_999_999) })

/** The same act on many at once. */
export const DeficiencyBulk = z
  .object({
    act: z.enum(['report', 'handOver', 'extend', 'close']),
    items: z
      .array(z.object({ id: z.uuid(), version: z.int() }))
      .min(1)
      .max(200),
    remark: optionalProse(500),
    /** Of an extension. */
    improvementDueDate: z.iso.date().nullable(),
  })
  .meta({ id: 'DeficiencyBulk' })
export type DeficiencyBulk = z.infer<typeof DeficiencyBulk>

export const DeficiencyBulkResult = z
  .object({ done: z.array(z.uuid()), refused: z.array(z.object({ id: z.uuid(), code: z.string() })) })
  .meta({ id: 'DeficiencyBulkResult' })
export type DeficiencyBulkResult = z.infer<typeof DeficiencyBulkResult>

/** Which ones: as it stands in the address of the list. */
export const DeficiencyFilter = z.object({
  planId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  grade: Grade.optional(),
  source: DeficiencySource.optional(),
  status: DeficiencyStatus.optional(),
  /** Still to be mended, and the day is over. */
  overdue: z.literal('true').optional(),
  /** Words in what was found, at least two characters. */
  text: line(60).min(2).optional(),
})
export type DeficiencyFilter = z.infer<typeof DeficiencyFilter>

export const DeficiencyListing = DeficiencyFilter.extend({
  /** By due date only those still to be mended are listed, the oldest date first. */
  order: z.enum(['newest', 'due']).optional(),
  after: z.uuid().optional(),
})
export type DeficiencyListing = z.infer<typeof DeficiencyListing>

/** No list is counted further than this. */
export const mostCounted = 1000

/** How many still to be mended are how old, in working days since they were found. */
export const AgeingRow = z
  .object({ from: z.int(), until: z.int().nullable(), counts: z.record(Grade, z.int()) })
  .meta({ id: 'AgeingRow' })
export type AgeingRow = z.infer<typeof AgeingRow>

/** A list as somebody likes to see it: a name for what stands in the address. */
export const SavedView = z
  .object({
    id: z.uuid(),
    name: line(40),
    query: z
      .string()
      .max(1000)
      .regex(/^[\w.*~%&=+-]*$/),
  })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof SavedView>

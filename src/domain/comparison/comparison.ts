import { z } from 'zod'
import { Verdict } from '#domain/checklist/checklist.ts'

/** What came of one question when unit and inspector are laid side by side. */
export const ComparisonOutcome = z.enum(['same', 'overstated', 'understated', 'different', 'notCompared'])
export type ComparisonOutcome = z.infer<typeof ComparisonOutcome>

/** How far a unit's word and the inspector's eyes lie apart, in questions. */
export const ComparisonGap = z
  .object({
    /** That both judged. */
    both: z.int(),
    /** Compliant, said the unit; not compliant, found the inspector. */
    overstated: z.int(),
    /** The other way round. */
    understated: z.int(),
  })
  .meta({ id: 'ComparisonGap' })
export type ComparisonGap = z.infer<typeof ComparisonGap>

const Said = z.object({ verdict: Verdict.nullable(), value: z.string(), note: z.string() })

export const ComparedItem = z
  .object({
    key: z.string(),
    section: z.string(),
    question: z.string(),
    outcome: ComparisonOutcome,
    self: Said.nullable(),
    found: Said.nullable(),
  })
  .meta({ id: 'ComparedItem' })
export type ComparedItem = z.infer<typeof ComparedItem>

const Named = { unitId: z.uuid(), unitName: z.string() }

export const UnitGap = z.object({ ...Named, gap: ComparisonGap }).meta({ id: 'UnitGap' })
export type UnitGap = z.infer<typeof UnitGap>

/** A unit and a form; without a self-inspection nothing is compared. */
export const ComparisonRow = UnitGap.extend({
  checklistId: z.uuid(),
  title: z.string(),
  hasSelfInspection: z.boolean(),
}).meta({ id: 'ComparisonRow' })
export type ComparisonRow = z.infer<typeof ComparisonRow>

export const Comparison = z
  .object({ planId: z.uuid(), planTitle: z.string(), units: z.array(UnitGap), rows: z.array(ComparisonRow) })
  .meta({ id: 'Comparison' })
export type Comparison = z.infer<typeof Comparison>

/** One form filled in by both; a form about facilities has a pair for each of them. */
export const ComparedPair = z
  .object({
    pointName: z.string().nullable(),
    selfInspectionId: z.uuid().nullable(),
    selfSubmittedAt: z.iso.datetime().nullable(),
    inspectionId: z.uuid(),
    submittedAt: z.iso.datetime(),
    items: z.array(ComparedItem),
  })
  .meta({ id: 'ComparedPair' })
export type ComparedPair = z.infer<typeof ComparedPair>

export const ComparedItems = z
  .object({ ...Named, title: z.string(), gap: ComparisonGap, pairs: z.array(ComparedPair) })
  .meta({ id: 'ComparedItems' })
export type ComparedItems = z.infer<typeof ComparedItems>

export const ComparisonYear = z
  .object({ planId: z.uuid(), planTitle: z.string(), rocYear: z.int().nullable(), units: z.array(UnitGap) })
  .meta({ id: 'ComparisonYear' })
export type ComparisonYear = z.infer<typeof ComparisonYear>

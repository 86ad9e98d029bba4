import { z } from 'zod'
import { PlannedMove } from '#domain/assignment/assignment.ts'
import { Deficiency } from '#domain/deficiency/deficiency.ts'
import { Duty } from '#domain/duty/duty.ts'
import { Basis, Occasion, PlanWarning } from '#domain/plan/compiled-plan.ts'
import { line } from '#domain/text.ts'

export const PlanStatus = z.enum(['draft', 'submitted', 'issued', 'closed'])

export const PlanSummary = z
  .object({
    id: z.uuid(),
    title: line(200),
    rocYear: z.int().min(1).max(999).nullable(),
    occasion: Occasion.nullable(),
    periodStart: z.iso.date().nullable(),
    periodEnd: z.iso.date().nullable(),
    status: PlanStatus,
    version: z.int(),
  })
  .meta({ id: 'PlanSummary' })
export type PlanSummary = z.infer<typeof PlanSummary>

/** One addressable piece of a plan, e.g. 陸.一.(四). */
export const Clause = z
  .object({
    id: z.uuid(),
    position: z.int(),
    label: z.string(),
    level: z.int(),
    heading: z.string().nullable(),
    text: z.string(),
    spanStart: z.int(),
    spanEnd: z.int(),
    /** Why an officer said that this clause asks nothing of anybody; null while nobody said so. */
    noDutyReason: z.string().nullable(),
    /** In a draft that amends a plan: the clause of that plan which this one stands for. */
    originId: z.uuid().nullable(),
    /** No longer in the plan's text; what was done under it stays. */
    withdrawnAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Clause' })
export type Clause = z.infer<typeof Clause>

/** Why a plan cannot be issued yet; each names the place where it is mended. */
export const Unresolved = z
  .object({
    code: z.enum(['periodMissing', 'dutyUndecided', 'dutyWithoutUnit', 'dutyOfAbolishedUnit', 'clauseUnassigned']),
    clauseId: z.uuid().nullable(),
    dutyId: z.uuid().nullable(),
  })
  .meta({ id: 'Unresolved' })
export type Unresolved = z.infer<typeof Unresolved>

export const CitationChange = z
  .object({
    clauseLabel: z.string().nullable(),
    before: z.string(),
    after: z.string(),
    since: z.iso.date(),
    source: z.string(),
  })
  .meta({ id: 'CitationChange' })
export type CitationChange = z.infer<typeof CitationChange>

/** What the plan of the year before teaches the next one. */
export const Lesson = z
  .object({ kind: z.enum(['neverDone', 'alwaysFailed']), clauseLabel: z.string(), what: z.string(), count: z.int() })
  .meta({ id: 'Lesson' })
export type Lesson = z.infer<typeof Lesson>

export const Plan = PlanSummary.extend({
  agencyName: z.string(),
  asOf: z.iso.date(),
  basis: z.array(Basis),
  warnings: z.array(PlanWarning),
  sourceText: z.string(),
  sourceName: z.string().nullable(),
  previousPlanId: z.uuid().nullable(),
  citationChanges: z.array(CitationChange),
  lessons: z.array(Lesson),
  /** Hash of exactly what was submitted for approval; approval is given to this hash. */
  contentHash: z.string().nullable(),
  submittedBy: z.uuid().nullable(),
  approvedBy: z.uuid().nullable(),
  approvedAt: z.iso.datetime().nullable(),
  returnRemark: z.string().nullable(),
  /** The issued plan that this draft amends. */
  amendsId: z.uuid().nullable(),
  /** 0 as first issued; of a draft that amends, the number it is to have. */
  amendmentNumber: z.int(),
  amendmentReason: z.string().nullable(),
  /** Since when the amendment is in force. */
  amendedAt: z.iso.datetime().nullable(),
}).meta({ id: 'Plan' })
export type Plan = z.infer<typeof Plan>

export const PlanDetail = z
  .object({ plan: Plan, clauses: z.array(Clause), duties: z.array(Duty), unresolved: z.array(Unresolved) })
  .meta({ id: 'PlanDetail' })
export type PlanDetail = z.infer<typeof PlanDetail>

export const PlanText = z
  .object({ id: z.uuid(), text: z.string().min(1).max(400_000), asOf: z.iso.date().optional() })
  .meta({ id: 'PlanText' })

export const PlanCorrection = PlanSummary.pick({
  id: true,
  title: true,
  rocYear: true,
  occasion: true,
  periodStart: true,
  periodEnd: true,
  version: true,
}).meta({ id: 'PlanCorrection' })
export type PlanCorrection = z.infer<typeof PlanCorrection>

/** `confirm: false` only shows what would move. */
export const PeriodChange = z
  .object({ id: z.uuid(), version: z.int(), periodStart: z.iso.date(), periodEnd: z.iso.date(), confirm: z.boolean() })
  .meta({ id: 'PeriodChange' })
export const PeriodChanged = z.object({ plan: PlanSummary, moves: z.array(PlannedMove) }).meta({ id: 'PeriodChanged' })

export const NextYear = z
  .object({ id: z.uuid(), planId: z.uuid(), rocYear: z.int().min(1).max(999) })
  .meta({ id: 'NextYear' })

export const ClauseState = z.enum(['nothingOwed', 'waiting', 'underWay', 'done', 'late', 'needsAttention'])
export type ClauseState = z.infer<typeof ClauseState>

/** The plan alive: every clause with its state, the period as days, coverage and completion. */
export const PlanLive = z
  .object({
    plan: Plan,
    clauses: z.array(
      Clause.extend({
        state: ClauseState,
        duties: z.array(Duty),
        owed: z.int(),
        done: z.int(),
        late: z.int(),
        deficiencies: z.array(Deficiency),
      }),
    ),
    days: z.array(
      z.object({ date: z.iso.date(), workday: z.boolean(), name: z.string().nullable(), due: z.int(), done: z.int() }),
    ),
    figures: z.object({
      clauses: z.int(),
      covered: z.int(),
      assignments: z.int(),
      done: z.int(),
      late: z.int(),
      deficienciesOpen: z.int(),
      deficienciesClosed: z.int(),
      incidents: z.int(),
    }),
  })
  .meta({ id: 'PlanLive' })
export type PlanLive = z.infer<typeof PlanLive>

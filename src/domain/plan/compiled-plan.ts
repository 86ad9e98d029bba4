import { z } from 'zod'

/** What an issued plan says, once read: its header, clauses and duties. The reader proposes; a person confirms. */

export const Occasion = z.enum([
  'spring_festival',
  'national_day',
  'new_year',
  'election',
  'inauguration',
  'dragon_boat',
  'mid_autumn',
  'other',
])
export type Occasion = z.infer<typeof Occasion>

export const DutyMode = z.enum(['scheduled', 'standing', 'conditional'])
export type DutyMode = z.infer<typeof DutyMode>

export const DutyAction = z.enum([
  'self_inspection',
  'inspection',
  'audit',
  'corrective_action',
  'meeting',
  'report_outcome',
  'status_report',
  'awareness',
  'drill',
  'protective_measure',
  'liaison',
  'collect_intelligence',
  'notify',
  'investigate',
  'permit',
  'supervise_contractor',
  'closing_check',
  'power_down',
  'broadcast',
  'duty_roster',
  'reward_discipline',
])
export type DutyAction = z.infer<typeof DutyAction>

export const DutyTiming = z.enum([
  'before_holiday',
  'last_workday',
  'daily',
  'during_holiday',
  'during_period',
  'after_period',
  'as_needed',
  'immediately',
  'unspecified',
])
export type DutyTiming = z.infer<typeof DutyTiming>

export const WarningCode = z.enum([
  'citation_renumbered',
  'citation_repealed',
  'weekday_mismatch',
  'day_count_mismatch',
  'numbering_gap',
  'numbering_repeat',
  'owner_unknown',
  'issuer_mismatch',
  'period_missing',
  'unreadable_part',
  'other',
])
export type WarningCode = z.infer<typeof WarningCode>

/** A place in the source text, in UTF-16 offsets, end not included. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(0) })
export type Span = z.infer<typeof Span>

export const Stage = z.object({
  label: z.string(),
  start: z.iso.date(),
  end: z.iso.date(),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
})
export type Stage = z.infer<typeof Stage>

export const PlanPeriod = z.object({
  start: z.iso.date(),
  end: z.iso.date(),
  /** inclusive */
  days: z.int(),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
  stages: z.array(Stage),
})
export type PlanPeriod = z.infer<typeof PlanPeriod>

export const Basis = z.object({
  kind: z.enum(['regulation', 'letter', 'plan']),
  /** of a letter, the issuing agency */
  title: z.string(),
  issuer: z.string().nullable(),
  date: z.iso.date().nullable(),
  number: z.string().nullable(),
})
export type Basis = z.infer<typeof Basis>

export const Clause = z.object({
  /** numbers joined with dots, as written: 陸.一.(四) */
  label: z.string(),
  heading: z.string().nullable(),
  /** the clause's own text without its marker, lines cut by page breaks joined again */
  text: z.string(),
  level: z.int().min(1),
  span: Span,
})
export type Clause = z.infer<typeof Clause>

export const Recipient = z.object({
  name: z.string(),
  role: z.enum(['primary', 'copy']),
  via: z.string().nullable(),
})
export type Recipient = z.infer<typeof Recipient>

export const ProposedDuty = z.object({
  clause: z.string(),
  mode: DutyMode,
  action: DutyAction,
  /** in the plan's own words; empty where it names nobody */
  owners: z.array(z.string()),
  timing: DutyTiming,
  trigger: z.string().nullable(),
  recipients: z.array(Recipient),
  /** the words it was read from */
  text: z.string(),
  span: Span,
  confidence: z.number().min(0).max(1),
})
export type ProposedDuty = z.infer<typeof ProposedDuty>

export const PlanWarning = z.object({
  code: WarningCode,
  clause: z.string().nullable(),
  message: z.string(),
  span: Span.optional(),
})
export type PlanWarning = z.infer<typeof PlanWarning>

export const CompiledPlan = z.object({
  /** the day whose law the citations are checked against */
  asOf: z.iso.date(),
  title: z.string(),
  agency: z.string(),
  rocYear: z.int().nullable(),
  occasion: Occasion.nullable(),
  period: PlanPeriod.nullable(),
  basis: z.array(Basis),
  /** what stands between the title and the first clause */
  preamble: z.string(),
  clauses: z.array(Clause),
  duties: z.array(ProposedDuty),
  warnings: z.array(PlanWarning),
})
export type CompiledPlan = z.infer<typeof CompiledPlan>

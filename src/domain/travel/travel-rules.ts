import { z } from 'zod'
import data from './travel-rules.json' with { type: 'json' }

/** How somebody stands to the rules: grade, secrets, office. */
export const Standing = z.enum(['general', 'senior', 'reviewed', 'stateSecrets', 'agencyHead'])
export type Standing = z.infer<typeof Standing>

export const Destination = z.enum(['mainland', 'hongKong', 'macao', 'elsewhere'])
export type Destination = z.infer<typeof Destination>

export const Purpose = z.enum(['private', 'relatives', 'official', 'transit'])
export type Purpose = z.infer<typeof Purpose>

const OwedWhat = z.enum([
  'application',
  'notice',
  'meetingNotice',
  'attendance',
  'dynamicRegistration',
  'briefing',
  'kinship',
  'sanctions',
  'returnReport',
  'returnNotice',
])
const OwedTo = z.enum(['agency', 'superior', 'interiorMinistry', 'reviewCommittee'])
const Lead = z.object({ amount: z.int().min(1), unit: z.enum(['day', 'workday']) })

const OwedByRule = z.object({
  what: OwedWhat,
  /** Before leaving, or after coming back. */
  side: z.enum(['before', 'after']),
  to: OwedTo.nullable(),
  /** Null: by the day itself. */
  within: Lead.nullable(),
  /** Up to which degree of kinship a visit is allowed. */
  degree: z.int().optional(),
})

/** On what it rests, as it was when the day was computed. */
const Ground = z.object({
  rule: z.string(),
  /** Which version of the rule; null where its first day was not found. */
  from: z.iso.date().nullable(),
  isLaw: z.boolean(),
  text: z.string(),
  source: z.string(),
})

/** One thing that is owed, until when, and on which ground. */
export const Owed = OwedByRule.extend({ dueOn: z.iso.date().nullable(), ground: Ground }).meta({ id: 'TravelOwed' })
export type Owed = z.infer<typeof Owed>

const RuleVersion = z.strictObject({
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  isLaw: z.boolean(),
  /** Key in the law library, where the basis stands there. */
  law: z.string().nullable(),
  text: z.string().min(1),
  source: z.string().min(1),
  owed: z.array(OwedByRule).min(1),
})

const TravelRule = z.strictObject({
  key: z.string(),
  standings: z.array(Standing).min(1),
  destinations: z.array(Destination).min(1),
  /** Null: whatever it is for. */
  purposes: z.array(Purpose).nullable(),
  /** Only where officials are met: as was planned, or as nobody had thought. */
  meeting: z.enum(['planned', 'unforeseen']).nullable(),
  versions: z.array(RuleVersion).min(1),
})
export type TravelRule = z.infer<typeof TravelRule>

/** The rules that ship with the product. */
export const travelRules: readonly TravelRule[] = z.object({ rules: z.array(TravelRule) }).parse(data).rules

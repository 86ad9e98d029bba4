import { z } from 'zod'
import { LogField, LogSourceKind } from './log-field.ts'

/** What is known of accounts and days besides the lines: office calendar, and the list that ethics keeps. */
export const LogFact = z.enum([
  'outsideHours',
  'dayOff',
  'absent',
  'left',
  'service',
  'unknownAccount',
  'ownOrKin',
  'otherUnit',
])
export type LogFact = z.infer<typeof LogFact>

export const LogComparison = z.enum(['equals', 'contains', 'startsWith', 'endsWith', 'matches', 'cidr', 'atLeast'])

/** What a line must be like. `class` and `outcome` are an action and its result in the product's own words. */
export type LogCondition =
  | { all: LogCondition[] }
  | { any: LogCondition[] }
  | { not: LogCondition }
  | { fact: LogFact }
  | { field: LogField | 'class' | 'outcome'; is: z.infer<typeof LogComparison>; of: (string | number)[] }

export const LogCondition: z.ZodType<LogCondition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(LogCondition) }),
    z.strictObject({ any: z.array(LogCondition) }),
    z.strictObject({ not: LogCondition }),
    z.strictObject({ fact: LogFact }),
    z.strictObject({
      field: z.union([LogField, z.enum(['class', 'outcome'])]),
      is: LogComparison,
      of: z
        .array(z.union([z.string().max(400), z.number()]))
        .min(1)
        .max(500),
    }),
  ]),
)

/** How lines that fit make a finding. */
export const LogPattern = z.discriminatedUnion('kind', [
  /** Every line that fits, by account and day. */
  z.strictObject({ kind: z.literal('each') }),
  /** So many of one account within a while; with `sum` the numbers in the lines are added up. */
  z.strictObject({ kind: z.literal('many'), by: LogField.optional(), sum: z.boolean().optional() }),
  /** So many different ones of a field within a while. */
  z.strictObject({ kind: z.literal('different'), of: LogField, by: LogField.optional() }),
  /** The same account from two places within a while. */
  z.strictObject({ kind: z.literal('places') }),
  /** After a long silence. */
  z.strictObject({ kind: z.literal('silence') }),
  /** What fits, after so many others of the same account within a while. */
  z.strictObject({ kind: z.literal('after'), first: LogCondition }),
  /** The log itself: nothing for hours of a workday. */
  z.strictObject({ kind: z.literal('gap') }),
  /** The log itself: its clock jumped. */
  z.strictObject({ kind: z.literal('clock') }),
])
export type LogPattern = z.infer<typeof LogPattern>

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The numbers of a rule: settings of the agency, none of them law. */
export const LogLimits = z
  .strictObject({
    from: clockTime.optional(),
    until: clockTime.optional(),
    atLeast: z.int().min(1).max(1_000_000).optional(),
    withinMinutes: z.int().min(1).max(44_640).optional(),
    days: z.int().min(1).max(3650).optional(),
    hours: z.int().min(1).max(240).optional(),
    minutes: z.int().min(1).max(10_080).optional(),
  })
  .meta({ id: 'LogLimits' })
export type LogLimits = z.infer<typeof LogLimits>

export const LogRule = z.strictObject({
  key: z.string().min(1).max(80),
  name: z.strictObject({ 'zh-TW': z.string(), en: z.string() }),
  why: z.strictObject({ 'zh-TW': z.string(), en: z.string() }),
  /** Which kinds of systems it is for; none named: all. */
  sources: z.array(LogSourceKind),
  when: LogCondition,
  find: LogPattern,
  limits: LogLimits,
})
export type LogRule = z.infer<typeof LogRule>

/** A model rule as the agency has it, or a rule of its own. */
export const LogRuleShown = z
  .object({
    key: z.string(),
    name: LogRule.shape.name,
    why: LogRule.shape.why,
    sources: z.array(LogSourceKind),
    limits: LogLimits,
    modelLimits: LogLimits.nullable(),
    isOn: z.boolean(),
    isSigma: z.boolean(),
    number: z.int(),
  })
  .meta({ id: 'LogRuleShown' })
export type LogRuleShown = z.infer<typeof LogRuleShown>

/** What is kept of an agency's say on a rule: the newest stands. */
export const LogRuleSaid = z.strictObject({ isOn: z.boolean(), limits: LogLimits, own: LogRule.nullable() })
export type LogRuleSaid = z.infer<typeof LogRuleSaid>

export const LogRuleChange = z
  .object({ key: z.string().min(1).max(80), number: z.int().min(0), isOn: z.boolean(), limits: LogLimits })
  .meta({ id: 'LogRuleChange' })
export type LogRuleChange = z.infer<typeof LogRuleChange>

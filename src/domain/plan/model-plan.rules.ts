import { z } from 'zod'
import { formatRocDateLong, weekdayName } from '#domain/calendar.ts'
import { daysBetween } from '#domain/date.ts'
import { updateCitations } from '#domain/law/citation.ts'
import type { Library } from '#domain/law/library.ts'
import { Problem } from '#domain/problem.ts'
import { numbered, numberingOf } from './clause-numbering.rules.ts'
import { Occasion } from './compiled-plan.ts'
import data from './model-plans.json' with { type: 'json' }

/** The plans that the product ships, in its own words, to begin from. */

/** A line: the clause's level and its words, or `@` and the name of lines that all models share. */
const Lines = z.array(z.string().regex(/^[1-5] .+|^@\w+$/))
const ModelPlan = z.strictObject({
  key: z.enum(['springFestival', 'nationalDay', 'newYear', 'nationalElection', 'localElection', 'inauguration']),
  occasion: Occasion,
  name: z.string(),
  title: z.string(),
  /** What the plan calls the days before, during and the last one before. */
  before: z.string(),
  during: z.string(),
  lastDay: z.string(),
  /** It is about one day, of voting or taking office, that nobody can reckon. */
  needsDay: z.boolean(),
  lines: Lines,
})
type ModelPlan = z.infer<typeof ModelPlan>
export const ModelPlanKey = ModelPlan.shape.key
const { common, plans } = z.strictObject({ common: z.record(z.string(), Lines), plans: z.array(ModelPlan) }).parse(data)
export const modelPlans: readonly ModelPlan[] = plans

export const ModelPlanStart = z
  .object({
    id: z.uuid(),
    model: ModelPlanKey,
    rocYear: z.int().min(100).max(299),
    periodStart: z.iso.date(),
    periodEnd: z.iso.date(),
    /** Of voting or taking office, for models that are about such a day. */
    day: z.iso.date().optional(),
  })
  .meta({ id: 'ModelPlanStart' })
export type ModelPlanStart = z.infer<typeof ModelPlanStart>

export const modelPlanOf = (key: ModelPlan['key']): ModelPlan => modelPlans.find((model) => model.key === key)!

const heads: readonly [ending: string, head: string][] = [
  ['鄉公所', '鄉長'],
  ['鎮公所', '鎮長'],
  ['市公所', '市長'],
  ['區公所', '區長'],
]
const headOf = (agency: string): string => heads.find(([ending]) => agency.endsWith(ending))?.[1] ?? '首長'

const longDate = (date: string): string =>
  `${formatRocDateLong(date).replace('中華民國', '')}（星期${weekdayName(date)}）`

/** The model's text for this agency and period, its citations as they read on the first day. */
export function textOfModel(start: Omit<ModelPlanStart, 'id'>, agency: string, laws: Library): string {
  const model = modelPlanOf(start.model)
  const { periodStart, periodEnd, day } = start
  if (periodEnd < periodStart) throw new Problem('plan.period_reversed')
  if (model.needsDay && (!day || day < periodStart || day > periodEnd)) throw new Problem('plan.day_outside')
  const words: Record<string, string> = {
    agency,
    head: headOf(agency),
    year: String(start.rocYear),
    start: longDate(periodStart),
    end: longDate(periodEnd),
    days: String(daysBetween(periodStart, periodEnd) + 1),
    day: day ? longDate(day) : '',
    before: model.before,
    during: model.during,
    lastDay: model.lastDay,
  }
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name]!)
  const lines = model.lines.flatMap((line) => (line.startsWith('@') ? common[line.slice(1)]! : [line]))
  const clauses = lines.map((line) => ({ level: Number(line[0]), marker: null, text: filled(line.slice(2)) }))
  const markers = numbered(clauses, numberingOf([]))
  const text = [filled(model.title), ...clauses.map((clause, at) => markers[at]!.marker + clause.text)].join('\n')
  return updateCitations(text, periodStart, laws).text
}

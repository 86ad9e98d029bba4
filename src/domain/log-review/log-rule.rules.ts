import { Problem } from '#domain/problem.ts'
import { LogField, type LogMapping, type LogSourceKind } from './log-field.ts'
import type { LogCondition, LogFact, LogLimits, LogRule, LogRuleSaid, LogRuleShown } from './log-rule.ts'
import { modelRules } from './model-rules.ts'

const ofFact: Record<LogFact, LogField[]> = {
  outsideHours: ['at'],
  dayOff: ['at'],
  absent: ['account', 'at'],
  left: ['account', 'at'],
  service: ['account'],
  unknownAccount: ['account'],
  ownOrKin: ['account', 'subject'],
  otherUnit: ['account', 'objectUnit'],
}

function fieldsIn(condition: LogCondition): LogField[] {
  if ('all' in condition) return condition.all.flatMap(fieldsIn)
  if ('any' in condition) return condition.any.flatMap(fieldsIn)
  if ('not' in condition) return fieldsIn(condition.not)
  if ('fact' in condition) return ofFact[condition.fact]
  // What is not said of the result is read from the action.
  if (condition.field === 'class' || condition.field === 'outcome') return ['action']
  return [condition.field]
}

function fieldsOfPattern({ find }: LogRule): LogField[] {
  switch (find.kind) {
    case 'gap':
    case 'clock':
      return []
    case 'different':
      return [find.by ?? 'account', find.of]
    case 'many':
      return [find.by ?? 'account']
    case 'places':
      return ['account', 'place']
    case 'after':
      return ['account', ...fieldsIn(find.first)]
    default:
      return ['account']
  }
}

/** Which of the columns that a rule asks for are not among those of the file. */
export const fieldsMissing = (rule: LogRule, { fields }: Pick<LogMapping, 'fields'>): LogField[] => {
  const asked = new Set([...fieldsIn(rule.when), ...fieldsOfPattern(rule)])
  return LogField.options.filter((field) => asked.has(field) && fields[field] === undefined)
}

export type RuleSaid = LogRuleSaid & { key: string; number: number }

/** The rules as they stand: the models with the agency's numbers, and its own. */
export function rulesWith(said: readonly RuleSaid[]): (LogRule & { isOn: boolean; number: number })[] {
  const byKey = new Map(said.map((one) => [one.key, one]))
  const models = modelRules.map((rule) => {
    const own = byKey.get(rule.key)
    return { ...rule, limits: { ...rule.limits, ...own?.limits }, isOn: own?.isOn ?? true, number: own?.number ?? 0 }
  })
  const added = said.flatMap(({ own, limits, isOn, number }) => (own ? [{ ...own, limits, isOn, number }] : []))
  return [...models, ...added]
}

export const isFor = ({ sources }: Pick<LogRule, 'sources'>, kind: LogSourceKind): boolean =>
  sources.length === 0 || sources.includes(kind)

export function shownRules(said: readonly RuleSaid[]): LogRuleShown[] {
  const models = new Map(modelRules.map((rule) => [rule.key, rule]))
  return rulesWith(said).map(({ key, name, why, sources, limits, isOn, number }) => ({
    ...{ key, name, why, sources, limits, isOn, number },
    modelLimits: models.get(key)?.limits ?? null,
    isSigma: !models.has(key),
  }))
}

/** A rule's numbers are changed, and none is given that it does not know. */
export function checkLimits(rule: Pick<LogRule, 'limits'>, limits: LogLimits): void {
  const unknown = Object.keys(limits).find((name) => !(name in rule.limits))
  if (unknown) throw new Problem('logReview.limit_unknown', { limit: unknown })
}

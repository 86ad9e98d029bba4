import type { PlaceholderValues } from '#domain/document-template/placeholders.ts'
import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import { dayText, distinct, onOneLine, type ToldDeficiency } from './draft-sections.ts'
import type { Say } from './official-document.document.ts'

/** What was found, below the item that leads to it, each with its facts. */
const findingText = (findings: readonly { text: string; facts: readonly string[] }[]): string =>
  findings
    .flatMap(({ text, facts }) => [`(一)${onOneLine(text)}`, ...facts.map((fact) => `1、${onOneLine(fact)}`)])
    .join('\n')

/** To the units that have them, or to the head of whom they are told. */
export const deficiencyValues = (deficiencies: readonly ToldDeficiency[], say: Say): PlaceholderValues => ({
  count: String(deficiencies.length),
  units: distinct(deficiencies.map(({ unitName }) => unitName)).join('、'),
  list: findingText(deficiencies.map((one) => ({ text: one.description, facts: factsOf(one, say) }))),
})

function factsOf(deficiency: ToldDeficiency, say: Say): string[] {
  const { grade, unitName, foundOn, source, improvementDueDate, repeatOf, photographs } = deficiency
  const place = [deficiency.pointName, deficiency.place].filter(Boolean).join(' ')
  const fact = (key: string, value: string) => say(`officialDocument.draft.fact.${key}`, { value })
  const found = `${dayText(foundOn)} ${say(`deficiency.source.${source}`)}`
  const where = [fact('unit', unitName), ...(place ? [fact('place', place)] : []), fact('grade', say(`grade.${grade}`))]
  return [
    where.join('；'),
    [fact('found', found), fact('due', dayText(improvementDueDate))].join('；'),
    ...(photographs.length > 0 ? [fact('photographs', photographs.join('、'))] : []),
    ...(repeatOf ? [say('officialDocument.draft.repeat')] : []),
  ]
}

/** What an inspection found, told to the head. */
export function inspectionValues(plan: InspectionPlan, say: Say): PlaceholderValues & { count: string } {
  const found = plan.targets.flatMap(({ unitName, findings }) => findings.map((finding) => ({ unitName, ...finding })))
  const findings = found.map(({ unitName, question, note, grade }) => ({
    text: `${unitName}：${question}`,
    facts: [[note, say(`grade.${grade}`)].filter(Boolean).join('；')],
  }))
  return {
    title: plan.title,
    dates: distinct([plan.fromDate, plan.toDate]).map(dayText).join('至'),
    units: distinct(plan.targets.map(({ unitName }) => unitName)).join('、'),
    inspectors: plan.inspectors.map(({ name }) => name).join('、'),
    count: String(found.length),
    list: findingText(findings),
  }
}

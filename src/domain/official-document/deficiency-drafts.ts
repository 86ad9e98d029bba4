import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import { dayText, section, type ToldDeficiency, type Wording } from './draft-sections.ts'
import type { Say } from './official-document.document.ts'
import { renumbered } from './section.rules.ts'

const distinct = (names: readonly string[]): string[] => [...new Set(names)]

/** Items are typed by lines, so what is told within one stands on one. */
const onOneLine = (text: string): string => text.replace(/\s*\n\s*/g, '；')

/** Below one item that leads to them: what was found, each with its facts. */
const findingText = (lead: string, findings: readonly { text: string; facts: readonly string[] }[]): string =>
  renumbered(
    [
      `一、${lead}`,
      ...findings.flatMap(({ text, facts }) => [
        `(一)${onOneLine(text)}`,
        ...facts.map((fact) => `1、${onOneLine(fact)}`),
      ]),
    ].join('\n'),
  )

/** To the units that have them, or to the head of whom they are told. */
export function deficiencySections(
  occasion: 'deficiencyLetter' | 'deficiencyMemo',
  deficiencies: readonly ToldDeficiency[],
  say: Say,
): Wording {
  const units = distinct(deficiencies.map(({ unitName }) => unitName))
  const parameters = { count: deficiencies.length, units: units.join('、') }
  const findings = deficiencies.map((one) => ({ text: one.description, facts: factsOf(one, say) }))
  const asked = ['first', 'second', 'third'].map((key) => `${occasion}.${key}`)
  return {
    subject: say(`officialDocument.draft.${occasion}.subject`, parameters),
    sections: [
      { name: 'explanation', text: findingText(say(`officialDocument.draft.${occasion}.found`, parameters), findings) },
      section(occasion === 'deficiencyLetter' ? 'method' : 'proposal', asked, parameters, say),
    ],
    originals: occasion === 'deficiencyLetter' ? units : [],
  }
}

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
export function inspectionSections(plan: InspectionPlan, say: Say): Wording {
  const found = plan.targets.flatMap(({ unitName, findings }) => findings.map((finding) => ({ unitName, ...finding })))
  const parameters = {
    title: plan.title,
    dates: distinct([plan.fromDate, plan.toDate]).map(dayText).join('至'),
    units: distinct(plan.targets.map(({ unitName }) => unitName)).join('、'),
    inspectors: plan.inspectors.map(({ name }) => name).join('、'),
    count: found.length,
  }
  const lead = say(`officialDocument.draft.inspectionMemo.${found.length > 0 ? 'found' : 'nothing'}`, parameters)
  const findings = found.map(({ unitName, question, note, grade }) => ({
    text: `${unitName}：${question}`,
    facts: [[note, say(`grade.${grade}`)].filter(Boolean).join('；')],
  }))
  const asked = found.length > 0 ? ['deficiencyMemo.first', 'deficiencyMemo.second'] : ['inspectionMemo.keep']
  return {
    subject: say('officialDocument.draft.inspectionMemo.subject', parameters),
    sections: [{ name: 'explanation', text: findingText(lead, findings) }, section('proposal', asked, parameters, say)],
  }
}

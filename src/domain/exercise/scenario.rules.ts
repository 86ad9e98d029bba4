import { isSealedKind } from '#domain/incident/incident-kind.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { Scenario, ScenarioContent } from './scenario.ts'

export const scenarioFaultCodes = [
  'titleMissing',
  'settingMissing',
  'lengthOutOfBounds',
  'injectMissing',
  'textMissing',
  'recipientMissing',
  'afterEnd',
  'sealedKind',
  'kindRepeated',
  'levelWithoutCyber',
  'knowOutOfBounds',
  'controlOutOfBounds',
] as const
export type ScenarioFaultCode = (typeof scenarioFaultCodes)[number]

/** What keeps a scenario from being taken, and at which inject it stands. */
export type ScenarioFault = { code: ScenarioFaultCode; index?: number }

/** How long a scenario may last, how soon something is to be known and under control; in minutes. */
export const scenarioBounds = { minutes: [10, 1440], know: [1, 240], control: [1, 1440] } as const

const isOutside = (value: number, [least, most]: readonly [number, number]): boolean => value < least || value > most

/** All that is wrong with a scenario, in its order. */
export function faultsOfScenario({ title, setting, minutes, injects }: ScenarioContent): ScenarioFault[] {
  const faults: ScenarioFault[] = []
  if (title === '') faults.push({ code: 'titleMissing' })
  if (setting === '') faults.push({ code: 'settingMissing' })
  if (isOutside(minutes, scenarioBounds.minutes)) faults.push({ code: 'lengthOutOfBounds' })
  if (injects.length === 0) faults.push({ code: 'injectMissing' })
  return [...faults, ...injects.flatMap((inject, index) => faultsOfInject(inject, index, minutes))]
}

type OwnInject = ScenarioContent['injects'][number]

function faultsOfInject({ after, text, to, expects }: OwnInject, index: number, minutes: number): ScenarioFault[] {
  const faults: ScenarioFault[] = []
  if (text === '') faults.push({ code: 'textMissing', index })
  if (to.roles.length === 0) faults.push({ code: 'recipientMissing', index })
  if (after >= minutes) faults.push({ code: 'afterEnd', index })
  return expects ? [...faults, ...faultsOfExpectation(expects, index)] : faults
}

/** Sealed matters are on no event card, so nobody could be scored for them. */
function faultsOfExpectation(expects: NonNullable<OwnInject['expects']>, index: number): ScenarioFault[] {
  const { kind, orKinds, cyberSeverity, knowWithin, controlWithin } = expects
  const kinds = [kind, ...orKinds]
  const faults: ScenarioFault[] = []
  if (kinds.some(isSealedKind)) faults.push({ code: 'sealedKind', index })
  if (new Set(kinds).size < kinds.length) faults.push({ code: 'kindRepeated', index })
  if (cyberSeverity !== null && kind !== 'cyberIncident') faults.push({ code: 'levelWithoutCyber', index })
  if (isOutside(knowWithin, scenarioBounds.know)) faults.push({ code: 'knowOutOfBounds', index })
  if (controlWithin !== null && isOutside(controlWithin, scenarioBounds.control))
    faults.push({ code: 'controlOutOfBounds', index })
  return faults
}

export function checkScenario(content: ScenarioContent): void {
  const faults = faultsOfScenario(content)
  if (faults.length > 0) throw new Problem('exercise.scenario_faulty', { faults })
}

/** Of two that come at the same minute the one that was written first comes first. */
export const inOrderOfTime = (content: ScenarioContent): ScenarioContent => ({
  ...content,
  injects: content.injects.toSorted((one, other) => one.after - other.after),
})

/** What of a scenario is the agency's to change, in its own language alone. */
export const contentOf = ({ title, setting, minutes, injects }: Scenario): ScenarioContent => ({
  title,
  setting,
  minutes,
  injects: injects.map(({ after, manner, to, text, expects }) => ({ after, manner, to, text, expects })),
})

/** As it is played: an inject of the agency's own bears its place as its name. */
export const scenarioOf = (id: string, { injects, ...rest }: ScenarioContent): Scenario => ({
  ...rest,
  key: id,
  titleEn: null,
  settingEn: null,
  injects: injects.map((inject, index) => ({ ...inject, key: `inject-${index + 1}`, textEn: null })),
})

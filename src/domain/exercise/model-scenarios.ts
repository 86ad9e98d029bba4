import { z } from 'zod'
import data from './model-scenarios.json' with { type: 'json' }
import { Scenario } from './scenario.ts'

/** The scenarios that come with the product. An exercise keeps the one it was started with as it was then. */
export const modelScenarios: readonly Scenario[] = z.array(Scenario.strict()).parse(data)

export const findModelScenario = (key: string): Scenario | undefined => modelScenarios.find((one) => one.key === key)

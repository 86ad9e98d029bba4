import { z } from 'zod'
import type { IsoDate } from '#domain/calendar.ts'
import type { IncidentKind } from '#domain/route/route.ts'
import { RouteBasis } from '#domain/route/route.ts'
import { FollowUpKind, FollowUpModel, FollowUpStepModel, StepDue } from './follow-up-model.ts'
import data from './model-cases.json' with { type: 'json' }

/** The cases that come with the product, and what they rest on, each dated. What is no law says so. */

const DatedBasis = z.strictObject({ from: z.iso.date(), ...RouteBasis.shape })

/** As it is shipped a step names its basis by key, so that a law that changes is written down once. */
const ShippedStep = FollowUpStepModel.omit({ basis: true, due: true }).extend({
  basis: z.string(),
  due: StepDue.omit({ basis: true }).extend({ basis: z.string() }).nullable().default(null),
})
const ShippedVersion = z.strictObject({
  from: z.iso.date(),
  incidentKinds: FollowUpModel.shape.incidentKinds,
  outcomes: FollowUpModel.shape.outcomes,
  steps: z.array(ShippedStep),
})
type ShippedVersion = z.infer<typeof ShippedVersion>

const shipped = z
  .strictObject({
    bases: z.record(z.string(), z.array(DatedBasis).min(1)),
    cases: z.array(
      z.strictObject({ kind: FollowUpKind, isSealed: z.boolean(), versions: z.array(ShippedVersion).min(1) }),
    ),
  })
  .parse(data)

function basisOn(key: string, day: IsoDate): RouteBasis {
  const { isLaw, text, source } = shipped.bases[key]!.findLast(({ from }) => from <= day)!
  return { isLaw, text, source }
}

const stepsOn = ({ steps }: ShippedVersion, day: IsoDate): FollowUpStepModel[] =>
  steps.map(({ basis, due, ...step }) => ({
    ...step,
    basis: basisOn(basis, day),
    due: due && { ...due, basis: basisOn(due.basis, day) },
  }))

/** A new version also begins where a basis changes while an old one stands. */
function startsOf(versions: readonly ShippedVersion[]): IsoDate[] {
  const first = versions[0]!.from
  const keys = versions.flatMap(({ steps }) => steps.flatMap(({ basis, due }) => [basis, ...(due ? [due.basis] : [])]))
  const changes = keys.flatMap((key) => shipped.bases[key]!.map(({ from }) => from)).filter((from) => from > first)
  return [...new Set([...versions.map(({ from }) => from), ...changes])].toSorted()
}

/** Every version that the product knows, the older before the newer. */
export const modelCases: readonly FollowUpModel[] = shipped.cases.flatMap(({ versions, ...rest }) =>
  startsOf(versions).map((from) => {
    const version = versions.findLast((one) => one.from <= from)!
    const { incidentKinds, outcomes } = version
    return FollowUpModel.parse({ ...rest, from, incidentKinds, outcomes, steps: stepsOn(version, from) })
  }),
)

/** The version that a case opened on this day takes. */
export const modelOn = (kind: FollowUpKind, day: IsoDate): FollowUpModel =>
  modelCases.findLast((model) => model.kind === kind && model.from <= day)!

/** The version with which a case was opened. */
export const modelFrom = (kind: FollowUpKind, from: IsoDate): FollowUpModel =>
  modelCases.find((model) => model.kind === kind && model.from === from)!

/** The cases that may follow an event of these kinds. */
export const kindsFor = (incidentKinds: readonly IncidentKind[], day: IsoDate): FollowUpKind[] =>
  FollowUpKind.options.filter((kind) => modelOn(kind, day).incidentKinds.some((one) => incidentKinds.includes(one)))

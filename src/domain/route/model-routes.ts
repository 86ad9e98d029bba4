import { z } from 'zod'
import { addDays, type IsoDate } from '#domain/calendar.ts'
import data from './model-routes.json' with { type: 'json' }
import { type Route, RouteBasis, RouteClock, RouteContent } from './route.ts'

/** The routes that come with the product, and the law they rest on, each dated. */

const DatedBasis = z.strictObject({ from: z.iso.date(), ...RouteBasis.shape })
type DatedBasis = z.infer<typeof DatedBasis>

/** A route as it is shipped names its bases by key, so that a law that changes is written down once. */
const ModelContent = RouteContent.omit({ basis: true, clocks: true }).extend({
  basis: z.string(),
  clocks: z.array(RouteClock.omit({ basis: true }).extend({ basis: z.string() })),
})
type ModelContent = z.infer<typeof ModelContent>
const ModelVersion = z.strictObject({ from: z.iso.date(), content: ModelContent })
type ModelVersion = z.infer<typeof ModelVersion>

const model = z
  .strictObject({
    bases: z.record(z.string(), z.array(DatedBasis).min(1)),
    routes: z.array(z.strictObject({ number: z.int(), key: z.string(), versions: z.array(ModelVersion).min(1) })),
  })
  .parse(data)

const latestBy = <T extends { from: IsoDate }>(dated: readonly T[], day: IsoDate): T | undefined =>
  dated.findLast(({ from }) => from <= day)

function basisOn(key: string, day: IsoDate): RouteBasis {
  const { isLaw, text, source } = latestBy(model.bases[key] ?? [], day)!
  return { isLaw, text, source }
}

const contentOn = ({ basis, clocks, ...content }: ModelContent, day: IsoDate): RouteContent =>
  RouteContent.parse({
    ...content,
    clocks: clocks.map((clock) => ({ ...clock, basis: basisOn(clock.basis, day) })),
    basis: basisOn(basis, day),
  })

/** The days on which a law that the route rests on changes, while this version stands. */
function lawDays({ from, content }: ModelVersion, before: IsoDate | undefined): IsoDate[] {
  const keys = [content.basis, ...content.clocks.map(({ basis }) => basis)]
  const days = keys.flatMap((key) => model.bases[key]!.map((basis: DatedBasis) => basis.from))
  return days.filter((day) => day > from && (before === undefined || day < before))
}

/** The same in every installation: the route's number in the set, then the day. */
const idOf = (number: number, day: IsoDate): string =>
  `00000000-0000-8000-8000-${String(number).padStart(4, '0')}${day.replaceAll('-', '')}`

type Shipped = (typeof model.routes)[number]
function versionsOf({ number, key, versions }: Shipped): Route[] {
  const days = versions.flatMap((version, index) => [version.from, ...lawDays(version, versions[index + 1]?.from)])
  const starts = [...new Set(days)].toSorted()
  return starts.map((from, index) => {
    const next = starts[index + 1]
    const until = next === undefined ? null : addDays(next, -1)
    return { id: idOf(number, from), key, from, until, content: contentOn(latestBy(versions, from)!.content, from) }
  })
}

/** Every version that the product knows, the older before the newer. What of them is no law says so. */
export const modelRoutes: readonly Route[] = model.routes.flatMap(versionsOf)

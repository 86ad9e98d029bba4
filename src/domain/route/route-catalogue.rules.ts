import { addDays, type IsoDate } from '#domain/calendar.ts'
import { Problem } from '#domain/problem.ts'
import type { Route, RouteClock, RouteContent, Within } from './route.ts'
import { type RouteListed, RoutePart, type RoutePublication, type RouteVersion } from './route-catalogue.ts'
import { faultsOfRoute } from './route-faults.rules.ts'
import { isInForce, lastNumberOf, type OwnVersion, type Publication, standing, timelineOf } from './timeline.rules.ts'

/** What the product and the agency say under one key. */
type Said<V extends OwnVersion = OwnVersion> = { models: readonly Route[]; versions: readonly V[] }

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** In what parts one content says otherwise than another. */
export const differingParts = (one: RouteContent, other: RouteContent): RoutePart[] =>
  RoutePart.options.filter((part) => !isSame(one[part], other[part]))

const minutes: Partial<Record<Within['unit'], number>> = { minute: 1, hour: 60, day: 24 * 60 }

/** Whether it may end later. What cannot be compared without a day is held to be longer. */
function isLonger(one: Within, other: Within): boolean {
  if (one.unit === other.unit) return one.amount > other.amount
  const [size, otherSize] = [minutes[one.unit], minutes[other.unit]]
  // A day counted by the calendar ends up to a day later than its hours say.
  return !size || !otherSize || (one.amount + (one.unit === 'day' ? 1 : 0)) * size > other.amount * otherSize
}

/** The times that the law sets in the model and that this content leaves out or makes longer. */
export const shortOfLaw = (model: RouteContent, content: RouteContent): RouteClock[] =>
  model.clocks.filter(
    (law) =>
      law.basis.isLaw &&
      !content.clocks.some(
        ({ step, from, within, to }) =>
          step === law.step &&
          from === law.from &&
          !isLonger(within, law.within) &&
          law.to.every((one) => to.includes(one)),
      ),
  )

/** Nothing where all that was published under a key was taken back before its day. */
export function listedOf({ models, versions }: Said, today: IsoDate): RouteListed | null {
  const timeline = timelineOf(models, versions)
  const inForce = timeline.find((route) => isInForce(route, today))
  const next = timeline.find(({ from }) => from > today)
  const route = inForce ?? next ?? timeline.at(-1)
  if (!route) return null
  const own = versions.find(({ id }) => id === route.id)
  const day = inForce ? today : route.from
  const model = own && models.find((one) => isInForce(one, day))
  const ends = inForce?.until ? addDays(inForce.until, 1) : null
  return {
    route,
    origin: own ? 'own' : 'model',
    isInForce: inForce !== undefined,
    differs: model ? differingParts(model.content, route.content) : [],
    shortOfLaw: model ? shortOfLaw(model.content, route.content).length : 0,
    newerModelFrom: model && model.from > route.from ? model.from : null,
    nextFrom: next?.from ?? ends,
  }
}

/** What stood under a key and what will, the newest first; then what never came to stand. */
export function historyOf({ models, versions }: Said<Publication>): RouteVersion[] {
  const stood = timelineOf(models, versions).map(({ id, from, until, content }): RouteVersion => {
    const own = versions.find((one) => one.id === id)
    const madeBy = own ?? standing(versions).find((one) => one.content === null && one.fromDate === from)
    return { id, origin: own ? 'own' : 'model', from, until, stands: true, content, ...publishing(madeBy) }
  })
  const never = versions.flatMap((version): RouteVersion[] => {
    const { id, fromDate, content } = version
    if (content === null || stood.some((one) => one.id === id)) return []
    return [{ id, origin: 'own', from: fromDate, until: null, stands: false, content, ...publishing(version) }]
  })
  return [...stood.toReversed(), ...never.toReversed()]
}

const publishing = (version: Publication | undefined) => ({
  number: version?.number ?? null,
  publishedAt: version?.publishedAt ?? null,
  publishedByName: version?.publishedByName ?? null,
})

/** Nobody publishes over what they have not seen, nor for days on which something stood already. */
function checkFrom(
  { from, lastNumber }: Pick<RoutePublication, 'from' | 'lastNumber'>,
  said: Said,
  today: IsoDate,
): void {
  if (lastNumber !== lastNumberOf(said.versions)) throw new Problem('changed_meanwhile')
  const stoodBefore = (route: Route) => route.from < today && (route.until === null || route.until >= from)
  if (from < today && timelineOf(said.models, said.versions).some(stoodBefore)) throw new Problem('route.from_past')
}

const standsOn = ({ models, versions }: Said, day: IsoDate): Route | undefined =>
  timelineOf(models, versions).find((route) => isInForce(route, day))

/** Keys that the product leaves to the agencies. */
const ownKey = /^own-/

export function checkPublication(publication: RoutePublication, said: Said, today: IsoDate): void {
  const { key, from, content } = publication
  if (said.models.length === 0 && !ownKey.test(key)) throw new Problem('not_found')
  checkFrom(publication, said, today)
  const faults = faultsOfRoute(content)
  if (faults.length > 0) throw new Problem('route.faulty', { faults })
  const before = standsOn(said, from)
  if (before && isSame(before.content, content)) throw new Problem('route.unchanged')
}

/** Only what is the agency's own can be given up. */
export function checkWithdrawal(
  withdrawal: Pick<RoutePublication, 'from' | 'lastNumber'>,
  said: Said,
  today: IsoDate,
): void {
  checkFrom(withdrawal, said, today)
  const standing = standsOn(said, withdrawal.from)
  if (!said.versions.some(({ id }) => id === standing?.id)) throw new Problem('route.follows_model')
}

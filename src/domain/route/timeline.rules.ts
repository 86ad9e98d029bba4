import { addDays, type IsoDate } from '#domain/calendar.ts'
import type { Route, RouteContent } from './route.ts'

/** What an agency published under a key; without content the model stands again from that day. */
export type OwnVersion = {
  id: string
  key: string
  number: number
  fromDate: IsoDate
  content: RouteContent | null
}

export type Publication = OwnVersion & { publishedAt: string; publishedByName: string }

const endless = '9999-12-31'

/** Of the last publication; 0 if there was none. */
export const lastNumberOf = (versions: readonly OwnVersion[]): number =>
  Math.max(0, ...versions.map(({ number }) => number))

/** What of a model version is left between two days. */
function within(route: Route, from: IsoDate, until: IsoDate): Route[] {
  const start = route.from > from ? route.from : from
  const end = (route.until ?? endless) < until ? (route.until ?? endless) : until
  return start > end ? [] : [{ ...route, from: start, until: end === endless ? null : end }]
}

/** Of versions from the same day the one published last, the earliest day first. */
export function standing<V extends OwnVersion>(versions: readonly V[]): V[] {
  const byDay = new Map(versions.toSorted((one, other) => one.number - other.number).map((one) => [one.fromDate, one]))
  return [...byDay.values()].toSorted((one, other) => one.fromDate.localeCompare(other.fromDate))
}

/** All that stood, stands or will stand under one key, the earliest first; no two on the same day. */
export function timelineOf(models: readonly Route[], versions: readonly OwnVersion[]): Route[] {
  const own = standing(versions)
  const first = own[0]
  const before = models.flatMap((route) => within(route, '', first ? addDays(first.fromDate, -1) : endless))
  const since = own.flatMap(({ id, key, fromDate: from, content }, index) => {
    const next = own[index + 1]
    const until = next ? addDays(next.fromDate, -1) : endless
    if (content === null) return models.flatMap((route) => within(route, from, until))
    return [{ id, key, from, until: until === endless ? null : until, content }]
  })
  return [...before, ...since]
}

export const isInForce = ({ from, until }: Route, day: IsoDate): boolean =>
  from <= day && (until === null || day <= until)

/** What the product and the agency say under each key. */
export function byKey<V extends OwnVersion>(
  models: readonly Route[],
  versions: readonly V[],
): { key: string; models: Route[]; versions: V[] }[] {
  const of = <T extends { key: string }>(all: readonly T[], key: string) => all.filter((one) => one.key === key)
  const keys = new Set([...models, ...versions].map(({ key }) => key))
  return [...keys].map((key) => ({ key, models: of(models, key), versions: of(versions, key) }))
}

/** One route for each key that has any on that day. */
export const inForceOn = (day: IsoDate, models: readonly Route[], versions: readonly OwnVersion[]): Route[] =>
  byKey(models, versions).flatMap((said) =>
    timelineOf(said.models, said.versions).filter((route) => isInForce(route, day)),
  )

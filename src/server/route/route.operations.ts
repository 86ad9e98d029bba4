import type { IsoDate } from '#domain/calendar.ts'
import { modelRoutes } from '#domain/route/model-routes.ts'
import { type Route, RouteContent } from '#domain/route/route.ts'
import { inForceOn } from '#domain/route/timeline.rules.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './route.store.ts'

const findOwn = async (work: Work) =>
  (await store.list(work.tx)).map((row) => ({ ...row, content: RouteContent.nullable().parse(row.content) }))

/** Every route that stands on that day: the agency's own version where it has one, else the product's model. */
export const findRoutesInForce = async (work: Work, date: IsoDate): Promise<Route[]> =>
  inForceOn(date, modelRoutes, await findOwn(work))

import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { IsoDate } from '#domain/calendar.ts'
import { Problem } from '#domain/problem.ts'
import { modelRoutes } from '#domain/route/model-routes.ts'
import { dayKnown } from '#domain/route/route.rules.ts'
import { type Route, RouteContent } from '#domain/route/route.ts'
import { checkPublication, checkWithdrawal, historyOf, listedOf } from '#domain/route/route-catalogue.rules.ts'
import type {
  RouteDetail,
  RouteListed,
  RoutePublication,
  RouteTrial,
  RouteWithdrawal,
} from '#domain/route/route-catalogue.ts'
import { byKey, inForceOn, isInForce, lastNumberOf, type Publication } from '#domain/route/timeline.rules.ts'
import { tried } from '#domain/route/trial.rules.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './route.store.ts'

const findOwn = async (work: Work): Promise<Publication[]> =>
  (await store.list(work.tx)).map((row) => ({ ...row, content: RouteContent.nullable().parse(row.content) }))

/** Every route that stands on that day: the agency's own version where it has one, else the product's model. */
export const findRoutesInForce = async (work: Work, date: IsoDate): Promise<Route[]> =>
  inForceOn(date, modelRoutes, await findOwn(work))

export const listRoutes = read('route.list', async (work, _: Record<string, never>): Promise<RouteListed[]> => {
  const listed = byKey(modelRoutes, await findOwn(work)).map((said) => listedOf(said, work.today))
  return listed.filter((one) => one !== null)
})

/** What the product and the agency say under a key; nothing of either for one that nobody knows. */
async function saidOf(work: Work, key: string) {
  const said = byKey(modelRoutes, await findOwn(work)).find((one) => one.key === key)
  return said ?? { key, models: [], versions: [] }
}

async function detailOf(work: Work, key: string): Promise<RouteDetail> {
  const said = await saidOf(work, key)
  const listed = listedOf(said, work.today)
  if (!listed) throw new Problem('not_found')
  return {
    listed,
    model: said.models.find((one) => isInForce(one, work.today))?.content ?? null,
    history: historyOf(said),
    lastNumber: lastNumberOf(said.versions),
  }
}

export const showRoute = read('route.show', (work, { key }: { key: string }) => detailOf(work, key))

type Next = Pick<RoutePublication, 'key' | 'from' | 'lastNumber'> & { content: RouteContent | null }
async function insertNext(work: Work, { key, from, lastNumber, content }: Next): Promise<void> {
  const { agencyId, personId } = work.actor
  const id = work.newId()
  const number = lastNumber + 1
  const version = { id, agencyId, key, number, fromDate: from, content, publishedAt: work.now, publishedBy: personId }
  await store.insert(work.tx, version)
  work.record(id, { key, number, from })
}

/** From its day on it takes the place of what stood; events that were known before keep theirs. */
export const publishRoute = write('route.publish', async (work, publication: RoutePublication) => {
  checkPublication(publication, await saidOf(work, publication.key), work.today)
  await insertNext(work, publication)
  return detailOf(work, publication.key)
})

/** From that day the model stands again; where there is none, nothing does. */
export const withdrawRoute = write('route.withdraw', async (work, withdrawal: RouteWithdrawal) => {
  checkWithdrawal(withdrawal, await saidOf(work, withdrawal.key), work.today)
  await insertNext(work, { ...withdrawal, content: null })
  return { from: withdrawal.from }
})

/** Nothing is kept of what is tried out. */
export const tryOutRoutes = read('route.tryOut', async (work, { facts, knownAt, draft }: RouteTrial) => {
  const day = dayKnown(new Date(knownAt))
  const own = await findOwn(work)
  const draftRoute = draft && { id: work.newId(), key: draft.key, from: day, until: null, content: draft.content }
  const published = inForceOn(day, modelRoutes, own).filter(({ key }) => key !== draft?.key)
  return tried(
    { facts, knownAt },
    {
      routes: draftRoute ? [...published, draftRoute] : published,
      originOf: ({ id }) => (id === draftRoute?.id ? 'draft' : own.some((one) => one.id === id) ? 'own' : 'model'),
      calendar: officeCalendar,
    },
  )
})

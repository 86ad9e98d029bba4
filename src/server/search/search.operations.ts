import { may, type Operation } from '#domain/access.ts'
import { seesEveryUnit, unitsSeenBy } from '#domain/person/person.rules.ts'
import { excerptOf, termsOf } from '#domain/search/search.rules.ts'
import { type SearchAnswer, type SearchAsked, SearchKind } from '#domain/search/search.ts'
import { standingIn } from '#server/deputy/deputy.operations.ts'
import { read, type Work } from '#server/platform/work.ts'
import { findRoutesInForce } from '#server/route/route.operations.ts'
import * as store from './search.store.ts'

/** Of each kind as many as a person looks through. */
const most = 20

/** The units of this person and of those stood in for; null is all. */
async function unitsSeen(work: Work): Promise<string[] | null> {
  const seen = [work.actor, ...(await standingIn(work))].map(unitsSeenBy)
  return seen.includes('all') ? null : seen.flat()
}

/** Whoever sees the list of a kind may look for it; which of a kind, the store says. */
const lists = {
  clause: 'plan.list',
  evidence: 'assignment.list',
  deficiency: 'deficiency.list',
  incident: 'incident.list',
  followUpCase: 'followUpCase.list',
  meeting: 'meeting.list',
  resolution: 'resolution.show',
  officialDocument: 'officialDocument.list',
  outcomeReport: 'outcomeReport.show',
  inspectionPlan: 'inspectionPlan.list',
  exercise: 'exercise.list',
  checklist: 'checklist.list',
  route: 'route.list',
  contact: 'contact.list',
  point: 'point.list',
} satisfies Record<SearchKind, Operation>

type Filter = Omit<SearchAsked, 'words'>

/** Routes are the product's and the agency's; they belong to no unit, person, clause or day. */
async function routesWith(work: Work, terms: readonly string[], filter: Filter): Promise<store.Row[]> {
  if (Object.values(filter).some(Boolean)) return []
  return (await findRoutesInForce(work, work.today))
    .map(({ id, key, content: { title, firstSteps, followUp } }) => ({
      ...{ kind: 'route' as const, id, linkId: key, title, words: [title, firstSteps, followUp].join(' ') },
      ...{ unitName: null, personName: null, at: null },
    }))
    .filter(({ words }) => terms.every((term) => words.toLowerCase().includes(term)))
}

export const search = read('search.find', async (work, { words, ...filter }: SearchAsked): Promise<SearchAnswer> => {
  const terms = termsOf(words)
  const { personId, unitId, roles } = work.actor
  const found = await store.find(work.tx, {
    ...filter,
    kinds: SearchKind.options.filter((kind) => may(roles, lists[kind])),
    ...{ terms, units: await unitsSeen(work), today: work.today, most: most + 1 },
    reader: { personId, unitId, seesAll: seesEveryUnit(work.actor) },
  })
  const rows = [...found, ...(await routesWith(work, terms, filter))]
  const byKind = Object.values(Object.groupBy(rows, ({ kind }) => kind))
  return {
    items: byKind.flatMap((some) =>
      some.slice(0, most).map(({ words: text, ...found }) => ({ ...found, excerpt: excerptOf(text, terms) })),
    ),
    more: byKind.some((some) => some.length > most),
  }
})

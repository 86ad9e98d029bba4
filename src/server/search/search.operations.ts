import { unitsSeenBy } from '#domain/person/person.rules.ts'
import { excerptOf, termsOf } from '#domain/search/search.rules.ts'
import type { SearchAnswer, SearchAsked } from '#domain/search/search.ts'
import { standingIn } from '#server/deputy/deputy.operations.ts'
import { read, type Work } from '#server/platform/work.ts'
import * as store from './search.store.ts'

/** Of each kind as many as a person looks through. */
const most = 20

/** The units of this person and of those stood in for; null is all. */
async function unitsSeen(work: Work): Promise<string[] | null> {
  const seen = [work.actor, ...(await standingIn(work))].map(unitsSeenBy)
  return seen.includes('all') ? null : seen.flat()
}

export const search = read('search.find', async (work, { words, ...filter }: SearchAsked): Promise<SearchAnswer> => {
  const terms = termsOf(words)
  const units = await unitsSeen(work)
  const rows = await store.find(work.tx, { ...filter, terms, units, readerId: work.actor.personId, most: most + 1 })
  const byKind = Object.values(Object.groupBy(rows, ({ kind }) => kind))
  return {
    items: byKind.flatMap((some) =>
      some.slice(0, most).map(({ words: text, ...found }) => ({ ...found, excerpt: excerptOf(text, terms) })),
    ),
    more: byKind.some((some) => some.length > most),
  }
})

import { isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as store from './roster-feed.store.ts'

/** A feed is one's own, or that of the office, which ethics keeps. */
function ownerOf(work: Work, isOffice: boolean): string | null {
  if (!isOffice) return work.actor.personId
  if (!isEthics(work.actor)) throw new Problem('roster.not_keeper')
  return null
}

type NewFeed = { isOffice: boolean; tokenHash: Buffer }

/** The address before it leads nowhere from here on. */
export const makeFeed = write('rosterFeed.make', async (work, { isOffice, tokenHash }: NewFeed) => {
  const owner = ownerOf(work, isOffice)
  await store.revoke(work.tx, owner, work.now)
  const { agencyId, personId } = work.actor
  const id = work.newId()
  await store.insert(work.tx, { id, agencyId, personId: owner, tokenHash, madeBy: personId, madeAt: work.now })
  work.record(id, { isOffice })
  return {}
})

export const revokeFeed = write('rosterFeed.revoke', async (work, { isOffice }: { isOffice: boolean }) => {
  const owner = ownerOf(work, isOffice)
  await store.revoke(work.tx, owner, work.now)
  work.record(work.actor.personId, { isOffice })
  return {}
})

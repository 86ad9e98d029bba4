import { Problem } from '#domain/problem.ts'
import { checkWish } from '#domain/roster/roster.rules.ts'
import type { Wish, WishEntry } from '#domain/roster/wish.ts'
import { write } from '#server/platform/work.ts'
import * as store from './wish.store.ts'

export const noteWish = write('wish.note', async (work, entry: WishEntry): Promise<Wish> => {
  checkWish(work.actor, entry)
  const { agencyId, personId } = work.actor
  await store.insert(work.tx, { ...entry, agencyId, notedBy: personId, notedAt: work.now })
  // Why somebody cannot is nobody else's to read, in the audit either.
  work.record(entry.id, { personId: entry.personId, kind: entry.kind, from: entry.from, until: entry.until })
  return (await store.find(work.tx, entry.id))!
})

export const withdrawWish = write('wish.withdraw', async (work, { id }: { id: string }) => {
  const wish = await store.find(work.tx, id)
  if (!wish) throw new Problem('not_found')
  checkWish(work.actor, wish)
  await store.withdraw(work.tx, id, work.now)
  work.record(id)
  return { id }
})

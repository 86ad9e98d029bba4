import { Problem } from '#domain/problem.ts'
import { checkWish } from '#domain/roster/roster.rules.ts'
import type { Wish, WishEntry } from '#domain/roster/wish.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as store from './wish.store.ts'

/**
 * From here on a roster knows it. A capability that learns of an absence (who is abroad, say) notes it in the same way,
 * with `cannot` and the kind of its reason, within its own operation.
 */
async function note(work: Work, entry: WishEntry): Promise<Wish> {
  const { agencyId, personId } = work.actor
  await store.insert(work.tx, { ...entry, agencyId, notedBy: personId, notedAt: work.now })
  return (await store.find(work.tx, entry.id))!
}

export const noteWish = write('wish.note', async (work, entry: WishEntry): Promise<Wish> => {
  checkWish(work.actor, entry)
  const wish = await note(work, entry)
  // Why somebody cannot is nobody else's to read, in the audit either.
  work.record(entry.id, { personId: entry.personId, kind: entry.kind, from: entry.from, until: entry.until })
  return wish
})

export const withdrawWish = write('wish.withdraw', async (work, { id }: { id: string }) => {
  const wish = await store.find(work.tx, id)
  if (!wish) throw new Problem('not_found')
  checkWish(work.actor, wish)
  await store.withdraw(work.tx, id, work.now)
  work.record(id)
  return { id }
})

import type { OwnRoster } from '#domain/roster/roster.ts'
import { read } from '#server/platform/work.ts'
import * as bookings from './booking.store.ts'
import * as feeds from './roster-feed.store.ts'
import * as swaps from './swap.store.ts'
import * as wishes from './wish.store.ts'

export const showMine = read('roster.mine', async (work, _: Record<string, never>): Promise<OwnRoster> => {
  const { personId } = work.actor
  return {
    shifts: await bookings.listOwn(work.tx, personId, work.now),
    wishes: await wishes.listOf(work.tx, personId, work.today),
    swaps: await swaps.listOf(work.tx, personId),
    feedSince: (await feeds.findStanding(work.tx, personId))?.madeAt ?? null,
    officeFeedSince: (await feeds.findStanding(work.tx, null))?.madeAt ?? null,
  }
})

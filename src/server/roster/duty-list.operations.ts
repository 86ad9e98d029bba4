import { Problem } from '#domain/problem.ts'
import { seesTelephones } from '#domain/roster/roster.rules.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { write } from '#server/platform/work.ts'
import { factsOf, findRoster } from './roster-facts.ts'
import { viewOf } from './roster-view.ts'

/** With telephone numbers on it: for those who may call them, and each printing is on record. */
export const printDutyList = write('roster.print', async (work, { id }: { id: string }) => {
  const row = await findRoster(work, id)
  if (row.publishedAt === null) throw new Problem('roster.not_published')
  const facts = await factsOf(work, row)
  const onDuty = facts.bookings.map(({ personId }) => personId)
  if (!seesTelephones(work.actor, row.inChargeId, onDuty)) throw new Problem('roster.not_keeper')
  work.record(id)
  return { agency: await findAgency(work), roster: await viewOf(work, facts), madeAt: work.now.toISOString() }
})

import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import type { Tx } from '#server/platform/database.ts'

export const find = (tx: Tx, planId: string) =>
  tx
    .selectFrom('outcomeReport as r')
    .innerJoin('person as p', 'p.id', 'r.closedBy')
    .select(['r.content', 'r.hash', 'r.closedAt', 'p.name as closedByName'])
    .where('r.planId', '=', planId)
    .executeTakeFirst()

type Closed = {
  planId: string
  agencyId: string
  content: OutcomeReport
  hash: string
  closedBy: string
  closedAt: Date
}

export const insert = (tx: Tx, closed: Closed) =>
  tx
    .insertInto('outcomeReport')
    .values({ ...closed, content: JSON.stringify(closed.content) })
    .execute()

import type { IsoDate } from '#domain/calendar.ts'
import type { RouteContent } from '#domain/route/route.ts'
import type { Tx } from '#server/platform/database.ts'

/** What the agency itself published, oldest first. */
export const list = (tx: Tx) =>
  tx
    .selectFrom('routeVersion as version')
    .innerJoin('person', 'person.id', 'version.publishedBy')
    .select([
      'version.id',
      'version.key',
      'version.number',
      'version.fromDate',
      'version.content',
      'version.publishedAt',
      'person.name as publishedByName',
    ])
    .orderBy('version.key')
    .orderBy('version.number')
    .execute()

type NewVersion = {
  id: string
  agencyId: string
  key: string
  number: number
  fromDate: IsoDate
  /** Null: from that day the model stands again. */
  content: RouteContent | null
  publishedAt: Date
  publishedBy: string
}

export const insert = (tx: Tx, { content, ...version }: NewVersion) =>
  tx
    .insertInto('routeVersion')
    .values({ ...version, content: content && JSON.stringify(content) })
    .execute()

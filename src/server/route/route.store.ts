import type { Tx } from '#server/platform/database.ts'

/** What the agency itself published, oldest first. */
export const list = (tx: Tx) =>
  tx
    .selectFrom('routeVersion')
    .select(['id', 'key', 'number', 'fromDate', 'content'])
    .orderBy('key')
    .orderBy('number')
    .execute()

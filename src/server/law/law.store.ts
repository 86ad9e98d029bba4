import type { Tx } from '#server/platform/database.ts'

/** All that the agency ever said, oldest first. */
export const list = (tx: Tx) =>
  tx
    .selectFrom('lawEntry as entry')
    .innerJoin('person', 'person.id', 'entry.recordedBy')
    .select([
      'entry.key',
      'entry.number',
      'entry.content',
      'entry.fileId',
      'entry.recordedAt',
      'person.name as recordedByName',
    ])
    .orderBy('entry.key')
    .orderBy('entry.number')
    .execute()

type NewEntry = {
  id: string
  agencyId: string
  key: string
  number: number
  content: string | null
  fileId: string | null
  recordedAt: Date
  recordedBy: string
}

export const insert = (tx: Tx, entries: readonly NewEntry[]) =>
  tx
    .insertInto('lawEntry')
    .values([...entries])
    .execute()

import { sql } from 'kysely'
import type { Operation } from '#domain/access.ts'
import type { ReaderNamed, SealedCapacity, SealedReader, SealedShadow } from '#domain/sealed-matter/sealed-matter.ts'
import type { Tx } from '#server/platform/database.ts'

/** A shadow and how the one who asks stands to it, as far as the envelope need not be opened for that. */
export type Found = SealedShadow & { capacity: SealedCapacity | null; hasGlass: boolean }

const shadow = sql`
  matter.id, matter.number, matter.plan_id, matter.kinds, matter.flags, matter.cyber_severity, matter.content_outside,
  matter.occurred_at, matter.known_at, matter.reported_at, matter.closed_at, matter.version`

const seenBy = (personId: string, now: Date) => sql`
  select ${shadow}, reader.capacity, exists (
      select from sealed_glass as glass
      where glass.number = matter.number and glass.asked_by = ${personId} and glass.ends_at > ${now}
    ) as has_glass
  from sealed_matter as matter
  left join sealed_matter_reader as reader
    on reader.matter_id = matter.id and reader.person_id = ${personId} and reader.ended_at is null`

export async function find(tx: Tx, id: string, personId: string, now: Date): Promise<Found | undefined> {
  const { rows } = await sql<Found>`${seenBy(personId, now)} where matter.id = ${id}`.execute(tx)
  return rows[0]
}

const mostListed = 500

/** Those that the person is a reader of or looks at through a glass, the latest first. */
export async function listReadBy(tx: Tx, personId: string, now: Date): Promise<Found[]> {
  const { rows } = await sql<Found>`
    ${seenBy(personId, now)} where reader.capacity is not null or matter.number in (
      select number from sealed_glass where asked_by = ${personId} and ends_at > ${now})
    order by matter.reported_at desc, matter.id desc limit ${mostListed}`.execute(tx)
  return rows
}

export async function listOfPlan(tx: Tx, planId: string): Promise<SealedShadow[]> {
  const { rows } = await sql<SealedShadow>`
    select ${shadow} from sealed_matter as matter where matter.plan_id = ${planId} order by matter.id`.execute(tx)
  return rows
}

type NewMatter = Omit<SealedShadow, 'closedAt' | 'version'> & { agencyId: string; reportHash: Buffer }

/** False when this very report has been taken already. */
export async function insert(tx: Tx, matter: NewMatter): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('sealedMatter')
    .values(matter)
    .onConflict((conflict) => conflict.columns(['agencyId', 'reportHash']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const findReported = (tx: Tx, reportHash: Buffer) =>
  tx
    .selectFrom('sealedMatter')
    .select(['id', 'number', 'reportedAt'])
    .where('reportHash', '=', reportHash)
    .executeTakeFirstOrThrow()

/** False when somebody else wrote meanwhile. */
export async function advance(tx: Tx, id: string, version: number, closedAt?: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sealedMatter')
    .set({ version: version + 1, ...(closedAt && { closedAt }) })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type NewReader = Omit<ReaderNamed, 'id' | 'version'> & { id: string; agencyId: string; matterId: string; since: Date }
export const insertReaders = (tx: Tx, readers: NewReader[]) =>
  tx.insertInto('sealedMatterReader').values(readers).execute()

/** False when that person is none. */
export async function endReader(tx: Tx, matterId: string, personId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sealedMatterReader')
    .set({ endedAt: at })
    .where('matterId', '=', matterId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function listReaders(tx: Tx, matterId: string): Promise<SealedReader[]> {
  const { rows } = await sql<SealedReader>`
    select reader.person_id, person.name, reader.capacity, reader.since
    from sealed_matter_reader as reader
    join person on person.id = reader.person_id
    where reader.matter_id = ${matterId} and reader.ended_at is null
    order by reader.since, reader.id`.execute(tx)
  return rows
}

type NewEntry = { id: string; agencyId: string; matterId: string; enteredAt: Date; enteredBy: string | null }
export const insertEntry = (tx: Tx, entry: NewEntry) => tx.insertInto('sealedMatterEntry').values(entry).execute()

export type EntryRow = { id: string; enteredAt: string; enteredByName: string | null }
export async function listEntries(tx: Tx, matterId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select entry.id, entry.entered_at, person.name as entered_by_name
    from sealed_matter_entry as entry
    left join person on person.id = entry.entered_by
    where entry.matter_id = ${matterId}
    order by entry.id`.execute(tx)
  return rows
}

const mostReadings = 500

/** Out of the audit itself, the latest first. */
export async function listReadings(tx: Tx, matterId: string) {
  const { rows } = await sql<{ at: string; name: string; operation: Operation }>`
    select audit_entry.at, person.name, audit_entry.operation
    from audit_entry
    join person on person.id = audit_entry.person_id
    where audit_entry.subject_id = ${matterId}
    order by audit_entry.sequence desc limit ${mostReadings}`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { Holding, KeptChoice, KeptVersion } from '#domain/inspection/versions.ts'
import type { Tx } from '#server/platform/database.ts'

/** The latest first. */
export async function listHoldings(tx: Tx, inspectionId: string): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select holding.id, holding.person_id, taker.name as person_name, holding.taken_from,
      earlier.name as taken_from_name, holding.since, holding.seen_at
    from inspection_holding as holding
    join person as taker on taker.id = holding.person_id
    join person as earlier on earlier.id = holding.taken_from
    where holding.inspection_id = ${inspectionId}
    order by holding.since desc, holding.id desc`.execute(tx)
  return rows
}

type TakeOver = {
  id: string
  agencyId: string
  inspectionId: string
  version: number
  personId: string
  takenFrom: string
  since: Date
}

/** False when somebody else wrote meanwhile. */
export async function takeOver(tx: Tx, row: TakeOver): Promise<boolean> {
  const { rows } = await sql`
    with taken as (
      update inspection set held_by = ${row.personId}, ready_to_submit = false, version = version + 1
      where id = ${row.inspectionId} and version = ${row.version} and held_by = ${row.takenFrom}
      returning id
    )
    insert into inspection_holding (id, agency_id, inspection_id, person_id, taken_from, since)
    select ${row.id}, ${row.agencyId}, taken.id, ${row.personId}, ${row.takenFrom}, ${row.since}::timestamptz
    from taken returning id`.execute(tx)
  return rows.length === 1
}

/** What was taken over from this person is known to them. How many that were. */
export async function markSeen(tx: Tx, inspectionId: string, personId: string, at: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('inspectionHolding')
    .set({ seenAt: at })
    .where('inspectionId', '=', inspectionId)
    .where('takenFrom', '=', personId)
    .where('seenAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

const keptVersions = (tx: Tx) =>
  tx
    .selectFrom('inspectionKept as kept')
    .innerJoin('person as giver', 'giver.id', 'kept.personId')
    .leftJoin('person as settler', 'settler.id', 'kept.settledBy')
    .select([
      'kept.id',
      'kept.inspectionId',
      'kept.personId',
      'giver.name as personName',
      'kept.answers',
      'kept.baseVersion',
      'kept.claimedAt',
      'kept.keptAt',
      'kept.chosen',
      'kept.remark',
      'settler.name as settledByName',
      'kept.settledAt',
    ])

/** What waits to be looked at first, and among it the latest. */
export const listKept = (tx: Tx, inspectionId: string): Promise<KeptVersion[]> =>
  keptVersions(tx)
    .where('kept.inspectionId', '=', inspectionId)
    .orderBy(sql`kept.settled_at desc nulls first`)
    .orderBy('kept.keptAt', 'desc')
    .execute()

export const findKept = (tx: Tx, id: string) => keptVersions(tx).where('kept.id', '=', id).executeTakeFirst()

type NewKept = Pick<KeptVersion, 'id' | 'personId' | 'answers' | 'baseVersion' | 'claimedAt'> & {
  agencyId: string
  inspectionId: string
  keptAt: Date
}

export const insertKept = (tx: Tx, { answers, ...row }: NewKept) =>
  tx
    .insertInto('inspectionKept')
    .values({ ...row, answers: JSON.stringify(answers) })
    .execute()

type Settled = { id: string; chosen: KeptChoice; remark: string; settledBy: string; settledAt: Date }

/** False when somebody else settled it meanwhile. */
export async function settle(tx: Tx, { id, remark, ...settled }: Settled): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspectionKept')
    .set({ ...settled, remark: remark || null })
    .where('id', '=', id)
    .where('settledAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type Told = { id: string; title: string; unitName: string }

/** What somebody else has taken over from this person, and they do not know yet. */
export async function listTakenFrom(tx: Tx, personId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select distinct inspection.id, published.content ->> 'title' as title, unit.name as unit_name
    from inspection_holding as holding
    join inspection on inspection.id = holding.inspection_id
    join unit on unit.id = inspection.unit_id
    join checklist_version as published on published.id = inspection.checklist_version_id
    where holding.taken_from = ${personId} and holding.seen_at is null and inspection.held_by <> ${personId}
    order by inspection.id`.execute(tx)
  return rows
}

type Judge = { personId: string; headOf: string | null; isEthics: boolean }

/** Inspections beside which answers wait for this very person to choose. */
export async function listUnsettled(tx: Tx, { personId, headOf, isEthics }: Judge): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select distinct inspection.id, published.content ->> 'title' as title, unit.name as unit_name
    from inspection_kept as kept
    join inspection on inspection.id = kept.inspection_id
    join unit on unit.id = inspection.unit_id
    join checklist_version as published on published.id = inspection.checklist_version_id
    where kept.settled_at is null and case
      when inspection.status = 'draft' then inspection.held_by = ${personId}
      when inspection.origin = 'inspection' then ${isEthics}::boolean
      else inspection.unit_id = ${headOf}::uuid end
    order by inspection.id`.execute(tx)
  return rows
}

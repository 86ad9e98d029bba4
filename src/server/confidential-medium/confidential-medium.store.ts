import { sql } from 'kysely'
import type {
  DestructionMethod,
  Medium,
  MediumClass,
  MediumEvent,
  MediumEventKind,
  MediumKind,
  MediumState,
} from '#domain/confidential-medium/confidential-medium.ts'
import type { Tx } from '#server/platform/database.ts'

const media = sql`
  select medium.id, medium.number, medium.copy_number, medium.original_id, medium.code, medium.kind,
    medium.classification, medium.unit_id, unit.name as unit_name, medium.keeper_id, keeper.name as keeper_name,
    medium.point_id, point.name as point_name, medium.state, medium.registered_at, medium.version,
    case when asked.id is not null then jsonb_build_object('id', asked.id, 'method', asked.method,
      'askedBy', asked.asked_by, 'askedByName', asker.name,
      'askedAt', to_char(asked.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'witnessId', asked.witness_id, 'witnessName', witness.name) end as destruction
  from confidential_medium as medium
  join unit on unit.id = medium.unit_id
  join person as keeper on keeper.id = medium.keeper_id
  join point on point.id = medium.point_id
  left join media_destruction as asked
    on asked.medium_id = medium.id and asked.confirmed_at is null and asked.dropped_at is null
  left join person as asker on asker.id = asked.asked_by
  left join person as witness on witness.id = asked.witness_id`

/** More than any office has; a list is never without an end. */
const mostListed = 5000

export async function list(tx: Tx): Promise<Medium[]> {
  const { rows } = await sql<Medium>`
    ${media} order by unit.position, medium.number, medium.copy_number, medium.id limit ${mostListed}`.execute(tx)
  return rows
}

async function findBy(tx: Tx, column: 'id' | 'code', value: string): Promise<Medium | undefined> {
  const { rows } = await sql<Medium>`${media} where ${sql.ref(`medium.${column}`)} = ${value}`.execute(tx)
  return rows[0]
}
export const find = (tx: Tx, id: string) => findBy(tx, 'id', id)
export const findByCode = (tx: Tx, code: string) => findBy(tx, 'code', code)

/** Where this person is to have seen the destruction. */
export async function listToWitness(tx: Tx, personId: string): Promise<Medium[]> {
  const { rows } = await sql<Medium>`${media} where asked.witness_id = ${personId} order by asked.asked_at`.execute(tx)
  return rows
}

/** Whatever is done to one thing at once comes one after the other. */
export const lock = (tx: Tx, id: string) =>
  tx.selectFrom('confidentialMedium').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

type Row = {
  id: string
  agencyId: string
  number: string
  copyNumber: number
  originalId: string | null
  code: string
  kind: MediumKind
  classification: MediumClass
  unitId: string
  keeperId: string
  pointId: string
  registeredAt: Date
}
export const insert = (tx: Tx, row: Row) => tx.insertInto('confidentialMedium').values(row).execute()

type Changes = { keeperId?: string; pointId?: string; state?: MediumState }

/** The version counts on, so that whoever looked before is told. */
export const update = (tx: Tx, { id, version }: Pick<Medium, 'id' | 'version'>, changes: Changes) =>
  tx
    .updateTable('confidentialMedium')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .execute()

export async function listEvents(tx: Tx, mediumId: string): Promise<MediumEvent[]> {
  const { rows } = await sql<MediumEvent>`
    select event.id, event.kind, event.at, one.name as by_name, other.name as with_name, event.permit_id
    from medium_event as event
    join person as one on one.id = event.by_id
    left join person as other on other.id = event.with_id
    where event.medium_id = ${mediumId} order by event.at desc, event.id desc`.execute(tx)
  return rows
}

type EventRow = {
  id: string
  agencyId: string
  mediumId: string
  kind: MediumEventKind
  at: Date
  byId: string
  withId: string | null
  permitId: string | null
}
export const insertEvent = (tx: Tx, event: EventRow) => tx.insertInto('mediumEvent').values(event).execute()

type DestructionRow = {
  id: string
  agencyId: string
  mediumId: string
  method: DestructionMethod
  askedBy: string
  askedAt: Date
  witnessId: string
}
export const insertDestruction = (tx: Tx, row: DestructionRow) =>
  tx.insertInto('mediaDestruction').values(row).execute()

export const endDestruction = (tx: Tx, id: string, at: { confirmedAt: Date } | { droppedAt: Date }) =>
  tx.updateTable('mediaDestruction').set(at).where('id', '=', id).execute()

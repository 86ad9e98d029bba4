import { sql } from 'kysely'
import type { Draw, DrawSummary, DrawWitness, RankedEntry } from '#domain/draw/draw.ts'
import type { Tx } from '#server/platform/database.ts'

/** The newest first; of those that this person witnesses when `witness` is given. */
export async function list(tx: Tx, witness: string | null): Promise<DrawSummary[]> {
  const { rows } = await sql<DrawSummary>`
    select draw.id, draw.title, subject, count, jsonb_array_length(population) as size, drawer.name as drawn_by_name,
      listed_at, drawn_at
    from draw join person as drawer on drawer.id = draw.drawn_by
    where ${witness}::uuid is null
      or exists (select from draw_witness where draw_id = draw.id and person_id = ${witness}::uuid)
    order by draw.id desc`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<Draw | undefined> {
  const { rows } = await sql<Omit<Draw, 'witnesses'>>`
    select draw.id, draw.title, subject, population, population_hash, count, jsonb_array_length(population) as size,
      listed_at, draw.drawn_by, drawer.name as drawn_by_name, seed, seed_source, giver.name as seed_given_by_name,
      drawn_at, ranking, record_hash, version
    from draw
    join person as drawer on drawer.id = draw.drawn_by
    left join draw_witness as giver on giver.id = draw.seed_given_by
    where draw.id = ${id}`.execute(tx)
  return rows[0] && { ...rows[0], witnesses: await listWitnesses(tx, id) }
}

const listWitnesses = (tx: Tx, drawId: string): Promise<DrawWitness[]> =>
  tx
    .selectFrom('drawWitness')
    .select(['id', 'personId', 'name', 'confirmedAt'])
    .where('drawId', '=', drawId)
    .orderBy('id')
    .execute()

type NewDraw = Pick<Draw, 'id' | 'title' | 'subject' | 'population' | 'populationHash' | 'count' | 'drawnBy'> & {
  agencyId: string
  listedAt: Date
}

export const insert = (tx: Tx, { population, ...draw }: NewDraw) =>
  tx
    .insertInto('draw')
    .values({ ...draw, population: JSON.stringify(population) })
    .execute()

type NewWitness = {
  id: string
  agencyId: string
  drawId: string
  drawnBy: string
  personId: string | null
  name: string
}
export const insertWitnesses = (tx: Tx, witnesses: readonly NewWitness[]) =>
  tx
    .insertInto('drawWitness')
    .values([...witnesses])
    .execute()

type Drawn = {
  id: string
  version: number
  seed: string
  seedSource: 'witness' | 'server'
  seedGivenBy: string | null
  drawnAt: Date
  ranking: readonly RankedEntry[]
  recordHash: string
}

/** False when it was drawn meanwhile. */
export async function setDrawn(tx: Tx, { id, version, ranking, ...drawn }: Drawn): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('draw')
    .set({ ...drawn, ranking: JSON.stringify(ranking), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('drawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function confirm(tx: Tx, drawId: string, personId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('drawWitness')
    .set({ confirmedAt: at })
    .where('drawId', '=', drawId)
    .where('personId', '=', personId)
    .where('confirmedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Drawn, and this person has yet to confirm it. */
export const listToConfirm = (tx: Tx, personId: string) =>
  tx
    .selectFrom('drawWitness as witness')
    .innerJoin('draw', 'draw.id', 'witness.drawId')
    .select(['draw.id', 'draw.title'])
    .where('witness.personId', '=', personId)
    .where('witness.confirmedAt', 'is', null)
    .where('draw.drawnAt', 'is not', null)
    .orderBy('draw.id')
    .execute()

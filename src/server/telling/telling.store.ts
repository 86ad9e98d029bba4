import { sql } from 'kysely'
import type { TellingEvent, ToldThing } from '#domain/telling/telling.ts'
import type { Tx } from '#server/platform/database.ts'

type Opened = {
  id: string
  agencyId: string
  subjectId: string
  step: string
  event: TellingEvent
  link: string
  chain: string[]
  answerMinutes: number | null
  toldAt: Date
}

/** The telling of this subject and step: begun now, or the one that was begun before. */
export async function open(tx: Tx, telling: Opened): Promise<{ id: string; answerMinutes: number | null }> {
  const made = await tx
    .insertInto('telling')
    .values(telling)
    .onConflict((conflict) => conflict.columns(['agencyId', 'subjectId', 'step']).doNothing())
    .returning(['id', 'answerMinutes'])
    .executeTakeFirst()
  return (
    made ??
    tx
      .selectFrom('telling')
      .select(['id', 'answerMinutes'])
      .where('subjectId', '=', telling.subjectId)
      .where('step', '=', telling.step)
      .executeTakeFirstOrThrow()
  )
}

type Added = {
  agencyId: string
  tellingId: string
  people: readonly { id: string; personId: string }[]
  calledInFor: string | null
  toldAt: Date
}

/** Those whom this step had not told before. */
export async function addRecipients(tx: Tx, added: Added): Promise<{ id: string; personId: string }[]> {
  const { rows } = await sql<{ id: string; personId: string }>`
    insert into telling_recipient (id, agency_id, telling_id, person_id, called_in_for, told_at)
    select id, ${added.agencyId}::uuid, ${added.tellingId}::uuid, person_id, ${added.calledInFor}::uuid, ${added.toldAt}::timestamptz
    from unnest(${added.people.map(({ id }) => id)}::uuid[], ${added.people.map(({ personId }) => personId)}::uuid[])
      as given (id, person_id)
    on conflict (agency_id, telling_id, person_id) do nothing
    returning id, person_id`.execute(tx)
  return rows
}

const toldThings = (tx: Tx) =>
  tx
    .selectFrom('tellingRecipient as own')
    .innerJoin('telling', 'telling.id', 'own.tellingId')
    .leftJoin('tellingRecipient as silent', 'silent.id', 'own.calledInFor')
    .leftJoin('person as away', 'away.id', 'silent.personId')
    .select([
      'own.id',
      'telling.event',
      'telling.link',
      'own.toldAt',
      'own.readAt',
      'own.acknowledgedAt',
      'away.name as calledInFor',
      'telling.answerMinutes',
    ])

type Row = Omit<ToldThing, 'event' | 'answerBy'> & { event: string; answerMinutes: number | null }
const toldThing = ({ answerMinutes, ...row }: Row): ToldThing => ({
  ...row,
  event: row.event as TellingEvent,
  answerBy: answerMinutes === null ? null : new Date(Date.parse(row.toldAt) + answerMinutes * 60_000).toISOString(),
})

/** The newest first, so many of those that are older than `before`. */
export async function listToldTo(tx: Tx, personId: string, before: string | undefined, atMost: number) {
  const rows = await toldThings(tx)
    .where('own.personId', '=', personId)
    .$if(before !== undefined, (query) => query.where('own.id', '<', before!))
    .orderBy('own.id', 'desc')
    .limit(atMost)
    .execute()
  return rows.map(toldThing)
}

export async function findToldTo(tx: Tx, personId: string, id: string): Promise<ToldThing | undefined> {
  const row = await toldThings(tx).where('own.personId', '=', personId).where('own.id', '=', id).executeTakeFirst()
  return row && toldThing(row)
}

export async function countUnread(tx: Tx, personId: string): Promise<number> {
  const { unread } = await tx
    .selectFrom('tellingRecipient')
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return unread
}

/** What was marked before keeps its time. */
export const mark = (tx: Tx, id: string, what: 'readAt' | 'acknowledgedAt' | 'unansweredAt', at: Date) =>
  tx.updateTable('tellingRecipient').set(what, at).where('id', '=', id).where(what, 'is', null).execute()

export type Silent = { id: string; tellingId: string; personId: string; chain: string[]; answerMinutes: number | null }

/** Whoever has not answered; nobody when they, or one in whose place they were called in, did. */
export async function findSilent(tx: Tx, id: string): Promise<Silent | undefined> {
  const { rows } = await sql<Silent>`
    with recursive line as (
      select id, called_in_for, acknowledged_at from telling_recipient where id = ${id}
      union all
      select before.id, before.called_in_for, before.acknowledged_at
      from telling_recipient as before join line on before.id = line.called_in_for
    )
    select own.id, own.telling_id, own.person_id, telling.chain, telling.answer_minutes
    from telling_recipient as own join telling on telling.id = own.telling_id
    where own.id = ${id} and not exists (select from line where acknowledged_at is not null)
    for update of own`.execute(tx)
  return rows[0]
}

export async function listToldIn(tx: Tx, tellingId: string): Promise<string[]> {
  const rows = await tx.selectFrom('tellingRecipient').select('personId').where('tellingId', '=', tellingId).execute()
  return rows.map(({ personId }) => personId)
}

/** Of these people those who may still sign in, in the same order. */
export async function onlyPresent(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', personIds)
    .where('disabledAt', 'is', null)
    .execute()
  const present = new Set(rows.map(({ id }) => id))
  return personIds.filter((id) => present.has(id))
}

export async function listOrder(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('tellingOrder').select('personId').orderBy('position').execute()
  return rows.map(({ personId }) => personId)
}

export async function replaceOrder(tx: Tx, agencyId: string, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('tellingOrder').execute()
  if (personIds.length === 0) return
  const rows = personIds.map((personId, position) => ({ agencyId, personId, position }))
  await tx.insertInto('tellingOrder').values(rows).execute()
}

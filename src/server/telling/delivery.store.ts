import { sql } from 'kysely'
import type { Reach } from '#domain/telling/telling.rules.ts'
import type {
  AttemptReason,
  AttemptResult,
  Channel,
  DeadDelivery,
  DeliveryState,
  TellingEvent,
} from '#domain/telling/telling.ts'
import type { Database, Tx } from '#server/platform/database.ts'
import type { DueIn } from '#server/platform/system-work.ts'

/** How each of these people can be reached. */
export async function reachOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, Reach>> {
  const { rows } = await sql<Reach & { personId: string }>`
    select given.person_id, coalesce(mail, '') as mail, coalesce(telephone, '') as telephone,
      coalesce(channels, '{}') as channels,
      exists (select from push_subscription as place where place.person_id = given.person_id) as has_push
    from unnest(${personIds}::uuid[]) as given (person_id)
    left join person_channel on person_channel.person_id = given.person_id`.execute(tx)
  return new Map(rows.map(({ personId, ...reach }) => [personId, reach]))
}

type Begun = { id: string; recipientId: string; channel: Channel }

/** Due at once; a way that leads to this recipient already stays as it is. */
export const insert = (tx: Tx, agencyId: string, begun: readonly Begun[], at: Date) =>
  sql`
    insert into telling_delivery (id, agency_id, recipient_id, channel, next_at)
    select id, ${agencyId}::uuid, recipient_id, channel, ${at}::timestamptz
    from unnest(${begun.map(({ id }) => id)}::uuid[], ${begun.map(({ recipientId }) => recipientId)}::uuid[],
      ${begun.map(({ channel }) => channel)}::text[]) as given (id, recipient_id, channel)
    on conflict (agency_id, recipient_id, channel) do nothing`.execute(tx)

export type DueDelivery = DueIn & { id: string }

/** Across all agencies: only which deliveries, and whose. */
export const due = (database: Database, at: Date, atMost: number): Promise<DueDelivery[]> =>
  database.ask(
    `select id, agency_id as "agencyId", clock_offset_seconds as "clockOffsetSeconds" from due_deliveries($1, $2)`,
    [at, atMost],
  )

type Claim = { ids: readonly string[]; attemptIds: readonly string[]; at: Date; until: Date }

/**
 * Takes those of them that nobody has in hand, each with an attempt of its own. Until `until` no other process touches
 * them; after that the attempt counts as interrupted, and the delivery is due again.
 */
export async function claim(tx: Tx, { ids, attemptIds, at, until }: Claim): Promise<string[]> {
  const { rows } = await sql<{ attemptId: string }>`
    with taken as (
      select own.id, given.attempt_id from telling_delivery as own
      join unnest(${ids}::uuid[], ${attemptIds}::uuid[]) as given (id, attempt_id) using (id)
      where own.state = 'waiting' and own.next_at <= ${at}
      for update of own skip locked
    ), interrupted as (
      update telling_attempt set settled_at = ${at}, result = 'interrupted'
      where delivery_id in (select id from taken) and settled_at is null
    ), claimed as (
      update telling_delivery as own set next_at = ${until}, attempts = own.attempts + 1
      from taken where taken.id = own.id
      returning own.id, own.agency_id, own.attempts, taken.attempt_id
    )
    insert into telling_attempt (id, agency_id, delivery_id, number, begun_at)
    select attempt_id, agency_id, id, attempts, ${at} from claimed
    returning id as attempt_id`.execute(tx)
  return rows.map(({ attemptId }) => attemptId)
}

/** What is handed over, and to where. Nothing of what it is about is among it. */
export type Parcel = {
  /** Of the delivery: the message's own id in every attempt. */
  id: string
  attemptId: string
  attempt: number
  agencyId: string
  exercise: boolean
  channel: Channel
  event: TellingEvent
  link: string
  subjectId: string
  recipientId: string
  personId: string
  mail: string
  telephone: string
  pushPlaces: { id: string; endpoint: string }[]
}

export async function listParcels(tx: Tx, attemptIds: readonly string[]): Promise<Parcel[]> {
  const { rows } = await sql<Parcel>`
    select delivery.id, attempt.id as attempt_id, attempt.number as attempt, delivery.agency_id, agency.exercise,
      delivery.channel, telling.event, telling.link, telling.subject_id, told.id as recipient_id, told.person_id,
      coalesce(own.mail, '') as mail, coalesce(own.telephone, '') as telephone,
      coalesce((select json_agg(json_build_object('id', place.id, 'endpoint', place.endpoint))
        from push_subscription as place where place.person_id = told.person_id), '[]') as push_places
    from telling_attempt as attempt
    join telling_delivery as delivery on delivery.id = attempt.delivery_id
    join telling_recipient as told on told.id = delivery.recipient_id
    join telling on telling.id = told.telling_id
    join agency on agency.id = delivery.agency_id
    left join person_channel as own on own.person_id = told.person_id
    where attempt.id = any(${attemptIds}::uuid[])`.execute(tx)
  return rows
}

export type Settled = {
  id: string
  attemptId: string
  result: Exclude<AttemptResult, 'interrupted'>
  reason: AttemptReason | null
  state: DeliveryState
  /** When it is due again while it waits. */
  nextAt: Date
}

/** What became of attempts. One that came to its end after all, though it counted as interrupted, is believed. */
export const settle = (tx: Tx, settled: readonly Settled[], at: Date) =>
  sql`
    with given as (
      select * from unnest(${settled.map(({ id }) => id)}::uuid[], ${settled.map(({ attemptId }) => attemptId)}::uuid[],
        ${settled.map(({ result }) => result)}::text[], ${settled.map(({ reason }) => reason)}::text[],
        ${settled.map(({ state }) => state)}::text[], ${settled.map(({ nextAt }) => nextAt)}::timestamptz[])
        as given (id, attempt_id, result, reason, state, next_at)
    ), ended as (
      update telling_attempt set settled_at = ${at}, result = given.result, reason = given.reason
      from given where telling_attempt.id = given.attempt_id
        and (telling_attempt.result is null or telling_attempt.result = 'interrupted')
      returning telling_attempt.id
    )
    update telling_delivery as own set state = given.state, next_at = given.next_at
    from given where own.id = given.id and own.state = 'waiting'
      -- another process may have it in hand by now: only what is certain is taken over then
      and (given.state = 'delivered' or own.attempts = (select number from telling_attempt where id = given.attempt_id))`.execute(
    tx,
  )

/** The ways that were begun for this recipient, and whether one of them has arrived. */
export async function listWays(tx: Tx, recipientId: string): Promise<{ channel: Channel; state: string }[]> {
  const rows = await tx
    .selectFrom('tellingDelivery')
    .select(['channel', 'state'])
    .where('recipientId', '=', recipientId)
    .execute()
  return rows.map(({ channel, state }) => ({ channel: channel as Channel, state }))
}

export const listDead = (tx: Tx): Promise<DeadDelivery[]> =>
  sql<DeadDelivery>`
    select delivery.id, telling.id as telling_id, telling.event, person.name as person_name, delivery.channel,
      delivery.attempts, last.begun_at as last_at, last.reason
    from telling_delivery as delivery
    join telling_recipient as told on told.id = delivery.recipient_id
    join telling on telling.id = told.telling_id
    join person on person.id = told.person_id
    join telling_attempt as last on last.delivery_id = delivery.id and last.number = delivery.attempts
    where delivery.state = 'dead'
    order by delivery.id desc
    limit 200`
    .execute(tx)
    .then(({ rows }) => rows)

/** False when there is nothing dead under this id. */
export async function revive(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('tellingDelivery')
    .set({ state: 'waiting', nextAt: at })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const removePushPlace = (tx: Tx, id: string) => tx.deleteFrom('pushSubscription').where('id', '=', id).execute()

import { sql } from 'kysely'
import type { Delivery, TellingCourse, ToldPerson } from '#domain/telling/telling.ts'
import type { Tx } from '#server/platform/database.ts'

/** A telling with all that came of it; nothing when this person was not told in it. */
export async function findCourse(tx: Tx, id: string, personId: string): Promise<TellingCourse | undefined> {
  const telling = await tx
    .selectFrom('telling')
    .select(['id', 'subjectId', 'step', 'event', 'link', 'toldAt', 'answerMinutes'])
    .where('id', '=', (query) =>
      query
        .selectFrom('tellingRecipient')
        .select('tellingId')
        .where('tellingRecipient.id', '=', id)
        .where('personId', '=', personId),
    )
    .executeTakeFirst()
  return telling && { ...(telling as Omit<TellingCourse, 'people'>), people: await listPeople(tx, telling.id) }
}

async function listPeople(tx: Tx, tellingId: string): Promise<ToldPerson[]> {
  const { rows } = await sql<Omit<ToldPerson, 'deliveries'> & { deliveries: Delivery[] | null }>`
    select told.id, person.name as person_name, person.title as person_title, away.name as called_in_for_name,
      told.told_at, told.read_at, told.acknowledged_at, told.unanswered_at
    from telling_recipient as told
    join person on person.id = told.person_id
    left join telling_recipient as silent on silent.id = told.called_in_for
    left join person as away on away.id = silent.person_id
    where told.telling_id = ${tellingId}
    order by told.id
    limit 500`.execute(tx)
  const deliveries = await listDeliveries(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    deliveries: deliveries
      .filter(({ recipientId }) => recipientId === row.id)
      .map(({ recipientId: _, ...rest }) => rest),
  }))
}

type Listed = Delivery & { recipientId: string }

async function listDeliveries(tx: Tx, recipientIds: string[]): Promise<Listed[]> {
  if (recipientIds.length === 0) return []
  const deliveries = await tx
    .selectFrom('tellingDelivery')
    .select(['id', 'recipientId', 'channel', 'state', 'nextAt'])
    .where('recipientId', 'in', recipientIds)
    .orderBy('id')
    .execute()
  const attempts = await tx
    .selectFrom('tellingAttempt')
    .innerJoin('tellingDelivery', 'tellingDelivery.id', 'tellingAttempt.deliveryId')
    .select(['deliveryId', 'number', 'begunAt', 'settledAt', 'result', 'reason'])
    .where('recipientId', 'in', recipientIds)
    .orderBy('number')
    .execute()
  return deliveries.map((delivery) => ({
    ...(delivery as Omit<Listed, 'attempts'>),
    attempts: attempts
      .filter(({ deliveryId }) => deliveryId === delivery.id)
      .map(({ deliveryId: _, ...attempt }) => attempt as Delivery['attempts'][number]),
  }))
}

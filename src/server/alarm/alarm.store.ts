import { sql } from 'kysely'
import type { AlarmKind } from '#domain/alarm/alarm.ts'
import type { Database, Tx } from '#server/platform/database.ts'
import type { DueIn } from '#server/platform/system-work.ts'

type AlarmSet = { id: string; subjectId: string; dueAt: Date }

/** Set for the first time, or moved. */
export const put = (tx: Tx, agencyId: string, kind: AlarmKind, alarms: readonly AlarmSet[]) =>
  sql`
    insert into alarm (id, agency_id, kind, subject_id, due_at, rings_at)
    select given.id, agency.id, ${kind}, given.subject_id, given.due_at,
      given.due_at - agency.clock_offset_seconds * interval '1 second'
    from unnest(${alarms.map(({ id }) => id)}::uuid[], ${alarms.map(({ subjectId }) => subjectId)}::uuid[],
      ${alarms.map(({ dueAt }) => dueAt)}::timestamptz[]) as given (id, subject_id, due_at), agency
    where agency.id = ${agencyId}
    on conflict (agency_id, kind, subject_id) where fired_at is null
      do update set due_at = excluded.due_at, rings_at = excluded.rings_at, failures = 0, failure = null`.execute(tx)

export const remove = (tx: Tx, kind: AlarmKind, subjectIds: readonly string[]) =>
  tx
    .deleteFrom('alarm')
    .where('kind', '=', kind)
    .where('subjectId', 'in', subjectIds)
    .where('firedAt', 'is', null)
    .execute()

export type DueAlarm = DueIn & { id: string }

/** Across all agencies: only which alarms, and whose. */
export const due = (database: Database, at: Date, atMost: number): Promise<DueAlarm[]> =>
  database.ask(
    `select id, agency_id as "agencyId", clock_offset_seconds as "clockOffsetSeconds" from due_alarms($1, $2)`,
    [at, atMost],
  )

type Ringing = { kind: AlarmKind; subjectId: string; dueAt: string }

/** Marks it as fired; nothing when another process has it in hand, or it was moved, dropped or fired meanwhile. */
export async function take(tx: Tx, id: string, at: Date): Promise<Ringing | undefined> {
  const { rows } = await sql<Ringing>`
    update alarm set fired_at = ${at}
    where id = (select id from alarm where id = ${id} and fired_at is null and rings_at <= ${at} for update skip locked)
    returning kind, subject_id, due_at`.execute(tx)
  return rows[0]
}

type Postponed = { kind: string; subjectId: string; failures: number }

/** Counts the failure; `ringsAt` says from the count when it rings again. */
export async function postpone(
  tx: Tx,
  id: string,
  failure: string,
  ringsAt: (failures: number) => Date,
): Promise<Postponed | undefined> {
  const alarm = await tx
    .selectFrom('alarm')
    .select(['kind', 'subjectId', 'failures'])
    .where('id', '=', id)
    .where('firedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!alarm) return undefined
  const failures = alarm.failures + 1
  await tx
    .updateTable('alarm')
    .set({ failures, failure, ringsAt: ringsAt(failures) })
    .where('id', '=', id)
    .execute()
  return { ...alarm, failures }
}

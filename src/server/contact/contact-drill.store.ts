import { sql } from 'kysely'
import type { ContactDrill, ContactDrillEntry, ContactDrillSummary } from '#domain/contact/contact-drill.ts'
import type { Tx } from '#server/platform/database.ts'

/** The newest first; of one plan when it is given. */
export async function list(tx: Tx, { id, planId }: { id?: string; planId?: string }): Promise<ContactDrillSummary[]> {
  const { rows } = await sql<ContactDrillSummary>`
    select drill.id, drill.plan_id, plan.title as plan_title, starter.name as started_by_name, drill.started_at,
      ender.name as ended_by_name, drill.ended_at, tally.size, tally.answered
    from contact_drill as drill
    join plan on plan.id = drill.plan_id
    join person as starter on starter.id = drill.started_by
    left join person as ender on ender.id = drill.ended_by
    join lateral (
      select count(*) as size, count(*) filter (where exists (
        select from contact_call
        where drill_id = entry.drill_id and contact_id = entry.contact_id and outcome = 'answered'
      )) as answered
      from contact_drill_entry as entry where entry.drill_id = drill.id
    ) as tally on true
    where (${id ?? null}::uuid is null or drill.id = ${id ?? null})
      and (${planId ?? null}::uuid is null or drill.plan_id = ${planId ?? null})
    order by drill.id desc
    limit 200`.execute(tx)
  return rows
}

type Kept = Pick<ContactDrill, 'assignmentId'> & { result: ContactDrillEntry[] | null }

/** What was kept when it ended, and what it was shown for. */
export async function findKept(tx: Tx, id: string): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select result, (select assignment_id from evidence where contact_drill_id = drill.id) as assignment_id
    from contact_drill as drill where id = ${id}`.execute(tx)
  return rows[0]!
}

/** Taken before a call is added or the drill ends. */
export const lock = (tx: Tx, id: string) =>
  tx.selectFrom('contactDrill').select(['planId', 'endedAt']).where('id', '=', id).forUpdate().executeTakeFirst()

type NewDrill = { id: string; agencyId: string; planId: string; startedBy: string; startedAt: Date }

export async function insert(tx: Tx, drill: NewDrill, contactIds: readonly string[]): Promise<void> {
  await tx.insertInto('contactDrill').values(drill).execute()
  const { id: drillId, agencyId } = drill
  const entries = contactIds.map((contactId) => ({ agencyId, drillId, contactId }))
  await tx.insertInto('contactDrillEntry').values(entries).execute()
}

type Ending = { endedBy: string; endedAt: Date; result: readonly ContactDrillEntry[] }
export const end = (tx: Tx, id: string, { result, ...ending }: Ending) =>
  tx
    .updateTable('contactDrill')
    .set({ ...ending, result: JSON.stringify(result) })
    .where('id', '=', id)
    .execute()

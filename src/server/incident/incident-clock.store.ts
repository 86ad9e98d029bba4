import { sql } from 'kysely'
import type { ClockChanges } from '#domain/incident/clock-book.rules.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import type { Tx } from '#server/platform/database.ts'

/** Every clock that an event ever had, the first due first. */
export async function listClocks(tx: Tx, incidentId: string): Promise<IncidentClock[]> {
  const { rows } = await sql<IncidentClock>`
    select id, route_id, route_key, position, step, authority, start_event as "from", within, repeat_until, basis, round,
      started_at, due_at, met_at, met_by, ended_at, superseded_at, superseded_by
    from incident_clock
    where incident_id = ${incidentId}
    order by due_at, route_key, position, authority, round, id`.execute(tx)
  return rows
}

/** The event of a clock that nothing has met, superseded or ended. */
export async function findRunning(
  tx: Tx,
  id: string,
): Promise<{ incidentId: string; unitId: string | null } | undefined> {
  const { rows } = await sql<{ incidentId: string; unitId: string | null }>`
    select incident.id as incident_id, incident.unit_id
    from incident_clock as clock join incident on incident.id = clock.incident_id
    where clock.id = ${id} and met_at is null and superseded_at is null and ended_at is null`.execute(tx)
  return rows[0]
}

type Writing = { agencyId: string; incidentId: string; at: Date; entryId: string; newId: () => string }

export async function writeChanges(tx: Tx, changes: ClockChanges, writing: Writing): Promise<void> {
  const { agencyId, incidentId, at, entryId, newId } = writing
  if (changes.superseded.length > 0)
    await tx
      .updateTable('incidentClock')
      .set({ supersededAt: at, supersededBy: entryId })
      .where(
        'id',
        'in',
        changes.superseded.map(({ id }) => id),
      )
      .execute()
  for (const { clock, now } of changes.settled)
    await tx
      .updateTable('incidentClock')
      .set({ metAt: now.metAt, metBy: now.metBy, endedAt: now.endedAt })
      .where('id', '=', clock.id)
      .execute()
  if (changes.begun.length > 0)
    await tx
      .insertInto('incidentClock')
      .values(
        changes.begun.map(({ from, within, basis, ...clock }) => ({
          ...clock,
          ...{ id: newId(), agencyId, incidentId, startEvent: from },
          ...{ within: JSON.stringify(within), basis: JSON.stringify(basis) },
        })),
      )
      .execute()
}

import { sql } from 'kysely'
import type { NoticeRecord } from '#domain/incident/incident.ts'
import type { IncidentEntry } from '#domain/incident/incident-entry.ts'
import type { Tx } from '#server/platform/database.ts'

/** Everything that was written about an event, in the order of writing. */
export async function listEntries(tx: Tx, incidentId: string): Promise<IncidentEntry[]> {
  const { rows } = await sql<IncidentEntry>`
    select entry.id, kind, at, recorded_at, person.name as by_name, text, detail, corrects,
      coalesce(kept.files, '[]') as files
    from incident_entry as entry
    join person on person.id = recorded_by
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'mediaType', media_type, 'size', size,
        'sha256', sha256) order by added_at, file.id) as files
      from incident_entry_file join file on file.id = file_id where entry_id = entry.id
    ) as kept on true
    where incident_id = ${incidentId}
    order by position`.execute(tx)
  return rows
}

export type NewEntry = Pick<IncidentEntry, 'id' | 'kind' | 'at' | 'text' | 'detail' | 'corrects'> & {
  agencyId: string
  incidentId: string
  recordedAt: Date
  recordedBy: string
  fileIds: readonly string[]
}

export async function insertEntry(tx: Tx, { fileIds, detail, ...entry }: NewEntry): Promise<void> {
  await tx
    .insertInto('incidentEntry')
    .values((eb) => ({
      ...entry,
      detail: JSON.stringify(detail),
      position: eb
        .selectFrom('incidentEntry')
        .where('incidentId', '=', entry.incidentId)
        .select((last) => last(last.fn.coalesce(last.fn.max('position'), last.lit(0)), '+', 1).as('next')),
    }))
    .execute()
  if (fileIds.length === 0) return
  await tx
    .insertInto('incidentEntryFile')
    .values(fileIds.map((fileId) => ({ agencyId: entry.agencyId, entryId: entry.id, fileId })))
    .execute()
}

type NewNotice = NoticeRecord & { agencyId: string; toldBy: string }
export const insertNotice = (tx: Tx, { id, noticeId, ...notice }: NewNotice) =>
  tx
    .insertInto('notice')
    .values({ id: noticeId, incidentId: id, ...notice })
    .execute()

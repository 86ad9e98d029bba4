import { sql } from 'kysely'
import type { DatePeriod } from '#domain/date.ts'
import type { Counting } from '#domain/standing-duty/standing-duty.rules.ts'
import type { Shown, StandingDutyContent, StandingDutyRecord } from '#domain/standing-duty/standing-duty.ts'
import type { Tx } from '#server/platform/database.ts'

export type Version = { id: string; number: number; content: StandingDutyContent }

/** The newest version of each duty that the agency changed or added. */
export async function listVersions(tx: Tx): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select distinct on (duty_id) duty_id as id, number, content from standing_duty_version
    order by duty_id, number desc`.execute(tx)
  return rows
}

type NewVersion = { id: string; dutyId: string; number: number; agencyId: string; changedBy: string; changedAt: Date }
export const insertVersion = (tx: Tx, version: NewVersion, content: StandingDutyContent) =>
  tx
    .insertInto('standingDutyVersion')
    .values({ ...version, content: JSON.stringify(content) })
    .execute()

type NewRecord = Omit<StandingDutyRecord, 'recordId'> & { agencyId: string; recordedBy: string; recordedAt: Date }
export const insertRecord = (tx: Tx, recordId: string, { id: dutyId, ...record }: NewRecord) =>
  tx
    .insertInto('standingDutyRecord')
    .values({ ...record, id: recordId, dutyId })
    .execute()

/** What was recorded for windows that begin in these days. */
export async function listRecords(tx: Tx, { start, end }: DatePeriod): Promise<Counting[]> {
  const { rows } = await sql<Omit<Shown, 'kind'> & { dutyId: string; day: string }>`
    select record.id, record.duty_id, record.window_start as day, record.done_on as on, record.note as title,
      record.file_id, person.name as by_name
    from standing_duty_record as record
    join person on person.id = record.recorded_by
    where record.window_start between ${start} and ${end}
    order by record.done_on, record.id`.execute(tx)
  return rows.map(({ dutyId, day, ...shown }) => ({ dutyId, day, shown: { kind: 'record', ...shown } }))
}

/** Since when the agency is asked for what recurs. */
export async function findSince(tx: Tx): Promise<string> {
  const { standingDutiesSince } = await tx.selectFrom('agency').select('standingDutiesSince').executeTakeFirstOrThrow()
  return standingDutiesSince
}

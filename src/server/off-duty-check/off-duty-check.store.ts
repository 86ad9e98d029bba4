import { sql } from 'kysely'
import type { DatePeriod } from '#domain/date.ts'
import type {
  OffDutyAnswer,
  OffDutyClosing,
  OffDutyEntry,
  OffDutyExemption,
  OffDutyExemptionEntry,
  OffDutyNote,
} from '#domain/off-duty-check/off-duty-check.ts'
import type { Tx } from '#server/platform/database.ts'

const closings = sql`
  select closing.id, closing.point_id, closing.date, closing.turn, closing.answers, closing.closed_at,
    closing.received_at, closing.closed_by, closer.name as closed_by_name, noted.notes
  from off_duty_closing as closing
  join person as closer on closer.id = closing.closed_by
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('kind', note.kind, 'text', note.text, 'byName', writer.name,
      'at', to_char(note.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by note.written_at, note.id), '[]')
      as notes
    from off_duty_note as note join person as writer on writer.id = note.written_by
    where note.agency_id = closing.agency_id and note.closing_id = closing.id
  ) as noted`

/** Of a period, the oldest first. */
export async function listClosings(tx: Tx, { start, end }: DatePeriod): Promise<OffDutyClosing[]> {
  const { rows } = await sql<OffDutyClosing>`
    ${closings} where closing.date between ${start} and ${end} order by closing.date, closing.turn`.execute(tx)
  return rows
}

export async function findClosing(tx: Tx, id: string): Promise<OffDutyClosing | undefined> {
  const { rows } = await sql<OffDutyClosing>`${closings} where closing.id = ${id}`.execute(tx)
  return rows[0]
}

/** How a room was left last on a day. */
export async function findLatest(tx: Tx, pointId: string, date: string): Promise<OffDutyClosing | undefined> {
  const { rows } = await sql<OffDutyClosing>`
    ${closings} where closing.date = ${date} and closing.point_id = ${pointId}
    order by closing.turn desc limit 1`.execute(tx)
  return rows[0]
}

type NewClosing = Omit<OffDutyEntry, 'answers'> & {
  agencyId: string
  turn: number
  answers: readonly OffDutyAnswer[]
  receivedAt: Date
  closedAt: Date
  closedBy: string
}

/** False when somebody else was first. */
export async function insertClosing(tx: Tx, { answers, ...closing }: NewClosing): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('offDutyClosing')
    .values({ ...closing, answers: JSON.stringify(answers) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  const fileIds = new Set(answers.flatMap((answer) => answer.fileIds))
  const rows = [...fileIds].map((fileId) => ({ agencyId: closing.agencyId, closingId: closing.id, fileId }))
  if (rows.length > 0) await tx.insertInto('offDutyClosingFile').values(rows).execute()
  return true
}

type NewNote = Pick<OffDutyNote, 'kind' | 'text'> & {
  id: string
  agencyId: string
  closingId: string
  writtenBy: string
  writtenAt: Date
}
export const insertNote = (tx: Tx, note: NewNote) => tx.insertInto('offDutyNote').values(note).execute()

type NewExemption = OffDutyExemptionEntry & { agencyId: string; exemptedBy: string; exemptedAt: Date }
export const insertExemption = (tx: Tx, exemption: NewExemption) =>
  tx.insertInto('offDutyExemption').values(exemption).execute()

export async function listExemptions(tx: Tx, { start, end }: DatePeriod): Promise<OffDutyExemption[]> {
  const { rows } = await sql<OffDutyExemption>`
    select point_id, date, reason, person.name as by_name
    from off_duty_exemption join person on person.id = exempted_by
    where date between ${start} and ${end} order by date, point_id`.execute(tx)
  return rows
}

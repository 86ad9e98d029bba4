import { sql } from 'kysely'
import type { Operation } from '#domain/access.ts'
import type { Attendance, Invitee, MeetingPaper } from '#domain/meeting/meeting.ts'
import type { Tx } from '#server/platform/database.ts'

/** Names of those without an account stand in the content. */
export type InviteeRow = Omit<Attendance, 'name' | 'isObserver'>

export const listInvitees = (tx: Tx, meetingId: string): Promise<InviteeRow[]> =>
  tx
    .selectFrom('meetingInvitee')
    .select(['id', 'personId', 'unitId', 'cameAt', 'cameId', 'cameName'])
    .where('meetingId', '=', meetingId)
    .orderBy('id')
    .execute()

/** Before it begins nobody has come. */
export async function replaceInvitees(tx: Tx, agencyId: string, meetingId: string, invitees: readonly Invitee[]) {
  await tx.deleteFrom('meetingInvitee').where('meetingId', '=', meetingId).execute()
  await tx
    .insertInto('meetingInvitee')
    .values(invitees.map(({ id, personId, unitId }) => ({ id, agencyId, meetingId, personId, unitId })))
    .execute()
}

type Coming = { cameAt: Date | null; cameId: string | null; cameName: string }

export const setCame = (tx: Tx, meetingId: string, inviteeId: string, coming: Coming) =>
  tx.updateTable('meetingInvitee').set(coming).where('meetingId', '=', meetingId).where('id', '=', inviteeId).execute()

export type PaperRow = Omit<MeetingPaper, 'loss'> & { lossExplainedAt: string | null }

export const listPapers = (tx: Tx, meetingId: string): Promise<PaperRow[]> =>
  tx
    .selectFrom('meetingPaper')
    .select(['id', 'number', 'inviteeId', 'givenAt', 'returnedAt', 'lossExplainedAt'])
    .where('meetingId', '=', meetingId)
    .orderBy('number')
    .execute()

type NewPaper = { id: string; agencyId: string; meetingId: string; number: number; inviteeId: string; givenAt: Date }
export const insertPaper = (tx: Tx, paper: NewPaper) => tx.insertInto('meetingPaper').values(paper).execute()

export const settlePaper = (tx: Tx, id: string, how: { returnedAt: Date } | { lossExplainedAt: Date }) =>
  tx.updateTable('meetingPaper').set(how).where('id', '=', id).execute()

export type SupplementRow = {
  id: string
  number: number
  reason: string | null
  text: string | null
  at: string
  byName: string
}

export async function listSupplements(tx: Tx, meetingId: string): Promise<SupplementRow[]> {
  const { rows } = await sql<SupplementRow>`
    select supplement.id, number, reason, text, at, person.name as by_name
    from meeting_supplement as supplement join person on person.id = by
    where meeting_id = ${meetingId} order by number`.execute(tx)
  return rows
}

type NewSupplement = Omit<SupplementRow, 'at' | 'byName'> & {
  agencyId: string
  meetingId: string
  isConfidential: boolean
  at: Date
  by: string
}
export const insertSupplement = (tx: Tx, supplement: NewSupplement) =>
  tx.insertInto('meetingSupplement').values(supplement).execute()

const mostReadings = 200

/** Who opened it or took its papers, the latest first. */
export async function listReadings(tx: Tx, meetingId: string) {
  const operations: Operation[] = ['meeting.openConfidential', 'meeting.download']
  const { rows } = await sql<{ at: string; personName: string }>`
    select audit_entry.at, person.name as person_name
    from audit_entry join person on person.id = audit_entry.person_id
    where audit_entry.subject_id = ${meetingId} and audit_entry.operation = any(${operations})
    order by audit_entry.sequence desc limit ${mostReadings}`.execute(tx)
  return rows
}

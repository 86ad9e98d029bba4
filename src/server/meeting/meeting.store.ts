import { type RawBuilder, sql } from 'kysely'
import type { Meeting, MeetingContent, MeetingCounts, MeetingKind } from '#domain/meeting/meeting.ts'
import type { Tx } from '#server/platform/database.ts'

/** Outside the envelope; the content of one that is not confidential lies beside it. */
export type MeetingRow = Omit<Meeting, 'title' | 'status' | 'content'> & { stored: MeetingContent | null }

const meetings = sql`
  select meeting.id, meeting.kind, meeting_kind.name as kind_name, meeting.is_confidential, meeting.plan_id,
    plan.title as plan_title, meeting.starts_at, meeting.ends_at, meeting.chair_id, chair.name as chair_name,
    meeting.recorder_id, recorder.name as recorder_name, meeting.sequence, meeting.code, meeting.begun_at,
    meeting.class_said_at_start, meeting.class_said_at_end, meeting.ended_at, meeting.closed_at, meeting.return_remark,
    meeting.cancelled_at, meeting.change_reason, meeting.hash, meeting.signed_at, meeting.version, meeting.content as stored
  from meeting
  join person as chair on chair.id = chair_id
  join person as recorder on recorder.id = recorder_id
  left join meeting_kind on meeting_kind.id::text = meeting.kind
  left join plan on plan.id = meeting.plan_id`

export async function find(tx: Tx, id: string): Promise<MeetingRow | undefined> {
  const { rows } = await sql<MeetingRow>`${meetings} where meeting.id = ${id}`.execute(tx)
  return rows[0]
}

/** Of two who write at once the second waits for the first, and then sees what it did. */
export const lock = (tx: Tx, id: string) =>
  tx.selectFrom('meeting').select('id').where('id', '=', id).forUpdate().execute()

export async function findRunning(tx: Tx, code: string): Promise<MeetingRow | undefined> {
  const { rows } = await sql<MeetingRow>`
    ${meetings} where meeting.code = ${code} and begun_at is not null and ended_at is null`.execute(tx)
  return rows[0]
}

export type Reader = { personId: string; unitId: string | null; isEthics: boolean; isHead: boolean }

/** The rule of who may read one, as a condition. */
const readBy = ({ personId, unitId, isEthics, isHead }: Reader): RawBuilder<unknown> => sql`
  (${isEthics} or chair_id = ${personId} or recorder_id = ${personId}
    or (${isHead} and not meeting.is_confidential)
    or exists (
      select from meeting_invitee as invited where invited.meeting_id = meeting.id
        and (invited.person_id = ${personId} or invited.came_id = ${personId}
          or (invited.unit_id = ${unitId}::uuid and not meeting.is_confidential))))`

const mostListed = 300

/** The latest first. */
export async function list(tx: Tx, reader: Reader): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    ${meetings} where ${readBy(reader)} order by starts_at desc, meeting.id desc limit ${mostListed}`.execute(tx)
  return rows
}

export async function listOfPlan(tx: Tx, planId: string, reader: Reader): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    ${meetings} where meeting.plan_id = ${planId} and ${readBy(reader)} order by starts_at, meeting.id`.execute(tx)
  return rows
}

/** Whoever asks: what a figure counts; who may read one of them is asked when it is opened. */
export const listHeldUnder = (tx: Tx, planId: string) =>
  tx
    .selectFrom('meeting')
    .select('id')
    .where('planId', '=', planId)
    .where('endedAt', 'is not', null)
    .orderBy('id')
    .execute()

/** Whoever asks: figures tell of no single one. */
export async function countOfPlan(tx: Tx, planId: string): Promise<MeetingCounts> {
  const { rows } = await sql<MeetingCounts>`
    with held as (select id, proposals from meeting where plan_id = ${planId} and ended_at is not null),
    decided as (
      select resolution.id, (
        select kind from meeting_resolution_step as step where step.resolution_id = resolution.id
        order by position desc limit 1) as kind
      from meeting_resolution as resolution join held on held.id = meeting_id
    )
    select (select count(*) from held)::int as held,
      (select count(*) from meeting_invitee join held on held.id = meeting_id where came_at is not null)::int as attendees,
      (select coalesce(sum(proposals), 0) from held)::int as proposals,
      (select count(*) from decided)::int as resolutions,
      (select count(*) from decided where kind = 'done')::int as done,
      (select count(*) from decided where kind = 'carried')::int as carried`.execute(tx)
  return rows[0]!
}

/** When the latest one of the kind was held. */
export async function findLastHeld(tx: Tx, kind: string): Promise<string | undefined> {
  const { rows } = await sql<{ begunAt: string }>`
    select begun_at from meeting where kind = ${kind} and begun_at is not null order by begun_at desc limit 1`.execute(
    tx,
  )
  return rows[0]?.begunAt
}

type NewMeeting = Pick<
  MeetingRow,
  'id' | 'kind' | 'isConfidential' | 'planId' | 'startsAt' | 'endsAt' | 'chairId' | 'recorderId'
> & { agencyId: string; content: MeetingContent | null }

const asJson = (content: MeetingContent | null) => (content === null ? null : JSON.stringify(content))

export const insert = (tx: Tx, { content, ...meeting }: NewMeeting) =>
  tx
    .insertInto('meeting')
    .values({ ...meeting, content: asJson(content) })
    .execute()

export type Changes = Partial<
  Pick<
    MeetingRow,
    'planId' | 'startsAt' | 'endsAt' | 'chairId' | 'recorderId' | 'sequence' | 'code' | 'returnRemark' | 'changeReason'
  >
> & {
  cancelledAt?: Date
  content?: MeetingContent | null
  begunAt?: Date
  classSaidAtStart?: Date
  classSaidAtEnd?: Date
  endedAt?: Date
  closedAt?: Date | null
  hash?: string | null
  signedAt?: Date
  proposals?: number
}

/** False when somebody else wrote meanwhile. */
export async function update(
  tx: Tx,
  { id, version }: Pick<MeetingRow, 'id' | 'version'>,
  { content, ...changes }: Changes,
) {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({ ...changes, ...(content !== undefined && { content: asJson(content) }), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Those in use; the product's own are not stored. */
export async function listKinds(tx: Tx): Promise<MeetingKind[]> {
  const { rows } = await sql<MeetingKind>`
    select id::text as key, name from meeting_kind where withdrawn_at is null order by name`.execute(tx)
  return rows
}

export const insertKind = (tx: Tx, kind: { id: string; agencyId: string; name: string }) =>
  tx.insertInto('meetingKind').values(kind).execute()

/** False when there is none in use. */
export async function withdrawKind(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meetingKind')
    .set({ withdrawnAt: at })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

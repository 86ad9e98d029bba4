import { sql } from 'kysely'
import type { ApprovalDecision, ApprovalKind, ApprovalRoute, Stages } from '#domain/approval/approval.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { Tx } from '#server/platform/database.ts'

export type StoredApproval = {
  id: string
  kind: ApprovalKind
  subjectId: string
  title: string
  contentHash: string
  stages: Stages
  dueDate: string | null
  requestedBy: string
  requestedByName: string
  /** Whose unit's head is asked. */
  requesterUnitId: string | null
  concernedIds: string[]
  requestedAt: string
  state: 'waiting' | 'approved' | 'returned' | 'withdrawn'
  endedAt: string | null
  endedByName: string | null
  remark: string | null
  signedOn: string | null
  signers: string | null
  decisions: ApprovalDecision[]
  pages: StoredFile[]
}

const selecting = sql`
  select approval.id, kind, subject_id, approval.title, content_hash, stages, due_date, requested_by,
    requester.name as requested_by_name,
    coalesce(approval.unit_id, requester.unit_id) as requester_unit_id, concerned_ids, requested_at, state, ended_at,
    ender.name as ended_by_name, remark, signed_on, signers,
    (select coalesce(jsonb_agg(jsonb_build_object('id', decision.id, 'stage', stage, 'step', step, 'verdict', verdict,
        'remark', decision.remark, 'shownHash', shown_hash, 'decidedBy', decided_by, 'decidedByName', decider.name,
        'decidedForName', absent.name,
        'decidedAt', to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by decision.decided_at, decision.id), '[]')
      from approval_decision as decision
      join person as decider on decider.id = decided_by
      left join person as absent on absent.id = decided_for
      where approval_id = approval.id) as decisions,
    (select coalesce(jsonb_agg(jsonb_build_object('id', file.id, 'sha256', sha256, 'name', file.name,
        'mediaType', media_type, 'size', size) order by file.id), '[]')
      from approval_page join file on file.id = file_id where approval_id = approval.id) as pages
  from approval
  join person as requester on requester.id = requested_by
  left join person as ender on ender.id = ended_by`

export async function find(tx: Tx, id: string): Promise<StoredApproval | undefined> {
  const { rows } = await sql<StoredApproval>`${selecting} where approval.id = ${id}`.execute(tx)
  return rows[0]
}

/** Two who decide at once come one after the other. */
export const lock = (tx: Tx, id: string) =>
  tx.selectFrom('approval').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** The newest first. */
export async function listOf(tx: Tx, kind: ApprovalKind, subjectId: string): Promise<StoredApproval[]> {
  const { rows } = await sql<StoredApproval>`
    ${selecting} where kind = ${kind} and subject_id = ${subjectId} order by requested_at desc, approval.id desc`.execute(
    tx,
  )
  return rows
}

export async function listWaiting(tx: Tx): Promise<StoredApproval[]> {
  const { rows } = await sql<StoredApproval>`
    ${selecting} where state = 'waiting' order by requested_at, approval.id`.execute(tx)
  return rows
}

/** What this person asked for, the newest first. */
export async function listAskedBy(tx: Tx, personId: string, most: number): Promise<StoredApproval[]> {
  const { rows } = await sql<StoredApproval>`
    ${selecting} where requested_by = ${personId} order by requested_at desc, approval.id desc limit ${most}`.execute(
    tx,
  )
  return rows
}

type Row = {
  id: string
  agencyId: string
  kind: ApprovalKind
  subjectId: string
  title: string
  contentHash: string
  stages: Stages
  dueDate: string | null
  requestedBy: string
  requestedAt: Date
  unitId?: string
  concernedIds?: string[]
}

export const insert = (tx: Tx, row: Row) =>
  tx
    .insertInto('approval')
    .values({ ...row, stages: JSON.stringify(row.stages) })
    .execute()

type Decision = {
  id: string
  agencyId: string
  approvalId: string
  requestedBy: string
  stage: number
  step: number
  verdict: 'approved' | 'returned'
  remark: string
  shownHash: string
  decidedBy: string
  decidedFor: string | null
  decidedAt: Date
}

export const insertDecision = (tx: Tx, decision: Decision) =>
  tx.insertInto('approvalDecision').values(decision).execute()

export type End = {
  state: 'approved' | 'returned' | 'withdrawn'
  endedAt: Date
  endedBy: string
  remark: string | null
  signedOn?: string
  signers?: string
}

/** False when it had ended meanwhile. */
export async function end(tx: Tx, id: string, to: End): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('approval')
    .set(to)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const insertPages = (tx: Tx, agencyId: string, approvalId: string, fileIds: readonly string[]) =>
  tx
    .insertInto('approvalPage')
    .values([...new Set(fileIds)].map((fileId) => ({ agencyId, approvalId, fileId })))
    .execute()

export const listRoutes = (tx: Tx): Promise<ApprovalRoute[]> =>
  tx.selectFrom('approvalRoute').select(['kind', 'stages', 'version']).execute() as unknown as Promise<ApprovalRoute[]>

/** False when somebody else wrote meanwhile. */
export async function putRoute(tx: Tx, agencyId: string, { kind, stages, version }: ApprovalRoute): Promise<boolean> {
  const { rows } = await sql`
    insert into approval_route (agency_id, kind, stages)
    select ${agencyId}, ${kind}, ${JSON.stringify(stages)}::jsonb
    where ${version} = 0 or exists (select from approval_route where kind = ${kind})
    on conflict (agency_id, kind) do update set stages = excluded.stages, version = approval_route.version + 1
      where approval_route.version = ${version}
    returning version`.execute(tx)
  return rows.length === 1
}

import { sql } from 'kysely'
import type { Assignment, Evidence, PlannedAssignment } from '#domain/assignment/assignment.ts'
import type { ExistingAssignment } from '#domain/assignment/reschedule.rules.ts'
import type { ShownRecord } from '#domain/assignment/shown-record.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { Tx } from '#server/platform/database.ts'

/** One dated task as the plan and the calendar give it; `checklistId` where a form is to be filled in. */
export type NewAssignment = PlannedAssignment & { id: string; checklistId: string | null }

const rowsPerInsert = 2000

export async function insertAll(
  tx: Tx,
  agencyId: string,
  planId: string,
  rows: readonly NewAssignment[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    const part = rows.slice(from, from + rowsPerInsert)
    await tx
      .insertInto('assignment')
      .values(part.map((row) => ({ ...row, agencyId, planId })))
      .execute()
  }
}

export type StoredAssignment = Omit<Assignment, 'state' | 'evidence'> & {
  doneAt: string | null
  withdrawnAt: string | null
}

export type AssignmentFilter = {
  id?: string | undefined
  planId?: string | undefined
  dutyId?: string | undefined
  clauseId?: string | undefined
  unitId?: string | undefined
  /** Due, late or standing on this day, and what was done on it. */
  openOn?: string | undefined
}

export async function list(tx: Tx, filter: AssignmentFilter): Promise<StoredAssignment[]> {
  let query = tx
    .selectFrom('assignment as a')
    .innerJoin('duty as d', 'd.id', 'a.dutyId')
    .innerJoin('clause as c', 'c.id', 'd.clauseId')
    .innerJoin('unit as u', 'u.id', 'a.unitId')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .leftJoin('checklist as k', 'k.id', 'a.checklistId')
    .leftJoin('inspection as i', 'i.assignmentId', 'a.id')
    .select([
      'a.id',
      'a.planId',
      'a.dutyId',
      'd.clauseId',
      'c.label as clauseLabel',
      'd.what',
      'd.action',
      'd.evidence as evidenceKind',
      'k.title as checklistTitle',
      'a.unitId',
      'u.name as unitName',
      'a.personId',
      'p.name as personName',
      'a.fromDate',
      'a.dueDate',
      'a.dueTime',
      'a.doneAt',
      'a.withdrawnAt',
      'i.id as inspectionId',
      'a.version',
    ])
    .select((eb) =>
      eb
        .selectFrom('checklistVersion as v')
        .select('v.id')
        .whereRef('v.checklistId', '=', 'a.checklistId')
        .orderBy('v.number', 'desc')
        .limit(1)
        .as('checklistVersionId'),
    )
    .where('a.withdrawnAt', 'is', null)
  if (filter.id) query = query.where('a.id', '=', filter.id)
  if (filter.planId) query = query.where('a.planId', '=', filter.planId)
  if (filter.dutyId) query = query.where('a.dutyId', '=', filter.dutyId)
  if (filter.clauseId) query = query.where('d.clauseId', '=', filter.clauseId)
  if (filter.unitId) query = query.where('a.unitId', '=', filter.unitId)
  if (filter.openOn) query = openOn(query, filter.openOn) as typeof query
  return query.orderBy(sql`a.due_date nulls last`).orderBy('c.position').orderBy('a.id').execute()
}

/** What a person has before them on a day: not yet done, or done on this very day. */
const openOn = (query: { where(condition: ReturnType<typeof sql<boolean>>): unknown }, day: string) =>
  query.where(sql<boolean>`(a.done_at is null or (a.done_at at time zone 'Asia/Taipei')::date = ${day}::date)`)

export async function listExisting(tx: Tx, planId: string) {
  const rows = await tx
    .selectFrom('assignment')
    .select([
      'id',
      'dutyId',
      'unitId',
      'checklistId',
      'fromDate',
      'dueDate',
      'dueTime',
      'occurrence',
      'doneAt',
      'withdrawnAt',
    ])
    .where('planId', '=', planId)
    .execute()
  return rows.map((row) => ({ ...row, done: row.doneAt !== null, withdrawn: row.withdrawnAt !== null }))
}
export type Existing = ExistingAssignment & { id: string; checklistId: string | null }

export const move = (tx: Tx, id: string, to: Pick<PlannedAssignment, 'fromDate' | 'dueDate' | 'dueTime'>) =>
  tx
    .updateTable('assignment')
    .set((eb) => ({ fromDate: to.fromDate, dueDate: to.dueDate, dueTime: to.dueTime, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const withdraw = (tx: Tx, ids: readonly string[], at: Date) =>
  tx
    .updateTable('assignment')
    .set((eb) => ({ withdrawnAt: at, version: eb('version', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute()

/** Taken before anything is decided about it: of two who complete it at once the second finds it done. */
export const lock = (tx: Tx, id: string) =>
  tx
    .selectFrom('assignment as a')
    .innerJoin('duty as d', 'd.id', 'a.dutyId')
    .select([
      'a.id',
      'a.planId',
      'a.unitId',
      'a.dueDate',
      'a.doneAt',
      'a.withdrawnAt',
      'a.version',
      'd.evidence',
      'd.mode',
    ])
    .where('a.id', '=', id)
    .forUpdate('a')
    .executeTakeFirst()

export const setDone = (tx: Tx, id: string, doneAt: string) =>
  tx
    .updateTable('assignment')
    .set((eb) => ({ doneAt, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const setPerson = (tx: Tx, { id, version }: { id: string; version: number }, personId: string | null) =>
  tx
    .updateTable('assignment')
    .set({ personId, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()

type NewEvidence = Omit<Evidence, 'files' | 'records' | 'recordedByName'> & { recordedBy: string }
type Shown = { fileIds: readonly string[]; records: readonly ShownRecord[] }

export async function insertEvidence(
  tx: Tx,
  agencyId: string,
  evidence: NewEvidence,
  { fileIds, records }: Shown,
): Promise<void> {
  await tx
    .insertInto('evidence')
    .values({ ...evidence, agencyId })
    .execute()
  const files = fileIds.map((fileId) => ({ agencyId, evidenceId: evidence.id, fileId }))
  if (files.length > 0) await tx.insertInto('evidenceFile').values(files).execute()
  const rows = records.map(({ id, ...record }, position) => {
    return { ...record, agencyId, evidenceId: evidence.id, position, recordId: id }
  })
  if (rows.length > 0) await tx.insertInto('evidenceRecord').values(rows).execute()
}

export async function evidenceOf(tx: Tx, assignmentIds: readonly string[]): Promise<Evidence[]> {
  if (assignmentIds.length === 0) return []
  const rows = await tx
    .selectFrom('evidence as e')
    .innerJoin('person as p', 'p.id', 'e.recordedBy')
    .select([
      'e.id',
      'e.assignmentId',
      'e.doneAt',
      'e.doneBy',
      'p.name as recordedByName',
      'e.note',
      'e.inspectionId',
      'e.contactDrillId',
    ])
    .where(sql<boolean>`e.assignment_id = any(${[...assignmentIds]}::uuid[])`)
    .orderBy('e.doneAt')
    .execute()
  const files = await tx
    .selectFrom('evidenceFile as ef')
    .innerJoin('file as f', 'f.id', 'ef.fileId')
    .innerJoin('evidence as e', 'e.id', 'ef.evidenceId')
    .select(['ef.evidenceId', 'f.id', 'f.name', 'f.mediaType', 'f.size', 'f.sha256'])
    .where(sql<boolean>`e.assignment_id = any(${[...assignmentIds]}::uuid[])`)
    .execute()
  const records = await tx
    .selectFrom('evidenceRecord as er')
    .innerJoin('evidence as e', 'e.id', 'er.evidenceId')
    .select(['er.evidenceId', 'er.kind', 'er.recordId as id', 'er.title', 'er.date'])
    .where(sql<boolean>`e.assignment_id = any(${[...assignmentIds]}::uuid[])`)
    .orderBy('er.position')
    .execute()
  const byEvidence = Map.groupBy(files, (file) => file.evidenceId)
  const recordsByEvidence = Map.groupBy(records, (record) => record.evidenceId)
  return rows.map((row) => ({
    ...row,
    files: (byEvidence.get(row.id) ?? []).map(({ evidenceId: _, ...file }) => file as StoredFile),
    records: (recordsByEvidence.get(row.id) ?? []).map(({ evidenceId: _, ...record }) => record as ShownRecord),
  }))
}

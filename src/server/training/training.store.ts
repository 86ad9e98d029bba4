import { type RawBuilder, sql } from 'kysely'
import type { Training, TrainingAttendance, TrainingFigure, TrainingFinding } from '#domain/training/training.ts'
import type { Tx } from '#server/platform/database.ts'

export type TrainingRow = Omit<Training, 'group' | 'status' | 'attendances' | 'findings' | 'files'> & {
  cancelledAt: string | null
}

const trainings = sql`
  select training.id, training.kind, training.title, training.place, training.starts_at, training.ends_at,
    training.leader, training.programme, training.unit_ids, training.plan_id, plan.title as plan_title,
    training.clause_id, clause.label as clause_label, training.code, training.begun_at, training.ended_at,
    training.cancelled_at, training.result, training.figures, training.version,
    (select count(*) from training_attendance where training_id = training.id)::int as came
  from training
  left join plan on plan.id = training.plan_id
  left join clause on clause.id = training.clause_id`

async function ask(tx: Tx, condition: RawBuilder<unknown>): Promise<TrainingRow[]> {
  const { rows } = await sql<TrainingRow>`${trainings} where ${condition}`.execute(tx)
  return rows
}

export const find = async (tx: Tx, id: string) => (await ask(tx, sql`training.id = ${id}`))[0]

/** The one that runs under this code. */
export const findRunning = async (tx: Tx, code: string) =>
  (await ask(tx, sql`training.code = ${code} and training.begun_at is not null and training.ended_at is null`))[0]

const mostListed = 300

/** The latest first; of one plan when it is given. */
export const list = (tx: Tx, planId: string | undefined): Promise<TrainingRow[]> =>
  ask(
    tx,
    sql`${planId ?? null}::uuid is null or training.plan_id = ${planId ?? null}
      order by training.starts_at desc, training.id desc limit ${mostListed}`,
  )

type Held = { id: string; kind: string; title: string; date: string }

/** Whoever asks: what a figure counts. */
export async function listHeldUnder(tx: Tx, planId: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select id, kind, title, (starts_at at time zone 'Asia/Taipei')::date as date from training
    where plan_id = ${planId} and ended_at is not null order by starts_at, id`.execute(tx)
  return rows
}

export async function isClauseOf(tx: Tx, planId: string, clauseId: string): Promise<boolean> {
  const { rows } = await sql`select from clause where id = ${clauseId} and plan_id = ${planId}`.execute(tx)
  return rows.length > 0
}

/** Of two who act at once the second waits for the first, and then sees what it did. */
export const lock = (tx: Tx, id: string) =>
  tx.selectFrom('training').select('id').where('id', '=', id).forUpdate().execute()

type Facts = Pick<
  TrainingRow,
  'kind' | 'title' | 'place' | 'startsAt' | 'endsAt' | 'leader' | 'programme' | 'unitIds' | 'planId' | 'clauseId'
>

export const insert = (tx: Tx, training: Facts & { id: string; agencyId: string }) =>
  tx.insertInto('training').values(training).execute()

type Changes = Partial<Facts> & {
  code?: string
  begunAt?: Date
  endedAt?: Date
  cancelledAt?: Date
  result?: string
  figures?: readonly TrainingFigure[]
}

/** False when somebody else wrote meanwhile. */
export async function update(
  tx: Tx,
  { id, version }: Pick<TrainingRow, 'id' | 'version'>,
  { figures, ...changes }: Changes,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('training')
    .set({ ...changes, ...(figures && { figures: JSON.stringify(figures) }), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** By unit in the agency's order, guests last. */
export async function listAttendances(tx: Tx, trainingId: string): Promise<TrainingAttendance[]> {
  const { rows } = await sql<TrainingAttendance>`
    select attendance.id, person_id, member_id, coalesce(unit.name, '') as unit_name, attendance.name, came_at, by_code
    from training_attendance as attendance left join unit on unit.id = attendance.unit_id
    where training_id = ${trainingId} order by unit.position nulls last, attendance.name, attendance.id`.execute(tx)
  return rows
}

type NewAttendance = Pick<TrainingAttendance, 'id' | 'personId' | 'memberId' | 'name' | 'byCode'> & {
  agencyId: string
  trainingId: string
  unitId: string | null
  cameAt: Date
}
export const insertAttendance = (tx: Tx, attendance: NewAttendance) =>
  tx.insertInto('trainingAttendance').values(attendance).execute()

/** False when it is not there. */
export async function deleteAttendance(tx: Tx, trainingId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('trainingAttendance')
    .where('trainingId', '=', trainingId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** What was found there, the oldest first. */
export async function listFindings(tx: Tx, trainingId: string): Promise<TrainingFinding[]> {
  const { rows } = await sql<TrainingFinding>`
    select deficiency.id, unit_id, unit.name as unit_name, description, grade, status
    from deficiency join unit on unit.id = unit_id
    where source = 'training' and source_id = ${trainingId} order by deficiency.id`.execute(tx)
  return rows
}

export const listFileIds = async (tx: Tx, trainingId: string): Promise<string[]> =>
  (await tx.selectFrom('trainingFile').select('fileId').where('trainingId', '=', trainingId).execute()).map(
    ({ fileId }) => fileId,
  )

export async function replaceFiles(tx: Tx, agencyId: string, trainingId: string, fileIds: readonly string[]) {
  await tx.deleteFrom('trainingFile').where('trainingId', '=', trainingId).execute()
  const rows = [...new Set(fileIds)].map((fileId) => ({ agencyId, trainingId, fileId }))
  if (rows.length > 0) await tx.insertInto('trainingFile').values(rows).execute()
}

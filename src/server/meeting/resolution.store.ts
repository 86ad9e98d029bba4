import { type RawBuilder, sql } from 'kysely'
import type { Resolution, ResolutionStep } from '#domain/meeting/resolution.ts'
import type { Tx } from '#server/platform/database.ts'

type StepRow = Omit<ResolutionStep, 'note' | 'files'> & { resolutionId: string; note: string | null }
export type ResolutionRow = Omit<Resolution, 'state' | 'steps'> & { steps: StepRow[] }

async function rowsOf(tx: Tx, condition: RawBuilder<unknown>): Promise<ResolutionRow[]> {
  const { rows } = await sql<Omit<ResolutionRow, 'steps'>>`
    select resolution.id, resolution.meeting_id, meeting.kind as meeting_kind, meeting_kind.name as meeting_kind_name,
      meeting.starts_at as meeting_starts_at, resolution.number, resolution.is_confidential, resolution.text,
      resolution.unit_id, unit.name as unit_name, resolution.person_id, person.name as person_name, resolution.due_date
    from meeting_resolution as resolution
    join meeting on meeting.id = resolution.meeting_id
    left join meeting_kind on meeting_kind.id::text = meeting.kind
    join unit on unit.id = resolution.unit_id
    left join person on person.id = resolution.person_id
    where ${condition}
    order by meeting.starts_at, resolution.number`.execute(tx)
  const ids = rows.map(({ id }) => id)
  const steps = Map.groupBy(await listSteps(tx, ids), ({ resolutionId }) => resolutionId)
  return rows.map((row) => ({ ...row, steps: steps.get(row.id) ?? [] }))
}

async function listSteps(tx: Tx, ids: readonly string[]): Promise<StepRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<StepRow>`
    select step.id, resolution_id, kind, meeting_id, due_date, note, at, person.name as by_name
    from meeting_resolution_step as step join person on person.id = by
    where resolution_id = any(${ids}::uuid[])
    order by resolution_id, position`.execute(tx)
  return rows
}

export const listMany = (tx: Tx, ids: readonly string[]): Promise<ResolutionRow[]> =>
  rowsOf(tx, sql`resolution.id = any(${ids}::uuid[])`)

export const listOfMeeting = (tx: Tx, meetingId: string): Promise<ResolutionRow[]> =>
  rowsOf(tx, sql`resolution.meeting_id = ${meetingId}`)

const isOpen = sql`coalesce((
  select kind from meeting_resolution_step as step where step.resolution_id = resolution.id
  order by position desc limit 1) not in ('done', 'ended'), true)`

/** Of all earlier meetings of the kind; those of confidential ones come back in confidential ones only. */
export const listOpenOfKind = (tx: Tx, kind: string, isConfidential: boolean): Promise<ResolutionRow[]> =>
  rowsOf(tx, sql`meeting.kind = ${kind} and (${isConfidential} or not resolution.is_confidential) and ${isOpen}`)

export const listOpenOfUnit = (tx: Tx, unitId: string | null, personId: string): Promise<ResolutionRow[]> =>
  rowsOf(tx, sql`(resolution.unit_id = ${unitId}::uuid or resolution.person_id = ${personId}) and ${isOpen}`)

type FileRow = { stepId: string; id: string; name: string; mediaType: string; size: number; sha256: string }

export async function listFiles(tx: Tx, stepIds: readonly string[]): Promise<FileRow[]> {
  if (stepIds.length === 0) return []
  const { rows } = await sql<FileRow>`
    select step_id, file.id, name, media_type, size, sha256
    from meeting_resolution_file join file on file.id = file_id
    where step_id = any(${stepIds}::uuid[]) order by file.id`.execute(tx)
  return rows
}

type NewResolution = {
  id: string
  agencyId: string
  meetingId: string
  isConfidential: boolean
  number: number
  text: string | null
  unitId: string
  personId: string | null
  dueDate: string
}
export const insertAll = async (tx: Tx, resolutions: readonly NewResolution[]) => {
  if (resolutions.length > 0)
    await tx
      .insertInto('meetingResolution')
      .values([...resolutions])
      .execute()
}

type NewStep = Pick<StepRow, 'id' | 'resolutionId' | 'kind' | 'meetingId' | 'dueDate' | 'note'> & {
  agencyId: string
  isConfidential: boolean
  position: number
  at: Date
  by: string
}
export async function insertStep(tx: Tx, step: NewStep, fileIds: readonly string[] = []): Promise<void> {
  await tx.insertInto('meetingResolutionStep').values(step).execute()
  const { agencyId, id: stepId } = step
  const files = [...new Set(fileIds)].map((fileId) => ({ agencyId, stepId, fileId }))
  if (files.length > 0) await tx.insertInto('meetingResolutionFile').values(files).execute()
}

import { sql } from 'kysely'
import type {
  CalledContact,
  ProtectedTarget,
  ProtectedTargetChange,
  ProtectedTargetDetail,
  ProtectedTargetEntry,
  ProtectiveMeasure,
  ProtectiveMeasureEntry,
  TargetRecord,
  TargetRecordEntry,
} from '#domain/protected-target/protected-target.ts'
import type { Tx } from '#server/platform/database.ts'

/** Those that count, or those that did; one of them alone when it is named. */
export async function list(
  tx: Tx,
  { id, isWithdrawn }: { id?: string; isWithdrawn?: boolean },
): Promise<ProtectedTarget[]> {
  const { rows } = await sql<Omit<ProtectedTarget, 'measures'>>`
    select target.id, target.kind, target.name, place, reason, target.unit_id, unit.name as unit_name, body_id,
      body.name as body_name, target.remark, target.withdrawn_on, target.version,
      array(select contact_id from protected_target_contact where target_id = target.id order by contact_id) as contact_ids
    from protected_target as target
    join unit on unit.id = target.unit_id
    left join contact as body on body.id = body_id
    where (${id ?? null}::uuid is null or target.id = ${id ?? null})
      and (${isWithdrawn ?? null}::boolean is null or (target.withdrawn_on is not null) = ${isWithdrawn ?? null})
    order by target.kind, target.name, target.id
    limit 500`.execute(tx)
  const measures = Map.groupBy(
    await listMeasures(
      tx,
      rows.map((row) => row.id),
    ),
    ({ targetId }) => targetId,
  )
  return rows.map((row) => ({
    ...row,
    measures: (measures.get(row.id) ?? []).map(({ targetId: _, ...measure }) => measure),
  }))
}

async function listMeasures(tx: Tx, targetIds: readonly string[]) {
  const { rows } = await sql<ProtectiveMeasure & { targetId: string }>`
    select id, target_id, what, state, on_date, version from protective_measure
    where target_id = any(${targetIds}::uuid[])
    order by state, on_date, id`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<ProtectedTarget | undefined> {
  return (await list(tx, { id }))[0]
}

type New = ProtectedTargetEntry & { agencyId: string }

export async function insert(tx: Tx, { contactIds, ...target }: New): Promise<void> {
  await tx.insertInto('protectedTarget').values(target).execute()
  await putContacts(tx, target, contactIds)
}

async function putContacts(
  tx: Tx,
  { id: targetId, agencyId }: Pick<New, 'id' | 'agencyId'>,
  contactIds: readonly string[],
) {
  await tx.deleteFrom('protectedTargetContact').where('targetId', '=', targetId).execute()
  const rows = [...new Set(contactIds)].map((contactId) => ({ agencyId, targetId, contactId }))
  if (rows.length > 0) await tx.insertInto('protectedTargetContact').values(rows).execute()
}

/** False when somebody else wrote meanwhile. */
export async function update(
  tx: Tx,
  agencyId: string,
  { contactIds, ...change }: ProtectedTargetChange,
): Promise<boolean> {
  if (!(await set(tx, change))) return false
  await putContacts(tx, { id: change.id, agencyId }, contactIds)
  return true
}

export const withdraw = (tx: Tx, change: { id: string; version: number; withdrawnOn: string }): Promise<boolean> =>
  set(tx, change)

type Changes = Omit<ProtectedTargetChange, 'contactIds'> | { id: string; version: number; withdrawnOn: string }
async function set(tx: Tx, { id, version, ...changes }: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('protectedTarget')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type Measure = Omit<ProtectiveMeasureEntry, 'id' | 'measureId'> & { id: string; targetId: string }

export const insertMeasure = (tx: Tx, measure: Measure & { agencyId: string }) =>
  tx.insertInto('protectiveMeasure').values(measure).execute()

/** False when it is none of this target, or somebody else wrote meanwhile. */
export async function updateMeasure(tx: Tx, { id, targetId, version, ...changes }: Measure): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('protectiveMeasure')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('targetId', '=', targetId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** In this order. */
export async function listContacts(tx: Tx, ids: readonly string[]): Promise<CalledContact[]> {
  const { rows } = await sql<CalledContact>`
    select id, kind, name, post, day_telephone, night_telephone, withdrawn_on from contact
    where id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], id)`.execute(tx)
  return rows
}

/** The latest first. */
export async function listRecords(tx: Tx, targetId: string): Promise<TargetRecord[]> {
  const { rows } = await sql<TargetRecord>`
    select case when exercise.id is not null then 'exercise' when drill.id is not null then 'contactDrill'
        else 'inspection' end as kind,
      coalesce(exercise.id, drill.id, inspection.id) as id,
      coalesce(exercise.scenario ->> 'title', plan.title, form.content ->> 'title') as title,
      (coalesce(exercise.started_at, drill.started_at, inspection.submitted_at) at time zone 'Asia/Taipei')::date as on
    from protected_target_record as link
    left join exercise on exercise.id = link.exercise_id
    left join contact_drill as drill on drill.id = link.contact_drill_id
    left join plan on plan.id = drill.plan_id
    left join inspection on inspection.id = link.inspection_id
    left join checklist_version as form on form.id = inspection.checklist_version_id
    where link.target_id = ${targetId}
    order by 4 desc, link.id desc
    limit 100`.execute(tx)
  return rows
}

type NewLink = Omit<TargetRecordEntry, 'id' | 'linkId'> & {
  id: string
  agencyId: string
  targetId: string
  linkedBy: string
  linkedAt: Date
}
export const link = (tx: Tx, { kind, recordId, ...rest }: NewLink) =>
  tx
    .insertInto('protectedTargetRecord')
    .values({ ...rest, [`${kind}Id`]: recordId })
    .execute()

export async function listPlansOf(
  tx: Tx,
  targetId: string,
): Promise<(ProtectedTargetDetail['emergencyPlans'][number] & { unitId: string })[]> {
  const { rows } = await sql<ProtectedTargetDetail['emergencyPlans'][number] & { unitId: string }>`
    select plan.id, title, version_label, unit_id
    from emergency_plan_target as link join emergency_plan as plan on plan.id = link.emergency_plan_id
    where link.target_id = ${targetId} and withdrawn_on is null
    order by title`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { CallTreeEntry, ShownCallTreeEntry } from '#domain/emergency-plan/call-tree.ts'
import type { EmergencyPlan, EmergencyPlanChange, EmergencyPlanEntry } from '#domain/emergency-plan/emergency-plan.ts'
import type { Tx } from '#server/platform/database.ts'

/** Those that count, or those that did; one of them alone when it is named. */
export async function list(
  tx: Tx,
  { id, isWithdrawn }: { id?: string; isWithdrawn?: boolean },
): Promise<EmergencyPlan[]> {
  const { rows } = await sql<EmergencyPlan>`
    select plan.id, plan.title, issued_by, version_label, dated, plan.unit_id, unit.name as unit_name, file_id,
      clause_id, clause.label as clause_label, security_plan.title as plan_title, plan.remark, withdrawn_on, plan.version,
      array(select target_id from emergency_plan_target where emergency_plan_id = plan.id order by target_id) as target_ids,
      (select count(*) from call_tree_entry where emergency_plan_id = plan.id) as called
    from emergency_plan as plan
    join unit on unit.id = plan.unit_id
    left join clause on clause.id = clause_id
    left join plan as security_plan on security_plan.id = clause.plan_id
    where (${id ?? null}::uuid is null or plan.id = ${id ?? null})
      and (${isWithdrawn ?? null}::boolean is null or (withdrawn_on is not null) = ${isWithdrawn ?? null})
    order by plan.title, plan.id
    limit 500`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<EmergencyPlan | undefined> {
  return (await list(tx, { id }))[0]
}

type New = EmergencyPlanEntry & { agencyId: string }

export async function insert(tx: Tx, { targetIds, ...plan }: New): Promise<void> {
  await tx.insertInto('emergencyPlan').values(plan).execute()
  await putTargets(tx, plan, targetIds)
}

async function putTargets(tx: Tx, { id, agencyId }: Pick<New, 'id' | 'agencyId'>, targetIds: readonly string[]) {
  await tx.deleteFrom('emergencyPlanTarget').where('emergencyPlanId', '=', id).execute()
  const rows = [...new Set(targetIds)].map((targetId) => ({ agencyId, emergencyPlanId: id, targetId }))
  if (rows.length > 0) await tx.insertInto('emergencyPlanTarget').values(rows).execute()
}

type Changes = Partial<Omit<EmergencyPlanEntry, 'id' | 'targetIds'>> & {
  id: string
  version: number
  withdrawnOn?: string
}

/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, { id, version, ...changes }: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('emergencyPlan')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function change(tx: Tx, agencyId: string, { targetIds, ...plan }: EmergencyPlanChange): Promise<boolean> {
  if (!(await update(tx, plan))) return false
  await putTargets(tx, { id: plan.id, agencyId }, targetIds)
  return true
}

/** In the order of calling. */
export async function listTree(tx: Tx, planId: string): Promise<ShownCallTreeEntry[]> {
  const { rows } = await sql<ShownCallTreeEntry>`
    select entry.id, parent_id, contact_id, person_id, coalesce(contact.name, person.name) as name,
      coalesce(contact.post, person.title) as title,
      case when contact.id is not null then json_build_object('id', contact.id, 'kind', contact.kind,
        'name', contact.name, 'post', contact.post, 'dayTelephone', contact.day_telephone,
        'nightTelephone', contact.night_telephone, 'withdrawnOn', contact.withdrawn_on) end as contact
    from call_tree_entry as entry
    left join contact on contact.id = contact_id
    left join person on person.id = person_id
    where emergency_plan_id = ${planId}
    order by entry.position`.execute(tx)
  return rows
}

export async function replaceTree(
  tx: Tx,
  agencyId: string,
  emergencyPlanId: string,
  entries: readonly CallTreeEntry[],
) {
  await tx.deleteFrom('callTreeEntry').where('emergencyPlanId', '=', emergencyPlanId).execute()
  const rows = entries.map((entry, position) => ({ ...entry, position, agencyId, emergencyPlanId }))
  if (rows.length > 0) await tx.insertInto('callTreeEntry').values(rows).execute()
}

export const linkDrill = (tx: Tx, agencyId: string, emergencyPlanId: string, contactDrillId: string) =>
  tx.insertInto('emergencyPlanDrill').values({ agencyId, emergencyPlanId, contactDrillId }).execute()

export async function listDrillIds(tx: Tx, emergencyPlanId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('emergencyPlanDrill')
    .select('contactDrillId')
    .where('emergencyPlanId', '=', emergencyPlanId)
    .execute()
  return rows.map(({ contactDrillId }) => contactDrillId)
}

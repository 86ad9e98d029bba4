import { sql } from 'kysely'
import type { Answer } from '#domain/checklist/checklist.ts'
import type {
  InspectionPlan,
  InspectionPlanDraft,
  InspectionPlanSummary,
  InspectionTarget,
} from '#domain/inspection-plan/inspection-plan.ts'
import type { Tx } from '#server/platform/database.ts'

type Viewer = { seesAll: boolean; unitId: string | null; today: string }

/** The newest first. What a unit may not know of yet is not even counted. */
export async function list(tx: Tx, { seesAll, unitId, today }: Viewer): Promise<InspectionPlanSummary[]> {
  const { rows } = await sql<InspectionPlanSummary>`
    select made.id, made.kind, made.title, made.plan_id, plan.title as plan_title, from_date, to_date, announced,
      made.status, count(target.id)::int as targets, count(inspection.submitted_at)::int as done
    from inspection_plan as made
    left join plan on plan.id = made.plan_id
    left join inspection_plan_target as target on target.inspection_plan_id = made.id
      and (${seesAll}::boolean or target.unit_id = ${unitId}::uuid or exists (
        select from inspection_plan_joint_unit as joint
        where joint.inspection_plan_id = made.id and joint.unit_id = ${unitId}::uuid))
    left join inspection on inspection.id = target.inspection_id
    where ${seesAll}::boolean or (made.status = 'approved' and (announced or from_date <= ${today}::date))
    group by made.id, plan.title
    having ${seesAll}::boolean or count(target.id) > 0
    order by made.id desc`.execute(tx)
  return rows
}

const named = (table: 'inspection_plan_inspector' | 'inspection_plan_joint_unit') =>
  table === 'inspection_plan_inspector'
    ? sql`(select coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name) order by person.id), '[]')
        from inspection_plan_inspector join person on person.id = person_id where inspection_plan_id = made.id)`
    : sql`(select coalesce(jsonb_agg(jsonb_build_object('id', unit.id, 'name', unit.name) order by unit.position), '[]')
        from inspection_plan_joint_unit join unit on unit.id = unit_id where inspection_plan_id = made.id)`

export async function find(tx: Tx, id: string): Promise<Omit<InspectionPlan, 'targets'> | undefined> {
  const { rows } = await sql<Omit<InspectionPlan, 'targets'>>`
    select made.id, made.kind, made.title, made.plan_id, plan.title as plan_title, made.clause_id,
      clause.label as clause_label, made.draw_id, draw.title as draw_title, from_date, to_date, announced,
      made.remark, made.status, made.made_by, maker.name as made_by_name,
      approver.name as approved_by_name, made.approved_at, made.return_remark,
      ${named('inspection_plan_inspector')} as inspectors, ${named('inspection_plan_joint_unit')} as joint_units,
      made.version
    from inspection_plan as made
    join person as maker on maker.id = made.made_by
    left join person as approver on approver.id = made.approved_by
    left join plan on plan.id = made.plan_id
    left join clause on clause.id = made.clause_id
    left join draw on draw.id = made.draw_id
    where made.id = ${id}`.execute(tx)
  return rows[0]
}

export type StoredTarget = Omit<InspectionTarget, 'findings'> & {
  checklistVersionId: string | null
  answers: Answer[] | null
}

/** By unit and form, with the answers of those handed in. */
export async function listTargets(tx: Tx, inspectionPlanId: string): Promise<StoredTarget[]> {
  const { rows } = await sql<StoredTarget>`
    select target.id, target.unit_id, unit.name as unit_name, target.checklist_id, checklist.title as checklist_title,
      target.inspection_id, inspection.status as inspection_status, inspection.submitted_at, target.others,
      inspection.checklist_version_id,
      case when inspection.status = 'submitted' then inspection.compliant end as compliant,
      case when inspection.status = 'submitted' then inspection.not_compliant end as not_compliant,
      case when inspection.status = 'submitted' then inspection.not_applicable end as not_applicable,
      case when inspection.status = 'submitted' then inspection.answers end as answers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name) order by person.id), '[]')
        from inspection_plan_companion join person on person.id = person_id where target_id = target.id) as companions
    from inspection_plan_target as target
    join unit on unit.id = target.unit_id
    join checklist on checklist.id = target.checklist_id
    left join inspection on inspection.id = target.inspection_id
    where target.inspection_plan_id = ${inspectionPlanId}
    order by unit.position, checklist.title, target.id`.execute(tx)
  return rows
}

type Row = InspectionPlanDraft & { agencyId: string; madeBy: string }

const columnsOf = ({ inspectorIds: _, jointUnitIds: __, targets: ___, version: ____, ...row }: Row) => row

export const insert = (tx: Tx, row: Row) => tx.insertInto('inspectionPlan').values(columnsOf(row)).execute()

/** False when somebody else wrote meanwhile. Whoever wrote it last has made it. */
export async function update(tx: Tx, row: Row): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspectionPlan')
    .set({ ...columnsOf(row), returnRemark: null, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Who inspects, who goes along, and what is inspected, as the draft has it now. */
export async function replaceParts(
  tx: Tx,
  agencyId: string,
  { id: inspectionPlanId, inspectorIds, jointUnitIds, targets }: InspectionPlanDraft,
): Promise<void> {
  const own = { agencyId, inspectionPlanId }
  for (const table of ['inspectionPlanInspector', 'inspectionPlanJointUnit', 'inspectionPlanTarget'] as const)
    await tx.deleteFrom(table).where('inspectionPlanId', '=', inspectionPlanId).execute()
  const inspectors = [...new Set(inspectorIds)].map((personId) => ({ ...own, personId }))
  await tx.insertInto('inspectionPlanInspector').values(inspectors).execute()
  const units = [...new Set(jointUnitIds)].map((unitId) => ({ ...own, unitId }))
  if (units.length > 0) await tx.insertInto('inspectionPlanJointUnit').values(units).execute()
  await tx
    .insertInto('inspectionPlanTarget')
    .values(targets.map((target) => ({ ...own, ...target })))
    .execute()
}

type Step = {
  status: 'draft' | 'submitted' | 'approved'
  approvedBy?: string | null
  approvedAt?: Date
  returnRemark?: string | null
}

/** False when somebody else wrote meanwhile. */
export async function setStatus(tx: Tx, id: string, version: number, step: Step): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspectionPlan')
    .set({ ...step, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** False when it was begun meanwhile. */
export async function setInspection(tx: Tx, targetId: string, inspectionId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspectionPlanTarget')
    .set({ inspectionId })
    .where('id', '=', targetId)
    .where('inspectionId', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type Company = { targetId: string; companionIds: readonly string[]; others: string }
export async function setCompany(tx: Tx, agencyId: string, { targetId, companionIds, others }: Company): Promise<void> {
  await tx.updateTable('inspectionPlanTarget').set({ others }).where('id', '=', targetId).execute()
  await tx.deleteFrom('inspectionPlanCompanion').where('targetId', '=', targetId).execute()
  if (companionIds.length === 0) return
  const rows = [...new Set(companionIds)].map((personId) => ({ agencyId, targetId, personId }))
  await tx.insertInto('inspectionPlanCompanion').values(rows).execute()
}

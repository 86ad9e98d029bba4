import { sql } from 'kysely'
import type { DeficiencyStep, DeficiencyStepKind, Improvement, StepDetail } from '#domain/deficiency/deficiency.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { Tx } from '#server/platform/database.ts'

export async function listImprovements(tx: Tx, deficiencyId: string): Promise<Improvement[]> {
  const { rows } = await sql<Improvement>`
    select improvement.id, improvement.description, improved_at, improved_by, mender.name as improved_by_name,
      improved_for, mended_for.name as improved_for_name, decided_for_whom.name as decided_for_name,
      coalesce(attached.files, '[]') as files, decision, decider.name as decided_by_name, decided_at, remark
    from improvement
    join person as mender on mender.id = improved_by
    left join person as decider on decider.id = decided_by
    left join person as mended_for on mended_for.id = improved_for
    left join person as decided_for_whom on decided_for_whom.id = decided_for
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'mediaType', file.media_type,
        'size', file.size, 'sha256', file.sha256)) as files
      from improvement_file join file on file.id = file_id
      where improvement_id = improvement.id
    ) as attached on true
    where deficiency_id = ${deficiencyId}
    order by improved_at, improvement.id`.execute(tx)
  return rows as (Improvement & { files: StoredFile[] })[]
}

export async function listSteps(tx: Tx, deficiencyId: string): Promise<DeficiencyStep[]> {
  const { rows } = await sql<DeficiencyStep>`
    select step.id, step.kind, step.at, by_person.name as by_name, for_person.name as by_for_name, step.remark, step.detail
    from deficiency_step as step
    join person as by_person on by_person.id = step.by
    left join person as for_person on for_person.id = step.by_for
    where step.deficiency_id = ${deficiencyId}
    order by step.at, step.id`.execute(tx)
  return rows
}

/** Who did it, when, and for whom if not for himself. */
export type Doing = { agencyId: string; at: Date; by: string; byFor: string | null }

export type Advance = Doing & {
  kind: DeficiencyStepKind
  /** Null where the deficiency stays at its step. */
  status: string | null
  improvementDueDate: string | null
  remark: string
  items: readonly { id: string; version: number; stepId: string; detail: StepDetail }[]
}

/** Takes each one step further; gives those that nobody else wrote meanwhile. */
export async function advance(tx: Tx, { items, ...step }: Advance): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with asked as (
      select * from unnest(${items.map((item) => item.id)}::uuid[], ${items.map((item) => item.version)}::int[],
        ${items.map((item) => item.stepId)}::uuid[], ${items.map((item) => JSON.stringify(item.detail))}::jsonb[])
        as asked (id, version, step_id, detail)
    ), changed as (
      update deficiency set status = coalesce(${step.status}::deficiency_status, status),
        improvement_due_date = coalesce(${step.improvementDueDate}::date, improvement_due_date),
        version = deficiency.version + 1
      from asked where deficiency.id = asked.id and deficiency.version = asked.version
      returning deficiency.id, asked.step_id, asked.detail
    ), noted as (
      insert into deficiency_step (id, agency_id, deficiency_id, kind, at, by, by_for, remark, detail)
      select step_id, ${step.agencyId}, id, ${step.kind}::deficiency_step_kind, ${step.at}::timestamptz, ${step.by},
        ${step.byFor}::uuid, ${step.remark}, detail
      from changed
    )
    select id from changed`.execute(tx)
  return rows.map((row) => row.id)
}

type Report = Doing & {
  id: string
  stepId: string
  deficiencyId: string
  description: string
  fileIds: readonly string[]
  version: number
}

/** False when somebody else wrote meanwhile. */
export async function insertImprovement(tx: Tx, report: Report): Promise<boolean> {
  const { rows } = await sql`
    with changed as (
      update deficiency set status = 'improved', version = version + 1
      where id = ${report.deficiencyId} and version = ${report.version}
      returning id
    ), reported as (
      insert into improvement (id, agency_id, deficiency_id, description, improved_at, improved_by, improved_for)
      select ${report.id}, ${report.agencyId}, changed.id, ${report.description}, ${report.at}::timestamptz,
        ${report.by}, ${report.byFor}::uuid from changed
      returning id
    ), noted as (
      insert into deficiency_step (id, agency_id, deficiency_id, kind, at, by, by_for, detail)
      select ${report.stepId}, ${report.agencyId}, changed.id, 'improved', ${report.at}::timestamptz, ${report.by},
        ${report.byFor}::uuid, jsonb_build_object('improvementId', ${report.id}::text)
      from changed
    ), attached as (
      insert into improvement_file (agency_id, improvement_id, file_id)
      select distinct ${report.agencyId}::uuid, reported.id, file_id
      from reported, unnest(${report.fileIds}::uuid[]) as file_id
    )
    select from changed`.execute(tx)
  return rows.length === 1
}

type Decided = Doing & {
  deficiencyId: string
  version: number
  improvementId: string
  stepId: string
  decision: 'released' | 'returned'
  remark: string
}

/** What was returned is improved again; what was released counts for the unit. False when somebody else wrote meanwhile. */
export async function decide(tx: Tx, decided: Decided): Promise<boolean> {
  const released = decided.decision === 'released'
  const { rows } = await sql`
    with changed as (
      update deficiency set status = ${released ? 'released' : 'improving'}, version = version + 1
      where id = ${decided.deficiencyId} and version = ${decided.version}
      returning id, plan_id, unit_id
    ), decision as (
      update improvement set decision = ${decided.decision}, decided_by = ${decided.by}, decided_for = ${decided.byFor}::uuid,
        decided_at = ${decided.at}, remark = nullif(${decided.remark}, '')
      from changed where improvement.id = ${decided.improvementId}
    ), noted as (
      insert into deficiency_step (id, agency_id, deficiency_id, kind, at, by, by_for, remark, detail)
      select ${decided.stepId}, ${decided.agencyId}, changed.id, ${decided.decision}::deficiency_step_kind,
        ${decided.at}::timestamptz, ${decided.by}, ${decided.byFor}::uuid, ${decided.remark},
        jsonb_build_object('improvementId', ${decided.improvementId}::text)
      from changed
    ), counted as (
      update unit_summary set deficiencies_released = deficiencies_released + 1
      from changed
      where ${released}::boolean and unit_summary.plan_id = changed.plan_id and unit_summary.unit_id = changed.unit_id
    )
    select from changed`.execute(tx)
  return rows.length === 1
}

import { sql } from 'kysely'
import type { Answer } from '#domain/checklist/checklist.ts'
import type { Tx } from '#server/platform/database.ts'

type FormRow = { id: string; versionId: string; answers: Answer[]; submittedAt: string }
export type PairRow = {
  unitId: string
  unitName: string
  checklistId: string
  title: string
  pointName: string | null
  found: FormRow
  self: FormRow | null
}

type Place = {
  planId: string
  unitId?: string | undefined
  checklistId?: string | undefined
  units: 'all' | readonly string[]
}

/** Of the plan, or of no plan and handed in during its period. */
const ofPlan = (one: 'found' | 'self') => sql`
  (${sql.ref(`${one}.plan_id`)} = plan.id or (${sql.ref(`${one}.plan_id`)} is null
    and (${sql.ref(`${one}.submitted_at`)} at time zone 'Asia/Taipei')::date between plan.period_start and plan.period_end))`

/**
 * The latest inspection of each unit, form and facility, beside what the unit had said of itself by then: had it
 * corrected its word after the inspector came, that would not be its word. Only where it said nothing before, what it
 * said afterwards.
 */
export async function listPairs(tx: Tx, { planId, unitId, checklistId, units }: Place): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select distinct on (unit.position, found.unit_id, checklist.title, checklist.id, found.point_id)
      found.unit_id, unit.name as unit_name, checklist.id as checklist_id, checklist.title, point.name as point_name,
      jsonb_build_object('id', found.id, 'versionId', found.checklist_version_id, 'answers', found.answers,
        'submittedAt', found.submitted_at) as found,
      case when self.id is not null then jsonb_build_object('id', self.id, 'versionId', self.checklist_version_id,
        'answers', self.answers, 'submittedAt', self.submitted_at) end as self
    from inspection as found
    join plan on plan.id = ${planId} and ${ofPlan('found')}
    join checklist_version as published on published.id = found.checklist_version_id
    join checklist on checklist.id = published.checklist_id
    join unit on unit.id = found.unit_id
    left join point on point.id = found.point_id
    left join lateral (
      select self.* from inspection as self
      join checklist_version as said on said.id = self.checklist_version_id
      where self.unit_id = found.unit_id and self.origin = 'selfInspection' and self.status = 'submitted'
        and said.checklist_id = checklist.id and self.point_id is not distinct from found.point_id
        and ${ofPlan('self')}
      order by (self.submitted_at <= found.submitted_at) desc, self.submitted_at desc
      limit 1
    ) as self on true
    where found.origin = 'inspection' and found.status = 'submitted'
      and (${unitId ?? null}::uuid is null or found.unit_id = ${unitId ?? null})
      and (${checklistId ?? null}::uuid is null or checklist.id = ${checklistId ?? null})
      and (${units === 'all'} or found.unit_id = any(${units === 'all' ? [] : units}::uuid[]))
    order by unit.position, found.unit_id, checklist.title, checklist.id, found.point_id, found.submitted_at desc`.execute(
    tx,
  )
  return rows
}

export type YearRow = { planId: string; planTitle: string; rocYear: number | null }

/** The plan and those of the same occasion before it, the latest first. */
export async function listYears(tx: Tx, planId: string, most: number): Promise<YearRow[]> {
  const { rows } = await sql<YearRow>`
    select earlier.id as plan_id, earlier.title as plan_title, earlier.roc_year
    from plan join plan as earlier on earlier.id = plan.id
      or (earlier.occasion = plan.occasion and earlier.period_start < plan.period_start)
    where plan.id = ${planId} and earlier.status in ('issued', 'closed')
    order by earlier.period_start desc, earlier.id desc
    limit ${most}`.execute(tx)
  return rows
}

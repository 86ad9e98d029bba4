import { sql } from 'kysely'
import type { Tx } from '#server/platform/database.ts'

export type FailedItem = { clauseLabel: string; question: string; count: number }

/** Items that no unit could answer with "compliant": what last year always failed. */
export async function alwaysFailed(tx: Tx, planId: string): Promise<FailedItem[]> {
  const { rows } = await sql<FailedItem>`
    select clause.label as "clauseLabel", item->>'question' as question, count(*)::int as count
    from inspection
    join assignment on assignment.id = inspection.assignment_id
    join duty on duty.id = assignment.duty_id
    join clause on clause.id = duty.clause_id
    join checklist_version on checklist_version.id = inspection.checklist_version_id
    cross join jsonb_array_elements(inspection.answers) answer
    join jsonb_array_elements(checklist_version.content->'items') item on item->>'key' = answer->>'itemKey'
    where inspection.plan_id = ${planId} and inspection.status = 'submitted' and answer->>'verdict' <> 'notApplicable'
    group by clause.label, question
    having bool_and(answer->>'verdict' = 'notCompliant')
    order by count desc, question`.execute(tx)
  return rows
}

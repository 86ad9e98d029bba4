import { Clause, Plan, PlanSummary } from '#domain/plan/plan.ts'
import type { PlanVersion } from '#domain/plan/plan-revision.ts'
import { Problem } from '#domain/problem.ts'
import type { Tx } from '#server/platform/database.ts'

const summaryColumns = PlanSummary.keyof().options
const columns = Plan.keyof().options
const clauseColumns = Clause.keyof().options

export const list = (tx: Tx): Promise<PlanSummary[]> =>
  tx.selectFrom('plan').select(summaryColumns).where('amendsId', 'is', null).orderBy('id', 'desc').execute()

export const find = (tx: Tx, id: string): Promise<Plan | undefined> =>
  tx.selectFrom('plan').select(columns).where('id', '=', id).executeTakeFirst()

/** The issued plan whose period is on, else the one that begins next. */
export const findAhead = (tx: Tx, today: string) =>
  tx
    .selectFrom('plan')
    .select(['id', 'title', 'occasion', 'periodStart', 'periodEnd'])
    .where('status', '=', 'issued')
    .where('periodEnd', '>=', today)
    .orderBy('periodStart')
    .orderBy('id', 'desc')
    .$narrowType<{ periodStart: string; periodEnd: string }>()
    .executeTakeFirst()

const asJson = ({
  basis,
  warnings,
  citationChanges,
  lessons,
}: Pick<Plan, 'basis' | 'warnings' | 'citationChanges' | 'lessons'>) => ({
  basis: JSON.stringify(basis),
  warnings: JSON.stringify(warnings),
  citationChanges: JSON.stringify(citationChanges),
  lessons: JSON.stringify(lessons),
})

export const insert = (tx: Tx, agencyId: string, plan: Plan) =>
  tx
    .insertInto('plan')
    .values({ ...plan, ...asJson(plan), agencyId })
    .execute()

export async function update(tx: Tx, { id, version, ...changes }: Plan): Promise<Plan> {
  const row = await tx
    .updateTable('plan')
    .set({ ...changes, ...asJson(changes), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw new Problem('changed_meanwhile')
  return row
}

/** So many rows fit into one statement's parameters. */
const rowsPerInsert = 1000

export type PlanClause = Clause & { planId: string }

export async function insertClauses(tx: Tx, agencyId: string, clauses: readonly PlanClause[]): Promise<void> {
  for (let from = 0; from < clauses.length; from += rowsPerInsert) {
    const rows = clauses.slice(from, from + rowsPerInsert).map((clause) => ({ ...clause, agencyId }))
    await tx.insertInto('clause').values(rows).execute()
  }
}

/** Those in the plan's text. */
export const listClauses = (tx: Tx, planId: string): Promise<Clause[]> =>
  tx
    .selectFrom('clause')
    .select(clauseColumns)
    .where('planId', '=', planId)
    .where('withdrawnAt', 'is', null)
    .orderBy('position')
    .execute()

export type CitingClause = Pick<Clause, 'label' | 'heading' | 'text'> &
  Pick<Plan, 'title' | 'asOf' | 'amendsId' | 'amendmentNumber'> & { planId: string }

/** Of every plan and open amendment, by which laws are looked for. */
export const listCitingClauses = (tx: Tx): Promise<CitingClause[]> =>
  tx
    .selectFrom('clause')
    .innerJoin('plan', 'plan.id', 'clause.planId')
    .select(['planId', 'title', 'asOf', 'amendsId', 'amendmentNumber', 'label', 'heading', 'text'])
    .where('withdrawnAt', 'is', null)
    .where(({ or, eb }) => or([eb('amendsId', 'is', null), eb('status', 'in', ['draft', 'submitted'])]))
    .orderBy('planId', 'desc')
    .orderBy('position')
    .execute()

/** The plan that comes to mind first to look back to: its predecessor, else the last one before its day. */
export const findEarlier = (tx: Tx, { previousPlanId, asOf, id }: Pick<Plan, 'previousPlanId' | 'asOf' | 'id'>) =>
  tx
    .selectFrom('plan')
    .select('id')
    .where('id', '<>', id)
    .where('amendsId', 'is', null)
    .where('asOf', '<', asOf)
    .orderBy(({ eb }) => eb('id', '=', previousPlanId), 'desc')
    .orderBy('asOf', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Those that an amendment took out of the text. */
export const listWithdrawn = (tx: Tx, planId: string): Promise<Clause[]> =>
  tx
    .selectFrom('clause')
    .select(clauseColumns)
    .where('planId', '=', planId)
    .where('withdrawnAt', 'is not', null)
    .orderBy('withdrawnAt')
    .orderBy('position')
    .execute()

export async function updateClause(tx: Tx, { id, version, ...changes }: Clause): Promise<void> {
  const row = await tx
    .updateTable('clause')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Problem('changed_meanwhile')
}

export const findOpenAmendment = (tx: Tx, planId: string) =>
  tx
    .selectFrom('plan')
    .select('id')
    .where('amendsId', '=', planId)
    .where('status', 'in', ['draft', 'submitted'])
    .executeTakeFirst()

type NewVersion = Omit<PlanVersion, 'approvedByName' | 'inForceFrom'> & {
  id: string
  agencyId: string
  planId: string
  approvedBy: string | null
  inForceFrom: string
}

export const insertVersion = (tx: Tx, version: NewVersion) => tx.insertInto('planVersion').values(version).execute()

export const listVersions = (tx: Tx, planId: string): Promise<PlanVersion[]> =>
  tx
    .selectFrom('planVersion as v')
    .leftJoin('person as p', 'p.id', 'v.approvedBy')
    .select([
      'v.number',
      'v.title',
      'v.reason',
      'v.sourceText',
      'v.contentHash',
      'p.name as approvedByName',
      'v.inForceFrom',
    ])
    .where('v.planId', '=', planId)
    .orderBy('v.number')
    .execute()

export const findClause = (tx: Tx, id: string): Promise<PlanClause | undefined> =>
  tx
    .selectFrom('clause')
    .select([...clauseColumns, 'planId'])
    .where('id', '=', id)
    .executeTakeFirst()

export const setNoDutyReason = (tx: Tx, { id, version }: { id: string; version: number }, reason: string | null) =>
  tx
    .updateTable('clause')
    .set({ noDutyReason: reason, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(clauseColumns)
    .executeTakeFirst()

export const listDrafts = (tx: Tx) =>
  tx
    .selectFrom('plan')
    .select(['id', 'title', 'periodStart', 'amendsId', 'amendmentNumber'])
    .where('status', '=', 'draft')
    .orderBy('id')
    .execute()

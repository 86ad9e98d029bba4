import { sql } from 'kysely'
import type { Open } from '#domain/readiness/readiness.rules.ts'
import type { ReadinessLevel, ReadinessSignature, SignedState } from '#domain/readiness/readiness.ts'
import type { Tx } from '#server/platform/database.ts'

/** Grave deficiencies that nobody has released yet, whatever plan they were found under. */
export async function listGrave(tx: Tx): Promise<Open['deficiencies']> {
  const { rows } = await sql<Open['deficiencies'][number]>`
    select id, unit_id, description as name, grade from deficiency
    where grade in ('critical', 'major') and status not in ('released', 'closed')
    order by id`.execute(tx)
  return rows
}

/** Forms that were to be handed in before this day, and were not. */
export async function listOwed(tx: Tx, planId: string, before: string): Promise<Open['assignments']> {
  const { rows } = await sql<Open['assignments'][number]>`
    select assignment.id, assignment.unit_id, coalesce(checklist.title, duty.what) as name
    from assignment
    join duty on duty.id = assignment.duty_id
    join checklist on checklist.id = assignment.checklist_id
    where assignment.plan_id = ${planId} and assignment.due_date < ${before}::date
      and assignment.done_at is null and assignment.withdrawn_at is null
    order by assignment.due_date, assignment.id`.execute(tx)
  return rows
}

type Stored = Omit<ReadinessSignature, 'hasChanged'> & { unitId: string | null }

/** The latest of each unit, and of the agency. */
export async function listSignatures(tx: Tx, planId: string): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select distinct on (signature.unit_id) signature.unit_id, level, remark, state, state_hash,
      signer.name as signed_by_name, signed_at
    from readiness_signature as signature join person as signer on signer.id = signature.signed_by
    where plan_id = ${planId}
    order by signature.unit_id, signed_at desc, signature.id desc`.execute(tx)
  return rows
}

type Signed = {
  id: string
  agencyId: string
  planId: string
  unitId: string | null
  level: ReadinessLevel
  remark: string
  state: SignedState
  stateHash: string
  signedBy: string
  signedAt: Date
}

export const insert = (tx: Tx, { state, ...signed }: Signed) =>
  tx
    .insertInto('readinessSignature')
    .values({ ...signed, state: JSON.stringify(state) })
    .execute()

export const isSigned = async (tx: Tx, planId: string, unitId: string | null): Promise<boolean> =>
  (await tx
    .selectFrom('readinessSignature')
    .select('id')
    .where('planId', '=', planId)
    .where('unitId', unitId === null ? 'is' : '=', unitId)
    .limit(1)
    .executeTakeFirst()) !== undefined

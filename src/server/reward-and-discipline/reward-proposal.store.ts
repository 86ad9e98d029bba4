import { sql } from 'kysely'
import type { RewardCounts } from '#domain/reward-and-discipline/reward-proposal.rules.ts'
import type { RewardShadow, RewardState } from '#domain/reward-and-discipline/reward-proposal.ts'
import type { Tx } from '#server/platform/database.ts'

export type StoredProposal = RewardShadow & { madeBy: string }

const proposals = sql`
  select proposal.id, proposal.plan_id, plan.title as plan_title, proposal.state, proposal.replaces,
    exists (select from reward_proposal as later where later.replaces = proposal.id and later.state <> 'discarded')
      as is_replaced,
    proposal.made_by, maker.name as made_by_name, proposal.made_at, proposal.approved_at, proposal.hash,
    proposal.version
  from reward_proposal as proposal
  join plan on plan.id = proposal.plan_id
  join person as maker on maker.id = proposal.made_by`

export async function find(tx: Tx, id: string): Promise<StoredProposal | undefined> {
  const { rows } = await sql<StoredProposal>`
    ${proposals} where proposal.id = ${id} and proposal.state <> 'discarded'`.execute(tx)
  return rows[0]
}

/** The newest first. */
export async function list(tx: Tx): Promise<StoredProposal[]> {
  const { rows } = await sql<StoredProposal>`
    ${proposals} where proposal.state <> 'discarded' order by proposal.made_at desc, proposal.id desc limit 300`.execute(
    tx,
  )
  return rows
}

type Row = { id: string; agencyId: string; planId: string; replaces: string | null; madeBy: string; madeAt: Date }
export const insert = (tx: Tx, row: Row) => tx.insertInto('rewardProposal').values(row).execute()

type Changes = {
  state: RewardState
  approved?: RewardCounts & { approvedAt: Date; hash: string }
}

/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, id: string, version: number, { state, approved }: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('rewardProposal')
    .set({ state, ...approved, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Of the lists that stand: approved, and put right by no other that was. */
export async function countOfPlan(tx: Tx, planId: string): Promise<RewardCounts> {
  const { rows } = await sql<RewardCounts>`
    select coalesce(sum(commendations), 0)::int as commendations, coalesce(sum(demerits), 0)::int as demerits
    from reward_proposal as proposal
    where plan_id = ${planId} and state = 'approved' and not exists (
      select from reward_proposal as later where later.replaces = proposal.id and later.state = 'approved')`.execute(tx)
  return rows[0]!
}

export type Listed = { personId: string; name: string; title: string; unitName: string }

/** Also of those who have left since. */
export async function listNamed(tx: Tx, personIds: readonly string[]): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select person.id as person_id, person.name, person.title, coalesce(unit.name, '') as unit_name
    from person left join unit on unit.id = person.unit_id
    where person.id = any(${[...personIds]}::uuid[]) order by unit.position nulls first, person.id`.execute(tx)
  return rows
}

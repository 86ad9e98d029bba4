import { sql } from 'kysely'
import type { Waiting } from '#domain/assignment/assignment.ts'
import type {
  AwarenessCampaign,
  CampaignDraft,
  CampaignSummary,
  SentPiece,
} from '#domain/awareness-campaign/awareness-campaign.ts'
import type { Tx } from '#server/platform/database.ts'

export type CampaignRow = Omit<CampaignSummary, 'status' | 'count'> &
  Pick<AwarenessCampaign, 'pieceKeys' | 'unitIds' | 'roles' | 'reminders'> & {
    pieces: SentPiece[] | null
    passPercent: number | null
  }

const campaigns = sql`
  select campaign.id, campaign.title, campaign.plan_id, plan.title as plan_title, campaign.clause_id,
    clause.label as clause_label, campaign.piece_keys, campaign.unit_ids, campaign.roles, campaign.until_date,
    campaign.pieces, campaign.pass_percent, campaign.sent_at, campaign.ended_at, campaign.reminders, campaign.version
  from awareness_campaign as campaign
  left join plan on plan.id = campaign.plan_id
  left join clause on clause.id = campaign.clause_id`

export async function find(tx: Tx, id: string): Promise<CampaignRow | undefined> {
  const { rows } = await sql<CampaignRow>`${campaigns} where campaign.id = ${id}`.execute(tx)
  return rows[0]
}

/** Of two who act at once the second waits for the first, and then sees what it did. */
export const lock = (tx: Tx, id: string) =>
  tx.selectFrom('awarenessCampaign').select('id').where('id', '=', id).forUpdate().execute()

const mostListed = 100

/** Drafts and what was sent last come first; of one plan when it is given. */
export async function list(tx: Tx, planId: string | undefined): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`
    ${campaigns} where ${planId ?? null}::uuid is null or campaign.plan_id = ${planId ?? null}
    order by sent_at desc nulls first, campaign.id desc limit ${mostListed}`.execute(tx)
  return rows
}

/** Whoever asks: what a figure counts. */
export async function listSentUnder(tx: Tx, planId: string): Promise<{ id: string; title: string; date: string }[]> {
  const { rows } = await sql<{ id: string; title: string; date: string }>`
    select id, title, (sent_at at time zone 'Asia/Taipei')::date as date from awareness_campaign
    where plan_id = ${planId} and sent_at is not null order by sent_at, id`.execute(tx)
  return rows
}

export async function isClauseOf(tx: Tx, planId: string, clauseId: string): Promise<boolean> {
  const { rows } = await sql`select from clause where id = ${clauseId} and plan_id = ${planId}`.execute(tx)
  return rows.length > 0
}

export const insert = (tx: Tx, { version: _, ...draft }: CampaignDraft & { agencyId: string }) =>
  tx.insertInto('awarenessCampaign').values(draft).execute()

type Changes = Partial<Omit<CampaignDraft, 'id' | 'version'>> & {
  pieces?: string
  passPercent?: number
  sentAt?: Date
  endedAt?: Date
  reminders?: number
}

/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, { id, version }: Pick<CampaignRow, 'id' | 'version'>, changes: Changes) {
  const { numUpdatedRows } = await tx
    .updateTable('awarenessCampaign')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** What waits for this very person: sent, not over, neither passed nor signed. */
export async function listWaitingFor(tx: Tx, personId: string, today: string): Promise<Waiting[]> {
  const { rows } = await sql<Omit<Waiting, 'kind'>>`
    select campaign.id as subject_id, campaign.title, null as unit_name, campaign.until_date as due_date
    from awareness_recipient as recipient join awareness_campaign as campaign on campaign.id = recipient.campaign_id
    where recipient.person_id = ${personId} and passed_at is null and signed_on is null
      and campaign.ended_at is null and campaign.until_date >= ${today}
    order by campaign.until_date, campaign.id`.execute(tx)
  return rows.map((row) => ({ ...row, kind: 'awarenessCampaign' }))
}

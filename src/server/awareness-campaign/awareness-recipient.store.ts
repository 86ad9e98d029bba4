import { sql } from 'kysely'
import type { CampaignRecipient } from '#domain/awareness-campaign/awareness-campaign.ts'
import { mostWrongDigits } from '#domain/awareness-campaign/awareness-link.ts'
import type { Database, Tx } from '#server/platform/database.ts'
import type { DueIn } from '#server/platform/system-work.ts'

export type RecipientRow = CampaignRecipient & {
  campaignId: string
  personId: string | null
  memberId: string | null
}

const recipients = sql`
  select recipient.id, campaign_id, person_id, member_id, recipient.name, recipient.unit_id,
    coalesce(unit.name, '') as unit_name, member_id is not null as is_member, told_at, read_at, passed_at, signed_on,
    tries, link_hash is not null as has_link, wrong_digits >= ${mostWrongDigits} as is_link_locked
  from awareness_recipient as recipient left join unit on unit.id = recipient.unit_id`

/** By unit in the agency's order, then by name. */
export async function listOf(tx: Tx, campaignIds: readonly string[]): Promise<RecipientRow[]> {
  const { rows } = await sql<RecipientRow>`
    ${recipients} where campaign_id = any(${[...campaignIds]})
    order by unit.position nulls last, recipient.name, recipient.id`.execute(tx)
  return rows
}

export async function findOfPerson(tx: Tx, campaignId: string, personId: string): Promise<RecipientRow | undefined> {
  const { rows } = await sql<RecipientRow>`
    ${recipients} where campaign_id = ${campaignId} and person_id = ${personId}`.execute(tx)
  return rows[0]
}

/** Held until the end: of two who answer at once the second sees what the first did. */
export async function lock(tx: Tx, id: string): Promise<RecipientRow> {
  const { rows } = await sql<RecipientRow>`${recipients} where recipient.id = ${id} for update of recipient`.execute(tx)
  return rows[0]!
}

type NewRecipient = Pick<RecipientRow, 'id' | 'campaignId' | 'personId' | 'memberId' | 'unitId' | 'name'> & {
  agencyId: string
  toldAt: Date | null
}
export const insert = (tx: Tx, rows: readonly NewRecipient[]) =>
  tx
    .insertInto('awarenessRecipient')
    .values([...rows])
    .execute()

export const setRead = (tx: Tx, id: string, readAt: Date) =>
  tx.updateTable('awarenessRecipient').set({ readAt }).where('id', '=', id).where('readAt', 'is', null).execute()

/** By hand, on a list. */
export const setSigned = (tx: Tx, ids: readonly string[], signedOn: string) =>
  tx.updateTable('awarenessRecipient').set({ signedOn }).where('id', 'in', ids).execute()

/** A new link takes the place of the one before. */
export const setLink = (tx: Tx, id: string, linkHash: Buffer, at: Date) =>
  tx
    .updateTable('awarenessRecipient')
    .set({ linkHash, wrongDigits: 0, toldAt: sql`coalesce(told_at, ${at})` })
    .where('id', '=', id)
    .execute()

export const countWrongDigits = (tx: Tx, id: string) =>
  tx.updateTable('awarenessRecipient').set({ wrongDigits: sql`wrong_digits + 1` }).where('id', '=', id).execute()

type NewTry = {
  id: string
  agencyId: string
  recipientId: string
  number: number
  answers: string
  rightCount: number
  questionCount: number
  at: Date
}

export async function insertTry(tx: Tx, made: NewTry, isPassed: boolean): Promise<void> {
  await tx.insertInto('awarenessTry').values(made).execute()
  await tx
    .updateTable('awarenessRecipient')
    .set({ tries: made.number, ...(isPassed && { passedAt: made.at }) })
    .where('id', '=', made.recipientId)
    .execute()
}

export type LinkFound = DueIn & { recipientId: string }

/** Whose link this is, asked before any agency is known; nothing for one that does not count. */
export async function findLink(database: Database, linkHash: Buffer, at: Date): Promise<LinkFound | undefined> {
  const [row] = await database.ask<LinkFound>(
    `select recipient_id as "recipientId", agency_id as "agencyId", clock_offset_seconds as "clockOffsetSeconds"
     from awareness_link_of($1, $2, $3)`,
    [linkHash, at, mostWrongDigits],
  )
  return row
}

import { type RawBuilder, sql } from 'kysely'
import type { Contact, ContactCall, ContactChange, ContactEntry, ContactKind } from '#domain/contact/contact.ts'
import type { Tx } from '#server/platform/database.ts'

/** A contact as it is stored, with what its calls say of the numbers it has now. */
export type StoredContact = Omit<Contact, 'state'>

const contacts = sql`
  select contact.id, contact.kind, contact.name, contact.post, contact.unit_id, unit.name as unit_name,
    contact.day_telephone, contact.night_telephone, contact.fax, contact.mail, contact.platform, contact.remark,
    contact.position, contact.valid_from, contact.valid_until, contact.withdrawn_on, contact.withdrawn_reason,
    verified.made_at as verified_at, verifier.name as verified_by_name, verified.means as verified_means,
    latest.outcome as last_outcome, contact.version
  from contact
  join unit on unit.id = contact.unit_id
  left join lateral (
    select outcome from contact_call
    where contact_id = contact.id and telephone in (contact.day_telephone, contact.night_telephone)
    order by made_at desc, id desc limit 1
  ) as latest on true
  left join lateral (
    select made_at, made_by, means from contact_call
    where contact_id = contact.id and telephone in (contact.day_telephone, contact.night_telephone)
      and outcome = 'answered'
    order by made_at desc, id desc limit 1
  ) as verified on true
  left join person as verifier on verifier.id = verified.made_by`

/** More than any agency has; a list is never without an end. */
const mostListed = 1000

async function listWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<StoredContact[]> {
  const { rows } = await sql<StoredContact>`
    ${contacts} where ${condition} order by contact.id limit ${mostListed}`.execute(tx)
  return rows
}

export const list = (tx: Tx, isWithdrawn: boolean): Promise<StoredContact[]> =>
  listWhere(tx, isWithdrawn ? sql`withdrawn_on is not null` : sql`withdrawn_on is null`)

/** Those that may be called on this day. */
export const listUsable = (tx: Tx, date: string, kind?: ContactKind): Promise<StoredContact[]> =>
  listWhere(
    tx,
    sql`(${kind ?? null}::text is null or contact.kind = ${kind ?? null})
      and valid_from <= ${date}::date and (valid_until is null or valid_until >= ${date}::date)
      and (withdrawn_on is null or withdrawn_on > ${date}::date)`,
  )

export async function find(tx: Tx, id: string): Promise<StoredContact | undefined> {
  const [found] = await listWhere(tx, sql`contact.id = ${id}`)
  return found
}

export const insert = (tx: Tx, contact: ContactEntry & { agencyId: string }) =>
  tx.insertInto('contact').values(contact).execute()

type Withdrawal = { withdrawnOn: string; withdrawnReason: string }

/** False when somebody else wrote meanwhile. */
export async function update(
  tx: Tx,
  { id, version, ...changes }: (ContactChange | Withdrawal) & { id: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('contact')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type NewCall = Omit<ContactCall, 'madeAt' | 'madeByName'> & { agencyId: string; madeAt: Date; madeBy: string }
export const insertCall = (tx: Tx, call: NewCall) => tx.insertInto('contactCall').values(call).execute()

async function callsWhere(tx: Tx, condition: RawBuilder<unknown>, limit: number): Promise<ContactCall[]> {
  const { rows } = await sql<ContactCall>`
    select contact_call.id, contact_id, drill_id, means, outcome, telephone, note, made_at, caller.name as made_by_name
    from contact_call join person as caller on caller.id = made_by
    where ${condition}
    order by made_at desc, contact_call.id desc
    limit ${limit}`.execute(tx)
  return rows
}

/** The latest first. */
export const listCalls = (tx: Tx, contactId: string, limit: number): Promise<ContactCall[]> =>
  callsWhere(tx, sql`contact_id = ${contactId}`, limit)

const mostCalls = 10 * mostListed

/** Those that a drill calls, and the calls it made of them, the latest first. */
export const listOfDrill = (tx: Tx, drillId: string): Promise<StoredContact[]> =>
  listWhere(tx, sql`contact.id in (select contact_id from contact_drill_entry where drill_id = ${drillId})`)
export const listCallsOfDrill = (tx: Tx, drillId: string): Promise<ContactCall[]> =>
  callsWhere(tx, sql`drill_id = ${drillId}`, mostCalls)

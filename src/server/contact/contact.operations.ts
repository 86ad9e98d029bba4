import type { z } from 'zod'
import type { IsoDate } from '#domain/calendar.ts'
import {
  checkCall,
  checkContact,
  checkContactKeeping,
  checkUsable,
  contactState,
  inOrderOfCalling,
} from '#domain/contact/contact.rules.ts'
import type {
  Contact,
  ContactCallEntry,
  ContactChange,
  ContactDetail,
  ContactEntry,
  ContactFilter,
  ContactKind,
} from '#domain/contact/contact.ts'
import { checkRunning } from '#domain/contact/contact-drill.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency, findSettings, findUnit } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './contact.store.ts'
import * as drills from './contact-drill.store.ts'

/** Contacts with the state they are in today, the first to call first. */
export async function shownContacts(work: Work, stored: readonly store.StoredContact[]): Promise<Contact[]> {
  const times = { today: work.today, settings: await findSettings(work) }
  return inOrderOfCalling(stored.map((one) => ({ ...one, state: contactState(one, times) })))
}

async function load(work: Work, id: string): Promise<Contact> {
  const stored = await store.find(work.tx, id)
  if (!stored) throw new Problem('not_found')
  const [contact] = await shownContacts(work, [stored])
  return contact!
}

/** Those that may be called on this day, of one kind or of all, the first to call first. */
export const findContacts = async (work: Work, date: IsoDate, kind?: ContactKind): Promise<Contact[]> =>
  shownContacts(work, await store.listUsable(work.tx, date, kind))

/** The contact, if it may be called on this day: for whatever names it. */
export async function findUsableContact(work: Work, id: string, date: IsoDate): Promise<Contact> {
  const contact = await load(work, id)
  checkUsable(contact, date)
  return contact
}

export const listContacts = read(
  'contact.list',
  async (work, { kind, withdrawn }: z.infer<typeof ContactFilter>): Promise<Contact[]> => {
    const contacts = await shownContacts(work, await store.list(work.tx, withdrawn === 'yes'))
    return kind ? contacts.filter((contact) => contact.kind === kind) : contacts
  },
)

const callsShown = 20

const detailOf = async (work: Work, id: string): Promise<ContactDetail> => ({
  contact: await load(work, id),
  calls: await store.listCalls(work.tx, id, callsShown),
})

export const showContact = read('contact.show', (work, { id }: { id: string }) => detailOf(work, id))

export const printContacts = read('contact.print', async (work, _: Record<string, never>) => {
  const contacts = await findContacts(work, work.today)
  if (contacts.length === 0) throw new Problem('contact.none_to_print')
  return { agency: await findAgency(work), contacts, madeAt: work.now.toISOString() }
})

export const addContact = write('contact.add', async (work, entry: ContactEntry) => {
  checkContact(work.actor, entry, await findUnit(work, entry.unitId))
  await store.insert(work.tx, { ...entry, agencyId: work.actor.agencyId })
  work.record(entry.id, { kind: entry.kind, name: entry.name })
  return detailOf(work, entry.id)
})

/** What it was before stays in the audit entry, since somebody may ask which number was the right one then. */
export const changeContact = write('contact.change', async (work, change: ContactChange) => {
  const contact = await load(work, change.id)
  checkContactKeeping(work.actor, contact, change.version)
  checkContact(work.actor, change, await findUnit(work, change.unitId))
  if (!(await store.update(work.tx, change))) throw new Problem('changed_meanwhile')
  const { name, dayTelephone, nightTelephone } = contact
  work.record(change.id, { version: change.version + 1, before: { name, dayTelephone, nightTelephone } })
  return detailOf(work, change.id)
})

type Withdrawing = { id: string; version: number; reason: string }
/** It is called no more; what was done with it stays. */
export const withdrawContact = write('contact.withdraw', async (work, { id, version, reason }: Withdrawing) => {
  checkContactKeeping(work.actor, await load(work, id), version)
  const withdrawal = { id, version, withdrawnOn: work.today, withdrawnReason: reason }
  if (!(await store.update(work.tx, withdrawal))) throw new Problem('changed_meanwhile')
  work.record(id, { withdrawnOn: work.today, reason })
  return detailOf(work, id)
})

/** While it is held, the drill does not end under the call. */
async function lockRunning(work: Work, drillId: string): Promise<void> {
  const drill = await drills.lock(work.tx, drillId)
  if (!drill) throw new Problem('contact.not_in_drill')
  checkRunning(drill)
}

/** Tries a number, and tells what came of it: an answer verifies the contact. */
export const callContact = write('contact.call', async (work, { id, callId, ...call }: ContactCallEntry) => {
  const contact = await findUsableContact(work, id, work.today)
  checkCall(work.actor, contact, call)
  if (call.drillId) await lockRunning(work, call.drillId)
  const { agencyId, personId } = work.actor
  await store.insertCall(work.tx, { ...call, id: callId, contactId: id, agencyId, madeAt: work.now, madeBy: personId })
  work.record(id, { callId, outcome: call.outcome, telephone: call.telephone })
  return detailOf(work, id)
})

import type { Contact, ContactDetail } from '#domain/contact/contact.ts'
import type { ContactDrill, ContactDrillSummary } from '#domain/contact/contact-drill.ts'
import { answerOf } from '#web/platform/queries.ts'

export const contactsQuery = answerOf<Contact[]>('/contacts')
export const withdrawnContactsQuery = answerOf<Contact[]>('/contacts?withdrawn=yes')
export const contactQuery = (id: string) => answerOf<ContactDetail>(`/contacts/${id}`)
export const contactDrillsQuery = answerOf<ContactDrillSummary[]>('/contact-drills')
export const contactDrillQuery = (id: string) => answerOf<ContactDrill>(`/contact-drills/${id}`)

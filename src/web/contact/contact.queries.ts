import type { Contact, ContactDetail } from '#domain/contact/contact.ts'
import { answerOf } from '#web/platform/queries.ts'

export const contactsQuery = answerOf<Contact[]>('/contacts')
export const withdrawnContactsQuery = answerOf<Contact[]>('/contacts?withdrawn=yes')
export const contactQuery = (id: string) => answerOf<ContactDetail>(`/contacts/${id}`)

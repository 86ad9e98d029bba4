import { z } from 'zod'
import {
  Contact,
  ContactCallEntry,
  ContactChange,
  ContactDetail,
  ContactEntry,
  ContactFilter,
} from '#domain/contact/contact.ts'
import { Versioned } from '#domain/duty/duty.ts'
import { line } from '#domain/text.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  addContact,
  callContact,
  changeContact,
  listContacts,
  printContacts,
  showContact,
  withdrawContact,
} from './contact.operations.ts'
import { contactListDocument } from './contact-list.document.ts'

export function contactHttp({ expose, ...exposing }: Exposing): void {
  expose('GET /contacts', listContacts, { input: ContactFilter, output: z.array(Contact) })
  exposeDocument(exposing, 'GET /contacts/list', printContacts, {
    input: z.object({}),
    document: (printed) => contactListDocument(printed, say),
  })
  expose('GET /contacts/:id', showContact, { input: z.object({ id: z.uuid() }), output: ContactDetail })
  expose('POST /contacts', addContact, { input: ContactEntry, output: ContactDetail })
  expose('PATCH /contacts/:id', changeContact, { input: ContactChange, output: ContactDetail })
  expose('POST /contacts/:id/withdraw', withdrawContact, {
    input: Versioned.extend({ reason: line(200) }),
    output: ContactDetail,
  })
  expose('POST /contacts/:id/calls', callContact, { input: ContactCallEntry, output: ContactDetail })
}

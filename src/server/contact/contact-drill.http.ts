import { z } from 'zod'
import { ContactDrill, ContactDrillSummary } from '#domain/contact/contact-drill.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { contactDrillDocument } from './contact-drill.document.ts'
import {
  downloadContactDrill,
  endContactDrill,
  listContactDrills,
  showContactDrill,
  startContactDrill,
} from './contact-drill.operations.ts'

export function contactDrillHttp({ expose, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  expose('GET /contact-drills', listContactDrills, { input: z.object({}), output: z.array(ContactDrillSummary) })
  expose('GET /contact-drills/:id', showContactDrill, { input, output: ContactDrill })
  expose('POST /contact-drills', startContactDrill, {
    input: z.object({ id: z.uuid(), planId: z.uuid() }),
    output: ContactDrill,
  })
  expose('POST /contact-drills/:id/end', endContactDrill, {
    input: z.object({ id: z.uuid(), assignmentId: z.uuid().nullable() }),
    output: ContactDrill,
  })
  exposeDocument(exposing, 'GET /contact-drills/:id/record', downloadContactDrill, {
    input,
    document: (found) => contactDrillDocument(found, say),
  })
}

import { z } from 'zod'
import { ContactDrill, ContactDrillSummary } from '#domain/contact/contact-drill.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { writePdf } from '#server/platform/pdf.ts'
import { contactDrillDocument } from './contact-drill.document.ts'
import {
  downloadContactDrill,
  endContactDrill,
  listContactDrills,
  showContactDrill,
  startContactDrill,
} from './contact-drill.operations.ts'

export function contactDrillHttp({ expose, exposeDownload }: Exposing): void {
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
  exposeDownload('GET /contact-drills/:id/record.odt', downloadContactDrill, {
    input,
    render: async (found) => ({
      bytes: writeOdt(contactDrillDocument(found, say)),
      mediaType: 'application/vnd.oasis.opendocument.text',
      name: `${say('contact.drill.document.title')}.odt`,
      inline: false,
    }),
  })
  exposeDownload('GET /contact-drills/:id/record.pdf', downloadContactDrill, {
    input,
    render: async (found) => ({
      bytes: (await writePdf(contactDrillDocument(found, say))).bytes,
      mediaType: 'application/pdf',
      name: `${say('contact.drill.document.title')}.pdf`,
      inline: false,
    }),
  })
}

import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import {
  exchangeFileOf,
  exchangeFormOf,
  exchangeNameOf,
  type Sending,
} from '#domain/official-document/exchange-file.ts'
import { isAddressed } from '#domain/official-document/official-document.rules.ts'
import {
  DocumentChange,
  type DocumentContent,
  DocumentDetail,
  DocumentDrafting,
  DocumentSummary,
  DocumentWritten,
} from '#domain/official-document/official-document.ts'
import { Problem } from '#domain/problem.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Download, Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  discardDocument,
  downloadDocument,
  draftDocument,
  exchangeDocument,
  issueDocument,
  listDocuments,
  openDocument,
  saveDocument,
  showDocument,
  submitDocument,
} from './official-document.operations.ts'

type ToExchange = { content: DocumentContent; sending: Sending }

const exchanged = ({ sending }: ToExchange, ending: string, xml: string): Download => ({
  bytes: Buffer.from(xml),
  mediaType: 'application/xml; charset=utf-8',
  name: `${exchangeNameOf(sending)}.${ending}`,
  inline: false,
})

export function officialDocumentHttp({ expose, exposeSteps, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  const output = DocumentWritten
  expose('GET /official-documents', listDocuments, { input: z.object({}), output: z.array(DocumentSummary) })
  expose('GET /official-documents/:id', showDocument, { input, output: DocumentDetail })
  // In steps, since an answer under a key would be kept in clear.
  exposeSteps('POST /official-documents/:id/open', openDocument.name, {
    ...{ input, output: DocumentDetail },
    run: (perform, values) => perform(openDocument, values),
  })
  expose('POST /official-documents', draftDocument, { input: DocumentDrafting, output })
  expose('PUT /official-documents/:id', saveDocument, { input: DocumentChange, output })
  expose('POST /official-documents/:id/issue', issueDocument, { input: Versioned, output })
  expose('POST /official-documents/:id/discard', discardDocument, { input: Versioned, output })
  exposeDocument(exposing, 'POST /official-documents/:id/paper', downloadDocument, {
    input,
    document: (paper) => paper,
  })
  expose('POST /official-documents/:id/submit', submitDocument, { input: Versioned, output: DocumentWritten })
  exposing.exposeDownload('GET /official-documents/:id/exchange.di', exchangeDocument, {
    input,
    render: async (found) => exchanged(found, 'di', exchangeFileOf(found.content, found.sending, say)),
  })
  exposing.exposeDownload('GET /official-documents/:id/exchange.sw', exchangeDocument, {
    input,
    render: async (found) => {
      if (!isAddressed(found.content.kind)) throw new Problem('officialDocument.no_recipients')
      return exchanged(found, 'sw', exchangeFormOf(found.content))
    },
  })
}

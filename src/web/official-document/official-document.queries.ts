import type { DocumentDetail, DocumentSummary } from '#domain/official-document/official-document.ts'
import { answerOf, openedAt } from '#web/platform/queries.ts'

export const documentsQuery = answerOf<DocumentSummary[]>('/official-documents')
export const documentQuery = (id: string) => answerOf<DocumentDetail>(`/official-documents/${id}`)
export const openedDocumentQuery = (id: string) => openedAt<DocumentDetail>(`/official-documents/${id}`)

import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  TemplateContent,
  TemplateDetail,
  TemplateKind,
  TemplatePreview,
  TemplateSummary,
  TemplateVersion,
} from '#domain/document-template/document-template.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

export const templatesQuery = answerOf<TemplateSummary[]>('/document-templates')
export const templateQuery = (kind: string) => answerOf<TemplateDetail>(`/document-templates/${kind}`)
export const templateVersionQuery = (id: string) => answerOf<TemplateVersion>(`/document-template-versions/${id}`)

/** The page before stays until the next one is there. */
export const previewQuery = (kind: TemplateKind, content: TemplateContent, page: number) =>
  queryOptions({
    queryKey: ['templatePreview', kind, content, page],
    queryFn: ({ signal }) =>
      call<TemplatePreview>('POST', `/document-templates/${kind}/preview`, { input: { content, page }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

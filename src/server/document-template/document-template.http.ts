import { z } from 'zod'
import {
  TemplateDetail,
  TemplateKind,
  TemplatePreview,
  TemplatePreviewing,
  TemplateSending,
  TemplateSummary,
  TemplateVersion,
  TemplateWriting,
} from '#domain/document-template/document-template.ts'
import type { Files } from '#server/platform/files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { paperLogo } from '#server/platform/logo-picture.ts'
import { drawPage } from '#server/platform/pdf.ts'
import {
  listTemplates,
  type PaperPreviews,
  previewOperations,
  saveTemplateDraft,
  sendTemplate,
  showTemplate,
  showTemplateVersion,
} from './document-template.operations.ts'

export function documentTemplateHttp({ expose, exposeSteps }: Exposing, files: Files, previews: PaperPreviews): void {
  const output = TemplateDetail
  const { previewTemplate } = previewOperations(previews)
  expose('GET /document-templates', listTemplates, { input: z.object({}), output: z.array(TemplateSummary) })
  expose('GET /document-templates/:kind', showTemplate, { input: z.object({ kind: TemplateKind }), output })
  expose('PUT /document-templates/:kind/draft', saveTemplateDraft, { input: TemplateWriting, output })
  expose('POST /document-templates/:kind/versions', sendTemplate, { input: TemplateSending, output })
  expose('GET /document-template-versions/:id', showTemplateVersion, {
    input: z.object({ id: z.uuid() }),
    output: TemplateVersion,
  })
  // Set after the transaction, since the typesetter takes its time.
  exposeSteps('POST /document-templates/:kind/preview', 'documentTemplate.preview', {
    input: TemplatePreviewing,
    output: TemplatePreview,
    run: async (perform, previewing) => {
      const paper = await perform(previewTemplate, previewing)
      return drawPage(paper, await paperLogo(paper, files), previewing.page)
    },
  })
}

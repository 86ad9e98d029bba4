import { z } from 'zod'
import { Draw, DrawOrder, DrawPreparation, DrawSummary } from '#domain/draw/draw.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { writePdf } from '#server/platform/pdf.ts'
import { drawDocument } from './draw.document.ts'
import { confirmDraw, downloadDraw, listDraws, makeDraw, prepareDraw, showDraw } from './draw.operations.ts'

const nameOf = ({ draw }: { draw: Draw }, ending: string): string =>
  `${say('draw.document.title', { title: draw.title })}.${ending}`.replaceAll(/[/\\]/g, '')

export function drawHttp({ expose, exposeDownload }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  expose('GET /draws', listDraws, { input: z.object({}), output: z.array(DrawSummary) })
  expose('GET /draws/:id', showDraw, { input, output: Draw })
  expose('POST /draws', prepareDraw, { input: DrawPreparation, output: Draw })
  expose('POST /draws/:id/draw', makeDraw, { input: DrawOrder, output: Draw })
  expose('POST /draws/:id/confirm', confirmDraw, { input, output: Draw })
  exposeDownload('GET /draws/:id/record.odt', downloadDraw, {
    input,
    render: async (found) => ({
      bytes: writeOdt(drawDocument(found, say)),
      mediaType: 'application/vnd.oasis.opendocument.text',
      name: nameOf(found, 'odt'),
      inline: false,
    }),
  })
  exposeDownload('GET /draws/:id/record.pdf', downloadDraw, {
    input,
    render: async (found) => ({
      bytes: (await writePdf(drawDocument(found, say))).bytes,
      mediaType: 'application/pdf',
      name: nameOf(found, 'pdf'),
      inline: false,
    }),
  })
}

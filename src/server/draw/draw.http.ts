import { z } from 'zod'
import { Draw, DrawOrder, DrawPreparation, DrawSummary } from '#domain/draw/draw.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { drawDocument } from './draw.document.ts'
import { confirmDraw, downloadDraw, listDraws, makeDraw, prepareDraw, showDraw } from './draw.operations.ts'

export function drawHttp({ expose, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  expose('GET /draws', listDraws, { input: z.object({}), output: z.array(DrawSummary) })
  expose('GET /draws/:id', showDraw, { input, output: Draw })
  expose('POST /draws', prepareDraw, { input: DrawPreparation, output: Draw })
  expose('POST /draws/:id/draw', makeDraw, { input: DrawOrder, output: Draw })
  expose('POST /draws/:id/confirm', confirmDraw, { input, output: Draw })
  exposeDocument(exposing, 'GET /draws/:id/record', downloadDraw, {
    input,
    document: (found) => drawDocument(found, say),
  })
}

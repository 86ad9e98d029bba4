import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import { LabelsAsked, Point, PointChange, PointDetail, PointEntry, PointFilter } from '#domain/point/point.ts'
import type { Exposing } from '#server/platform/http.ts'
import { writeLabelSheet } from '#server/platform/label-sheet.ts'
import { say } from '#server/platform/messages.ts'
import { labelSheetOf } from './label.document.ts'
import {
  addPoint,
  changePoint,
  findPointByCode,
  listPoints,
  printLabels,
  retirePoint,
  showPoint,
} from './point.operations.ts'

export function pointHttp({ expose, exposeDownload }: Exposing): void {
  expose('GET /points', listPoints, { input: PointFilter, output: z.array(Point) })
  expose('GET /points/by-code/:code', findPointByCode, {
    input: z.object({ code: z.string().max(120) }),
    output: PointDetail,
  })
  exposeDownload('GET /points/labels.pdf', printLabels, {
    input: LabelsAsked,
    render: async (printed, origin) => ({
      bytes: await writeLabelSheet(labelSheetOf(printed, origin())),
      mediaType: 'application/pdf',
      name: `${say('point.label.title')}.pdf`,
      inline: false,
    }),
  })
  expose('GET /points/:id', showPoint, { input: z.object({ id: z.uuid() }), output: PointDetail })
  expose('POST /points', addPoint, { input: PointEntry, output: PointDetail })
  expose('PATCH /points/:id', changePoint, { input: PointChange, output: PointDetail })
  expose('POST /points/:id/retire', retirePoint, { input: Versioned, output: PointDetail })
}

import { z } from 'zod'
import { Handover, HandoverEntry } from '#domain/handover/handover.ts'
import type { Exposing } from '#server/platform/http.ts'
import { acknowledgeHandover, listHandovers, writeHandover } from './handover.operations.ts'

export function handoverHttp({ expose }: Exposing): void {
  expose('GET /handovers', listHandovers, { input: z.object({}), output: z.array(Handover) })
  expose('POST /handovers', writeHandover, { input: HandoverEntry, output: Handover })
  expose('POST /handovers/:id/acknowledge', acknowledgeHandover, {
    input: z.object({ id: z.uuid() }),
    output: Handover,
  })
}

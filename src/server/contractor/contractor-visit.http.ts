import { z } from 'zod'
import { ContractorVisit, ContractorVisitEntry, DoorLog, VisitPeriod } from '#domain/contractor/contractor-visit.ts'
import { WorkOrder, WorkOrderEntry } from '#domain/contractor/work-order.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { leaveVisit, listVisits, printVisits, recordVisit, showDoorLog } from './contractor-visit.operations.ts'
import { visitLogDocument } from './visit-log.document.ts'
import { askOrder, closeWindow, openWindow, showOrder } from './work-order.operations.ts'

/** Who comes in, and by which order. */
export function contractorVisitHttp({ expose, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  expose('GET /contractor-door', showDoorLog, { input: z.object({}), output: DoorLog })
  expose('GET /contractor-visits', listVisits, { input: VisitPeriod, output: z.array(ContractorVisit) })
  exposeDocument(exposing, 'GET /contractor-visits/log', printVisits, {
    input: VisitPeriod,
    document: (printed) => visitLogDocument(printed, say),
  })
  expose('POST /contractor-visits', recordVisit, { input: ContractorVisitEntry, output: DoorLog })
  expose('POST /contractor-visits/:id/leave', leaveVisit, { input, output: DoorLog })
  expose('POST /contractors/:id/work-orders', askOrder, { input: WorkOrderEntry, output: WorkOrder })
  expose('GET /work-orders/:id', showOrder, { input, output: WorkOrder })
  expose('POST /work-orders/:id/open', openWindow, { input, output: WorkOrder })
  expose('POST /work-orders/:id/close', closeWindow, { input, output: WorkOrder })
}

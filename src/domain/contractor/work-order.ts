import { z } from 'zod'
import { line, prose } from '#domain/text.ts'

export const WorkOrderState = z.enum(['asked', 'approved', 'returned'])
export type WorkOrderState = z.infer<typeof WorkOrderState>

const facts = {
  /** A window of remote maintenance; otherwise they come to the place. */
  isRemote: z.boolean(),
  what: prose(500),
  who: line(120),
  pointId: z.uuid().nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
}

/** What a firm is to do, when and by whom. Once it was asked for it stays as it is. */
export const WorkOrder = z
  .object({
    id: z.uuid(),
    contractorId: z.uuid(),
    contractorName: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    ...facts,
    pointName: z.string().nullable(),
    state: WorkOrderState,
    askedByName: z.string(),
    askedAt: z.iso.datetime(),
    openedAt: z.iso.datetime().nullable(),
    openedByName: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    closedByName: z.string().nullable(),
  })
  .meta({ id: 'WorkOrder' })
export type WorkOrder = z.infer<typeof WorkOrder>

export const WorkOrderEntry = z
  .object({ /** of the contractor */ id: z.uuid(), orderId: z.uuid(), ...facts })
  .meta({ id: 'WorkOrderEntry' })
export type WorkOrderEntry = z.infer<typeof WorkOrderEntry>

import { z } from 'zod'
import { line, optionalLine } from '#domain/text.ts'

/** Somebody of a firm in a room of the agency, with whoever escorts them. */
export const ContractorVisit = z
  .object({
    id: z.uuid(),
    contractorId: z.uuid(),
    contractorName: z.string(),
    personName: line(40),
    pointId: z.uuid(),
    pointName: z.string(),
    escortId: z.uuid(),
    escortName: z.string(),
    purpose: line(120),
    workOrderId: z.uuid().nullable(),
    /** Why it could not wait for an order, on a day off. */
    emergency: optionalLine(200),
    cameAt: z.iso.datetime(),
    leftAt: z.iso.datetime().nullable(),
    /** Still inside when everybody should have gone. */
    isOverdue: z.boolean(),
  })
  .meta({ id: 'ContractorVisit' })
export type ContractorVisit = z.infer<typeof ContractorVisit>

export const ContractorVisitEntry = ContractorVisit.pick({
  id: true,
  contractorId: true,
  personName: true,
  pointId: true,
  escortId: true,
  purpose: true,
  workOrderId: true,
  emergency: true,
}).meta({ id: 'ContractorVisitEntry' })
export type ContractorVisitEntry = z.infer<typeof ContractorVisitEntry>

/** The days asked for, both included. */
export const VisitPeriod = z.object({ from: z.iso.date(), until: z.iso.date() })

/** What is needed at the door: whom one may let in, who is inside, and whether it is a day off. */
export const DoorLog = z
  .object({
    isDayOff: z.boolean(),
    firms: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kind: z.string(),
        people: z.array(z.string()),
        /** Approved for this very hour. */
        orders: z.array(z.object({ id: z.uuid(), what: z.string(), endsAt: z.iso.datetime() })),
      }),
    ),
    /** Those still inside first, then those who left today. */
    visits: z.array(ContractorVisit),
  })
  .meta({ id: 'DoorLog' })
export type DoorLog = z.infer<typeof DoorLog>

import { z } from 'zod'
import { telephone } from '#domain/contact/contact.ts'
import { ContractorPaper } from '#domain/contractor/contractor-paper.ts'
import { ContractorVisit } from '#domain/contractor/contractor-visit.ts'
import { WorkOrder } from '#domain/contractor/work-order.ts'
import { line, optionalProse } from '#domain/text.ts'

/** What is missing at a firm before it may be relied on. */
export const ContractorFault = z.enum([
  'contractMissing',
  'clauseMissing',
  'undertakingMissing',
  'paperExpired',
  'productUndeclared',
])
export type ContractorFault = z.infer<typeof ContractorFault>

const facts = {
  /** One of the agency's own list. */
  kind: line(20),
  name: line(80),
  /** The unit that is responsible for it. */
  unitId: z.uuid(),
  telephone,
  /** Where somebody answers in the holiday. */
  holidayTelephone: telephone,
  /** The firm declares that it brings no product that endangers national cyber security. */
  declaresNoBannedProduct: z.boolean(),
  remark: optionalProse(300),
}

/** 委外廠商 */
export const Contractor = z
  .object({
    id: z.uuid(),
    ...facts,
    unitName: z.string(),
    withdrawnOn: z.iso.date().nullable(),
    /** Null for those who may not see its papers. */
    faults: z.array(ContractorFault).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Contractor' })
export type Contractor = z.infer<typeof Contractor>

export const ContractorEntry = z.object({ id: z.uuid(), ...facts }).meta({ id: 'ContractorEntry' })
export type ContractorEntry = z.infer<typeof ContractorEntry>

export const ContractorChange = ContractorEntry.extend({ version: z.int() }).meta({ id: 'ContractorChange' })
export type ContractorChange = z.infer<typeof ContractorChange>

/** A name and a telephone, and nothing else of a person. */
export const ContractorPerson = z
  .object({ id: z.uuid(), name: line(40), telephone, leftOn: z.iso.date().nullable() })
  .meta({ id: 'ContractorPerson' })
export type ContractorPerson = z.infer<typeof ContractorPerson>

export const ContractorPersonEntry = z
  .object({ /** of the contractor */ id: z.uuid(), personId: z.uuid(), name: line(40), telephone })
  .meta({ id: 'ContractorPersonEntry' })
export type ContractorPersonEntry = z.infer<typeof ContractorPersonEntry>

export const ContractorDetail = z
  .object({
    contractor: Contractor,
    people: z.array(ContractorPerson),
    papers: z.array(ContractorPaper),
    /** The latest first. */
    orders: z.array(WorkOrder),
    visits: z.array(ContractorVisit),
    inspections: z.array(
      z.object({ id: z.uuid(), title: z.string(), submittedAt: z.iso.datetime().nullable(), notCompliant: z.int() }),
    ),
    incidents: z.array(z.object({ id: z.uuid(), number: z.string(), knownAt: z.iso.datetime() })),
  })
  .meta({ id: 'ContractorDetail' })
export type ContractorDetail = z.infer<typeof ContractorDetail>

import { z } from 'zod'
import { StoredFile } from '#domain/file/file.ts'
import { line } from '#domain/text.ts'

/** 契約、保密切結、保險、身分查核. */
export const ContractorPaperKind = z.enum(['contract', 'undertaking', 'insurance', 'backgroundCheck', 'other'])
export type ContractorPaperKind = z.infer<typeof ContractorPaperKind>

const facts = {
  kind: ContractorPaperKind,
  /** Of whom; an undertaking and a background check are always of one person. */
  personId: z.uuid().nullable(),
  title: line(120),
  /** Of a contract, and of nothing else: whether it binds to secrecy. */
  hasClause: z.boolean().nullable(),
  fromDate: z.iso.date(),
  /** The last good day. */
  untilDate: z.iso.date().nullable(),
}

/** A paper of a firm; it is never changed, only ended and followed by another. */
export const ContractorPaper = z
  .object({
    id: z.uuid(),
    ...facts,
    personName: z.string().nullable(),
    file: StoredFile.nullable(),
    endedOn: z.iso.date().nullable(),
  })
  .meta({ id: 'ContractorPaper' })
export type ContractorPaper = z.infer<typeof ContractorPaper>

export const ContractorPaperEntry = z
  .object({ /** of the contractor */ id: z.uuid(), paperId: z.uuid(), ...facts, fileId: z.uuid().nullable() })
  .meta({ id: 'ContractorPaperEntry' })
export type ContractorPaperEntry = z.infer<typeof ContractorPaperEntry>

/** A paper that expires soon, or has. */
export const DueContractorPaper = ContractorPaper.pick({ id: true, kind: true, title: true, personName: true })
  .extend({
    contractorId: z.uuid(),
    contractorName: z.string(),
    unitName: z.string(),
    untilDate: z.iso.date(),
    /** Negative once it has expired. */
    daysLeft: z.int(),
  })
  .meta({ id: 'DueContractorPaper' })
export type DueContractorPaper = z.infer<typeof DueContractorPaper>

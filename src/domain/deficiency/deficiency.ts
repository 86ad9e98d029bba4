import { z } from 'zod'
import { Grade } from '#domain/checklist/checklist.ts'
import { FileIds, StoredFile } from '#domain/file/file.ts'
import { prose } from '#domain/text.ts'

/** found → improved → released, or returned to be improved again. */
export const DeficiencyStatus = z.enum(['open', 'improved', 'released'])

export const Deficiency = z
  .object({
    id: z.uuid(),
    planId: z.uuid().nullable(),
    clauseId: z.uuid().nullable(),
    inspectionId: z.uuid(),
    itemKey: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    /** What was found, in the words of whoever found it. */
    description: z.string(),
    grade: Grade,
    status: DeficiencyStatus,
    foundOn: z.iso.date(),
    improvementDueDate: z.iso.date(),
    version: z.int(),
  })
  .meta({ id: 'Deficiency' })
export type Deficiency = z.infer<typeof Deficiency>

/** One attempt to mend a deficiency, and what the second pair of eyes said of it. */
export const Improvement = z
  .object({
    id: z.uuid(),
    description: z.string(),
    improvedAt: z.iso.datetime(),
    improvedBy: z.uuid(),
    improvedByName: z.string(),
    files: z.array(StoredFile),
    decision: z.enum(['released', 'returned']).nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    remark: z.string().nullable(),
  })
  .meta({ id: 'Improvement' })
export type Improvement = z.infer<typeof Improvement>

export const DeficiencyDetail = z
  .object({
    deficiency: Deficiency,
    foundFiles: z.array(StoredFile),
    /** The item of the checklist that did not comply. */
    question: z.string(),
    improvements: z.array(Improvement),
  })
  .meta({ id: 'DeficiencyDetail' })
export type DeficiencyDetail = z.infer<typeof DeficiencyDetail>

export const ImprovementReport = z
  .object({
    id: z.uuid(),
    version: z.int(),
    improvementId: z.uuid(),
    description: prose(2000),
    fileIds: FileIds,
  })
  .meta({ id: 'ImprovementReport' })

export const DeficiencyFilter = z.object({
  planId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  status: DeficiencyStatus.optional(),
  after: z.uuid().optional(),
})

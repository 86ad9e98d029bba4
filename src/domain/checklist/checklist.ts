import { z } from 'zod'
import { optionalProse } from '#domain/text.ts'

export const ChecklistKind = z.enum(['agencySecurity', 'officialSecrets', 'informationSecurity'])
export type ChecklistKind = z.infer<typeof ChecklistKind>

/** How bad it is when an item does not comply. */
export const Grade = z.enum(['minor', 'major', 'critical'])
export type Grade = z.infer<typeof Grade>

export const Verdict = z.enum(['compliant', 'notCompliant', 'notApplicable'])
export type Verdict = z.infer<typeof Verdict>

/** One question, put so that "compliant" is the good answer. The key stays when the wording changes. */
export const ChecklistItem = z
  .strictObject({
    key: z.string().regex(/^[A-Z]\d{2,3}$/),
    section: z.string().min(1).max(60),
    sectionEn: z.string().min(1).max(80),
    question: z.string().min(1).max(200),
    questionEn: z.string().min(1).max(300),
    guidance: z.string().min(1).max(500).optional(),
    basis: z.string().min(1).max(200).optional(),
    grade: Grade,
  })
  .meta({ id: 'ChecklistItem' })
export type ChecklistItem = z.infer<typeof ChecklistItem>

export const ChecklistContent = z
  .strictObject({
    kind: ChecklistKind,
    title: z.string().min(1).max(80),
    titleEn: z.string().min(1).max(120),
    version: z.int().positive(),
    source: z.string().min(1).max(500),
    items: z.array(ChecklistItem).min(1).max(200),
  })
  .refine(({ items }) => new Set(items.map((item) => item.key)).size === items.length, {
    path: ['items'],
    error: 'duplicate_key',
  })
  .meta({ id: 'ChecklistContent' })
export type ChecklistContent = z.infer<typeof ChecklistContent>

export const Answer = z
  .strictObject({
    itemKey: ChecklistItem.shape.key,
    verdict: Verdict,
    note: optionalProse(2000).optional(),
    fileIds: z.array(z.uuid()).max(20),
  })
  .meta({ id: 'Answer' })
export type Answer = z.infer<typeof Answer>

/** The agency's own setting, not law: within how many working days a deficiency is to be mended. */
export const DueWorkdaysByGrade = z.record(Grade, z.int().positive().max(60)).meta({ id: 'DueWorkdaysByGrade' })
export type DueWorkdaysByGrade = z.infer<typeof DueWorkdaysByGrade>

export const defaultDueWorkdaysByGrade: DueWorkdaysByGrade = { critical: 1, major: 3, minor: 7 }

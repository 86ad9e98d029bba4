import { z } from 'zod'
import { ChecklistContent, ChecklistKind } from './checklist.ts'
import { SpreadsheetNotice } from './xlsform/notice.ts'

const id = z.uuid()

/** A form of the agency, as the catalogue shows it. */
export const Checklist = z
  .strictObject({
    id,
    kind: ChecklistKind,
    title: z.string(),
    titleEn: z.string().nullable(),
    /** What is filled in now; null until the first version is published. */
    versionId: id.nullable(),
    version: z.int().min(0),
    hasDraft: z.boolean(),
    modelVersion: z.int().nullable(),
    /** The product's model form of this kind has been revised since. */
    newerModelVersion: z.int().nullable(),
  })
  .meta({ id: 'Checklist' })
export type Checklist = z.infer<typeof Checklist>
/** One that can be filled in. */
export type PublishedChecklist = Checklist & { versionId: string }

/** A model form of the product, as the catalogue shows it. */
export const ChecklistModel = z
  .strictObject({
    kind: ChecklistKind,
    title: z.string(),
    titleEn: z.string().optional(),
    version: z.int().positive(),
    source: z.string(),
    items: z.int(),
    /** The agency's form of this kind, if it has one. */
    checklistId: id.nullable(),
  })
  .meta({ id: 'ChecklistModel' })
export type ChecklistModel = z.infer<typeof ChecklistModel>

/** What a new form begins as: a model of the product, or a copy of one of the agency's. */
export const ChecklistOrigin = z.union([z.strictObject({ model: ChecklistKind }), z.strictObject({ checklistId: id })])
export type ChecklistOrigin = z.infer<typeof ChecklistOrigin>

/** The next version of a form while it is being written; version 0 is what the next writer would begin with. */
export const ChecklistDraft = z
  .strictObject({
    checklistId: id,
    content: ChecklistContent,
    version: z.int().min(0),
    changedByName: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
    /** What of a spreadsheet it could not take. */
    notices: z.array(SpreadsheetNotice),
  })
  .meta({ id: 'ChecklistDraft' })
export type ChecklistDraft = z.infer<typeof ChecklistDraft>

const Part = z.enum(['form', 'section', 'item'])
/** Left out where nothing is. */
const Value = z.unknown().optional()

/** What a version says otherwise than the one before it. */
export const ChecklistDifference = z
  .strictObject({
    of: Part,
    key: z.string(),
    change: z.enum(['added', 'removed', 'changed', 'moved']),
    fields: z.array(z.strictObject({ field: z.string(), before: Value, after: Value })),
  })
  .meta({ id: 'ChecklistDifference' })
export type ChecklistDifference = z.infer<typeof ChecklistDifference>

export const ChecklistVersion = z
  .strictObject({
    versionId: id,
    number: z.int(),
    publishedAt: z.iso.datetime(),
    publishedByName: z.string().nullable(),
    /** Empty of the first. */
    differences: z.array(ChecklistDifference),
  })
  .meta({ id: 'ChecklistVersion' })
export type ChecklistVersion = z.infer<typeof ChecklistVersion>

/** A newer model beside the agency's form: `content` is the form with all that only one side changed. */
export const ModelUpdate = z
  .strictObject({
    base: ChecklistContent,
    theirs: ChecklistContent,
    content: ChecklistContent,
    conflicts: z.array(
      z.strictObject({
        of: Part,
        itemKey: z.string(),
        section: z.string(),
        field: z.string(),
        base: Value,
        mine: Value,
        theirs: Value,
      }),
    ),
  })
  .meta({ id: 'ModelUpdate' })
export type ModelUpdate = z.infer<typeof ModelUpdate>

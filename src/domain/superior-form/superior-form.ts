import { z } from 'zod'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

/** Where a mark stands, as a reader would count; outside tables only the paragraph says it. */
export const MarkPlace = z
  .object({
    part: z.enum(['body', 'header', 'footer']),
    table: z.int().nullable(),
    row: z.int().nullable(),
    cell: z.int().nullable(),
    paragraph: z.int(),
  })
  .meta({ id: 'MarkPlace' })
export type MarkPlace = z.infer<typeof MarkPlace>

/** A mark of a form and every place at which it stands. */
export const FormMark = z.object({ name: z.string(), places: z.array(MarkPlace) }).meta({ id: 'FormMark' })
export type FormMark = z.infer<typeof FormMark>

/** What a mark stands for by the officer's word: a field of the product, or a text typed once and for all. */
export const MarkAnswer = z
  .union([z.object({ mark: line(80), field: line(120) }), z.object({ mark: line(80), text: optionalProse(2000) })])
  .meta({ id: 'MarkAnswer' })
export type MarkAnswer = z.infer<typeof MarkAnswer>

/** What can be filled in: the name is what a mark says, the key stays when the name changes. */
export const FormField = z
  .object({
    key: z.string(),
    name: z.string(),
    /** Fields of a list stand together in a row of a table, which comes once for each record. */
    list: z.string().nullable(),
  })
  .meta({ id: 'FormField' })
export type FormField = z.infer<typeof FormField>

export const SuperiorForm = z
  .object({
    id: z.uuid(),
    title: line(120),
    /** Who sent it, such as the county's ethics department. */
    superior: optionalLine(120),
    /** By when it is to be handed in. */
    dueDate: z.iso.date().nullable(),
    /** Of the newest file. */
    number: z.int().positive(),
    version: z.int(),
  })
  .meta({ id: 'SuperiorForm' })
export type SuperiorForm = z.infer<typeof SuperiorForm>

export const FormVersion = z
  .object({
    number: z.int().positive(),
    fileName: z.string(),
    takenInByName: z.string(),
    takenInAt: z.iso.datetime(),
  })
  .meta({ id: 'FormVersion' })
export type FormVersion = z.infer<typeof FormVersion>

/** A form with the marks of its newest file. */
export const SuperiorFormView = z
  .object({
    form: SuperiorForm,
    marks: z.array(FormMark),
    answers: z.array(MarkAnswer),
    versions: z.array(FormVersion),
    fields: z.array(FormField),
  })
  .meta({ id: 'SuperiorFormView' })
export type SuperiorFormView = z.infer<typeof SuperiorFormView>

export const SuperiorFormChange = SuperiorForm.pick({
  id: true,
  title: true,
  superior: true,
  dueDate: true,
  version: true,
})
  .extend({ answers: z.array(MarkAnswer).max(500) })
  .meta({ id: 'SuperiorFormChange' })
export type SuperiorFormChange = z.infer<typeof SuperiorFormChange>

/** A filled form before it is downloaded: what each mark became, and the text of its pages. */
export const FilledForm = z
  .object({
    marks: z.array(
      FormMark.extend({
        state: z.enum(['filled', 'empty', 'unknown']),
        text: z.string(),
        /** Of a list: for how many records its row comes. */
        records: z.int().nullable(),
      }),
    ),
    text: z.string(),
  })
  .meta({ id: 'FilledForm' })
export type FilledForm = z.infer<typeof FilledForm>

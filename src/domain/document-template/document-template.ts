import { z } from 'zod'
import { MinutesChapter } from '#domain/meeting/minutes-chapter.ts'
import { DocumentOccasion, HeadField } from '#domain/official-document/official-document.ts'
import { SectionKey } from '#domain/outcome-report/outcome-draft.ts'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

/** Papers whose words and order an agency may set. */
export const PaperKind = z.enum([...DocumentOccasion.options, 'meetingNotice', 'minutes', 'outcomeReport'])
export type PaperKind = z.infer<typeof PaperKind>

/** One for each kind of paper, and the look that all of them share. */
export const TemplateKind = z.enum([...PaperKind.options, 'look'])
export type TemplateKind = z.infer<typeof TemplateKind>

export const TextKey = z.enum([
  'subject',
  'explanation',
  'method',
  'proposal',
  'basis',
  'matters',
  'attachments',
  'explanationNothing',
  'proposalNothing',
  'note',
  'noteConfidential',
])
export type TextKey = z.infer<typeof TextKey>

export const longestText = 8000
export const longestChapterText = 2000

/** A heading of the paper, with what is said below it before that which the records give. */
export const TemplateChapter = z.object({
  /** Null: a heading of the agency's own. */
  key: z.enum([...SectionKey.options, ...MinutesChapter.options]).nullable(),
  heading: optionalLine(60),
  text: optionalProse(longestChapterText),
})
export type TemplateChapter = z.infer<typeof TemplateChapter>

const side = z.number().min(10).max(60).multipleOf(0.1)

export const PaperSetting = z
  .object({
    marginMm: z.object({ top: side, bottom: side, left: side, right: side }),
    bindingLine: z.boolean(),
    logo: z.object({ fileId: z.uuid(), heightMm: z.int().min(8).max(40) }).nullable(),
  })
  .meta({ id: 'PaperSetting' })
export type PaperSetting = z.infer<typeof PaperSetting>

/** The same with the picture itself named by the hash of its content: this is kept with a paper. */
export const LookOnPaper = PaperSetting.omit({ logo: true }).extend({
  logo: z.object({ image: z.string(), alt: z.string(), heightMm: z.number() }).nullable(),
})

/** What a template says: of each kind only those parts that its form has. */
export const TemplateContent = z
  .object({
    texts: z.array(z.object({ key: TextKey, text: optionalProse(longestText) })).max(TextKey.options.length),
    chapters: z.array(TemplateChapter).max(30),
    leftOut: z.array(HeadField).max(HeadField.options.length),
    look: PaperSetting.nullable(),
  })
  .meta({ id: 'TemplateContent' })
export type TemplateContent = z.infer<typeof TemplateContent>

const id = z.uuid()

/** How a kind stands. */
export const TemplateSummary = z
  .object({
    kind: TemplateKind,
    /** The version in force; 0 while that is the product's own. */
    number: z.int(),
    since: z.iso.datetime().nullable(),
    hasDraft: z.boolean(),
    /** The version that is with those who approve it. */
    waitingId: id.nullable(),
  })
  .meta({ id: 'TemplateSummary' })
export type TemplateSummary = z.infer<typeof TemplateSummary>

const version = {
  id,
  number: z.int(),
  /** What was changed, in the words of whoever sent it. */
  note: z.string(),
  madeByName: z.string(),
  madeAt: z.iso.datetime(),
  /** Since when it counts; null of one that was never approved. */
  since: z.iso.datetime().nullable(),
}

export const TemplateVersion = z
  .object({ ...version, kind: TemplateKind, content: TemplateContent, hash: z.string() })
  .meta({ id: 'TemplateVersion' })
export type TemplateVersion = z.infer<typeof TemplateVersion>

export const TemplateDetail = z
  .object({
    ...TemplateSummary.shape,
    /** What counts now. */
    content: TemplateContent,
    own: TemplateContent,
    /** Version 0 with nothing while nobody writes. */
    draft: z.object({ version: z.int(), content: TemplateContent.nullable(), writtenByName: z.string().nullable() }),
    /** The newest first. */
    versions: z.array(z.object(version)),
  })
  .meta({ id: 'TemplateDetail' })
export type TemplateDetail = z.infer<typeof TemplateDetail>

/** Nothing: the draft is dropped. */
export const TemplateWriting = z.object({
  kind: TemplateKind,
  version: z.int().min(0),
  content: TemplateContent.nullable(),
})
export type TemplateWriting = z.infer<typeof TemplateWriting>

/** `version`: of the draft that it goes on from. */
export const TemplateSending = z.object({
  kind: TemplateKind,
  id,
  version: z.int().min(0),
  content: TemplateContent,
  note: line(200),
})
export type TemplateSending = z.infer<typeof TemplateSending>

export const TemplatePreviewing = z.object({
  kind: TemplateKind,
  content: TemplateContent,
  page: z.int().min(1).max(9999),
})
export type TemplatePreviewing = z.infer<typeof TemplatePreviewing>

export const TemplatePreview = z
  .object({ svg: z.string(), page: z.int(), pages: z.int() })
  .meta({ id: 'TemplatePreview' })
export type TemplatePreview = z.infer<typeof TemplatePreview>

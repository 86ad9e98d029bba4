import { z } from 'zod'
import { LawKey } from '#domain/law/law.ts'
import { optionalLine, optionalProse } from '#domain/text.ts'

/** Who it is for to say that something is so: a law of the library, a page, or a name. */
export const PieceSource = z.object({
  title: optionalLine(120),
  address: z
    .url({ protocol: /^https$/ })
    .max(300)
    .nullable(),
  lawKey: LawKey.nullable(),
})
export type PieceSource = z.infer<typeof PieceSource>

export const QuizQuestion = z.object({
  text: optionalProse(300),
  options: z.array(optionalLine(120)).max(4),
  /** Which of them is right, counted from 0. */
  right: z.int().min(0).max(3),
  /** Shown once it was answered. */
  explanation: optionalProse(400),
})
export type QuizQuestion = z.infer<typeof QuizQuestion>

/** What an agency writes; also what is not yet good, so that each fault can be said where it is. */
export const PieceContent = z
  .object({
    title: optionalLine(60),
    text: optionalProse(1200),
    /** The day by which it was right. */
    asOf: z.iso.date(),
    sources: z.array(PieceSource).max(8),
    questions: z.array(QuizQuestion).max(5),
  })
  .meta({ id: 'AwarenessPieceContent' })
export type PieceContent = z.infer<typeof PieceContent>

/** A name of the product's, or the id of one of the agency's own. */
export const PieceKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/)

export const AwarenessPiece = PieceContent.extend({
  key: PieceKey,
  /** Of the agency's version; 0: as the product says. */
  number: z.int().min(0),
  /** The agency's last version, also where it was taken back: what comes next counts on from it. */
  lastNumber: z.int().min(0),
  isModel: z.boolean(),
  recordedAt: z.iso.datetime().nullable(),
  recordedByName: z.string().nullable(),
}).meta({ id: 'AwarenessPiece' })
export type AwarenessPiece = z.infer<typeof AwarenessPiece>

export const PieceWriting = z
  .object({ key: PieceKey, lastNumber: z.int().min(0), content: PieceContent })
  .meta({ id: 'AwarenessPieceWriting' })
export type PieceWriting = z.infer<typeof PieceWriting>

export const PieceWithdrawal = PieceWriting.pick({ key: true, lastNumber: true })
export type PieceWithdrawal = z.infer<typeof PieceWithdrawal>

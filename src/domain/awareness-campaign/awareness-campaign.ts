import { z } from 'zod'
import { Role } from '#domain/person/person.ts'
import { line } from '#domain/text.ts'
import { PieceContent, PieceKey } from './awareness-piece.ts'

export const CampaignStatus = z.enum(['draft', 'running', 'ended'])
export type CampaignStatus = z.infer<typeof CampaignStatus>

/** As it was sent, word by word. */
export const SentPiece = PieceContent.extend({ key: PieceKey, number: z.int().min(0) })
export type SentPiece = z.infer<typeof SentPiece>

/** How many of a unit, or of all, were to be reached, were told, have read, and have passed. */
export const CampaignCount = z.object({
  audience: z.int(),
  told: z.int(),
  read: z.int(),
  passed: z.int(),
  /** Passed, or signed on paper. */
  done: z.int(),
})
export type CampaignCount = z.infer<typeof CampaignCount>

export const UnitCoverage = CampaignCount.extend({ unitId: z.uuid().nullable(), unitName: z.string() })
export type UnitCoverage = z.infer<typeof UnitCoverage>

export const CampaignRecipient = z
  .object({
    id: z.uuid(),
    name: z.string(),
    unitId: z.uuid().nullable(),
    unitName: z.string(),
    /** Somebody who never signs in, and answers by a personal link or on paper. */
    isMember: z.boolean(),
    toldAt: z.iso.datetime().nullable(),
    readAt: z.iso.datetime().nullable(),
    passedAt: z.iso.datetime().nullable(),
    signedOn: z.iso.date().nullable(),
    tries: z.int(),
    /** A slip with a personal link is out, and it counts. */
    hasLink: z.boolean(),
    /** Wrong digits were given so often that the link counts no more: perhaps it was passed on. */
    isLinkLocked: z.boolean(),
  })
  .meta({ id: 'AwarenessRecipient' })
export type CampaignRecipient = z.infer<typeof CampaignRecipient>

export const CampaignSummary = z
  .object({
    id: z.uuid(),
    title: z.string(),
    status: CampaignStatus,
    planId: z.uuid().nullable(),
    planTitle: z.string().nullable(),
    clauseId: z.uuid().nullable(),
    clauseLabel: z.string().nullable(),
    untilDate: z.iso.date(),
    sentAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    /** Of those whom the one who asks may see. */
    count: CampaignCount,
    version: z.int(),
  })
  .meta({ id: 'AwarenessCampaignSummary' })
export type CampaignSummary = z.infer<typeof CampaignSummary>

export const AwarenessCampaign = CampaignSummary.extend({
  pieceKeys: z.array(PieceKey),
  /** What was sent; of a draft what would be. */
  pieces: z.array(SentPiece),
  unitIds: z.array(z.uuid()),
  roles: z.array(Role),
  passPercent: z.int(),
  reminders: z.int(),
  units: z.array(UnitCoverage),
  recipients: z.array(CampaignRecipient),
}).meta({ id: 'AwarenessCampaign' })
export type AwarenessCampaign = z.infer<typeof AwarenessCampaign>

/** Written whole, until it is sent; version 0 while it is not yet stored. */
export const CampaignDraft = z
  .object({
    id: z.uuid(),
    version: z.int().min(0),
    title: line(80),
    planId: z.uuid().nullable(),
    clauseId: z.uuid().nullable(),
    pieceKeys: z.array(PieceKey).min(1).max(5),
    /** Nobody named: all of them. */
    unitIds: z.array(z.uuid()).max(60),
    roles: z.array(Role).max(9),
    untilDate: z.iso.date(),
  })
  .meta({ id: 'AwarenessCampaignDraft' })
export type CampaignDraft = z.infer<typeof CampaignDraft>

export const PaperConfirmation = z.object({
  id: z.uuid(),
  recipientIds: z.array(z.uuid()).min(1).max(200),
  signedOn: z.iso.date(),
})
export type PaperConfirmation = z.infer<typeof PaperConfirmation>

/** Of whom slips are printed; nobody named: all who have not finished. */
export const SlipOrder = z.object({ id: z.uuid(), recipientIds: z.array(z.uuid()).max(200).default([]) })
export type SlipOrder = z.infer<typeof SlipOrder>

/** A question as it is asked: what is right is not in it. */
export const AskedQuestion = z.object({
  /** By which it is answered, whatever the order. */
  question: z.int(),
  text: z.string(),
  options: z.array(z.object({ option: z.int(), text: z.string() })),
})
export type AskedQuestion = z.infer<typeof AskedQuestion>

/** A campaign before somebody whom it is for: to be read, then to be answered. */
export const CampaignReading = z
  .object({
    title: z.string(),
    agencyName: z.string(),
    name: z.string(),
    untilDate: z.iso.date(),
    pieces: z.array(SentPiece.omit({ questions: true })),
    questions: z.array(AskedQuestion),
    passPercent: z.int(),
    tries: z.int(),
    readAt: z.iso.datetime().nullable(),
    isDone: z.boolean(),
  })
  .meta({ id: 'AwarenessReading' })
export type CampaignReading = z.infer<typeof CampaignReading>

export const QuizAnswers = z.array(z.object({ question: z.int().min(0).max(24), option: z.int().min(0).max(3) })).max(5)
export type QuizAnswers = z.infer<typeof QuizAnswers>

/** What came of a try, with why each answer is as it is. */
export const QuizResult = z
  .object({
    isPassed: z.boolean(),
    rightCount: z.int(),
    questionCount: z.int(),
    passPercent: z.int(),
    answers: z.array(
      z.object({
        text: z.string(),
        chosen: z.string(),
        right: z.string(),
        isRight: z.boolean(),
        explanation: z.string(),
      }),
    ),
  })
  .meta({ id: 'AwarenessQuizResult' })
export type QuizResult = z.infer<typeof QuizResult>

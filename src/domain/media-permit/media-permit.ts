import { z } from 'zod'
import { MediumClass, MediumState } from '#domain/confidential-medium/confidential-medium.ts'
import { line, optionalProse, prose } from '#domain/text.ts'

export const MediaAct = z.enum(['copy', 'takeOut'])
export type MediaAct = z.infer<typeof MediaAct>

export const PermitState = z.enum(['asked', 'refused', 'approved', 'withdrawn', 'out', 'returned'])
export type PermitState = z.infer<typeof PermitState>

/** How it came back: seal whole and the same content; seal open; other content; not at all. */
export const ReturnResult = z.enum(['whole', 'opened', 'differs', 'lost'])
export type ReturnResult = z.infer<typeof ReturnResult>

/** A permit for one thing, one carrier, one purpose, one place and one time, as far as a list tells. */
export const Permit = z
  .object({
    id: z.uuid(),
    mediumId: z.uuid(),
    number: z.string(),
    copyNumber: z.int(),
    classification: MediumClass,
    mediumState: MediumState,
    unitId: z.uuid(),
    keeperId: z.uuid(),
    act: MediaAct,
    /** The number of the copy that is to be made. */
    newCopyNumber: z.int().nullable(),
    /** What is shown or read out to be handed the thing: for the applicant and the carrier alone. */
    code: z.string().nullable(),
    applicantId: z.uuid(),
    applicantName: z.string(),
    carrierId: z.uuid(),
    carrierName: z.string(),
    fromAt: z.iso.datetime(),
    untilAt: z.iso.datetime(),
    state: PermitState,
    askedAt: z.iso.datetime(),
    handedOutAt: z.iso.datetime().nullable(),
    handedOutByName: z.string().nullable(),
    sealNumber: z.string().nullable(),
    returnedAt: z.iso.datetime().nullable(),
    returnedToName: z.string().nullable(),
    returnResult: ReturnResult.nullable(),
    version: z.int(),
  })
  .meta({ id: 'MediaPermit' })
export type Permit = z.infer<typeof Permit>

/** What lies in the envelope from the start. */
export const PermitParticulars = z.object({ purpose: prose(500), destination: line(120) })
export type PermitParticulars = z.infer<typeof PermitParticulars>

/** Why it was refused or withdrawn, or what was seen when it came back. */
export const PermitClosing = z.object({ remark: optionalProse(500) })

export const PermitOpened = z
  .object({
    ...PermitParticulars.shape,
    closing: z.string().nullable(),
    /** What is approved, and what is handed out against it. */
    contentHash: z.string(),
  })
  .meta({ id: 'MediaPermitOpened' })
export type PermitOpened = z.infer<typeof PermitOpened>

export const PermitAsked = z
  .object({
    id: z.uuid(),
    mediumId: z.uuid(),
    act: MediaAct,
    newCopyNumber: z.int().min(1).max(999).nullable(),
    carrierId: z.uuid(),
    fromAt: z.iso.datetime(),
    untilAt: z.iso.datetime(),
    ...PermitParticulars.shape,
  })
  .meta({ id: 'MediaPermitAsked' })
export type PermitAsked = z.infer<typeof PermitAsked>

export const HandOut = z
  .object({
    code: line(200),
    /** The thing in the hand: its code, or its number. */
    item: line(200),
    /** Who stands there. */
    carrierId: z.uuid(),
    /** Of what was shown: purpose and place among it. */
    shownHash: z.string().max(64),
    sealNumber: line(40),
  })
  .meta({ id: 'MediaHandOut' })
export type HandOut = z.infer<typeof HandOut>

export const MediaReturn = z
  .object({ code: line(200), item: line(200), result: ReturnResult, remark: optionalProse(500) })
  .meta({ id: 'MediaReturn' })
export type MediaReturn = z.infer<typeof MediaReturn>

export const PermitWithdrawal = z.object({ id: z.uuid(), version: z.int(), remark: optionalProse(500) })
export type PermitWithdrawal = z.infer<typeof PermitWithdrawal>

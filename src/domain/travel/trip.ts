import { z } from 'zod'
import { optionalLine, optionalProse, prose } from '#domain/text.ts'
import { Destination, Owed, Purpose, Standing } from './travel-rules.ts'

export const TripState = z.enum(['sent', 'returned', 'consented', 'agreed', 'refused', 'withdrawn'])
export type TripState = z.infer<typeof TripState>

/** What decides on what is owed. */
export const TripFacts = z.object({
  standing: Standing,
  destination: Destination,
  purpose: Purpose,
  leavesOn: z.iso.date(),
  returnsOn: z.iso.date(),
  /** Officials, legislators, people of party, army or government, or of an association that acts for them. */
  meetsOfficials: z.boolean(),
})
export type TripFacts = z.infer<typeof TripFacts>

/** As much as a list tells: who is away, where and when. */
export const TripShadow = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    personName: z.string(),
    unitId: z.uuid().nullable(),
    unitName: z.string().nullable(),
    ...TripFacts.shape,
    /** How many, and no more than that. */
    companions: z.int(),
    state: TripState,
    owed: z.array(Owed),
    filedAt: z.iso.datetime(),
    briefedAt: z.iso.datetime().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    answerReference: z.string(),
    returnedOn: z.iso.date().nullable(),
    returnReportedAt: z.iso.datetime().nullable(),
    contactLostAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'TripShadow' })
export type TripShadow = z.infer<typeof TripShadow>

/** Inside the envelope. */
export const TripContent = z.object({
  reason: prose(1000),
  /** Places, and where somebody can be reached. */
  places: optionalProse(500),
  /** Whom somebody meets, by office and body. */
  meetings: optionalProse(1000),
  /** Why it is filed later than the rules ask. */
  lateReason: optionalProse(500),
})
export type TripContent = z.infer<typeof TripContent>

export const Anomaly = z.enum(['induced', 'threatened', 'questioned', 'detained', 'lostContact'])
export type Anomaly = z.infer<typeof Anomaly>

/** 返臺通報, inside an envelope of its own. */
export const ReturnReport = z
  .object({
    /** Somebody was met whom nobody had thought of. */
    metUnforeseen: z.boolean(),
    places: optionalProse(500),
    meetings: optionalProse(1000),
    anomalies: z.array(Anomaly).max(Anomaly.options.length),
    account: optionalProse(2000),
  })
  .meta({ id: 'ReturnReport' })
export type ReturnReport = z.infer<typeof ReturnReport>

/** A trip with its envelopes open. */
export const Trip = TripShadow.extend({
  ...TripContent.shape,
  returnReport: ReturnReport.nullable(),
  /** Why it came back or was refused. */
  remark: z.string().nullable(),
  /** What the approvers are shown. */
  contentHash: z.string(),
  isMine: z.boolean(),
  /** Of those who handle travel. */
  mayAnswer: z.boolean(),
}).meta({ id: 'Trip' })
export type Trip = z.infer<typeof Trip>

export const TripFiling = z
  .object({
    id: z.uuid(),
    /** 0: it is new. */
    version: z.int().min(0),
    ...TripFacts.shape,
    companions: z.int().min(0).max(99),
    ...TripContent.shape,
  })
  .meta({ id: 'TripFiling' })
export type TripFiling = z.infer<typeof TripFiling>

export const TripAnswer = z
  .object({
    id: z.uuid(),
    version: z.int(),
    verdict: z.enum(['agreed', 'refused', 'returned']),
    /** Number and date of the letter, where an authority outside answered. */
    reference: optionalLine(120),
    remark: optionalProse(500),
  })
  .meta({ id: 'TripAnswer' })
export type TripAnswer = z.infer<typeof TripAnswer>

export const ReturnFiling = z
  .object({ id: z.uuid(), version: z.int(), returnedOn: z.iso.date(), ...ReturnReport.shape })
  .meta({ id: 'ReturnFiling' })
export type ReturnFiling = z.infer<typeof ReturnFiling>

export const ContactChange = z
  .object({ id: z.uuid(), version: z.int(), isLost: z.boolean() })
  .meta({ id: 'ContactChange' })
export type ContactChange = z.infer<typeof ContactChange>

/** Nothing of what was written, since answers to writes are kept in clear. */
export const TripWritten = z.object({ id: z.uuid(), version: z.int() }).meta({ id: 'TripWritten' })

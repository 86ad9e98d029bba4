import { z } from 'zod'

/**
 * What people are told of: the only words that leave the house, `telling.event.<event>`. They name no person, no place
 * and no matter; what it is about stands behind the link, for those who may see it.
 */
export const TellingEvent = z.enum([
  'incidentReported',
  'incidentChanged',
  'clockDue',
  'clockOverdue',
  'statusReportMissing',
  'followUpOverdue',
  'matterForYou',
  'exerciseInject',
  'exerciseEnded',
  'approvalAsked',
  'approvalGiven',
  'approvalReturned',
  'meetingInvited',
  'meetingChanged',
  'minutesToSign',
  'minutesReturned',
  'resolutionOwed',
  'resolutionOverdue',
  'meetingCancelled',
  'contractorPaperDue',
  'contractorInside',
  'contractorWindowOpen',
  'shiftAhead',
  'shiftChanged',
  'swapAsked',
  'swapSettled',
  'channelTest',
  'offDutyMissing',
  'offDutyEscalated',
  'broadcastDue',
  'broadcastForgotten',
  'travelFiled',
  'travelAnswered',
  'travelReminder',
  'travelReturnDue',
  'travelReturnOverdue',
  'travelAnomaly',
  'visitAbnormal',
  'mediaOverdue',
  'mediaUnsound',
  'mediaWitness',
  'awarenessAsked',
  'awarenessReminder',
])
export type TellingEvent = z.infer<typeof TellingEvent>

/** Ways that lead outside. Inside, everybody is told always. */
export const Channel = z.enum(['push', 'mail', 'gateway', 'webhook'])
export type Channel = z.infer<typeof Channel>

/** A page of the product, from its root. */
export const Link = z
  .string()
  .regex(/^\/(?:[\w-][\w/.?=&-]*)?$/)
  .max(300)

/** What somebody was told, as that person sees it. */
export const ToldThing = z
  .object({
    id: z.uuid(),
    event: TellingEvent,
    link: Link,
    toldAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
    /** Until when an answer is waited for; null when none was asked for. */
    answerBy: z.iso.datetime().nullable(),
    acknowledgedAt: z.iso.datetime().nullable(),
    /** In the place of somebody who did not answer. */
    calledInFor: z.string().nullable(),
  })
  .meta({ id: 'ToldThing' })
export type ToldThing = z.infer<typeof ToldThing>

export const AttemptResult = z.enum(['delivered', 'failed', 'refused', 'interrupted'])
export type AttemptResult = z.infer<typeof AttemptResult>

export const DeliveryState = z.enum(['waiting', 'delivered', 'dead', 'refused'])
export type DeliveryState = z.infer<typeof DeliveryState>

/** Why an attempt did not succeed. Never what a receiver answered: only of what kind it was. */
export const AttemptReason = z.enum([
  'exercise',
  'channelOff',
  'addressMissing',
  'originMissing',
  'hostNotAllowed',
  'addressNotPublic',
  'notHttps',
  'unreachable',
  'tooSlow',
  'receiverRefused',
  'receiverBusy',
  'subscriptionGone',
  'certificate',
  'secretUnreadable',
])
export type AttemptReason = z.infer<typeof AttemptReason>

const Attempt = z.object({
  number: z.int(),
  begunAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  result: AttemptResult.nullable(),
  reason: AttemptReason.nullable(),
})

export const Delivery = z.object({
  id: z.uuid(),
  channel: Channel,
  state: DeliveryState,
  nextAt: z.iso.datetime(),
  attempts: z.array(Attempt),
})
export type Delivery = z.infer<typeof Delivery>

export const ToldPerson = z.object({
  id: z.uuid(),
  personName: z.string(),
  personTitle: z.string(),
  calledInForName: z.string().nullable(),
  toldAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  unansweredAt: z.iso.datetime().nullable(),
  deliveries: z.array(Delivery),
})
export type ToldPerson = z.infer<typeof ToldPerson>

/** One telling with all that came of it. */
export const TellingCourse = z
  .object({
    id: z.uuid(),
    subjectId: z.uuid(),
    step: z.string(),
    event: TellingEvent,
    link: Link,
    toldAt: z.iso.datetime(),
    answerMinutes: z.int().nullable(),
    people: z.array(ToldPerson),
  })
  .meta({ id: 'TellingCourse' })
export type TellingCourse = z.infer<typeof TellingCourse>

/** A delivery that was given up. */
export const DeadDelivery = z
  .object({
    id: z.uuid(),
    tellingId: z.uuid(),
    event: TellingEvent,
    personName: z.string(),
    channel: Channel,
    attempts: z.int(),
    lastAt: z.iso.datetime(),
    reason: AttemptReason.nullable(),
  })
  .meta({ id: 'DeadDelivery' })
export type DeadDelivery = z.infer<typeof DeadDelivery>

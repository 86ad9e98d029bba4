import { z } from 'zod'
import { Authority } from '#domain/route/authority.ts'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

/** What happened, as the tiles of the report form name it. Several may apply to one event. */
export const IncidentKind = z.enum([
  'majorDanger',
  'minorDanger',
  'headSafety',
  'bombOrSubstance',
  'fireOrAccident',
  'disaster',
  'officialSecretLeak',
  'stateSecretLeak',
  'foreignLeak',
  'cyberIncident',
  'insiderMisuse',
  'bannedProduct',
  'personalDataIncident',
  'petitionWarning',
  'petitionOngoing',
  'nationalSecurity',
  'nationalInterest',
  'publicOrder',
  'fraud',
  'travelAnomaly',
  'travelLostContact',
  'travelUnauthorized',
  'mainlandVisitor',
  'contractorAnomaly',
  'whistleblowing',
  'mediaEvent',
])
export type IncidentKind = z.infer<typeof IncidentKind>

/** What makes an event graver or sends it further. */
export const IncidentFlag = z.enum([
  'casualties',
  'buildingClosed',
  'serviceInterrupted',
  'crowdOver30',
  'headTargeted',
  'weaponOrFire',
  'mediaOnSite',
  'lossOverThreshold',
  'espionageSuspected',
  'secretsInvolved',
  'orderAtRisk',
  'missingPerson',
])
export type IncidentFlag = z.infer<typeof IncidentFlag>

/** 資通安全事件 level; null where it is none or not yet judged. */
export const CyberSeverity = z.int().min(1).max(4)

/** What decides which routes an event takes. */
export const IncidentFacts = z.object({
  kinds: z.array(IncidentKind).min(1).max(8),
  flags: z.array(IncidentFlag).max(IncidentFlag.options.length),
  cyberSeverity: CyberSeverity.nullable(),
})
export type IncidentFacts = z.infer<typeof IncidentFacts>

export const Means = z.enum([
  'telephone',
  'inPerson',
  'fax',
  'mail',
  'officialDocument',
  'platform',
  'sealedLetter',
  'sms',
  'chat',
])
export type Means = z.infer<typeof Means>

/** 一般、限閱、密. Nothing above 密 is ever stored. */
export const Confidentiality = z.enum(['normal', 'restricted', 'confidential'])
export type Confidentiality = z.infer<typeof Confidentiality>

/** The blank forms an event is written on; F2 and F6 follow public ones. */
export const IncidentForm = z.enum(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9'])
export type IncidentForm = z.infer<typeof IncidentForm>

/**
 * How long. Minutes and hours run through nights and holidays, nought meaning at once. Days and workdays end with the
 * last minute of that day in Taipei, nought meaning the same day; months end on the day of the same number, or the last.
 */
export const Within = z.object({
  amount: z.int().min(0).max(1000),
  unit: z.enum(['minute', 'hour', 'day', 'workday', 'month']),
})
export type Within = z.infer<typeof Within>

/** The moment a clock runs from. Some come later than the report: until then the clock waits. */
export const ClockStart = z.enum(['occurredAt', 'knownAt', 'reportedToEthicsAt', 'receivedAt', 'controlledAt'])
export type ClockStart = z.infer<typeof ClockStart>

export const ClockStep = z.enum([
  'firstNotice',
  'writtenReport',
  'relay',
  'levelReview',
  'damageControl',
  'followUp',
  'finalReport',
  'informPersons',
])
export type ClockStep = z.infer<typeof ClockStep>

/** Where a rule comes from. What is no law is the agency's own setting, and every screen says so. */
export const RouteBasis = z.object({ isLaw: z.boolean(), text: optionalLine(200), source: optionalLine(300) })
export type RouteBasis = z.infer<typeof RouteBasis>

export const RouteClock = z.object({
  step: ClockStep,
  /** Who is to be told by then; empty where something is to be done rather than told. */
  to: z.array(Authority).max(12),
  from: ClockStart,
  within: Within,
  /** Begins anew each time it is met, until the event is under control or closed. */
  repeatUntil: z.enum(['controlled', 'closed']).nullable(),
  basis: RouteBasis,
})
export type RouteClock = z.infer<typeof RouteClock>

export const RouteRecipient = z.object({
  authority: Authority,
  part: z.enum(['primary', 'copy']),
  /** Who passes it on; null when it is told directly. */
  relayedBy: Authority.nullable(),
  /** Allowed means, the first one first. */
  means: z.array(Means).max(6),
})
export type RouteRecipient = z.infer<typeof RouteRecipient>

/** All of it must hold; what is empty holds always. */
export const RouteCondition = z.object({
  kind: IncidentKind,
  flags: z.array(IncidentFlag).max(6),
  cyberSeverity: z.array(CyberSeverity).max(4),
})
export type RouteCondition = z.infer<typeof RouteCondition>

/** Who is told of an event of this kind, by which means, before what time, by which rule. */
export const RouteContent = z
  .object({
    title: line(60),
    /** Any one of them. */
    when: z.array(RouteCondition).max(12),
    recipients: z.array(RouteRecipient).max(20),
    forbiddenMeans: z.array(Means).max(9),
    clocks: z.array(RouteClock).max(20),
    form: IncidentForm.nullable(),
    confidentiality: Confidentiality,
    /** Only that a matter was handed over is kept, nothing of what it is (機密 and above). */
    contentOutside: z.boolean(),
    /** What to do, and what not to do, before anything else. */
    firstSteps: optionalProse(500),
    /** What follows until it is closed. */
    followUp: optionalProse(500),
    basis: RouteBasis,
  })
  .meta({ id: 'RouteContent' })
export type RouteContent = z.infer<typeof RouteContent>

/** One dated version of a route. An event keeps the versions that were in force when it became known. */
export const Route = z
  .object({
    /** of the version */
    id: z.uuid(),
    /** the same for all versions */
    key: z.string().regex(/^[A-Za-z0-9-]{1,24}$/),
    from: z.iso.date(),
    until: z.iso.date().nullable(),
    content: RouteContent,
  })
  .meta({ id: 'Route' })
export type Route = z.infer<typeof Route>

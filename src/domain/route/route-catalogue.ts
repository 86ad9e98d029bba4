import { z } from 'zod'
import { Authority } from './authority.ts'
import {
  ClockStart,
  ClockStep,
  Confidentiality,
  IncidentFacts,
  Means,
  Route,
  RouteBasis,
  RouteContent,
  Within,
} from './route.ts'

/** `model`: as the product says; `own`: as the agency says from its own day on. */
export const RouteOrigin = z.enum(['model', 'own'])
export type RouteOrigin = z.infer<typeof RouteOrigin>

export const RoutePart = RouteContent.keyof()
export type RoutePart = z.infer<typeof RoutePart>

/** One route of the agency: as it stands, else as it will first stand, else as it last stood. */
export const RouteListed = z
  .object({
    route: Route,
    origin: RouteOrigin,
    isInForce: z.boolean(),
    /** In what an own version says otherwise than the model of the same day. */
    differs: z.array(RoutePart),
    /** How many of the law's times in the model the own version leaves out or makes longer. */
    shortOfLaw: z.int(),
    /** The day from which the model knows something newer than the own version. */
    newerModelFrom: z.iso.date().nullable(),
    /** The day from which something else stands, or nothing any more. */
    nextFrom: z.iso.date().nullable(),
  })
  .meta({ id: 'RouteListed' })
export type RouteListed = z.infer<typeof RouteListed>

/** What stood, stands or will stand, by the product's word or by that of somebody of the agency. */
export const RouteVersion = z
  .object({
    id: z.uuid(),
    origin: RouteOrigin,
    from: z.iso.date(),
    until: z.iso.date().nullable(),
    /** False for one whose place another took before its day. */
    stands: z.boolean(),
    /** The publication that made it stand; the product's own have none. */
    number: z.int().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    publishedByName: z.string().nullable(),
    content: RouteContent,
  })
  .meta({ id: 'RouteVersion' })
export type RouteVersion = z.infer<typeof RouteVersion>

export const RouteDetail = z
  .object({
    listed: RouteListed,
    /** What the product says today; null where the route is the agency's alone. */
    model: RouteContent.nullable(),
    /** The newest first. */
    history: z.array(RouteVersion),
    /** Of the agency's last publication, 0 if there is none: who publishes says what was seen. */
    lastNumber: z.int(),
  })
  .meta({ id: 'RouteDetail' })
export type RouteDetail = z.infer<typeof RouteDetail>

export const RouteWithdrawal = z
  .object({ key: Route.shape.key, from: z.iso.date(), lastNumber: z.int().min(0) })
  .meta({ id: 'RouteWithdrawal' })
export type RouteWithdrawal = z.infer<typeof RouteWithdrawal>

export const RoutePublication = RouteWithdrawal.extend({ content: RouteContent }).meta({ id: 'RoutePublication' })
export type RoutePublication = z.infer<typeof RoutePublication>

/** What is tried out: facts, the time of knowing, and a draft that takes the place of the published. */
export const RouteTrial = z
  .object({
    facts: IncidentFacts,
    knownAt: z.iso.datetime(),
    draft: z.object({ key: Route.shape.key, content: RouteContent }).nullable(),
  })
  .meta({ id: 'RouteTrial' })
export type RouteTrial = z.infer<typeof RouteTrial>

/** The version that makes something: of which route, since when, the product's or the agency's, or the draft. */
const Rule = z.object({
  key: Route.shape.key,
  title: RouteContent.shape.title,
  from: z.iso.date(),
  origin: z.enum([...RouteOrigin.options, 'draft']),
})

export const TriedRoutes = z
  .object({
    confidentiality: Confidentiality,
    /** Years without an office calendar, by whose weekdays some of the clocks were reckoned. */
    yearsAssumed: z.array(z.int()),
    rules: z.array(Rule.extend({ contentOutside: z.boolean(), firstSteps: z.string() })),
    tellings: z.array(
      z.object({
        authority: Authority,
        part: z.enum(['primary', 'copy']),
        relayedBy: Authority.nullable(),
        means: z.array(Means),
        dueAt: z.iso.datetime().nullable(),
        basis: RouteBasis,
        rule: Rule,
      }),
    ),
    /** Running clocks by their time, then those that wait for something to happen. */
    clocks: z.array(
      z.object({
        step: ClockStep,
        to: z.array(Authority),
        from: ClockStart,
        within: Within,
        repeatUntil: z.enum(['controlled', 'closed']).nullable(),
        dueAt: z.iso.datetime().nullable(),
        basis: RouteBasis,
        rule: Rule,
      }),
    ),
  })
  .meta({ id: 'TriedRoutes' })
export type TriedRoutes = z.infer<typeof TriedRoutes>

import { z } from 'zod'
import { Incident } from '#domain/incident/incident.ts'
import { IncidentClock } from '#domain/incident/incident-clock.ts'
import { IncidentEntry } from '#domain/incident/incident-entry.ts'
import { IncidentReport } from '#domain/incident/incident-report.ts'
import { Authority } from '#domain/route/authority.ts'
import { Confidentiality, IncidentForm, Means, RouteBasis } from '#domain/route/route.ts'

/** Who is to be told, by which means, before what time, by which rule. */
export const ToTell = z
  .object({
    authority: Authority,
    part: z.enum(['primary', 'copy']),
    relayedBy: Authority.nullable(),
    means: z.array(Means),
    dueAt: z.iso.datetime().nullable(),
    basis: RouteBasis,
    routeKeys: z.array(z.string()),
  })
  .meta({ id: 'ToTell' })
export type ToTell = z.infer<typeof ToTell>

/** What the routes say of an event. */
export const RoutesSay = z
  .object({
    titles: z.array(z.string()),
    tellings: z.array(ToTell),
    forbiddenMeans: z.array(Means),
    confidentiality: Confidentiality,
    isContentOutside: z.boolean(),
    forms: z.array(IncidentForm),
    firstSteps: z.array(z.string()),
    followUps: z.array(z.string()),
  })
  .meta({ id: 'RoutesSay' })
export type RoutesSay = z.infer<typeof RoutesSay>

/** Before anything is sent: also who is on duty by the roster, and is told as well. */
export const IncidentPreview = RoutesSay.extend({ onDuty: z.array(z.string()) }).meta({ id: 'IncidentPreview' })
export type IncidentPreview = z.infer<typeof IncidentPreview>

/** A clock that would begin. */
export const ClockToBegin = IncidentClock.pick({ step: true, authority: true, dueAt: true, basis: true, metAt: true })
export type ClockToBegin = z.infer<typeof ClockToBegin>

/** What a change of the facts would bring with it. */
export const FactsChangePreview = z
  .object({ says: RoutesSay, superseded: z.array(IncidentClock), begun: z.array(ClockToBegin) })
  .meta({ id: 'FactsChangePreview' })
export type FactsChangePreview = z.infer<typeof FactsChangePreview>

export const IncidentCard = z
  .object({
    incident: Incident,
    says: RoutesSay,
    clocks: z.array(IncidentClock),
    /** Years without an office calendar, by whose weekdays some of the clocks were reckoned. */
    yearsAssumed: z.array(z.int()),
    entries: z.array(IncidentEntry),
    /** In the order of issuing. */
    reports: z.array(IncidentReport),
  })
  .meta({ id: 'IncidentCard' })
export type IncidentCard = z.infer<typeof IncidentCard>

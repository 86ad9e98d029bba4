import { z } from 'zod'
import { Authority } from '#domain/route/authority.ts'
import { ClockStart, ClockStep, RouteBasis, RouteClock, Within } from '#domain/route/route.ts'

/** What a clock asks for: the same for all its rounds, and also after the facts have changed. */
export const Obligation = z.object({
  routeKey: z.string(),
  /** Which clock of the route. */
  position: z.int(),
  step: ClockStep,
  /** Who is to be told; null where something is to be done rather than told. */
  authority: Authority.nullable(),
})
export type Obligation = z.infer<typeof Obligation>

/** A clock of an event with the version of the rule that made it. It never changes but for how it ended. */
export const IncidentClock = z
  .object({
    id: z.uuid(),
    ...Obligation.shape,
    /** The version of the route. */
    routeId: z.uuid(),
    from: ClockStart,
    within: Within,
    repeatUntil: RouteClock.shape.repeatUntil,
    basis: RouteBasis,
    /** 0, and one more each time it began anew because it was met. */
    round: z.int(),
    startedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    metAt: z.iso.datetime().nullable(),
    /** The entry of the timeline by which it was met. */
    metBy: z.uuid().nullable(),
    /** No longer asked for: the event is under control or closed. */
    endedAt: z.iso.datetime().nullable(),
    supersededAt: z.iso.datetime().nullable(),
    /** The entry of the timeline that says why. */
    supersededBy: z.uuid().nullable(),
  })
  .meta({ id: 'IncidentClock' })
export type IncidentClock = z.infer<typeof IncidentClock>

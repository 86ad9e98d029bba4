import { z } from 'zod'
import { Authority } from '#domain/route/authority.ts'
import { ClockStep, IncidentKind } from '#domain/route/route.ts'
import { line } from '#domain/text.ts'

/** Where the board hangs, so that whoever ends it knows which one it is. */
export const WatchBoardOpening = z.object({ place: line(40) }).meta({ id: 'WatchBoardOpening' })
export type WatchBoardOpening = z.infer<typeof WatchBoardOpening>

export const WatchBoard = z
  .object({
    id: z.uuid(),
    place: z.string(),
    openedBy: z.uuid(),
    openedByName: z.string(),
    openedAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  })
  .meta({ id: 'WatchBoard' })
export type WatchBoard = z.infer<typeof WatchBoard>

/** What a unit said on a day, taken together; null where nothing was owed. */
export const WallDay = z.enum(['waiting', 'open', 'normal', 'abnormal', 'overdue', 'missing']).nullable()
export type WallDay = z.infer<typeof WallDay>

export const WallRow = z.object({ name: z.string(), days: z.array(WallDay) })
export type WallRow = z.infer<typeof WallRow>

/** How many of today's reports stand where. */
export const WallCounts = z.object({ normal: z.int(), abnormal: z.int(), silent: z.int(), ahead: z.int() })
export type WallCounts = z.infer<typeof WallCounts>

/** An event without what happened: of one that is not for everybody not even the kind. */
export const WallEvent = z.object({
  number: z.string(),
  unitName: z.string().nullable(),
  kinds: z.array(IncidentKind),
  isControlled: z.boolean(),
  clocks: z.array(z.object({ step: ClockStep, authority: Authority.nullable(), dueAt: z.iso.datetime() })),
})
export type WallEvent = z.infer<typeof WallEvent>

/** All that is told on a wall in a room that anybody may enter. Its time is told beside it, or it would never be the same. */
export const Wall = z
  .object({
    agencyName: z.string(),
    isExercise: z.boolean(),
    plan: z.object({ title: z.string(), start: z.iso.date(), end: z.iso.date() }).nullable(),
    dates: z.array(z.iso.date()),
    rows: z.array(WallRow),
    today: WallCounts,
    onDuty: z.array(z.object({ name: z.string(), title: z.string(), unitName: z.string().nullable() })),
    events: z.array(WallEvent),
    /** Matters of which nothing but their number may be said here. */
    sealed: z.int(),
    overdue: z.array(z.object({ unitName: z.string(), count: z.int(), since: z.iso.date() })),
  })
  .meta({ id: 'Wall' })
export type Wall = z.infer<typeof Wall>

/** The agency's instant, said again and again, so that a board knows that it still hears. */
export const WallPulse = z.object({ at: z.iso.datetime() })
export type WallPulse = z.infer<typeof WallPulse>

import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { datesIn } from '#domain/date.ts'
import { gapsOf, isKeepable, type Proposing } from '#domain/roster/proposal.rules.ts'
import { rulingBy } from '#domain/roster/ruling.ts'
import { shiftsOn } from '#domain/roster/shift.rules.ts'
import type { ShiftPattern } from '#domain/roster/shift.ts'
import { type Wish, WishKind } from '#domain/roster/wish.ts'
import { solve } from '#server/roster/solver.ts'

const people = Array.from({ length: 60 }, (_, at) => ({ id: `person ${at}`, unitId: `unit ${at % 6}` }))

const pattern = (name: string, from: string, until: string): ShiftPattern => ({
  ...{ name, from, until, place: '值勤室', days: 'everyDay', people: 4, isReleased: true },
  pool: { unitIds: people.slice(0, 6).map(({ unitId }) => unitId), personIds: [] },
})
const patterns = [
  pattern('早班', '08:00', '16:00'),
  pattern('晚班', '16:00', '00:00'),
  pattern('夜班', '00:00', '08:00'),
]

/** A third of the people say when they would like to, would rather not, or cannot. */
const wishes = people
  .filter((_, at) => at % 3 === 0)
  .map(
    ({ id }, at): Wish => ({
      ...{ id: `wish ${at}`, personId: id, personName: '', reason: 'other' },
      kind: WishKind.options[at % 3]!,
      from: `2026-02-${12 + (at % 10)}`,
      until: `2026-02-${13 + (at % 10)}`,
    }),
  )

function facts(): Proposing {
  const dates = datesIn({ start: '2026-02-11', end: '2026-02-25' })
  const shifts = shiftsOn(dates, patterns, officeCalendar).map((shift, at) => ({ ...shift, id: `shift ${at}` }))
  const ruling = rulingBy({ daysBetween: 1, officeHours: 8 })
  return { people, shifts, wishes, ruling, set: [], elsewhere: new Map(), earlier: new Map() }
}

/** Three shifts of four people on fifteen days, for sixty people: how long it takes, and what came of it. */
export async function measureRoster(): Promise<Record<string, number>> {
  const proposing = facts()
  const [begun, used] = [performance.now(), process.cpuUsage()]
  const { bookings } = await solve(proposing)
  const took = performance.now() - begun
  const { user, system } = process.cpuUsage(used)
  if (!isKeepable(proposing, bookings)) throw new Error('a rule is broken')
  const counts = people.map(({ id }) => bookings.filter(({ personId }) => personId === id).length)
  return {
    roster_ms: took,
    roster_cpu_ms: (user + system) / 1000,
    roster_gaps: gapsOf(proposing, bookings).length,
    roster_spread: Math.max(...counts) - Math.min(...counts),
  }
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { type ClockChanges, changesOf, isRunning } from '#domain/incident/clock-book.rules.ts'
import {
  type Act,
  type ClockNow,
  type Course,
  clocksNow,
  sameObligation,
} from '#domain/incident/incident-clock.rules.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { Authority } from '#domain/route/authority.ts'
import { modelRoutes } from '#domain/route/model-routes.ts'
import { IncidentFlag, IncidentKind, type Means } from '#domain/route/route.ts'
import { dueAt } from '#domain/route/route-clock.rules.ts'

const start = Date.parse('2026-02-13T08:00:00+08:00')
const minute = 60_000

const facts = fc.record({
  kinds: fc.uniqueArray(fc.constantFrom(...IncidentKind.options), { minLength: 1, maxLength: 3 }),
  flags: fc.uniqueArray(fc.constantFrom(...IncidentFlag.options), { maxLength: 3 }),
  cyberSeverity: fc.constantFrom(null, 1, 2, 3, 4),
})
const step = fc.oneof(
  fc.record({ does: fc.constant('change' as const), facts }),
  fc.record({
    does: fc.constant('tell' as const),
    authority: fc.constantFrom(...Authority.options),
    means: fc.constantFrom<Means>('telephone', 'fax', 'platform', 'inPerson'),
    stage: fc.constantFrom('first' as const, 'followUp' as const, 'final' as const),
  }),
  fc.record({ does: fc.constant('done' as const), which: fc.nat(40) }),
  fc.record({ does: fc.constant('void' as const), which: fc.nat(20) }),
  fc.record({ does: fc.constant('knownEarlier' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ does: fc.constantFrom('receive' as const, 'control' as const, 'close' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
const history = fc.array(fc.tuple(step, fc.integer({ min: 1, max: 600 })), { minLength: 1, maxLength: 14 })

/** The course of an event after one more step. */
function after(course: Course, book: readonly IncidentClock[], one: Step, at: Date, id: string): Course {
  const { acts, times, versions } = course
  if (times.closedAt) return course
  switch (one.does) {
    case 'change':
      return { ...course, versions: [...versions, { since: at, facts: one.facts }] }
    case 'tell':
      return { ...course, acts: [...acts, { id, at, what: 'told', ...one } satisfies Act] }
    case 'done': {
      const clock = book.filter(isRunning)[one.which]
      return clock ? { ...course, acts: [...acts, { id, at, what: 'done', obligation: clock }] } : course
    }
    case 'void':
      return { ...course, acts: acts.filter((act, index) => index !== one.which || act.what === 'controlled') }
    case 'knownEarlier':
      return { ...course, times: { ...times, knownAt: new Date(times.knownAt.getTime() - one.minutes * minute) } }
    case 'receive':
      return { ...course, times: { ...times, receivedAt: times.receivedAt ?? at } }
    case 'control':
      if (times.controlledAt) return course
      return { ...course, times: { ...times, controlledAt: at }, acts: [...acts, { id, at, what: 'controlled' }] }
    case 'close':
      return times.controlledAt ? { ...course, times: { ...times, closedAt: at } } : course
  }
}

/** The book after what the store would write; `at` and `entry` say why. */
function written(book: readonly IncidentClock[], changes: ClockChanges, at: Date, entry: string): IncidentClock[] {
  const kept = book.map((clock) => {
    if (changes.superseded.includes(clock)) return { ...clock, supersededAt: at.toISOString(), supersededBy: entry }
    const settled = changes.settled.find((one) => one.clock === clock)?.now
    return settled ? { ...clock, metAt: settled.metAt, metBy: settled.metBy, endedAt: settled.endedAt } : clock
  })
  const begun = changes.begun.map((now, index) => ({
    ...{ ...now, id: `${entry}-${index}`, supersededAt: null, supersededBy: null },
  }))
  return [...kept, ...begun]
}

const ends = ['metAt', 'metBy', 'endedAt', 'supersededAt', 'supersededBy'] as const
const withoutEnds = (clock: IncidentClock) =>
  Object.fromEntries(Object.entries(clock).filter(([name]) => !(ends as readonly string[]).includes(name)))
const openOf = (book: readonly IncidentClock[]) => book.filter(({ supersededAt }) => supersededAt === null)

type Seen = { before: IncidentClock[]; book: IncidentClock[]; now: ClockNow[] }

/** Plays a history and shows each step to `look`. */
function play(steps: readonly (readonly [Step, number])[], look: (seen: Seen) => void, change = changesOf): void {
  const first = new Date(start)
  let course: Course = {
    versions: [{ since: first, facts: { kinds: ['cyberIncident'], flags: [], cyberSeverity: null } }],
    times: {
      ...{ occurredAt: first, knownAt: first, reportedToEthicsAt: first },
      ...{ receivedAt: null, controlledAt: null, closedAt: null },
    },
    routes: modelRoutes,
    acts: [],
  }
  let book = written([], change([], clocksNow(course, officeCalendar)), first, 'e0')
  let at = start
  for (const [index, [one, minutes]] of steps.entries()) {
    at += minutes * minute
    course = after(course, book, one, new Date(at), `e${index + 1}`)
    const now = clocksNow(course, officeCalendar)
    const before = book
    book = written(before, change(before, now), new Date(at), `e${index + 1}`)
    look({ before, book, now })
  }
}

const always = (look: (seen: Seen) => void) =>
  fc.assert(
    fc.property(history, (steps) => play(steps, look)),
    { numRuns: 100 },
  )

/** What the database would refuse: a clock that is struck out or rewritten. */
function checkKept({ before, book }: Pick<Seen, 'before' | 'book'>): void {
  for (const [index, old] of before.entries()) {
    const kept = book[index]!
    expect(withoutEnds(kept)).toEqual(withoutEnds(old))
    for (const end of ends) if (old[end] !== null) expect(kept[end]).toBe(old[end])
    if (old.supersededAt !== null) expect(kept).toEqual(old)
  }
}

describe('whatever happens to an event, in whatever order', () => {
  test('no clock is lost, and none is rewritten', () => {
    always(checkKept)
  })

  test('what is asked for now stands in the book once, with its time', () => {
    always(({ book, now }) => {
      const open = openOf(book)
      for (const one of now) {
        const same = open.filter((clock) => sameObligation(clock, one) && clock.round === one.round)
        expect(same).toMatchObject([
          { startedAt: one.startedAt, dueAt: one.dueAt, metAt: one.metAt, endedAt: one.endedAt },
        ])
      }
      const unasked = open.filter(
        (clock) => !now.some((one) => sameObligation(one, clock) && one.round === clock.round),
      )
      for (const clock of unasked) expect(clock.metAt).not.toBeNull()
    })
  })

  test('each time follows from its start by the rule that the clock keeps', () => {
    always(({ book }) => {
      for (const clock of book)
        expect(clock.dueAt).toBe(dueAt(clock.within, new Date(clock.startedAt), officeCalendar).toISOString())
    })
  })

  test('nothing is changed where nothing has happened', () => {
    always(({ book, now }) => expect(changesOf(book, now)).toEqual({ superseded: [], settled: [], begun: [] }))
  })

  test('after the end nothing runs', () => {
    always(({ book, now }) => {
      if (now.length > 0 && now.every(({ metAt, endedAt }) => metAt ?? endedAt))
        expect(book.filter(isRunning)).toEqual([])
    })
  })
})

test('a book that forgets what it supersedes is found out', () => {
  const forgetful: typeof changesOf = (book, now) => ({ ...changesOf(book, now), superseded: [] })
  const steps = [[{ does: 'change', facts: { kinds: ['fraud'], flags: [], cyberSeverity: null } }, 5]] as const
  const strays: IncidentClock[] = []
  play(
    steps.map(([one, minutes]) => [
      { ...one, facts: { ...one.facts, kinds: [...one.facts.kinds], flags: [] } },
      minutes,
    ]),
    ({ book, now }) => {
      strays.push(...openOf(book).filter((clock) => !now.some((one) => sameObligation(one, clock))))
    },
    forgetful,
  )
  expect(strays.length).toBeGreaterThan(0)
})

import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { type Act, type ClockNow, type Course, clocksNow } from '#domain/incident/incident-clock.rules.ts'
import type { Authority } from '#domain/route/authority.ts'
import { modelRoutes } from '#domain/route/model-routes.ts'
import type { IncidentFlag, IncidentKind, Means } from '#domain/route/route.ts'

const at = (time: string): Date => new Date(`2026-02-16T${time}:00+08:00`)
const facts = (kind: IncidentKind, cyberSeverity: number | null = null, flags: IncidentFlag[] = []) => ({
  ...{ kinds: [kind], flags, cyberSeverity },
})
const told = (
  time: string,
  authority: Authority,
  means: Means = 'telephone',
  stage: 'first' | 'followUp' = 'first',
) => ({
  ...({ id: `${time}-${authority}`, at: at(time), what: 'told', authority, means, stage } satisfies Act),
})
const course = (changes: Partial<Omit<Course, 'times'>> & { times?: Partial<Course['times']> } = {}): Course => ({
  versions: [{ since: at('10:00'), facts: facts('cyberIncident', 2) }],
  routes: modelRoutes,
  acts: [],
  ...changes,
  times: {
    ...{ occurredAt: at('09:00'), knownAt: at('10:00'), reportedToEthicsAt: at('10:10') },
    ...{ receivedAt: null, controlledAt: null, closedAt: null },
    ...changes.times,
  },
})
const clocks = (given: Course, step: ClockNow['step'], authority: Authority | null = null) =>
  clocksNow(given, officeCalendar)
    .filter((clock) => clock.step === step && clock.authority === authority)
    .map(({ startedAt, dueAt, metAt, endedAt }) => ({
      ...{ from: new Date(startedAt), due: new Date(dueAt), met: metAt && new Date(metAt), ended: endedAt },
    }))

describe('telling somebody', () => {
  test('meets the first notice of that authority and of no other', () => {
    const given = course({ acts: [told('10:20', 'moda', 'platform')] })
    expect(clocks(given, 'firstNotice', 'moda')).toMatchObject([{ due: at('11:00'), met: at('10:20') }])
    expect(clocks(given, 'firstNotice', 'countyCyber')).toMatchObject([{ due: at('11:00'), met: null }])
  })

  test('by voice does not stand for the written report', () => {
    const fire = { versions: [{ since: at('10:00'), facts: facts('fireOrAccident') }] }
    const written = (means: Means) =>
      clocks(course({ ...fire, acts: [told('10:30', 'ethicsOffice', means)] }), 'writtenReport', 'ethicsOffice')
    expect(written('telephone')).toMatchObject([{ due: at('12:00'), met: null }])
    expect(written('fax')).toMatchObject([{ met: at('10:30') }])
  })

  test('counts also where ethics heard of it only afterwards', () => {
    const given = course({
      versions: [{ since: at('10:00'), facts: facts('nationalSecurity') }],
      acts: [told('10:05', 'mjibStation', 'inPerson')],
    })
    expect(clocks(given, 'relay', 'mjibStation')).toMatchObject([{ due: at('11:10'), met: at('10:05') }])
  })
})

describe('a change of level', () => {
  const changed = (after: number | null, before: number | null = 2) => ({
    versions: [
      { since: at('10:00'), facts: facts('cyberIncident', before) },
      { since: at('14:00'), facts: facts('cyberIncident', after) },
    ],
    acts: [told('10:20', 'moda', 'platform')],
  })

  test('is notified again within the hour, and the hours for control still run from knowing', () => {
    const given = course(changed(3))
    expect(clocks(given, 'firstNotice', 'moda')).toMatchObject([{ from: at('14:00'), due: at('15:00'), met: null }])
    const [control] = clocks(given, 'damageControl')
    expect(control!.due).toEqual(new Date(at('10:00').getTime() + 36 * 3_600_000))
  })

  test('is notified again also where the same route stays', () => {
    expect(clocks(course(changed(1)), 'firstNotice', 'moda')).toMatchObject([{ due: at('15:00'), met: null }])
  })

  test('is none where it is judged for the first time and the route stays', () => {
    expect(clocks(course(changed(2, null)), 'firstNotice', 'moda')).toMatchObject([
      { due: at('11:00'), met: at('10:20') },
    ])
  })

  test('is met by telling after it', () => {
    const { versions, acts } = changed(3)
    const given = course({ versions, acts: [...acts, told('14:30', 'moda', 'platform')] })
    expect(clocks(given, 'firstNotice', 'moda')).toMatchObject([{ due: at('15:00'), met: at('14:30') }])
  })
})

describe('a clock that repeats', () => {
  const crowd = { versions: [{ since: at('10:00'), facts: facts('petitionOngoing') }] }
  const notes = [
    told('10:50', 'agencyHead', 'telephone', 'followUp'),
    told('12:10', 'agencyHead', 'telephone', 'followUp'),
  ]

  test('begins anew each time it is met', () => {
    expect(clocks(course({ ...crowd, acts: notes }), 'followUp', 'agencyHead')).toMatchObject([
      { due: at('11:00'), met: at('10:50') },
      { from: at('10:50'), due: at('11:50'), met: at('12:10') },
      { from: at('12:10'), due: at('13:10'), met: null, ended: null },
    ])
  })

  test('ends when the event is under control', () => {
    const given = course({ ...crowd, acts: notes, times: { controlledAt: at('12:30') } })
    expect(clocks(given, 'followUp', 'agencyHead').at(-1)).toMatchObject({
      ...{ from: at('12:10'), met: null, ended: at('12:30').toISOString() },
    })
    expect(clocks(given, 'writtenReport', 'agencyHead')).toMatchObject([{ from: at('12:30'), ended: null }])
  })
})

test('a clock that waits for receipt or control does not run before it', () => {
  expect(clocks(course(), 'levelReview')).toEqual([])
  expect(clocks(course({ times: { receivedAt: at('10:40') } }), 'levelReview')).toMatchObject([{ due: at('18:40') }])
})

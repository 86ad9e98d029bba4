import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { modelRoutes } from '#domain/route/model-routes.ts'
import type { IncidentFlag, IncidentKind } from '#domain/route/route.ts'
import { isInForce } from '#domain/route/timeline.rules.ts'
import { countedOf, daysAsked, resultOf, totalsOf } from './exercise-result.rules.ts'
import { type Card, type Ground, linesOf } from './exercise-score.rules.ts'

const at = (minutes: number) => new Date(Date.parse('2026-02-16T10:00:00Z') + minutes * 60_000).toISOString()
const ground = (until: number, isOver = true): Ground => ({
  routesOn: (day) => modelRoutes.filter((route) => isInForce(route, day)),
  calendar: officeCalendar,
  until: new Date(at(until)),
  isOver,
})
type Expecting = {
  kind?: IncidentKind
  flags?: IncidentFlag[]
  cyberSeverity?: number | null
  controlWithin?: number | null
}
const inject = (expecting: Expecting = {}, id = 'inject') => ({
  id,
  arrivedAt: at(0),
  expects: {
    ...{ kind: 'cyberIncident' as IncidentKind, orKinds: [], flags: [], cyberSeverity: 3, knowWithin: 10 },
    ...{ controlWithin: 90, ...expecting },
  },
})

type Told = { authority: string; means: string; minutes: number; isVoid?: boolean }
type Changes = {
  kinds?: string[]
  cyberSeverity?: number | null
  known?: number
  recorded?: number
  controlled?: number
}
let made = 0
/** An event that was known after four minutes, on record after six. */
function card(told: Told[] = [], changes: Changes = {}, knownTo: string[] = []): Card {
  const { kinds = ['cyberIncident'], cyberSeverity = 3, known = 4, recorded = 6, controlled } = changes
  const notices = told.map(({ authority, means, minutes, isVoid = false }, index) => ({
    ...{ id: `n${index}`, authority, recipient: authority, means, stage: 'first', toldAt: at(minutes) },
    ...{ toldBy: '林', answeredBy: '', remark: '', isVoid },
  }))
  const entry = (id: string, kind: string, minutes: number, detail: object = {}) => ({
    ...{
      id,
      kind,
      at: at(minutes),
      recordedAt: at(minutes),
      byName: '林',
      text: '',
      detail,
      corrects: null,
      files: [],
    },
  })
  made += 1
  return {
    incident: {
      ...{ id: `event${made}`, number: `115-${made}`, what: '加密', kinds, flags: [], cyberSeverity, notices },
      ...{ occurredAt: at(0), knownAt: at(known), reportedToEthicsAt: at(known), receivedAt: null },
      ...{ controlledAt: controlled === undefined ? null : at(controlled), closedAt: null },
    },
    entries: [
      { ...entry('r', 'recorded', known, { knownTo }), recordedAt: at(recorded) },
      ...notices.map(({ id }, index) => entry(id, 'notice', told[index]!.minutes)),
    ],
  } as unknown as Card
}
const verdicts = (lines: ReturnType<typeof linesOf>) =>
  Object.fromEntries(lines.map(({ asks, authority, verdict }) => [authority ?? asks, verdict]))
const lineFor = (lines: ReturnType<typeof linesOf>, what: string) =>
  lines.find(({ asks, authority }) => (authority ?? asks) === what)!

describe('time to know', () => {
  test('runs from the inject until it is known, and until it is on record, and has the goal of the scenario', () => {
    const lines = linesOf(inject(), card(), ground(120))
    expect(lineFor(lines, 'know')).toMatchObject({ minutes: 4, verdict: 'met', limitAt: at(10), basis: null })
    expect(lineFor(lines, 'record')).toMatchObject({ minutes: 6, verdict: 'met', limitAt: at(10) })
  })

  test('is late where the record came after the goal, although somebody says it was known', () => {
    const lines = linesOf(inject(), card([], { known: 9, recorded: 11 }), ground(120))
    expect(verdicts(lines)).toMatchObject({ know: 'met', record: 'late' })
  })

  test('is none where what people wrote is earlier than the inject', () => {
    expect(lineFor(linesOf(inject(), card([], { known: -1 }), ground(120)), 'know').minutes).toBe(0)
  })

  test('is missed without an event once the goal is over, and open before', () => {
    expect(verdicts(linesOf(inject(), null, ground(10)))).toMatchObject({ know: 'missed', record: 'missed' })
    expect(verdicts(linesOf(inject(), null, ground(9, false)))).toMatchObject({ know: 'open', record: 'open' })
  })
})

describe('what it was taken for', () => {
  test('is compared with what the scenario says it is', () => {
    expect(verdicts(linesOf(inject(), card(), ground(120)))).toMatchObject({ kind: 'met', level: 'met' })
    const fraud = card([], { kinds: ['fraud'], cyberSeverity: null })
    expect(verdicts(linesOf(inject(), fraud, ground(120)))).toMatchObject({ kind: 'different', level: 'missed' })
    expect(verdicts(linesOf(inject(), fraud, ground(60, false)))).toMatchObject({ level: 'open' })
    expect(verdicts(linesOf(inject(), card([], { cyberSeverity: 2 }), ground(120)))).toMatchObject({
      level: 'different',
    })
  })

  test('asks for no level where the scenario names none', () => {
    expect(verdicts(linesOf(inject({ cyberSeverity: null }), card(), ground(120)))).not.toHaveProperty('level')
  })
})

describe('time to tell', () => {
  test('follows from the routes: whom, by which means, by when, on which basis', () => {
    const lines = linesOf(inject(), card(), ground(120))
    expect(lines.filter(({ asks }) => asks === 'tell').map(({ authority }) => authority)).toEqual(
      expect.arrayContaining(['moda', 'countyCyber', 'mjibStation', 'ethicsOffice', 'agencyHead', 'ciso']),
    )
    expect(lineFor(lines, 'moda')).toMatchObject({
      means: ['platform', 'telephone', 'fax'],
      limitAt: at(64),
      basis: { isLaw: true },
    })
  })

  test('is in time until the hour is over, and late after it', () => {
    const told = (minutes: number) => [{ authority: 'moda', means: 'platform', minutes }]
    expect(lineFor(linesOf(inject(), card(told(64)), ground(120)), 'moda')).toMatchObject({
      verdict: 'met',
      minutes: 60,
      doneBy: 'platform',
    })
    expect(lineFor(linesOf(inject(), card(told(65)), ground(120)), 'moda').verdict).toBe('late')
  })

  test('counts the first call by an allowed means; with none it is by the wrong means', () => {
    const chat = { authority: 'countyCyber', means: 'chat', minutes: 20 }
    const call = { authority: 'countyCyber', means: 'telephone', minutes: 30 }
    expect(lineFor(linesOf(inject(), card([chat]), ground(120)), 'countyCyber')).toMatchObject({
      verdict: 'wrongMeans',
      doneBy: 'chat',
    })
    expect(lineFor(linesOf(inject(), card([chat, call]), ground(120)), 'countyCyber')).toMatchObject({
      verdict: 'met',
      doneAt: at(30),
    })
  })

  test('is missed when its time is over, open before, and nothing that a correction took back', () => {
    const undone = [{ authority: 'moda', means: 'platform', minutes: 20, isVoid: true }]
    expect(lineFor(linesOf(inject(), card(undone), ground(64)), 'moda').verdict).toBe('missed')
    expect(lineFor(linesOf(inject(), card(), ground(63)), 'moda').verdict).toBe('open')
  })

  test('does not count what happened after the end', () => {
    const told = [{ authority: 'moda', means: 'platform', minutes: 63 }]
    expect(lineFor(linesOf(inject(), card(told), ground(62)), 'moda')).toMatchObject({ verdict: 'open', doneAt: null })
  })

  test('asks nobody to tell those who recorded it themselves', () => {
    expect(lineFor(linesOf(inject(), card([], {}, ['ethicsOffice']), ground(120)), 'ethicsOffice')).toMatchObject({
      verdict: 'met',
      doneBy: null,
      minutes: 0,
    })
  })

  test('"at once" is as soon as somebody has called', () => {
    const parcel = inject({ kind: 'bombOrSubstance', cyberSeverity: null })
    const told = (minutes: number) =>
      card([{ authority: 'police', means: 'telephone', minutes }], { kinds: ['bombOrSubstance'], cyberSeverity: null })
    expect(lineFor(linesOf(parcel, told(9), ground(120)), 'police').verdict).toBe('met')
    expect(lineFor(linesOf(parcel, told(10), ground(120)), 'police').verdict).toBe('late')
  })

  test('goes by what the scenario says it is, not by what somebody took it for', () => {
    const lines = linesOf(inject(), card([], { cyberSeverity: 1 }), ground(120))
    expect(lineFor(lines, 'mjibStation').verdict).toBe('missed')
  })

  test('runs, where there is no event, as if it had become known at the last moment', () => {
    expect(lineFor(linesOf(inject(), null, ground(120)), 'moda')).toMatchObject({
      limitAt: at(70),
      verdict: 'missed',
      minutes: null,
    })
  })
})

describe('time to control', () => {
  test('runs from knowing, and has the goal of the scenario where that is earlier than the rule', () => {
    const lines = linesOf(inject(), card([], { controlled: 60 }), ground(120))
    expect(lineFor(lines, 'control')).toMatchObject({ verdict: 'met', minutes: 56, limitAt: at(94), basis: null })
    expect(lineFor(linesOf(inject(), card([], { controlled: 95 }), ground(120)), 'control').verdict).toBe('late')
    expect(lineFor(linesOf(inject(), card(), ground(120)), 'control').verdict).toBe('missed')
  })

  test('has the time of the rule where the scenario sets none', () => {
    expect(lineFor(linesOf(inject({ controlWithin: null }), card(), ground(120)), 'control')).toMatchObject({
      limitAt: at(4 + 36 * 60),
      basis: { isLaw: true },
      verdict: 'open',
    })
  })

  test('is not asked for where neither names one', () => {
    const media = inject({ kind: 'mediaEvent', cyberSeverity: null, controlWithin: null })
    expect(verdicts(linesOf(media, null, ground(120)))).not.toHaveProperty('control')
  })
})

describe('the result', () => {
  test('counts its lines and nothing else', () => {
    const lines = (['met', 'met', 'late', 'open', 'missed'] as const).map((verdict) => ({ verdict }))
    const totals = totalsOf(lines)
    expect(totals).toEqual({ met: 2, late: 1, wrongMeans: 0, different: 0, missed: 1, open: 1 })
    expect(countedOf(totals)).toBe(4)
  })

  test('has every line of every inject that is settled, and none of one that is not', () => {
    const twice = [card(), card()]
    const media = inject({ kind: 'mediaEvent', cyberSeverity: null, controlWithin: null }, 'media')
    const played = { asking: [inject(), media], cards: twice, choices: [] }
    const before = resultOf(played, ground(120))
    expect(before.injects.map(({ match }) => match)).toEqual(['ambiguous', 'none'])
    expect(before.injects[0]!.lines).toEqual([])
    const chosen = { injectId: 'inject', incidentId: twice[1]!.incident.id }
    const after = resultOf({ ...played, choices: [chosen] }, ground(120))
    expect(after.injects[0]).toMatchObject({ match: 'chosen', incident: { id: chosen.incidentId, recordedAt: at(6) } })
    const all = after.injects.flatMap(({ lines }) => lines)
    expect(Object.values(after.totals).reduce((sum, one) => sum + one, 0)).toBe(all.length)
    expect(after.recorded).toHaveLength(2)
  })

  test('tells what was done with the events that answered, in order of time, until the end', () => {
    const told = [
      { authority: 'moda', means: 'platform', minutes: 30 },
      { authority: 'ciso', means: 'telephone', minutes: 20 },
      { authority: 'police', means: 'telephone', minutes: 130 },
    ]
    const { acts } = resultOf({ asking: [inject()], cards: [card(told)], choices: [] }, ground(120))
    expect(acts.map(({ kind, recipient, means }) => [kind, recipient, means])).toEqual([
      ['recorded', null, null],
      ['notice', 'ciso', 'telephone'],
      ['notice', 'moda', 'platform'],
    ])
  })

  test('asks the routes of the days on which it was known, or would have been', () => {
    expect(daysAsked([inject()], [])).toEqual(['2026-02-16'])
    expect(daysAsked([inject()], [card([], { known: 7 * 60 })])).toEqual(['2026-02-17', '2026-02-16'])
  })
})

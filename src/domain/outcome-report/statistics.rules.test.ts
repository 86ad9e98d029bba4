import { describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import type { Incident } from '#domain/incident/incident.ts'
import { type CountedCourse, modelOutcomeTable, statisticsOf } from './statistics.rules.ts'
import { StatisticKey } from './statistics.ts'

const course = (changes: Partial<CountedCourse> = {}): CountedCourse => ({
  ...{
    planId: 'now',
    assignments: [],
    inspections: [],
    deficiencies: [],
    incidents: [],
    heldMeetings: [],
    campaigns: [],
    trainings: [],
    sealed: 0,
  },
  rewards: { commendations: 0, demerits: 0 },
  ...{ status: { expected: 0, onTime: 0, late: 0, missing: 0 }, today: '2026-02-25' },
  ...changes,
})
const incident = (id: string, confidentiality: Incident['confidentiality']) =>
  ({ id, confidentiality, kinds: ['cyberIncident'] }) as unknown as Incident
const row = (key: StatisticKey) => ({ key, group: '通報', title: key, counted: true })
const facts = (inYear: CountedCourse[]) => ({
  ...{ thisPeriod: inYear[0]!, lastYear: null, inYear, ownFigures: [], from: 3 },
})
const one = (key: StatisticKey, ...inYear: CountedCourse[]) => statisticsOf([row(key)], facts(inYear))[0]!

test('every line of the model table counts something that can be counted, or is typed', () => {
  for (const { key, counted } of modelOutcomeTable.rows) expect(StatisticKey.safeParse(key).success, key).toBe(counted)
})

test('meetings are those that were held here; an office that holds them elsewhere counts what it says it held', () => {
  const said = { id: 'a', action: 'meeting', state: 'done', dueDate: '2026-02-12' } as unknown as Assignment
  expect(one('meetings', course({ assignments: [said] })).thisPeriod!.parts[0]!.kind).toBe('assignment')
  expect(one('meetings', course({ assignments: [said], heldMeetings: [{ id: 'x' }, { id: 'y' }] })).thisPeriod).toEqual(
    {
      value: 2,
      parts: [{ planId: 'now', kind: 'meeting', ids: ['x', 'y'] }],
    },
  )
})

const said = (id: string, action: string, ...shown: string[]) =>
  ({
    ...{ id, action, state: 'done', dueDate: '2026-02-12' },
    evidence: [{ records: shown.map((record) => ({ id: record })) }],
  }) as unknown as Assignment

test('awareness and drills are what units say they did and what was done here, each opening its own records', () => {
  const now = course({
    assignments: [said('a', 'awareness'), said('b', 'broadcast'), said('c', 'drill')],
    campaigns: [{ id: 'x' }],
    trainings: [
      { id: 'y', group: 'drill' },
      { id: 'z', group: 'seminar' },
    ],
  })
  const part = (kind: string, ...ids: string[]) => ({ planId: 'now', kind, ids })
  expect(one('awareness', now).thisPeriod).toEqual({
    ...{ value: 3, parts: [part('assignment', 'a', 'b'), part('awarenessCampaign', 'x')] },
  })
  expect(one('drills', now).thisPeriod).toEqual({ value: 2, parts: [part('assignment', 'c'), part('training', 'y')] })
  expect(one('seminars', now).thisPeriod).toEqual({ value: 1, parts: [part('training', 'z')] })
})

test('what units show of what was done here counts once, however many show it', () => {
  const now = course({
    assignments: [
      said('a', 'awareness', 'x'),
      said('b', 'awareness', 'x'),
      said('c', 'drill', 'y'),
      said('d', 'drill'),
    ],
    campaigns: [{ id: 'x' }],
    trainings: [{ id: 'y', group: 'drill' }],
  })
  expect(one('awareness', now).thisPeriod).toEqual({
    ...{ value: 1, parts: [{ planId: 'now', kind: 'awarenessCampaign', ids: ['x'] }] },
  })
  expect(one('drills', now).thisPeriod!.value).toBe(2)
})

test('a campaign that is shown but does not count here leaves what the unit says', () => {
  const now = course({ assignments: [said('a', 'awareness', 'elsewhere')], campaigns: [{ id: 'x' }] })
  expect(one('awareness', now).thisPeriod!.value).toBe(2)
})

describe('confidential reports', () => {
  const three = ['a', 'b', 'c'].map((id) => incident(id, 'confidential'))

  test('stand in no other number', () => {
    const shown = one('incidentsCyber', course({ incidents: [...three, incident('d', 'normal')] }))
    expect(shown.thisPeriod).toEqual({ value: 1, parts: [{ planId: 'now', kind: 'incident', ids: ['d'] }] })
  })

  test('are told by number alone, from three on', () => {
    expect(one('incidentsConfidential', course({ incidents: three })).thisPeriod).toEqual({ value: 3, parts: [] })
    expect(one('incidentsConfidential', course({ incidents: three.slice(1), sealed: 1 })).thisPeriod!.value).toBe(3)
    for (const few of [0, 1, 2])
      expect(one('incidentsConfidential', course({ sealed: few })).thisPeriod, String(few)).toEqual({
        value: null,
        parts: [],
      })
  })

  test('are not told of the year where another plan of it has few, for these could be worked out', () => {
    const shown = one('incidentsConfidential', course({ sealed: 5 }), course({ planId: 'earlier', sealed: 1 }))
    expect([shown.thisPeriod!.value, shown.inYear!.value]).toEqual([5, null])
  })
})

import { describe, expect, test } from 'vitest'
import { type AgendaFacts, agendaOf, renewed } from '#domain/meeting/agenda.rules.ts'
import type { AgendaItem } from '#domain/meeting/meeting.ts'
import type { Resolution } from '#domain/meeting/resolution.ts'

const nothing: AgendaFacts = { resolutions: [], deficiencies: [], events: [], duties: [], dates: [], sealed: null }
let last = 0
const writing = {
  say: (key: string, parameters: Record<string, string | number> = {}) =>
    `${key} ${Object.values(parameters).join(' ')}`.trim(),
  newId: () => `id ${++last}`,
  dateText: (date: string) => date,
}
const one = { date: '2026-02-13', what: '換鎖', unitName: '行政室' }
const resolution = (id: string) =>
  ({
    id,
    text: '換鎖',
    unitId: 'u',
    unitName: '行政室',
    dueDate: '2026-02-20',
    state: 'open',
    steps: [],
  }) as unknown as Resolution

describe('an agenda', () => {
  test('is empty where nothing is open', () => {
    expect(agendaOf(nothing, writing)).toEqual([])
  })

  test('begins with the resolutions of last time, and then says what is open, happened, late and to come', () => {
    const facts = {
      ...nothing,
      deficiencies: [one],
      events: [one],
      duties: [one],
      dates: [one],
      resolutions: [resolution('r')],
    }
    expect(agendaOf(facts, writing).map(({ source }) => source)).toEqual([
      ...['resolution', 'deficiencies', 'events', 'duties', 'dates'],
    ])
  })

  test('tells of what is sealed a number, and of few not even that', () => {
    const sealed = { from: 3, total: 5, closed: null, byKind: [{ kind: 'officialSecretLeak' as const, count: 5 }] }
    expect(agendaOf({ ...nothing, sealed }, writing)[0]!.facts).toEqual(['meeting.agenda.sealedCount 5'])
    const few = { ...sealed, total: null, byKind: null }
    expect(agendaOf({ ...nothing, sealed: few }, writing)[0]!.facts).toEqual(['meeting.agenda.sealedFew 3'])
  })

  test('names thirty of many, and says how many more there are', () => {
    const [item] = agendaOf({ ...nothing, events: Array.from({ length: 42 }, () => one) }, writing)
    expect(item!.facts).toHaveLength(31)
    expect(item!.facts.at(-1)).toBe('meeting.agenda.more 12')
  })
})

describe('an agenda written anew', () => {
  const fresh = (facts: Partial<AgendaFacts>) => agendaOf({ ...nothing, ...facts }, writing)
  const own = { ...fresh({ events: [one] })[0]!, source: 'own', title: '門禁', facts: [] } as AgendaItem

  test('keeps order, strikes and words of people, and takes the facts of now', () => {
    const [events] = fresh({ events: [one] })
    const current = [own, { ...events!, isStruck: true }]
    const now = renewed(current, fresh({ events: [one, { ...one, what: '徘徊' }] }))
    expect(now.map(({ id, isStruck }) => [id, isStruck])).toEqual([
      [own.id, false],
      [events!.id, true],
    ])
    expect(now[1]!.facts).toHaveLength(2)
  })

  test('loses what no record says any more, and puts a new resolution first', () => {
    const current = [...fresh({ events: [one] }), own]
    const now = renewed(current, fresh({ resolutions: [resolution('r')], duties: [one] }))
    expect(now.map(({ source }) => source)).toEqual(['resolution', 'own', 'duties'])
  })
})

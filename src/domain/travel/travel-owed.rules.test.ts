import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { shippedLibrary } from '#domain/law/shipped-library.ts'
import { type Asked, consentOwed, isFiledLate, owedFor, returnDueOn } from './travel-owed.rules.ts'
import { Destination, Purpose, Standing, type TravelRule, travelRules } from './travel-rules.ts'

const asked = (changes: Partial<Asked> = {}): Asked => ({
  ...{ standing: 'general', destination: 'mainland', purpose: 'private', meetsOfficials: false },
  ...{ leavesOn: '2026-03-16', returnsOn: '2026-03-20' },
  ...changes,
})
const owed = (changes: Partial<Asked> = {}) => owedFor(asked(changes), officeCalendar)
const dueOf = (what: string, changes: Partial<Asked> = {}) =>
  owed(changes)
    .filter((one) => one.what === what)
    .map(({ to, dueOn }) => [to, dueOn])

describe('what is owed before leaving', () => {
  test('is the consent of the agency seven days before, of whoever stands below grade eleven', () => {
    expect(dueOf('application')).toEqual([['agency', '2026-03-09']])
  })

  test('is the permission of the ministry: two working days until the year’s end, seven from New Year on', () => {
    const senior = { standing: 'senior' } as const
    expect(dueOf('application', { ...senior, leavesOn: '2025-12-31', returnsOn: '2026-01-05' })).toEqual([
      ['interiorMinistry', '2025-12-29'],
    ])
    expect(dueOf('application', { ...senior, leavesOn: '2026-01-02', returnsOn: '2026-01-05' })).toEqual([
      ['interiorMinistry', '2025-12-22'],
    ])
  })

  test('counts no day off before the Lunar New Year as a working day', () => {
    expect(dueOf('application', { standing: 'senior', leavesOn: '2026-02-24', returnsOn: '2026-02-28' })).toEqual([
      ['interiorMinistry', '2026-02-06'],
    ])
  })

  test('is asked of the committee where secrets are concerned, and of the agency where they are those of the state', () => {
    expect(dueOf('application', { standing: 'reviewed' })).toEqual([['reviewCommittee', '2026-03-05']])
    expect(dueOf('application', { standing: 'stateSecrets' })).toEqual([
      ['reviewCommittee', '2026-03-05'],
      ['agency', '2026-02-24'],
    ])
    expect(dueOf('application', { standing: 'stateSecrets', destination: 'elsewhere' })).toEqual([
      ['agency', '2026-02-24'],
    ])
  })

  test('narrows visits to relatives from the fourth degree to the third', () => {
    const degree = (leavesOn: string) =>
      owed({ standing: 'reviewed', purpose: 'relatives', leavesOn, returnsOn: '2026-03-20' }).find(
        ({ what }) => what === 'kinship',
      )
    expect([degree('2025-12-31')!.degree, degree('2026-01-01')!.degree]).toEqual([4, 3])
    expect(degree('2026-01-01')!.dueOn).toBeNull()
  })

  test('is asked of the superior by a head, and said to be no law', () => {
    const [one] = owed({ standing: 'agencyHead' }).filter(({ what }) => what === 'application')
    expect([one!.to, one!.dueOn, one!.ground.isLaw]).toEqual(['superior', '2026-03-09', false])
  })

  test('of Hong Kong and Macao is a notice three days before, and of meetings a week before', () => {
    const hongKong = { destination: 'hongKong' } as const
    expect(dueOf('notice', hongKong)).toEqual([['agency', '2026-03-13']])
    expect(dueOf('meetingNotice', hongKong)).toEqual([])
    expect(dueOf('meetingNotice', { ...hongKong, meetsOfficials: true })).toEqual([['agency', '2026-03-09']])
    expect(dueOf('notice', { ...hongKong, purpose: 'official' })).toEqual([])
  })

  test('of Hong Kong was nothing on the day before the forms came', () => {
    const before = { destination: 'hongKong', leavesOn: '2025-09-09', returnsOn: '2025-09-09' } as const
    expect(owed(before)).toEqual([])
    expect(dueOf('notice', { ...before, leavesOn: '2025-09-10', returnsOn: '2025-09-10' })).toHaveLength(1)
  })

  test('is also owed in transit, with the attendance system', () => {
    expect(owed({ purpose: 'transit' }).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['application', 'attendance', 'returnReport']),
    )
  })
})

describe('what is owed after coming back', () => {
  test('is the report within seven working days, over a holiday too', () => {
    expect(returnDueOn(owed())).toBe('2026-03-31')
    expect(returnDueOn(owed({ leavesOn: '2026-02-10', returnsOn: '2026-02-13' }))).toBe('2026-03-04')
  })

  test('is a notice within a week where officials were met by chance, and nothing where not', () => {
    const macao = { destination: 'macao', metUnforeseen: true } as const
    expect(returnDueOn(owed(macao))).toBe('2026-03-27')
    expect(returnDueOn(owed({ destination: 'macao' }))).toBeNull()
  })

  test('is reckoned by weekdays in a year whose holidays nobody has decided yet', () => {
    expect(returnDueOn(owed({ leavesOn: '2035-03-05', returnsOn: '2035-03-09' }))).toBe('2035-03-20')
  })
})

test('whoever files on the day until which it was owed is in time, and late a day after', () => {
  expect(isFiledLate(owed(), '2026-03-09')).toBe(false)
  expect(isFiledLate(owed(), '2026-03-10')).toBe(true)
})

test('who has to agree follows from whom is asked', () => {
  expect(consentOwed(owed())).toEqual({ own: true, outside: false })
  expect(consentOwed(owed({ standing: 'senior' }))).toEqual({ own: false, outside: true })
  expect(consentOwed(owed({ standing: 'stateSecrets' }))).toEqual({ own: true, outside: true })
  expect(consentOwed(owed({ destination: 'hongKong' }))).toEqual({ own: false, outside: false })
})

const inForceOn = ({ versions }: TravelRule, day: string) =>
  versions.filter(({ from, until }) => (from === null || from <= day) && (until === null || day <= until))
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10))

test('no two versions of a rule are in force on the same day', () => {
  fc.assert(
    fc.property(day, (on) => {
      for (const rule of travelRules) expect(inForceOn(rule, on).length, rule.key).toBeLessThanOrEqual(1)
    }),
  )
})

test('every day that is computed names its rule, version, basis and source, and lies on its own side of the trip', () => {
  const trip = fc.record({
    standing: fc.constantFrom(...Standing.options),
    destination: fc.constantFrom(...Destination.options),
    purpose: fc.constantFrom(...Purpose.options),
    ...{ meetsOfficials: fc.boolean(), metUnforeseen: fc.boolean(), leavesOn: day },
  })
  fc.assert(
    fc.property(trip, ({ leavesOn, ...facts }) => {
      for (const { dueOn, side, ground } of owedFor({ ...facts, leavesOn, returnsOn: leavesOn }, officeCalendar)) {
        const rule = travelRules.find(({ key }) => key === ground.rule)!
        expect(inForceOn(rule, leavesOn).map(({ from }) => from)).toEqual([ground.from])
        expect([ground.text, ground.source]).not.toContain('')
        if (dueOn) expect(side === 'before' ? dueOn <= leavesOn : dueOn >= leavesOn).toBe(true)
      }
    }),
  )
})

test('a basis that stands in the law library is cited by its title of that day', () => {
  const cited = travelRules.flatMap(({ key, versions }) =>
    versions.flatMap(({ law, text, from }) => (law ? [{ key, law, text, from }] : [])),
  )
  expect(cited.length).toBeGreaterThan(5)
  for (const { key, law, text, from } of cited) {
    const titles = shippedLibrary.byKey
      .get(law)!
      .versions.filter((one) => from === null || ((one.from ?? '') <= from && from <= (one.until ?? '9999')))
      .map(({ title }) => title)
    expect(
      titles.some((title) => text.includes(title)),
      key,
    ).toBe(true)
  }
})

test('a rule whose version had no end would be seen to speak twice', () => {
  const endless = travelRules.map((rule) => ({
    ...rule,
    versions: rule.versions.map((version) => ({ ...version, until: null })),
  }))
  const senior = asked({ standing: 'senior' })
  expect(owedFor(senior, officeCalendar, endless).filter(({ what }) => what === 'application')).toHaveLength(2)
})

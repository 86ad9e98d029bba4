import { describe, expect, test } from 'vitest'
import { checkEntry, checkKeeping, mayKeep, pointFaults } from '#domain/point/point.rules.ts'
import { pointCodeOf, readPointCode, shownPointCode } from '#domain/point/point-code.ts'

const sound = {
  kind: 'camera' as const,
  cameraClear: true,
  keptDays: 30,
  expiresOn: null,
  checklistVersionId: 'form',
  lastInspectedAt: '2026-02-10T01:00:00.000Z',
  retiredOn: null,
}
const period = { start: '2026-02-09', end: '2026-02-23' }
const holiday = { start: '2026-02-14', end: '2026-02-22' }
const times = { today: '2026-02-11', period, holiday, settings: { cameraKeptDays: 30 } }
const faults = (changes: object, when: object = {}) => pointFaults({ ...sound, ...changes }, { ...times, ...when })
const codes = (changes: object, when: object = {}) => faults(changes, when).map(({ code }) => code)

describe('a point', () => {
  test('that is in order has no faults', () => {
    expect(faults({})).toEqual([])
  })

  test('is good through its last day, and expired on the next', () => {
    expect(codes({ expiresOn: '2026-02-23' })).toEqual([])
    expect(codes({ expiresOn: '2026-02-22' })).toEqual(['expiresInPeriod'])
    expect(codes({ expiresOn: '2026-02-11' })).toEqual(['expiresInPeriod'])
    expect(codes({ expiresOn: '2026-02-10' })).toEqual(['expired'])
  })

  test('expires in no period where no plan is ahead', () => {
    expect(codes({ expiresOn: '2026-02-12' }, { period: null, holiday: null })).toEqual([])
  })

  test('without a form of its own or of its kind cannot be looked at', () => {
    expect(codes({ checklistVersionId: null })).toEqual(['withoutChecklist'])
  })

  test('is looked at once in the period, by the day of Taipei', () => {
    expect(codes({ lastInspectedAt: null })).toEqual(['notLookedAtThisPeriod'])
    expect(codes({ lastInspectedAt: '2026-02-08T15:59:59.000Z' })).toEqual(['notLookedAtThisPeriod'])
    expect(codes({ lastInspectedAt: '2026-02-08T16:00:00.000Z' })).toEqual([])
    expect(codes({ lastInspectedAt: null }, { today: '2026-02-08' })).toEqual([])
  })

  test('that was retired owes nothing', () => {
    expect(faults({ retiredOn: '2026-02-10', expiresOn: '2026-01-01', cameraClear: false })).toEqual([])
  })
})

describe('a camera', () => {
  test('keeps its pictures until the first day of the holiday can be looked at after the last', () => {
    const settings = { cameraKeptDays: 1 }
    expect(faults({ keptDays: 10 }, { settings })).toEqual([])
    expect(faults({ keptDays: 9 }, { settings })).toEqual([
      { code: 'cameraKeepsTooFewDays', needed: 10, measure: 'holiday' },
    ])
  })

  test('keeps them as long as the agency itself asks, which is no law', () => {
    expect(faults({ keptDays: 29 })).toEqual([{ code: 'cameraKeepsTooFewDays', needed: 30, measure: 'setting' }])
    expect(faults({ keptDays: 29 }, { holiday: null })).toMatchObject([{ measure: 'setting' }])
    expect(faults({ keptDays: 7 })).toEqual([{ code: 'cameraKeepsTooFewDays', needed: 30, measure: 'holiday' }])
  })

  test('shows faces clearly', () => {
    expect(codes({ cameraClear: false })).toEqual(['cameraUnclear'])
  })

  test('of which something is not known is not taken for good', () => {
    expect(codes({ cameraClear: null })).toEqual(['cameraUnknown'])
    expect(codes({ keptDays: null })).toEqual(['cameraUnknown'])
    expect(codes({ kind: 'door', cameraClear: null, keptDays: null })).toEqual([])
  })
})

describe('the facts of a point', () => {
  const actor = { personId: 'p', unitId: 'own', roles: ['unitHead'] } as const
  const officer = { personId: 'e', unitId: 'ethics', roles: ['ethicsOfficer'] } as const
  const unit = { name: '行政室', abolishedOn: null }
  const entry = {
    kind: 'door' as const,
    name: '後門',
    floor: '1F',
    room: '',
    unitId: 'own',
    checklistId: null,
    photographId: null,
    cameraRange: null,
    cameraClear: null,
    keptDays: null,
    expiresOn: null,
  }
  const refusal = (code: string) => expect.objectContaining({ code })

  test('are kept by the head of its unit and by ethics', () => {
    expect([mayKeep(actor, 'own'), mayKeep(actor, 'other'), mayKeep(officer, 'other')]).toEqual([true, false, true])
    expect(mayKeep({ ...actor, roles: ['staff'] }, 'own')).toBe(false)
    expect(() => checkEntry(actor, { ...entry, unitId: 'other' }, unit)).toThrow(refusal('point.not_own_unit'))
    expect(() => checkEntry(officer, entry, unit)).not.toThrow()
  })

  test('name a unit that is there', () => {
    expect(() => checkEntry(officer, entry, undefined)).toThrow(refusal('point.unit_unknown'))
    const abolished = { ...unit, abolishedOn: '2026-01-01' }
    expect(() => checkEntry(officer, entry, abolished)).toThrow(refusal('unit.abolished'))
  })

  test.each([{ cameraRange: '大門' }, { cameraClear: false }, { keptDays: 0 }])('of a door have no %j', (fact) => {
    expect(() => checkEntry(actor, { ...entry, ...fact }, unit)).toThrow(refusal('point.camera_only'))
    expect(() => checkEntry(actor, { ...entry, ...fact, kind: 'camera' }, unit)).not.toThrow()
  })

  test('change while it stands, on what was seen', () => {
    const point = { unitId: 'own', retiredOn: null, version: 2 }
    expect(() => checkKeeping(actor, point, 2)).not.toThrow()
    expect(() => checkKeeping(actor, point, 1)).toThrow(refusal('changed_meanwhile'))
    expect(() => checkKeeping(actor, { ...point, unitId: 'other' }, 2)).toThrow(refusal('point.not_own_unit'))
    expect(() => checkKeeping(actor, { ...point, retiredOn: '2026-02-01' }, 2)).toThrow(refusal('point.retired'))
  })
})

describe('the code on a label', () => {
  const code = pointCodeOf(Uint8Array.from([0, 1, 10, 31, 32, 63, 200, 255, 9, 18]))

  test('is ten letters that are not mistaken for each other', () => {
    expect(code).toBe('01AZ0Z8Z9J')
    expect(shownPointCode(code)).toBe('01AZ0-Z8Z9J')
  })

  test.each([
    '01AZ0Z8Z9J',
    ' 01az0-z8z9j ',
    'olazo-z8z9j',
    '０１ＡＺ０－Ｚ８Ｚ９Ｊ',
    'https://shousui.example.gov.tw/p/01AZ0Z8Z9J',
    'http://127.0.0.1:4116/p/01az0z8z9j',
  ])('is read from %s', (text) => {
    expect(readPointCode(text)).toBe(code)
  })

  test.each(['', '01AZ0Z8Z9', '01AZ0Z8Z9JJ', '01AZ0Z8Z9U', 'https://elsewhere.example/', '門禁'])(
    'is not read from %j',
    (text) => {
      expect(readPointCode(text)).toBeNull()
    },
  )
})

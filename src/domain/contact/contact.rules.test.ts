import { describe, expect, test } from 'vitest'
import {
  contactState,
  inOrderOfCalling,
  isDoubtful,
  isPublicLine,
  telephoneHref,
} from '#domain/contact/contact.rules.ts'
import type { Contact } from '#domain/contact/contact.ts'

const contact = (changes: Partial<Contact> = {}): Contact => ({
  id: 'c',
  kind: 'police',
  name: '分駐所',
  post: '',
  unitId: 'u',
  unitName: '行政室',
  dayTelephone: '05-582-0001',
  nightTelephone: '',
  fax: '',
  mail: '',
  platform: '',
  remark: '',
  position: 1,
  validFrom: '2026-01-01',
  validUntil: null,
  withdrawnOn: null,
  withdrawnReason: '',
  verifiedAt: '2026-02-01T01:00:00.000Z',
  verifiedByName: '何',
  verifiedMeans: 'telephone',
  lastOutcome: 'answered',
  state: 'verified',
  version: 1,
  ...changes,
})
const on = (today: string, contactVerifiedDays = 90) => ({ today, settings: { contactVerifiedDays } })

describe('the state of a contact', () => {
  test.each([
    ['verified on the last of its days', {}, on('2026-05-02'), 'verified'],
    ['one day later', {}, on('2026-05-03'), 'stale'],
    ['by the days that the agency has set', {}, on('2026-02-12', 10), 'stale'],
    ['never called', { verifiedAt: null, lastOutcome: null }, on('2026-02-02'), 'unverified'],
    ['whose latest call reached somebody else', { lastOutcome: 'wrongNumber' }, on('2026-02-02'), 'wrongNumber'],
    ['of 119, never called', { dayTelephone: '119', verifiedAt: null }, on('2026-02-02'), 'publicLine'],
    ['on its last good day', { validUntil: '2026-02-02' }, on('2026-02-02'), 'verified'],
    ['past it', { validUntil: '2026-02-02' }, on('2026-02-03'), 'expired'],
    ['before its first', { validFrom: '2026-03-01' }, on('2026-02-03'), 'toCome'],
    ['withdrawn', { withdrawnOn: '2026-02-02' }, on('2026-02-03'), 'withdrawn'],
  ] as const)('%s', (_, changes, times, state) => {
    expect(contactState(contact(changes), times)).toBe(state)
  })

  test('asks for somebody to look after it, unless it is verified, public, to come or withdrawn', () => {
    const states = ['verified', 'publicLine', 'toCome', 'withdrawn', 'stale', 'unverified', 'wrongNumber', 'expired']
    expect(states.filter((state) => isDoubtful({ state } as Contact))).toEqual(states.slice(4))
  })
})

test('a contact is a public line only if it has no other number', () => {
  expect(isPublicLine({ dayTelephone: '110', nightTelephone: '' })).toBe(true)
  expect(isPublicLine({ dayTelephone: '05-582-0001', nightTelephone: '110' })).toBe(false)
  expect(isPublicLine({ dayTelephone: '', nightTelephone: '' })).toBe(false)
})

test.each([
  ['05-582-0001', 'tel:055820001'],
  ['(05) 582 0001 轉 12', 'tel:055820001,12'],
  ['05-5820001#7', 'tel:055820001,7'],
  ['+886 5 582 0001 分機34', 'tel:+88655820001,34'],
  ['119', 'tel:119'],
])('a telephone dials %s as %s', (telephone, href) => {
  expect(telephoneHref(telephone)).toBe(href)
})

test('police and fire stand before all others, and within a kind the first to call', () => {
  const sorted = inOrderOfCalling([
    contact({ kind: 'aac', name: '甲' }),
    contact({ kind: 'fire', name: '乙', position: 2 }),
    contact({ kind: 'fire', name: '丙', position: 1 }),
    contact({ kind: 'police', name: '丁' }),
  ])
  expect(sorted.map(({ name }) => name)).toEqual(['丁', '丙', '乙', '甲'])
})

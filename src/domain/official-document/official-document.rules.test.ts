import { describe, expect, test } from 'vitest'
import { announcement, letter, memo } from '#test/official-papers.ts'
import { documentFaults, maySeeDocument, numberText } from './official-document.rules.ts'

const explanation = { name: 'explanation' as const, text: '一、甲' }
const method = { name: 'method' as const, text: '乙' }

test('the letters, memos and announcements of the office are in order', () => {
  expect([letter, memo, announcement].flatMap(documentFaults)).toEqual([])
})

test.each([
  [
    'a section of another kind',
    { ...letter, sections: [{ name: 'proposal' as const, text: '甲' }] },
    'sectionNotOfKind',
  ],
  ['sections in another order', { ...letter, sections: [method, explanation] }, 'sectionOutOfOrder'],
  ['a section twice', { ...letter, sections: [method, method] }, 'sectionOutOfOrder'],
  ['a level skipped', { ...letter, sections: [{ ...explanation, text: '一、甲\n1、乙' }] }, 'levelSkipped'],
  ['a letter to nobody', { ...letter, originals: [] }, 'originalsMissing'],
  ['a memo to somebody outside', { ...memo, copies: ['安和縣政府'] }, 'recipientsUnasked'],
  ['a memo that goes to nobody', { ...memo, submittedTo: [] }, 'submittedToMissing'],
  ['a letter that goes up', { ...letter, submittedTo: ['鄉長'] }, 'submittedToUnasked'],
  ['class 密 without its end', { ...letter, classification: 'confidential' as const }, 'releaseConditionMissing'],
  [
    'a confidential announcement',
    { ...announcement, classification: 'confidential' as const, releaseCondition: '公布時' },
    'announcementClassified',
  ],
])('%s is named', (_, content, fault) => {
  expect(documentFaults(content)).toEqual([fault])
})

test('the number has the year of the Republic before a count of seven digits', () => {
  expect(numberText({ word: '樂鄉政', rocYear: 115, serial: 1234567 })).toBe('樂鄉政字第1151234567號')
})

describe('what is confidential', () => {
  const document = { classified: true, madeBy: 'maker' }
  const person = (personId: string, role: 'ethicsOfficer' | 'agencyHead') => ({ personId, unitId: null, roles: [role] })

  test('is open to whoever wrote it and to the heads, and to no colleague', () => {
    expect(maySeeDocument(person('maker', 'ethicsOfficer'), document)).toBe(true)
    expect(maySeeDocument(person('head', 'agencyHead'), document)).toBe(true)
    expect(maySeeDocument(person('colleague', 'ethicsOfficer'), document)).toBe(false)
  })
})

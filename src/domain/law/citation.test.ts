import { describe, expect, test } from 'vitest'
import { checkCitation, citationsIn, updateCitations, writtenOn } from './citation.ts'
import { type Law, titleOf } from './law.ts'
import { faultsOfLaw } from './law-faults.rules.ts'
import { libraryOf } from './library.ts'
import { shippedLibrary } from './shipped-library.ts'

const finding = (text: string, asOf: string) => {
  const [citation] = citationsIn(text, shippedLibrary)
  return citation ? checkCitation(citation, asOf).state : null
}

describe('a citation', () => {
  test.each([
    '國家安全法第2條之1',
    '國家安全法第 2 條之 1',
    '國家安全法第二條之一',
    '國安法第２條之１',
    '「國家安全法」第2之1條',
  ])('is recognised as written: %s', (text) => {
    expect(citationsIn(text, shippedLibrary)).toMatchObject([{ article: '2-1', end: text.length }])
  })

  test('is right until the day before the new numbers are in force', () => {
    expect(finding('國家安全法第2條之1', '2023-11-30')).toBe('right')
    expect(finding('國家安全法第2條之1', '2023-12-01')).toBe('renumbered')
    expect(finding('國家安全法第2條', '2026-01-01')).toBe('right')
  })

  test('of a law that has a new name, or is gone, is out of date from that day on', () => {
    expect(finding('資通安全事件通報及應變辦法', '2026-01-04')).toBe('right')
    expect(finding('資通安全事件通報及應變辦法', '2026-01-05')).toBe('renamed')
    expect(finding('資通安全事件通報應變及演練辦法', '2026-01-05')).toBe('right')
    expect(finding('紀念日及節日實施辦法', '2025-05-27')).toBe('right')
    expect(finding('紀念日及節日實施辦法', '2025-05-28')).toBe('repealed')
  })
})

test('a text brought up to date changes only its outdated citations, and says what it changed', () => {
  const text = '違反國家安全法第 2 條之 1 情事，依資通安全事件通報及應變辦法第4條及政風機構維護公務機密作業要點辦理。'
  expect(updateCitations(text, '2026-02-01', shippedLibrary)).toMatchObject({
    text: '違反國家安全法第2條 情事，依資通安全事件通報應變及演練辦法第4條及政風機構維護公務機密作業要點辦理。',
    changes: [
      { before: '國家安全法第 2 條之 1', after: '國家安全法第2條', since: '2023-12-01', state: 'renumbered' },
      {
        before: '資通安全事件通報及應變辦法第4條',
        after: '資通安全事件通報應變及演練辦法第4條',
        since: '2026-01-05',
        state: 'renamed',
      },
    ],
  })
  expect(updateCitations(text, '2023-01-16', shippedLibrary)).toEqual({ text, changes: [] })
})

const law = (changes: Partial<Law>): Law => ({
  key: 'own-law',
  aliases: [],
  versions: [
    { title: '甲辦法', from: '2020-01-01', until: '2024-12-31', source: '公報' },
    { title: '乙辦法', from: '2025-01-01', until: null, source: '公報' },
  ],
  renumberings: [],
  repealedOn: null,
  successor: null,
  ...changes,
})

test('an article that moved more than once is written by its last number, under the new name', () => {
  const moves = [
    { from: '3', to: '5', on: '2025-01-01', about: '' },
    { from: '5', to: '8', on: '2026-01-01', about: '' },
  ]
  const library = libraryOf([law({ renumberings: moves })])
  const update = (day: string) => updateCitations('依甲辦法第三條辦理。', day, library).text
  expect([update('2024-06-01'), update('2025-06-01'), update('2026-06-01')]).toEqual([
    '依甲辦法第三條辦理。',
    '依乙辦法第5條辦理。',
    '依乙辦法第8條辦理。',
  ])
})

test('two articles that changed places on one day are not led back', () => {
  const swapped = [
    { from: '3', to: '5', on: '2025-01-01', about: '' },
    { from: '5', to: '3', on: '2025-01-01', about: '' },
  ]
  const library = libraryOf([law({ renumberings: swapped })])
  expect(updateCitations('乙辦法第3條、乙辦法第5條', '2026-01-01', library).text).toBe('乙辦法第5條、乙辦法第3條')
})

test('a repealed law is written by what took its place', () => {
  const [citation] = citationsIn('紀念日及節日實施辦法', shippedLibrary)
  expect(writtenOn(citation!, '2025-05-27', shippedLibrary)).toBe('紀念日及節日實施辦法')
  expect(writtenOn(citation!, '2025-05-28', shippedLibrary)).toBe('紀念日及節日實施條例')
})

test('the rules of enforcement of a law are not that law', () => {
  expect(citationsIn('請願法施行細則第2條', shippedLibrary)).toEqual([])
  expect(citationsIn('國家機密保護法施行細則第28條', shippedLibrary)).toMatchObject([
    { article: '28', law: { key: 'state-secrets-rules' } },
  ])
})

describe('the library that comes with the product', () => {
  test('is without fault, and every version has its source', () => {
    const { laws } = shippedLibrary
    expect(laws.flatMap((one) => faultsOfLaw(one, laws))).toEqual([])
    expect(new Set(laws.map(({ key }) => key)).size).toBe(laws.length)
  })

  // Each law of it: a day on which it is cited, and rightly.
  test.each([
    ['政風機構人員設置管理條例施行細則第11條', '11'],
    ['各機關政風機構設置標準第10條', '10'],
    ['政風機構強化機關安全及公務機密維護實施方案', null],
    ['資通安全責任等級分級辦法', null],
    ['國家機密保護法施行細則第28條', '28'],
    ['機密檔案管理辦法', null],
    ['大陸地區人民進入臺灣地區許可辦法第38條', '38'],
    ['強化公務員赴陸港澳管理機制精進措施', null],
    ['請願法', null],
    ['行政程序法第一百六十八條', '168'],
    ['全民防衛動員準備法第十二條', '12'],
    ['災害防救法第10條', '10'],
    ['行政院災害緊急通報作業規定', null],
    ['詐欺犯罪危害防制條例', null],
    ['個資法第12條', '12'],
    ['公文程式條例', null],
    ['機關公文電子交換作業辦法', null],
    ['機關檔案保存年限及銷毀辦法', null],
    ['公益揭弊者保護法', null],
    ['公務員服勤實施辦法', null],
  ])('knows %s', (text, article) => {
    const cited = citationsIn(text, shippedLibrary)
    expect(cited).toMatchObject([{ start: 0, end: text.length, article }])
    expect(checkCitation(cited[0]!, '2026-02-01')).toEqual({ state: 'right' })
  })

  test('keeps the days between versions of one name', () => {
    const { versions } = shippedLibrary.byName.get('政風機構維護公務機密作業要點')!
    expect(versions.map(({ from, until }) => [from, until])).toEqual([
      ['2005-08-01', '2011-07-05'],
      ['2011-07-06', null],
    ])
    expect(shippedLibrary.laws.map(titleOf)).toContain('國家安全法')
  })
})

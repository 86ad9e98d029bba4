import { describe, expect, test } from 'vitest'
import { checkCitation, citationsIn, lawLibrary, updateCitations } from './law.ts'

const finding = (text: string, asOf: string) => {
  const [citation] = citationsIn(text)
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
    expect(citationsIn(text)).toMatchObject([{ article: '2-1', end: text.length }])
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
  expect(updateCitations(text, '2026-02-01')).toMatchObject({
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
  expect(updateCitations(text, '2023-01-16')).toEqual({ text, changes: [] })
})

test('no version of a law overlaps another, and each has a source', () => {
  for (const { title, versions, source } of lawLibrary) {
    expect(source, title).not.toBe('')
    for (const [index, version] of versions.entries())
      if (index > 0) expect(version.from > (versions[index - 1]?.until ?? '9999'), title).toBe(true)
  }
})

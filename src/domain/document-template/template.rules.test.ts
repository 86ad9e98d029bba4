import { describe, expect, test } from 'vitest'
import { sayInChinese as say } from '#test/official-papers.ts'
import { type TemplateContent, TemplateKind } from './document-template.ts'
import { ownTemplate } from './own-templates.ts'
import { changedParts, orderedChapters, type TemplateFault, templateFaults } from './template.rules.ts'

const own = (kind: TemplateKind) => ownTemplate(kind, say)
const withText = (kind: TemplateKind, key: string, text: string): TemplateContent => ({
  ...own(kind),
  texts: own(kind).texts.map((one) => (one.key === key ? { ...one, text } : one)),
})
const faultsOf = (kind: TemplateKind, content: TemplateContent) =>
  templateFaults(kind, content).map(({ code, at }: TemplateFault) => `${code} ${at}`)

test.each(TemplateKind.options)('the product’s own template for %s has no fault', (kind) => {
  expect(templateFaults(kind, own(kind))).toEqual([])
})

describe('a template is refused', () => {
  test('whose subject is empty, or has several lines', () => {
    expect(faultsOf('planLetter', withText('planLetter', 'subject', ' '))).toEqual(['missing subject'])
    expect(faultsOf('planLetter', withText('planLetter', 'subject', '甲\n乙'))).toEqual(['manyLines subject'])
  })

  test('whose numbering skips a level, also below a list that the records give', () => {
    expect(faultsOf('planLetter', withText('planLetter', 'method', '一、甲\n1、乙'))).toEqual(['levelSkipped method'])
    expect(faultsOf('deficiencyLetter', withText('deficiencyLetter', 'explanation', '{缺失清單}'))).toEqual([
      'levelSkipped explanation',
    ])
  })

  test('that tells of deficiencies without listing them', () => {
    expect(faultsOf('deficiencyMemo', withText('deficiencyMemo', 'explanation', '缺失如附件。'))).toEqual([
      'asked explanation',
    ])
  })

  test('that has what its paper has not', () => {
    const content = own('planMemo')
    expect(faultsOf('planMemo', { ...content, leftOut: ['contact'] })).toEqual(['notOfForm contact'])
    expect(faultsOf('planMemo', { ...content, texts: [...content.texts, { key: 'method', text: '' }] })).toEqual([
      'notOfForm method',
    ])
    expect(faultsOf('minutes', own('outcomeReport'))[0]).toBe('notOfForm chapter.0')
  })

  test('without an obligatory heading, with one twice, or with one that says nothing', () => {
    const { chapters, ...rest } = own('outcomeReport')
    const without = chapters.filter(({ key }) => key !== 'execution')
    expect(faultsOf('outcomeReport', { ...rest, chapters: without })).toEqual(['chapterMissing chapters'])
    expect(faultsOf('outcomeReport', { ...rest, chapters: [...chapters, chapters[0]!] })).toEqual([
      'chapterTwice chapter.0',
      'chapterTwice chapter.11',
    ])
    const blank = { key: null, heading: '', text: '' }
    expect(faultsOf('outcomeReport', { ...rest, chapters: [...chapters, blank] })).toEqual([
      'headingMissing chapter.11',
      'missing chapter.11',
    ])
  })

  test('whose margins leave no room for the text, or none for the binding line', () => {
    const look = own('look').look!
    const of = (changes: object) => ({ ...own('look'), look: { ...look, ...changes } })
    const marginMm = { ...look.marginMm, left: 60, right: 60 }
    expect(faultsOf('look', of({ marginMm }))).toEqual(['marginsNarrow margins'])
    expect(faultsOf('look', of({ marginMm: { ...look.marginMm, left: 15 }, bindingLine: true }))).toEqual([
      'bindingNarrow margins',
    ])
  })
})

test('what is obligatory may be moved, and what is not may go', () => {
  const { chapters, ...rest } = own('outcomeReport')
  expect(faultsOf('outcomeReport', { ...rest, chapters: chapters.toReversed() })).toEqual([])
  expect(faultsOf('outcomeReport', { ...rest, chapters: chapters.filter(({ key }) => key !== 'rewards') })).toEqual([])
})

test('a heading that was taken out stands again where somebody wrote below it', () => {
  const sections = [
    { key: 'rewards', heading: '獎懲建議', isWritten: true },
    { key: 'meetings', heading: '會報', isWritten: false },
  ]
  expect(orderedChapters({ chapters: [] }, sections)).toEqual([{ key: 'rewards', heading: '獎懲建議', text: '' }])
})

test('what was changed is told by its parts', () => {
  const before = own('planLetter')
  const after = { ...withText('planLetter', 'subject', '別的'), leftOut: ['urgency' as const] }
  expect(changedParts(before, after)).toEqual(['subject', 'fields'])
  expect(changedParts(before, before)).toEqual([])
})

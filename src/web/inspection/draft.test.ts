import { describe, expect, test } from 'vitest'
import type { Answer, ChecklistContent } from '#domain/checklist/checklist.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import type { Entry } from '#web/platform/outbox/entry.ts'
import type { Last } from '#web/platform/outbox/outbox.ts'
import { byPlace } from './answers.ts'
import { mergedAnswers, sameAnswers, savingOf, submissionOf } from './draft.ts'

const answer = (itemKey: string, verdict: Answer['verdict'] = 'compliant', changes: Partial<Answer> = {}): Answer => ({
  itemKey,
  verdict,
  fileIds: [],
  ...changes,
})
const of = (...answers: Answer[]) => byPlace(answers)

describe('two versions of one inspection', () => {
  test('that answered different questions become one', () => {
    const merged = mergedAnswers(of(), of(answer('A01')), of(answer('A02')))
    expect(Object.keys(merged!).toSorted()).toEqual(['A01', 'A02'])
  })

  test('keep what only one of them changed or took away', () => {
    const base = of(answer('A01'), answer('A02'), answer('A03'))
    const mine = of(answer('A01', 'notCompliant'), answer('A02'), answer('A03'))
    const theirs = of(answer('A01'), answer('A03', 'notApplicable'))
    expect(mergedAnswers(base, mine, theirs)).toEqual(of(answer('A01', 'notCompliant'), answer('A03', 'notApplicable')))
  })

  test('that say the same in other words of the machine are the same', () => {
    const mine = of({ fileIds: [], verdict: 'compliant', itemKey: 'A01', note: 'x ' })
    expect(sameAnswers(mine, of(answer('A01', 'compliant', { note: 'x' })))).toBe(true)
    expect(sameAnswers(mine, of(answer('A01', 'compliant', { note: 'y' })))).toBe(false)
  })

  test('that changed one answer to different ones are for a person to choose', () => {
    expect(mergedAnswers(of(), of(answer('A01')), of(answer('A01', 'notCompliant')))).toBeNull()
  })
})

const checklist = { items: ['A01', 'A02'].map((key) => ({ key })) } as ChecklistContent
const detail = (version: number, ...answers: Answer[]) =>
  ({
    checklist,
    inspection: { id: 'i', version, answers, title: '檢查表', unitName: '行政室' },
  }) as InspectionDetail
const last = (isUntried: boolean, input: object, base: unknown = []): Last => ({
  isUntried,
  entry: { input, base } as unknown as Entry,
})
const given = (...answers: Answer[]) => ({ changes: of(...answers), readyToSubmit: false })

describe('what is saved of an inspection', () => {
  test('starts from what the server has, in the order of the form, with every photograph that it names', () => {
    const photographed = answer('A01', 'compliant', { fileIds: ['f'] })
    const saving = savingOf(detail(3, answer('A02')), null, given(photographed), 'key')
    expect(saving).toMatchObject({
      subject: 'i',
      address: '/inspections/i',
      input: { version: 3, answers: [photographed, answer('A02')] },
      base: [answer('A02')],
      fileIds: ['f'],
    })
  })

  test('goes on from what waits already, so that nothing of it is lost', () => {
    const waiting = last(true, { version: 4, answers: [answer('A01')] }, [answer('A02', 'notApplicable')])
    const saving = savingOf(detail(3), waiting, given(answer('A02')), 'key')
    expect(saving.input).toMatchObject({ version: 4, answers: [answer('A01'), answer('A02')] })
    expect(saving.base).toEqual([answer('A02', 'notApplicable')])
  })

  test('rests on what is on its way, once that may have arrived', () => {
    const sent = last(false, { version: 4, answers: [answer('A01')] })
    expect(savingOf(detail(3), sent, given(answer('A02')), 'key').base).toEqual([answer('A01')])
  })

  test('is handed in with the time that the device claims', () => {
    const handedIn = submissionOf(detail(3), null, of(answer('A01')), 'key', '2036-01-01T00:00:00.000Z')
    expect(handedIn).toMatchObject({
      method: 'POST',
      address: '/inspections/i/submit',
      input: { version: 3, claimedAt: '2036-01-01T00:00:00.000Z', answers: [answer('A01')] },
    })
    expect(handedIn.input).not.toHaveProperty('readyToSubmit')
  })
})

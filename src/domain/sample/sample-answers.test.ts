import { expect, test } from 'vitest'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'
import { failedItems, handedIn } from '#domain/inspection/answers.rules.ts'
import { sampleAnswers } from '#domain/sample/sample-answers.ts'

const today = '2026-02-12'
const file = '019a0000-0000-7000-8000-000000000001'

test('every model form can be handed in with the answers of a careful person, and a photograph where it asks for one', () => {
  for (const model of modelChecklists) {
    const answers = sampleAnswers(model, today).map((answer) => {
      const item = model.items.find(({ key }) => key === answer.itemKey)!
      return item.evidence === 'always' ? { ...answer, fileIds: [file] } : answer
    })
    expect(handedIn(model, answers, today).dropped).toEqual([])
    expect(failedItems(model, answers)).toEqual([])
  }
})

test('fails where the story says so', () => {
  const [model] = modelChecklists
  const answers = sampleAnswers(model!, today, { A13: '畫面模糊。' })
  expect(failedItems(model!, answers).map(({ item, answer }) => [item.key, answer.note])).toEqual([
    ['A13', '畫面模糊。'],
  ])
})

import { describe, expect, test } from 'vitest'
import { shippedLibrary } from '#domain/law/shipped-library.ts'
import { faultsOfPiece, standingPieces } from './awareness-piece.rules.ts'
import type { PieceContent } from './awareness-piece.ts'
import { modelPieces } from './model-pieces.ts'

describe('the product’s pieces', () => {
  test('tell of what an office meets, each in a few sentences with three to five questions', () => {
    expect(modelPieces.map(({ key }) => key)).toEqual([
      ...['fraud', 'cash', 'confidential-papers', 'removable-media', 'social-engineering', 'travel'],
      ...['hostile-contact', 'fire-electricity', 'bomb-threat', 'personal-data'],
    ])
    for (const piece of modelPieces) {
      expect(faultsOfPiece(piece), piece.key).toEqual([])
      expect(piece.text.length, piece.key).toBeGreaterThanOrEqual(150)
      expect(piece.text.length, piece.key).toBeLessThanOrEqual(300)
    }
  })

  test('name laws that the library knows', () => {
    const named = modelPieces.flatMap(({ sources }) => sources.flatMap(({ lawKey }) => lawKey ?? []))
    expect(named.length).toBeGreaterThan(9)
    expect(named.filter((key) => !shippedLibrary.byKey.has(key))).toEqual([])
  })

  test('do not always have the right answer in the same place', () => {
    const places = modelPieces.flatMap(({ questions }) => questions.map(({ right }) => right))
    for (const place of [0, 1, 2]) expect(places.filter((one) => one === place).length).toBeGreaterThan(4)
  })
})

const { key: _, ...whole } = modelPieces[1]!
const first = (changes: Partial<PieceContent['questions'][number]>): Partial<PieceContent> => ({
  questions: whole.questions.with(0, { ...whole.questions[0]!, ...changes }),
})

test.each([
  ['titleMissing', { title: '' }],
  ['textMissing', { text: '' }],
  ['sourceMissing', { sources: [] }],
  ['questionsTooFew', { questions: whole.questions.slice(1) }],
  ['questionMissing', first({ text: '' })],
  ['optionsTooFew', first({ options: ['甲'], right: 0 })],
  ['optionsRepeated', first({ options: ['甲', '甲'], right: 0 })],
  ['rightMissing', first({ options: ['甲', '乙'], right: 2 })],
  ['explanationMissing', first({ explanation: '' })],
])('a piece is not taken with %s', (code, changes) => {
  expect(faultsOfPiece({ ...whole, ...changes }).map((fault) => fault.code)).toEqual([code])
})

test('the agency’s last word on a piece stands, and taking it back brings the product’s again', () => {
  const said = (key: string, number: number, content: PieceContent | null) => ({
    ...{ key, number, content, recordedAt: '2026-02-11T01:00:00.000Z', recordedByName: '何' },
  })
  const standing = (versions: Parameters<typeof standingPieces>[1]) => standingPieces(modelPieces, versions)
  const own = standing([said('fraud', 1, { ...whole, title: '本所防詐' }), said('own', 1, whole)])
  expect(own[0]).toMatchObject({ key: 'own', number: 1, isModel: false })
  expect(own.find(({ key }) => key === 'fraud')).toMatchObject({ title: '本所防詐', number: 1, isModel: true })
  const back = standing([said('fraud', 1, whole), said('fraud', 2, null), said('own', 1, whole), said('own', 2, null)])
  expect(back).toHaveLength(modelPieces.length)
  expect(back.find(({ key }) => key === 'fraud')).toMatchObject({ number: 0, lastNumber: 2 })
})

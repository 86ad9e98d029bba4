import { Problem } from '#domain/problem.ts'
import type { AwarenessPiece, PieceContent, QuizQuestion } from './awareness-piece.ts'
import type { ModelPiece } from './model-pieces.ts'

export const pieceFaultCodes = [
  'titleMissing',
  'textMissing',
  'sourceMissing',
  'questionsTooFew',
  'questionMissing',
  'optionsTooFew',
  'optionsRepeated',
  'rightMissing',
  'explanationMissing',
] as const
export type PieceFaultCode = (typeof pieceFaultCodes)[number]

/** What keeps a piece from being taken, and at which question it stands. */
export type PieceFault = { code: PieceFaultCode; index?: number }

export const fewestQuestions = 3

export function faultsOfPiece({ title, text, sources, questions }: PieceContent): PieceFault[] {
  const faults: PieceFault[] = []
  if (title === '') faults.push({ code: 'titleMissing' })
  if (text === '') faults.push({ code: 'textMissing' })
  if (sources.length === 0 || sources.some((source) => source.title === '')) faults.push({ code: 'sourceMissing' })
  if (questions.length < fewestQuestions) faults.push({ code: 'questionsTooFew' })
  return [...faults, ...questions.flatMap(faultsOfQuestion)]
}

function faultsOfQuestion({ text, options, right, explanation }: QuizQuestion, index: number): PieceFault[] {
  const faults: PieceFault[] = []
  if (text === '') faults.push({ code: 'questionMissing', index })
  if (options.length < 2 || options.includes('')) faults.push({ code: 'optionsTooFew', index })
  else if (new Set(options).size < options.length) faults.push({ code: 'optionsRepeated', index })
  if (right >= options.length) faults.push({ code: 'rightMissing', index })
  if (explanation === '') faults.push({ code: 'explanationMissing', index })
  return faults
}

export function checkPiece(content: PieceContent): void {
  const faults = faultsOfPiece(content)
  if (faults.length > 0) throw new Problem('awarenessPiece.faulty', { faults })
}

/** One version as the agency wrote it; without a content it was taken back. */
export type OwnVersion = {
  key: string
  number: number
  content: PieceContent | null
  recordedAt: string
  recordedByName: string
}

/** What stands: of each key the agency's last word, else the product's. Own ones come first. */
export function standingPieces(models: readonly ModelPiece[], versions: readonly OwnVersion[]): AwarenessPiece[] {
  const last = new Map(versions.map((version) => [version.key, version]))
  const modelKeys = new Set(models.map(({ key }) => key))
  const own = [...last.values()].flatMap(({ content, ...rest }): AwarenessPiece[] =>
    content && !modelKeys.has(rest.key) ? [{ ...content, ...rest, lastNumber: rest.number, isModel: false }] : [],
  )
  const shipped = models.map(({ key, ...model }): AwarenessPiece => {
    const version = last.get(key)
    const said = { key, lastNumber: version?.number ?? 0, isModel: true }
    if (!version?.content) return { ...model, ...said, number: 0, recordedAt: null, recordedByName: null }
    const { content, number, recordedAt, recordedByName } = version
    return { ...content, ...said, number, recordedAt, recordedByName }
  })
  return [...own, ...shipped]
}

import { z } from 'zod'
import type { IsoDate } from '#domain/date.ts'
import {
  type CyberExtent,
  type CyberHit,
  type CyberImpact,
  CyberMatrix,
  type CyberObject,
  type SeverityJudged,
} from '#domain/incident/cyber-severity.ts'
import { Problem } from '#domain/problem.ts'
import data from './cyber-matrix.json' with { type: 'json' }

const matrices = z.array(CyberMatrix).parse(data)

/** The text in force on the day the event became known; for days before the first text, the first. */
export const matrixOn = (date: IsoDate): CyberMatrix => matrices.findLast(({ from }) => from <= date) ?? matrices[0]!

const cellOf = ({ cells }: CyberMatrix, hit: CyberHit) =>
  cells.find(({ object, impact, extent }) => object === hit.object && impact === hit.impact && extent === hit.extent)

/** The gravest of all that was hit. */
export function judge(hits: readonly CyberHit[], date: IsoDate): SeverityJudged & { verified: boolean } {
  const matrix = matrixOn(date)
  const cells = hits.map((hit) => cellOf(matrix, hit))
  if (cells.length === 0 || cells.includes(undefined)) throw new Problem('incident.severity_not_judged')
  const known = cells.flatMap((cell) => cell ?? [])
  const level = Math.max(...known.map((cell) => cell.level))
  return {
    matrixFrom: matrix.from,
    hits: [...hits],
    level,
    verified: known.filter((cell) => cell.level === level).every((cell) => cell.verified),
  }
}

/** What may have been done to an object of this kind, as the matrix tells them apart. */
export const impactsOn = (object: CyberObject, date: IsoDate): CyberImpact[] => [
  ...new Set(matrixOn(date).cells.flatMap((cell) => (cell.object === object ? cell.impact : []))),
]

export const extentsOf = (object: CyberObject, impact: CyberImpact, date: IsoDate): CyberExtent[] =>
  matrixOn(date).cells.flatMap((cell) => (cell.object === object && cell.impact === impact ? cell.extent : []))

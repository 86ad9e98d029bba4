import { describe, expect, test } from 'vitest'
import { firstMark, isTooSmall, moveMark, stretchMark } from './marks.ts'

describe('a mark on a photograph', () => {
  const circle = firstMark('circle')

  test('keeps its size when it is moved', () => {
    const moved = moveMark(circle, { x: 0.1, y: -0.1 })
    expect(moved.from.x).toBeCloseTo(0.45)
    expect(moved.to.y).toBeCloseTo(0.55)
  })

  test('stays where it is rather than leave the photograph', () => {
    expect(moveMark(circle, { x: 0.5, y: 0 })).toBe(circle)
    expect(moveMark(circle, { x: 0, y: -0.5 })).toBe(circle)
  })

  test('is stretched up to the edge', () => {
    expect(stretchMark(circle, { x: 0.9, y: 0 }).to).toEqual({ x: 1, y: 0.65 })
  })

  test('is none where a finger only tapped', () => {
    expect(isTooSmall({ kind: 'arrow', from: { x: 0.5, y: 0.5 }, to: { x: 0.51, y: 0.51 } })).toBe(true)
    expect(isTooSmall(firstMark('arrow'))).toBe(false)
  })
})

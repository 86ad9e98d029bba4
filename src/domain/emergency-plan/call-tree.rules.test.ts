import { expect, test } from 'vitest'
import { inTreeOrder } from '#domain/emergency-plan/call-tree.rules.ts'

const entry = (id: string, parentId: string | null = null) => ({ id, parentId })

test('a call tree reads from each caller to those whom they call, numbered like chapters', () => {
  const tree = [entry('head'), entry('police', 'head'), entry('mayor'), entry('fire', 'head'), entry('gas', 'police')]
  expect(inTreeOrder(tree).map(({ entry: { id }, depth, number }) => [number, id, depth])).toEqual([
    ['1', 'head', 0],
    ['1.1', 'police', 1],
    ['1.1.1', 'gas', 2],
    ['1.2', 'fire', 1],
    ['2', 'mayor', 0],
  ])
})

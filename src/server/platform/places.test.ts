import { expect, test } from 'vitest'
import { places } from './places.ts'

test('so many are in hand at once and no more, the others come in turn', async () => {
  const within = places(2, 60_000)
  const ends: (() => void)[] = []
  const begun: number[] = []
  const run = (number: number) =>
    within(() => {
      begun.push(number)
      return new Promise<number>((resolve) => ends.push(() => resolve(number)))
    })
  const all = Promise.all([1, 2, 3, 4].map(run))
  expect(begun).toEqual([1, 2])
  for (let end = ends.shift(); end; end = ends.shift()) {
    end()
    await new Promise(setImmediate)
  }
  expect(await all).toEqual([1, 2, 3, 4])
  expect(begun).toEqual([1, 2, 3, 4])
})

test('whoever waits too long is not begun at all, and one that fails leaves its place', async () => {
  const within = places(1, 1)
  let end = () => {}
  const first = within(() => new Promise<string>((resolve) => (end = () => resolve('first'))))
  expect(await within(async () => 'late')).toBeUndefined()
  end()
  expect(await first).toBe('first')
  await expect(within(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await within(async () => 'next')).toBe('next')
})

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { frozen, lotText, populationText, ranked } from '#domain/draw/draw.rules.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const named = (...names: string[]) => names.map((name) => ({ subjectId: null, name }))
const refusal = (code: string) => expect.objectContaining({ code })
const many = named(...Array.from({ length: 40 }, (_, index) => `第${index + 1}項`))

/** Numbers that look like chance and are the same every time. */
function* chance(seed: number) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

function shuffled<T>(all: readonly T[], seed: number): T[] {
  const numbers = chance(seed)
  const left = [...all]
  return all.map(() => left.splice(Math.floor(numbers.next().value! * left.length), 1)[0]!)
}

describe('a list to draw from', () => {
  test('is closed in the order of names, whatever order it was given in', () => {
    expect(populationText(frozen(named('行政室', '民政課', '財政課'), 1))).toBe('民政課\n行政室\n財政課')
  })

  test('has each name once', () => {
    expect(() => frozen(named('甲', '乙', '甲'), 1)).toThrow(refusal('draw.name_repeated'))
  })

  test('has more names than are drawn', () => {
    expect(() => frozen(named('甲', '乙'), 2)).toThrow(refusal('draw.count_too_large'))
    expect(frozen(named('甲', '乙'), 1)).toHaveLength(2)
  })
})

describe('a draw', () => {
  test('is what anybody works out with seed and names', () => {
    const [first] = ranked(named('甲', '乙', '丙'), '守歲', sha256)
    const lots = ['甲', '乙', '丙'].map((name) => [sha256(`守歲\n${name}`), name]).sort()
    expect([first!.hash, first!.name]).toEqual(lots[0])
    expect(lotText('守歲', '甲')).toBe('守歲\n甲')
  })

  test('comes out the same in whatever order the list was given', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const whole = ranked(frozen(many, 5), `種子${seed}`, sha256)
      expect(ranked(frozen(shuffled(many, seed), 5), `種子${seed}`, sha256)).toEqual(whole)
      expect(new Set(whole.map(({ name }) => name)).size).toBe(many.length)
    }
  })

  test('does not change the order of the others when one is taken off the list', () => {
    const all = ranked(many, '種子', sha256)
    const without = ranked(many.slice(1), '種子', sha256)
    expect(without).toEqual(all.filter(({ name }) => name !== many[0]!.name))
  })

  test('favours nobody', () => {
    const units = named(
      '民政課',
      '行政室',
      '財政課',
      '社會課',
      '建設課',
      '農業課',
      '人事室',
      '主計室',
      '圖書館',
      '清潔隊',
    )
    const times = new Map(units.map(({ name }) => [name, 0]))
    const rounds = 4000
    for (let round = 0; round < rounds; round++)
      for (const { name } of ranked(units, String(round), sha256).slice(0, 3)) times.set(name, times.get(name)! + 1)
    const expected = (rounds * 3) / units.length
    // Five standard deviations of a fair draw.
    const tolerance = 5 * Math.sqrt(rounds * 0.3 * 0.7)
    for (const count of times.values()) expect(Math.abs(count - expected)).toBeLessThan(tolerance)
  })
})

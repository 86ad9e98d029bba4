/** A source of chance that gives the same history for the same seed. */
export function randomOf(seed: number) {
  let state = seed * 2654435761
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    below: (limit: number): number => Math.floor(next() * limit),
    oneIn: (count: number): boolean => count > 0 && next() * count < 1,
    of: <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)]!,
  }
}
export type Random = ReturnType<typeof randomOf>

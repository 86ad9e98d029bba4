import type { SealedCounts, SealedShadow } from '#domain/sealed-matter/sealed-matter.ts'

/**
 * What the shadows of a plan come to. None is a small number too, or it would tell that there is one. A part is told only
 * where neither it nor what is left beside it is small, since one could be worked out from the other.
 */
export function countsOf(shadows: readonly Pick<SealedShadow, 'kinds' | 'closedAt'>[], from: number): SealedCounts {
  const total = shadows.length
  if (total < from) return { from, total: null, closed: null, byKind: null }
  const closed = shadows.filter(({ closedAt }) => closedAt !== null).length
  const isTold = (part: number) => (part === 0 || part >= from) && (part === total || total - part >= from)
  const counts = Map.groupBy(
    shadows.flatMap(({ kinds }) => kinds),
    (kind) => kind,
  )
  const byKind = [...counts].map(([kind, all]) => ({ kind, count: all.length }))
  return {
    from,
    total,
    closed: isTold(closed) ? closed : null,
    byKind: byKind.every(({ count }) => isTold(count)) ? byKind : null,
  }
}

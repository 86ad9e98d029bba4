import type { CallTreeEntry } from '#domain/emergency-plan/call-tree.ts'
import { Problem } from '#domain/problem.ts'

/** Everybody is called once, and by somebody who was called before: so there is a beginning, and no circle. */
export function checkTree(entries: readonly CallTreeEntry[]): void {
  const called = new Set<string>()
  const before = new Set<string>()
  for (const { id, parentId, contactId, personId } of entries) {
    if ((contactId === null) === (personId === null)) throw new Problem('emergencyPlan.one_per_entry')
    const who = contactId ?? personId!
    if (called.has(who) || before.has(id)) throw new Problem('emergencyPlan.called_twice')
    if (parentId !== null && !before.has(parentId)) throw new Problem('emergencyPlan.caller_unknown')
    called.add(who)
    before.add(id)
  }
}

export type Called<E> = { entry: E; depth: number; number: string }

/** In reading order: each followed by those whom they call, numbered 1, 1.1, 1.2, 2. */
export function inTreeOrder<E extends Pick<CallTreeEntry, 'id' | 'parentId'>>(entries: readonly E[]): Called<E>[] {
  const below = Map.groupBy(entries, ({ parentId }) => parentId)
  const under = (parentId: string | null, depth: number, prefix: string): Called<E>[] =>
    (below.get(parentId) ?? []).flatMap((entry, index) => {
      const number = `${prefix}${index + 1}`
      return [{ entry, depth, number }, ...under(entry.id, depth + 1, `${number}.`)]
    })
  return under(null, 0, '')
}

import { may, type Operation } from '#domain/access.ts'
import { chosenRecords } from '#domain/assignment/shown-record.rules.ts'
import type { RecordKey, RecordKind, ShownRecord } from '#domain/assignment/shown-record.ts'
import { addDays } from '#domain/date.ts'
import type { Work } from '#server/platform/work.ts'

/** What a capability offers to be shown: for whoever may list it, those that this person may see. */
export type Showable = {
  operation: Operation
  list: (work: Work) => Promise<Omit<ShownRecord, 'kind'>[]>
}
export type Showables = Record<RecordKind, Showable>

/** Older ones do not show that something was done for this period. */
const daysBack = 183

async function ofKind(work: Work, kind: RecordKind, { operation, list }: Showable): Promise<ShownRecord[]> {
  if (!may(work.actor.roles, operation)) return []
  const since = addDays(work.today, -daysBack)
  return (await list(work)).filter(({ date }) => date >= since && date <= work.today).map((one) => ({ ...one, kind }))
}

export async function recordsOffered(work: Work, showables: Showables): Promise<ShownRecord[]> {
  const offered: ShownRecord[] = []
  for (const [kind, showable] of Object.entries(showables))
    offered.push(...(await ofKind(work, kind as RecordKind, showable)))
  return offered
}

export async function recordsChosen(
  work: Work,
  showables: Showables,
  chosen: readonly RecordKey[],
): Promise<ShownRecord[]> {
  const offered: ShownRecord[] = []
  for (const kind of new Set(chosen.map((one) => one.kind)))
    offered.push(...(await ofKind(work, kind, showables[kind])))
  return chosenRecords(chosen, offered)
}

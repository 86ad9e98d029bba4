import { checkOpenToActs } from '#domain/incident/incident.rules.ts'
import type { Incident, Notice } from '#domain/incident/incident.ts'
import type { Act, FactsSince } from '#domain/incident/incident-clock.rules.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import type { EntryRecord, IncidentEntry, IncidentEntryKind } from '#domain/incident/incident-entry.ts'
import { Problem } from '#domain/problem.ts'
import { isRunning } from './clock-book.rules.ts'

/** What an entry needs to be, for a rule. */
export type Written = Pick<IncidentEntry, 'id' | 'kind' | 'at' | 'detail' | 'corrects'>

const voidable: readonly IncidentEntryKind[] = ['notice', 'measure', 'receipt', 'note', 'file']

/** What a correction may say did not happen; facts are changed instead. */
export const mayBeVoid = (kind: IncidentEntryKind): boolean => voidable.includes(kind)

/** Those that a correction says did not happen. */
export const voidOf = (entries: readonly Written[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ detail, corrects }) => (detail.voids && corrects ? corrects : [])))

/** What was held to be true, one after the other. */
export const versionsOf = (entries: readonly Written[]): FactsSince[] =>
  entries.flatMap(({ at, detail }) =>
    detail.facts ? [{ since: new Date(detail.since ?? at), facts: detail.facts }] : [],
  )

function actOf({ id, kind, at, detail }: Written, notices: readonly Notice[]): Act[] {
  const instant = { id, at: new Date(at) }
  const told = notices.find((notice) => notice.id === id)
  if (told) return [{ ...instant, what: 'told', authority: told.authority, means: told.means, stage: told.stage }]
  if (detail.knownTo)
    return detail.knownTo.map((authority) => ({
      ...instant,
      what: 'told',
      authority,
      means: 'platform',
      stage: 'first',
    }))
  if (kind === 'controlled') return [{ ...instant, what: 'controlled' }]
  return detail.did ? [{ ...instant, what: 'done', obligation: detail.did }] : []
}

/** What was done, in order of time; a notice bears the id of its entry. */
export function actsOf(entries: readonly Written[], notices: readonly Notice[]): Act[] {
  const isVoid = voidOf(entries)
  return entries
    .filter(({ id }) => !isVoid.has(id))
    .flatMap((entry) => actOf(entry, notices))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** When an outside platform first took it. */
export const receivedAt = (entries: readonly Written[]): string | null => {
  const isVoid = voidOf(entries)
  return (
    entries
      .filter(({ id, kind }) => kind === 'receipt' && !isVoid.has(id))
      .map(({ at }) => at)
      .toSorted()[0] ?? null
  )
}

type On = Pick<Incident, 'state' | 'handedOver' | 'occurredAt'>

/** `clock` is the one that is said to be met, `corrected` what is corrected; undefined where there is no such thing. */
export function checkEntry(
  incident: On,
  record: EntryRecord,
  { clock, corrected }: { clock: IncidentClock | undefined; corrected: Written | undefined },
  now: Date,
): void {
  if (record.kind !== 'correction' || incident.handedOver !== null) checkOpenToActs(incident)
  if (Date.parse(record.at) > now.getTime() + 60_000) throw new Problem('incident.in_the_future')
  checkContent(record)
  if (record.clockId !== null) checkDone(clock)
  if (record.kind === 'correction') checkCorrection(incident, record, corrected)
}

function checkContent({ kind, text, receipt, fileIds }: EntryRecord): void {
  if (kind === 'receipt' && receipt === null) throw new Problem('incident.receipt_missing')
  if (kind === 'file' && fileIds.length === 0) throw new Problem('incident.file_missing')
  if (['measure', 'note', 'correction'].includes(kind) && text === '') throw new Problem('incident.text_missing')
}

/** Whoever was told stands in the call log, and control is an act of its own: the rest is met by what was done. */
export const isDoneByEntry = ({ step, authority }: Pick<IncidentClock, 'step' | 'authority'>): boolean =>
  step !== 'damageControl' && (authority === null || ['levelReview', 'followUp', 'informPersons'].includes(step))

function checkDone(clock: IncidentClock | undefined): void {
  if (!clock || !isRunning(clock)) throw new Problem('incident.clock_not_running')
  if (!isDoneByEntry(clock)) throw new Problem('incident.clock_needs_notice')
}

function checkCorrection({ state }: On, { voids }: EntryRecord, corrected: Written | undefined): void {
  if (!corrected) throw new Problem('incident.entry_unknown')
  if (!voids) return
  if (state === 'closed') throw new Problem('incident.closed')
  if (!mayBeVoid(corrected.kind)) throw new Problem('incident.entry_stands')
}

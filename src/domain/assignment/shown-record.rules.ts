import type { RecordKey, RecordKind, ShownRecord } from '#domain/assignment/shown-record.ts'
import type { DutyAction } from '#domain/plan/compiled-plan.ts'
import { Problem } from '#domain/problem.ts'

/** Where one looks first for what was done. */
const likely: Partial<Record<DutyAction, readonly RecordKind[]>> = {
  meeting: ['meeting'],
  awareness: ['awarenessCampaign', 'training'],
  drill: ['training', 'exercise'],
  liaison: ['meeting'],
  protective_measure: ['patrolRound'],
  permit: ['mediaCheck'],
  audit: ['mediaCheck'],
  supervise_contractor: ['contractorVisit'],
  closing_check: ['offDutyClosing', 'patrolRound'],
  power_down: ['offDutyClosing'],
  broadcast: ['broadcastReading'],
  duty_roster: ['roster'],
}

/** The likely kinds first, then the newest. */
export function inOrderOfLikeness(records: readonly ShownRecord[], action: DutyAction): ShownRecord[] {
  const isLikely = ({ kind }: ShownRecord) => Number(likely[action]?.includes(kind) ?? false)
  return records.toSorted((a, b) => isLikely(b) - isLikely(a) || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

/** The chosen ones as they stand; what the person who chooses cannot see is not there to be shown. */
export function chosenRecords(chosen: readonly RecordKey[], offered: readonly ShownRecord[]): ShownRecord[] {
  return chosen.map(({ kind, id }) => {
    const found = offered.find((one) => one.kind === kind && one.id === id)
    if (!found) throw new Problem('assignment.record_unknown')
    return found
  })
}

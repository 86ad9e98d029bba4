import type { DraftDuty } from './duty.draft.ts'

/** One clause orders a thing once, however often it names it: drafts of the same duty become one. */

const fixedTimes = new Set([
  'before_holiday',
  'last_workday',
  'daily',
  'during_holiday',
  'during_period',
  'after_period',
])

export function mergeDuties(drafts: readonly DraftDuty[]): DraftDuty[] {
  const kept: DraftDuty[] = []
  for (const draft of drafts) {
    if (isPartOfReport(draft, kept)) continue
    const same = kept.findLast((other) => other.action === draft.action && isSame(other, draft))
    if (same) kept[kept.indexOf(same)] = joined(same, draft)
    else kept.push(draft)
  }
  return kept
}

/** Results that are passed on to a superior are one report, however many bodies it goes through. */
const isPartOfReport = (draft: DraftDuty, kept: readonly DraftDuty[]): boolean =>
  draft.action === 'notify' &&
  (draft.copyOnly || draft.trigger === null) &&
  kept.some((other) => other.action === 'report_outcome' && other.sentence === draft.sentence)

function isSame(one: DraftDuty, other: DraftDuty): boolean {
  if (one.action === 'notify')
    return (
      one.sentence === other.sentence &&
      !(other.ownTell && !overlaps(one.owners, other.owners)) &&
      (other.copyOnly || other.trigger === null || one.trigger === other.trigger)
    )
  if (one.action === 'reward_discipline') return true
  if (one.ownersSaid && other.ownersSaid && !overlaps(one.owners, other.owners)) return false
  return !(
    one.timingSaid &&
    other.timingSaid &&
    one.timing !== other.timing &&
    fixedTimes.has(one.timing) &&
    fixedTimes.has(other.timing)
  )
}

const overlaps = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 ||
  other.length === 0 ||
  one.some((name) => other.some((each) => each.includes(name) || name.includes(each)))

function joined(one: DraftDuty, other: DraftDuty): DraftDuty {
  const recipients = [
    ...one.recipients,
    ...other.recipients.filter(({ name }) => !one.recipients.some((each) => each.name === name)),
  ]
  const takesOwners = !one.ownersSaid && other.ownersSaid && one.owners.length === 0
  const takesTime =
    (one.timing === 'unspecified' && one.action !== 'protective_measure') || (!one.timingSaid && other.timingSaid)
  return {
    ...one,
    recipients,
    owners: takesOwners ? other.owners : one.owners,
    ownersSaid: one.ownersSaid || other.ownersSaid,
    timing: takesTime ? other.timing : one.timing,
    timingSaid: one.timingSaid || other.timingSaid,
    copyOnly: one.copyOnly && other.copyOnly,
    confidence: Math.max(one.confidence, other.confidence),
  }
}

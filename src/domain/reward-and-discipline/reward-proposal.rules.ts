import { Problem } from '#domain/problem.ts'
import type { RewardDirection } from './reward-facts.ts'
import type { Hearing, RewardEntry, RewardShadow } from './reward-proposal.ts'
import type { RewardSettings } from './reward-settings.ts'

type Named = { id: string; name: string }

export const measuresOf = (settings: RewardSettings, direction: RewardDirection): readonly string[] =>
  direction === 'commendation' ? settings.commendations : settings.demerits

/** Whom a list is about sees nothing of it, whatever their office. */
export const concerns = (entries: readonly RewardEntry[], personId: string): boolean =>
  entries.some((entry) => entry.personId === personId)

/** What stands at the door of every change. */
export function checkChangeable({ state, version }: Pick<RewardShadow, 'state' | 'version'>, asked: number): void {
  if (state === 'sent') throw new Problem('rewardProposal.on_its_way')
  if (state === 'approved') throw new Problem('rewardProposal.approved')
  if (version !== asked) throw new Problem('changed_meanwhile', { version })
}

/** Only what was approved needs another list to put it right, and one is enough. */
export function checkReplaceable({ state, isReplaced }: Pick<RewardShadow, 'state' | 'isReplaced'>): void {
  if (state !== 'approved') throw new Problem('rewardProposal.not_approved')
  if (isReplaced) throw new Problem('rewardProposal.already_replaced')
}

/** A commendation needs no hearing. */
export const kept = (entries: readonly RewardEntry[]): RewardEntry[] =>
  entries.map((entry) => (entry.direction === 'commendation' ? { ...entry, hearing: null } : entry))

const keyOf = ({ personId, direction }: RewardEntry): string => `${personId} ${direction}`

/** What may be written down, be it half-finished. Nobody writes themself onto a list. */
export function checkEntries(
  entries: readonly RewardEntry[],
  { people, writerId, settings }: { people: readonly Named[]; writerId: string; settings: RewardSettings },
): void {
  if (concerns(entries, writerId)) throw new Problem('rewardProposal.own_entry')
  if (new Set(entries.map(keyOf)).size < entries.length) throw new Problem('rewardProposal.person_repeated')
  for (const { personId, direction, measure } of entries) {
    if (!people.some(({ id }) => id === personId)) throw new Problem('rewardProposal.person_unknown')
    if (!measuresOf(settings, direction).includes(measure)) throw new Problem('rewardProposal.measure_unknown')
  }
}

const isHeard = (hearing: Hearing | null): boolean => hearing !== null && (hearing.declined || hearing.statement !== '')

/** What must be there before anybody is asked to approve. */
export function checkReady(entries: readonly RewardEntry[], people: readonly Named[], today: string): void {
  if (entries.length === 0) throw new Problem('rewardProposal.empty')
  for (const { personId, direction, reason, hearing } of entries) {
    const name = people.find(({ id }) => id === personId)?.name ?? ''
    if (reason === '') throw new Problem('rewardProposal.reason_missing', { name })
    if (direction === 'commendation') continue
    if (!isHeard(hearing)) throw new Problem('rewardProposal.not_heard', { name })
    if (hearing!.heardOn > today) throw new Problem('rewardProposal.heard_in_the_future', { name })
  }
}

/**
 * Nobody decides on themself. They are not passed over in silence either: with one step fewer, others would decide
 * than the agency has said.
 */
export function checkNobodyDecidesOnThemself(
  entries: readonly RewardEntry[],
  approverIds: readonly string[],
  people: readonly Named[],
): void {
  const both = people.filter(({ id }) => approverIds.includes(id) && concerns(entries, id))
  if (both.length > 0)
    throw new Problem('rewardProposal.decides_on_self', { names: both.map(({ name }) => name).join('、') })
}

export type RewardCounts = { commendations: number; demerits: number }

export const countsOf = (entries: readonly RewardEntry[]): RewardCounts => {
  const commendations = entries.filter(({ direction }) => direction === 'commendation').length
  return { commendations, demerits: entries.length - commendations }
}

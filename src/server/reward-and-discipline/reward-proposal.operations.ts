import { isEthics, isHead } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import {
  checkChangeable,
  checkEntries,
  checkReplaceable,
  concerns,
  kept,
  type RewardCounts,
} from '#domain/reward-and-discipline/reward-proposal.rules.ts'
import type {
  RewardChange,
  RewardEntry,
  RewardProposal,
  RewardShadow,
  RewardStart,
} from '#domain/reward-and-discipline/reward-proposal.ts'
import { findSettings, listPeople } from '#server/agency/agency.operations.ts'
import { standsInRoute } from '#server/approval/approval.operations.ts'
import { findPlan } from '#server/plan/plan-draft.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import * as store from './reward-proposal.store.ts'

type ById = { id: string }
type ByVersion = { id: string; version: number }

export type FoundProposal = { stored: store.StoredProposal; entries: RewardEntry[] }

/** For ethics, the heads and whoever is asked to approve it, but for nobody whom it names. */
export async function found(work: Work, id: string): Promise<FoundProposal> {
  const stored = await store.find(work.tx, id)
  if (!stored) throw new Problem('not_found')
  const entries = (await work.sealing.find(envelopes.entries, [id])).get(id)!
  const isTheirs = isEthics(work.actor) || isHead(work.actor) || (await standsInRoute(work, 'rewardProposal', id))
  if (!isTheirs || concerns(entries, work.actor.personId)) throw new Problem('not_found')
  return { stored, entries }
}

export const hashOf = (entries: readonly RewardEntry[]): string => sha256Of(canonicalJson(entries))

const shadowOf = ({ madeBy: _, ...shadow }: store.StoredProposal): RewardShadow => shadow

/** That there are lists, and how far they are; whom one names is not told of it. */
export const listRewardProposals = read('rewardProposal.list', async (work, _: Record<string, never>) => {
  const stored = await store.list(work.tx)
  const entries = await work.sealing.find(
    envelopes.entries,
    stored.map(({ id }) => id),
  )
  return stored.filter(({ id }) => !concerns(entries.get(id)!, work.actor.personId)).map(shadowOf)
})

/** Reading is an act: it is recorded in the transaction that opens the envelope, or nothing is shown. */
export const openRewardProposal = write('rewardProposal.open', async (work, { id }: ById): Promise<RewardProposal> => {
  const { stored, entries } = await found(work, id)
  work.record(id)
  const people = await store.listNamed(
    work.tx,
    entries.map(({ personId }) => personId),
  )
  return { ...shadowOf(stored), entries, people, contentHash: hashOf(entries) }
})

/** An empty list, or one that puts an approved one right and begins as that one was. */
export const startRewardProposal = write(
  'rewardProposal.start',
  async (work, { id: planId, proposalId: id, replaces }: RewardStart) => {
    const { status } = await findPlan(work, planId)
    if (status === 'draft' || status === 'submitted') throw new Problem('plan.not_issued')
    const earlier = replaces === null ? null : await found(work, replaces)
    if (earlier) checkReplaceable(earlier.stored)
    const { agencyId, personId } = work.actor
    await store.insert(work.tx, { id, agencyId, planId, replaces, madeBy: personId, madeAt: work.now })
    const entries = (earlier?.entries ?? []).map((entry) => ({ ...entry, id: work.newId() }))
    await work.sealing.put(envelopes.entries, id, entries)
    work.record(id, { planId, replaces })
    return { id, version: 1 }
  },
)

export const saveRewardProposal = write('rewardProposal.save', async (work, { id, version, entries }: RewardChange) => {
  const { stored } = await found(work, id)
  checkChangeable(stored, version)
  const { rewards } = await findSettings(work)
  const people = await listPeople(work)
  checkEntries(entries, { people, writerId: work.actor.personId, settings: rewards })
  if (!(await store.update(work.tx, id, version, { state: stored.state }))) throw new Problem('changed_meanwhile')
  await work.sealing.put(envelopes.entries, id, kept(entries), version + 1)
  work.record(id)
  return { id, version: version + 1 }
})

/** A list that nobody needs. */
export const discardRewardProposal = write('rewardProposal.discard', async (work, { id, version }: ByVersion) => {
  const { stored } = await found(work, id)
  checkChangeable(stored, version)
  if (!(await store.update(work.tx, id, version, { state: 'discarded' }))) throw new Problem('changed_meanwhile')
  work.record(id)
  return { id, version: version + 1 }
})

/** How many were approved under a plan: for figures that everybody reads, and so no more than that. */
export const rewardsOfPlan = (work: Work, planId: string): Promise<RewardCounts> => store.countOfPlan(work.tx, planId)

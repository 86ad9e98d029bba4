import { dateInTaipei } from '#domain/calendar.ts'
import type { OfficialDocument } from '#domain/document.ts'
import { Problem } from '#domain/problem.ts'
import { rewardDocument } from '#domain/reward-and-discipline/reward-proposal.document.ts'
import {
  checkChangeable,
  checkEntries,
  checkNobodyDecidesOnThemself,
  checkReady,
  countsOf,
} from '#domain/reward-and-discipline/reward-proposal.rules.ts'
import { findAgency, findSettings, listPeople } from '#server/agency/agency.operations.ts'
import { type Approvable, approversFor, newestApproval, requestApproval } from '#server/approval/approval.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as envelopes from './envelopes.ts'
import { type FoundProposal, found, hashOf } from './reward-proposal.operations.ts'
import * as store from './reward-proposal.store.ts'

type ByVersion = { id: string; version: number }

/** The whole list as one, on its way to those who approve it; its title names nobody. */
export const submitRewardProposal = write('rewardProposal.submit', async (work, { id, version }: ByVersion) => {
  const { stored, entries } = await found(work, id)
  checkChangeable(stored, version)
  const people = await listPeople(work)
  const { rewards } = await findSettings(work)
  checkEntries(entries, { people, writerId: work.actor.personId, settings: rewards })
  checkReady(entries, people, work.today)
  checkNobodyDecidesOnThemself(entries, await approversFor(work, 'rewardProposal'), people)
  if (!(await store.update(work.tx, id, version, { state: 'sent' }))) throw new Problem('changed_meanwhile')
  const title = say('reward.approvalTitle', { plan: stored.planTitle })
  const request = { kind: 'rewardProposal', subjectId: id, title, contentHash: hashOf(entries), dueDate: null } as const
  await requestApproval(work, request)
  work.record(id)
  return { id, version: version + 1 }
})

/** As it stands, or as it is being approved. */
async function paperFor(
  work: Work,
  { stored, entries }: FoundProposal,
  isApproved: boolean,
): Promise<OfficialDocument> {
  const ids = [...entries.map(({ personId }) => personId), stored.madeBy]
  const named = new Map((await store.listNamed(work.tx, ids)).map((one) => [one.personId, one]))
  const approval = isApproved ? await newestApproval(work, 'rewardProposal', stored.id) : undefined
  const earlier = stored.replaces && (await store.find(work.tx, stored.replaces))
  const { name: agencyName, exercise } = await findAgency(work)
  const paper = {
    planTitle: stored.planTitle,
    agencyName,
    exercise,
    entries: entries.map((entry) => ({ ...entry, ...named.get(entry.personId)! })),
    madeBy: named.get(stored.madeBy)!,
    approvedOn: isApproved ? work.today : null,
    replacesListOf: earlier ? dateInTaipei(new Date(earlier.approvedAt!)) : null,
    decisions: (approval?.decisions ?? []).map(({ decidedByName: name, decidedAt, remark }) => ({
      ...{ name, at: dateInTaipei(new Date(decidedAt)), remark },
    })),
    madeAt: work.now.toISOString(),
  }
  return rewardDocument(paper, say)
}

/** Frozen as it was approved. */
async function freeze(work: Work, id: string): Promise<void> {
  const approving = await found(work, id)
  const { stored, entries } = approving
  const document = await paperFor(work, approving, true)
  await work.sealing.put(envelopes.document, id, document)
  const hash = sha256Of(canonicalJson({ entries, document }))
  const approved = { ...countsOf(entries), approvedAt: work.now, hash }
  if (!(await store.update(work.tx, id, stored.version, { state: 'approved', approved })))
    throw new Problem('changed_meanwhile')
}

export const rewardProposalApproval: Approvable = {
  show: async (work, id) => ({ contentHash: hashOf((await found(work, id)).entries) }),
  approved: freeze,
  returned: async (work, id) => {
    const { stored } = await found(work, id)
    await store.update(work.tx, id, stored.version, { state: 'returned' })
  },
}

/** Paper leaves the office: having it is recorded as reading is. */
export const downloadRewardProposal = write('rewardProposal.download', async (work, { id }: { id: string }) => {
  const proposal = await found(work, id)
  work.record(id)
  if (proposal.stored.state !== 'approved') return paperFor(work, proposal, false)
  return (await work.sealing.find(envelopes.document, [id])).get(id)!
})

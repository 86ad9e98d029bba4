import {
  candidatesOf,
  deedsOfDeficiencies,
  deedsOfDuties,
  deedsOfIncidents,
  deedsOfMendings,
  gathered,
} from '#domain/reward-and-discipline/reward-facts.rules.ts'
import type { RewardFacts } from '#domain/reward-and-discipline/reward-facts.ts'
import { findSettings, listPeople, listUnits } from '#server/agency/agency.operations.ts'
import { courseOf } from '#server/plan/plan-live.operations.ts'
import { say } from '#server/platform/messages.ts'
import { read } from '#server/platform/work.ts'
import * as store from './reward-facts.store.ts'

/** What the records of a plan say, by person and unit, and whom this suggests; nobody is suggested to themself. */
export const showRewardFacts = read(
  'rewardProposal.facts',
  async (work, { id }: { id: string }): Promise<RewardFacts> => {
    const { plan, assignments, deficiencies, incidents } = await courseOf(work, id)
    const doers = await store.listDoers(work.tx, id)
    const deeds = [
      ...deedsOfDuties(assignments, doers),
      ...deedsOfDeficiencies(deficiencies, work.today),
      ...deedsOfMendings(await store.listMendings(work.tx, id), deficiencies),
      ...deedsOfIncidents(incidents, doers),
      ...(await store.listDeeds(work.tx, id, work.today)),
    ]
    const people = await listPeople(work)
    const facts = gathered(deeds, people, await listUnits(work))
    const { from } = (await findSettings(work)).rewards
    const candidates = candidatesOf(facts, people, { from, plan: plan.title }, say)
    return { ...facts, candidates: candidates.filter(({ personId }) => personId !== work.actor.personId) }
  },
)

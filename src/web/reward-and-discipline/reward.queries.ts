import { queryOptions } from '@tanstack/react-query'
import type { RewardFacts } from '#domain/reward-and-discipline/reward-facts.ts'
import type { RewardProposal, RewardShadow } from '#domain/reward-and-discipline/reward-proposal.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

export const rewardProposalsQuery = answerOf<RewardShadow[]>('/reward-proposals')
export const rewardFactsQuery = (planId: string) => answerOf<RewardFacts>(`/plans/${planId}/reward-facts`)

/** By an act: every reading is recorded, so nothing is read again but after something was done. */
export const openedProposalQuery = (id: string) =>
  queryOptions({
    queryKey: [`/reward-proposals/${id}/open`],
    queryFn: () => call<RewardProposal>('POST', `/reward-proposals/${id}/open`, { input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

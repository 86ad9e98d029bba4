import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import { RewardFacts } from '#domain/reward-and-discipline/reward-facts.ts'
import {
  RewardChange,
  RewardProposal,
  RewardShadow,
  RewardStart,
  RewardWritten,
} from '#domain/reward-and-discipline/reward-proposal.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { downloadRewardProposal, submitRewardProposal } from './reward-approval.operations.ts'
import { showRewardFacts } from './reward-facts.operations.ts'
import {
  discardRewardProposal,
  listRewardProposals,
  openRewardProposal,
  saveRewardProposal,
  startRewardProposal,
} from './reward-proposal.operations.ts'

export function rewardProposalHttp({ expose, exposeSteps, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  const output = RewardWritten
  expose('GET /plans/:id/reward-facts', showRewardFacts, { input, output: RewardFacts })
  expose('GET /reward-proposals', listRewardProposals, { input: z.object({}), output: z.array(RewardShadow) })
  expose('POST /plans/:id/reward-proposals', startRewardProposal, { input: RewardStart, output })
  // In a step, since an answer under a key would be kept in clear.
  exposeSteps('POST /reward-proposals/:id/open', openRewardProposal.name, {
    input,
    output: RewardProposal,
    run: (perform, values) => perform(openRewardProposal, values),
  })
  expose('PUT /reward-proposals/:id', saveRewardProposal, { input: RewardChange, output })
  expose('POST /reward-proposals/:id/submit', submitRewardProposal, { input: Versioned, output })
  expose('POST /reward-proposals/:id/discard', discardRewardProposal, { input: Versioned, output })
  exposeDocument(exposing, 'POST /reward-proposals/:id/paper', downloadRewardProposal, {
    input,
    document: (paper) => paper,
  })
}

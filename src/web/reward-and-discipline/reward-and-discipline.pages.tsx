export { RewardListPage } from './reward-list.page.tsx'
export { RewardProposalPage } from './reward-proposal.page.tsx'

import type {
  AwarenessCampaign,
  CampaignReading,
  CampaignSummary,
} from '#domain/awareness-campaign/awareness-campaign.ts'
import type { AwarenessPiece } from '#domain/awareness-campaign/awareness-piece.ts'
import type { StaffMember } from '#domain/awareness-campaign/staff-member.ts'
import { answerOf } from '#web/platform/queries.ts'

export type AwarenessSearch = { part?: string }

export const campaignsQuery = answerOf<CampaignSummary[]>('/awareness-campaigns')
export const campaignQuery = (id: string) => answerOf<AwarenessCampaign>(`/awareness-campaigns/${id}`)
export const readingQuery = (id: string) =>
  answerOf<CampaignReading>(`/awareness-campaigns/${id}/reading`, { staleTime: 0 })
export const piecesQuery = answerOf<AwarenessPiece[]>('/awareness-pieces')
export const membersQuery = answerOf<StaffMember[]>('/staff-members')

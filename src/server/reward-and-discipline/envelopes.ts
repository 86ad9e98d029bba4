import { z } from 'zod'
import type { OfficialDocument } from '#domain/document.ts'
import { RewardEntries } from '#domain/reward-and-discipline/reward-proposal.ts'

const table = 'reward_proposal'

/** Whom a list names, and the paper that was made of it when it was approved. */
export const entries = { table, column: 'entries', shape: RewardEntries }
export const document = { table, column: 'document', shape: z.custom<OfficialDocument>() }

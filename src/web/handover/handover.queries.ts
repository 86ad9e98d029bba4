import type { Handover } from '#domain/handover/handover.ts'
import { answerOf } from '#web/platform/queries.ts'

/** Who comes next, and when: a shift leads here with it. */
export type HandoverSearch = { to?: string | undefined; at?: string | undefined }

export const handoversQuery = answerOf<Handover[]>('/handovers', { refetchInterval: 30_000, background: true })

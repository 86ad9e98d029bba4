import type { Handover } from '#domain/handover/handover.ts'
import { answerOf } from '#web/platform/queries.ts'

export const handoversQuery = answerOf<Handover[]>('/handovers', { refetchInterval: 30_000, background: true })

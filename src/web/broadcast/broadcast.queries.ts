import type { BroadcastList } from '#domain/broadcast/broadcast.ts'
import { answerOf } from '#web/platform/queries.ts'

export const broadcastsQuery = answerOf<BroadcastList>('/broadcasts', { refetchInterval: 30_000, background: true })

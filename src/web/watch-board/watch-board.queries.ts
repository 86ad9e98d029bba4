import type { WatchBoard } from '#domain/watch-board/watch-board.ts'
import { answerOf } from '#web/platform/queries.ts'

export const watchBoardsQuery = answerOf<WatchBoard[]>('/watch-boards', { staleTime: 0 })

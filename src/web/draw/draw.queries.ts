import type { Draw, DrawSummary } from '#domain/draw/draw.ts'
import { answerOf } from '#web/platform/queries.ts'

export const drawsQuery = answerOf<DrawSummary[]>('/draws')
export const drawQuery = (id: string) => answerOf<Draw>(`/draws/${id}`)

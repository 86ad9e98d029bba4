import type { Point, PointDetail } from '#domain/point/point.ts'
import { answerOf } from '#web/platform/queries.ts'

/** All of them at once: an agency has some dozens. */
export const pointsQuery = answerOf<Point[]>('/points')

export const pointQuery = (id: string) => answerOf<PointDetail>(`/points/${id}`)
export const pointByCodeQuery = (code: string) => answerOf<PointDetail>(`/points/by-code/${encodeURIComponent(code)}`)

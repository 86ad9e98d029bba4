import { queryOptions } from '@tanstack/react-query'
import type { Point, PointDetail } from '#domain/point/point.ts'
import { call } from '#web/platform/api.ts'
import { orRemembered } from '#web/platform/outbox/device.ts'
import { answerOf } from '#web/platform/queries.ts'

/** All of them at once: an agency has some dozens, and a round without network needs them. */
export const pointsQuery = queryOptions({
  queryKey: ['/points'],
  queryFn: ({ signal }) => orRemembered('/points', () => call<Point[]>('GET', '/points', { signal })),
})

export const pointQuery = (id: string) => answerOf<PointDetail>(`/points/${id}`)
export const pointByCodeQuery = (code: string) => answerOf<PointDetail>(`/points/by-code/${encodeURIComponent(code)}`)

import type { Locker, MediaCheck, MediaCheckSummary } from '#domain/media-check/media-check.ts'
import { answerOf } from '#web/platform/queries.ts'

export const mediaChecksQuery = answerOf<MediaCheckSummary[]>('/media-checks')
export const mediaCheckQuery = (id: string) => answerOf<MediaCheck>(`/media-checks/${id}`)
export const lockersQuery = answerOf<Locker[]>('/media-lockers')

import type { Meeting, MeetingFound, MeetingKind, MeetingSummary } from '#domain/meeting/meeting.ts'
import type { Resolution } from '#domain/meeting/resolution.ts'
import { answerOf, openedAt } from '#web/platform/queries.ts'

/** Who has come is looked for again and again; that alone keeps nobody signed in. */
const lookEveryMs = 10_000

export const meetingsQuery = answerOf<MeetingSummary[]>('/meetings')
export const meetingKindsQuery = answerOf<MeetingKind[]>('/meeting-kinds')
export const meetingQuery = (id: string) =>
  answerOf<Meeting>(`/meetings/${id}`, { staleTime: 0, refetchInterval: lookEveryMs, background: true })
export const foundByCodeQuery = (code: string) => answerOf<MeetingFound>(`/attendance/${code}`, { staleTime: 0 })
export const resolutionQuery = (id: string) => answerOf<Resolution>(`/resolutions/${id}`, { staleTime: 0 })

export const openedMeetingQuery = (id: string) => openedAt<Meeting>(`/meetings/${id}`)
export const openedResolutionQuery = (id: string) => openedAt<Resolution>(`/resolutions/${id}`)

import type { Heading } from './official-document.document.ts'

/** When and where; the weekday follows from the date. */
export type Sitting = { date: string; time: string; place: string }

/** Who is asked to come to a meeting, to what, and when. */
export type MeetingNotice = Heading & {
  /** What the meeting is about. */
  subject: string
  sitting: Sitting
  chair: string
  contact: { name: string; telephone: string }
  attendees: readonly string[]
  observers: readonly string[]
  copies: readonly string[]
  /** Typed as the sections of a letter are. */
  note: string
  signer: string
}

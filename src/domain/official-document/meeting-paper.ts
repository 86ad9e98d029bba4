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

/** A matter that was discussed: 案由, 說明, 決議. */
export type Discussed = { matter: string; explanation: string; resolution: string }

export type MeetingMinutes = Pick<Heading, 'classification' | 'releaseCondition' | 'fileNumber' | 'retentionYears'> & {
  title: string
  sitting: Sitting
  chair: string
  recorder: string
  attendees: readonly string[]
  observers: readonly string[]
  absent: readonly string[]
  opening: string
  /** Begins with what became of the resolutions of last time. */
  reports: readonly string[]
  discussed: readonly Discussed[]
  motions: readonly Discussed[]
  /** What the chair orders at the end. */
  rulings: readonly string[]
  /** 11時30分, or empty while it lasts. */
  endedAt: string
}

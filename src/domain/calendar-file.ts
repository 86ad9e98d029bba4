/** An invitation as a calendar takes it. */
export type Invitation = {
  id: string
  /** Counts the changes: a calendar replaces what it has by a higher one. */
  sequence: number
  isCancelled: boolean
  startsAt: string
  endsAt: string
  summary: string
  location: string
  description: string
  madeAt: string
}

const longestLine = 75

/** Commas, semicolons, backslashes and line breaks have a meaning of their own (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n')

/** 20260213T010000Z */
const instantOf = (instant: string): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')

const octetsOf = (text: string): number => new TextEncoder().encode(text).length

/** Lines of at most 75 octets, never cut within a character; what goes on begins with a blank (3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const character of line) {
    if (octetsOf(current + character) > longestLine) {
      lines.push(current)
      current = ' '
    }
    current += character
  }
  return [...lines, current].join('\r\n')
}

const eventLines = (event: Invitation): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.id}@shousui`,
  `DTSTAMP:${instantOf(event.madeAt)}`,
  `SEQUENCE:${event.sequence}`,
  ...(event.isCancelled ? ['STATUS:CANCELLED'] : []),
  `DTSTART:${instantOf(event.startsAt)}`,
  `DTEND:${instantOf(event.endsAt)}`,
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
  ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
  'END:VEVENT',
]

function fileOf(method: 'CANCEL' | 'PUBLISH', events: readonly Invitation[]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Shousui//Shousui//ZH', `METHOD:${method}`]
  const lines = [...head, ...events.flatMap(eventLines), 'END:VCALENDAR']
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

export const calendarOf = (invitation: Invitation): string =>
  fileOf(invitation.isCancelled ? 'CANCEL' : 'PUBLISH', [invitation])

/** What a calendar asks for again and again: all that stands. */
export const calendarFeedOf = (events: readonly Invitation[]): string => fileOf('PUBLISH', events)

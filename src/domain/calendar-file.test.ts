import { expect, test } from 'vitest'
import { calendarOf, type Invitation } from '#domain/calendar-file.ts'

const invitation: Invitation = {
  ...{
    id: '0197a000-0000-7000-8000-000000000001',
    isCancelled: false,
    sequence: 2,
    summary: '安全維護會報',
    location: '三樓',
    description: '',
  },
  ...{ startsAt: '2026-02-13T02:00:00.000Z', endsAt: '2026-02-13T03:00:00.000Z', madeAt: '2026-02-11T01:00:00.000Z' },
}

test('a calendar file names the meeting, its times in UTC and how often it changed, each line ended as asked', () => {
  expect(calendarOf(invitation).split('\r\n')).toEqual([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Shousui//Shousui//ZH', 'METHOD:PUBLISH', 'BEGIN:VEVENT'],
    ...['UID:0197a000-0000-7000-8000-000000000001@shousui', 'DTSTAMP:20260211T010000Z', 'SEQUENCE:2'],
    ...['DTSTART:20260213T020000Z', 'DTEND:20260213T030000Z', 'SUMMARY:安全維護會報', 'LOCATION:三樓'],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ])
})

test('what has a meaning of its own in a calendar is escaped', () => {
  const text = calendarOf({ ...invitation, summary: '一,二;三\\四\n五' })
  expect(text).toContain('SUMMARY:一\\,二\\;三\\\\四\\n五\r\n')
})

test('long lines are folded at 75 octets, never within a character, and unfold to what they were', () => {
  const summary = `會${'報𠀋é'.repeat(60)}`
  const text = calendarOf({ ...invitation, summary })
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(text).not.toContain('\ufffd')
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`)
})

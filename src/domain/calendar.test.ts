import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import {
  addDays,
  addWorkdays,
  calendarDay,
  dateInTaipei,
  datesIn,
  dayKind,
  daysBetween,
  formatRocDate,
  formatRocDateLong,
  holidayBlockIn,
  isWorkday,
  nextWorkday,
  OfficeCalendar,
  parseRocDate,
  previousWorkday,
  proposePeriod,
  rocYearOf,
  timeInTaipei,
  weekdayOf,
  workdaysIn,
} from '#domain/calendar.ts'

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1912-01-01', days))
/** Far enough from both ends of the shipped years to walk a few working days. */
const knownDate = fc.integer({ min: 20, max: 5 * 365 - 45 }).map((days) => addDays('2023-01-01', days))

describe('dates', () => {
  test('days are added across months, leap days and years', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
  })

  test('adding days and counting them undo each other', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -4000, max: 4000 }),
        (date, n) => daysBetween(date, addDays(date, n)) === n,
      ),
    )
  })

  test('the day after has the next weekday', () => {
    fc.assert(fc.property(anyDate, (date) => weekdayOf(addDays(date, 1)) === (weekdayOf(date) + 1) % 7))
  })

  test('a period holds its first and its last day', () => {
    expect(datesIn({ start: '2026-02-11', end: '2026-02-25' })).toHaveLength(15)
    expect(datesIn({ start: '2026-02-11', end: '2026-02-11' })).toEqual(['2026-02-11'])
    expect(datesIn({ start: '2026-02-12', end: '2026-02-11' })).toEqual([])
  })

  test('a date is written in Minguo years with its weekday', () => {
    expect(formatRocDate('2026-02-14')).toBe('115/2/14（六）')
    expect(formatRocDateLong('2026-02-14')).toBe('中華民國115年2月14日')
    expect(rocYearOf('1912-01-01')).toBe(1)
  })

  test.each([
    '115/2/14',
    '115/2/14（六）',
    '115.02.14',
    '115年2月14日',
    '民國 115 年 2 月 14 日（星期六）',
    '１１５年２月１４日',
  ])('%s is read as the fourteenth of February 2026', (text) => expect(parseRocDate(text)).toBe('2026-02-14'))

  test.each(['115/2/30', '114/2/29', '115/13/1', '115/2/14（五）', '2026-02-14', '2月14日', ''])(
    '%s is no date',
    (text) => expect(parseRocDate(text)).toBeNull(),
  )

  test('what was written is read back as the same date', () => {
    fc.assert(
      fc.property(
        anyDate.filter((date) => rocYearOf(date) >= 10),
        (date) => {
          expect(parseRocDate(formatRocDate(date))).toBe(date)
          expect(parseRocDate(formatRocDateLong(date))).toBe(date)
        },
      ),
    )
  })

  test('the day in Taipei begins eight hours before the day in Greenwich', () => {
    const midnight = new Date('2026-02-13T16:00:00Z')
    expect(dateInTaipei(midnight)).toBe('2026-02-14')
    expect(timeInTaipei(midnight)).toBe('00:00')
    expect(dateInTaipei(new Date(midnight.getTime() - 1))).toBe('2026-02-13')
  })
})

describe('the office calendar', () => {
  test.each([
    [112, 116],
    [113, 115],
    [114, 118],
    [115, 120],
  ])('the year %i has the %i days off that were announced for it', (rocYear, announced) => {
    const year = { start: `${rocYear + 1911}-01-01`, end: `${rocYear + 1911}-12-31` }
    const daysOff = datesIn(year).filter((date) => !isWorkday(date, officeCalendar))
    expect(daysOff).toHaveLength(announced)
  })

  test('every entry lies in its year once, and names a source of that year', () => {
    for (const year of officeCalendar.years) {
      expect(new Set(year.days.map((day) => day.date)).size).toBe(year.days.length)
      for (const day of year.days) {
        expect(rocYearOf(day.date)).toBe(year.rocYear)
        expect(year.sources.map((source) => source.key)).toContain(day.source)
      }
    }
  })

  test('days off in lieu fall on weekdays and make-up work on Saturdays', () => {
    for (const day of officeCalendar.years.flatMap((year) => year.days)) {
      if (day.kind === 'makeupWorkday') expect(weekdayOf(day.date)).toBe(6)
      if (day.kind === 'compensatoryHoliday' || day.kind === 'adjustedHoliday')
        expect([1, 2, 3, 4, 5]).toContain(weekdayOf(day.date))
    }
  })

  test('a Saturday of make-up work is a working day', () => {
    expect(dayKind('2025-02-08', officeCalendar)).toBe('makeupWorkday')
    expect(isWorkday('2025-02-08', officeCalendar)).toBe(true)
    expect(nextWorkday('2025-02-07', officeCalendar)).toBe('2025-02-08')
    expect(addWorkdays('2025-02-07', 2, officeCalendar)).toBe('2025-02-10')
  })

  test('a day on which work was suspended is no working day', () => {
    const suspended = structuredClone(officeCalendar)
    const year = suspended.years.find((candidate) => candidate.rocYear === 115)!
    year.days.push({ date: '2026-07-15', kind: 'naturalDisasterSuspension', name: '颱風停止上班', source: 'letter' })
    expect(isWorkday('2026-07-15', officeCalendar)).toBe(true)
    expect(isWorkday('2026-07-15', suspended)).toBe(false)
    expect(nextWorkday('2026-07-14', suspended)).toBe('2026-07-16')
  })

  test('working days are counted over the turn of the year', () => {
    expect(nextWorkday('2025-12-31', officeCalendar)).toBe('2026-01-02')
    expect(previousWorkday('2026-01-01', officeCalendar)).toBe('2025-12-31')
  })

  test('a year that is not in the calendar is refused, not guessed', () => {
    expect(() => isWorkday('2030-01-01', officeCalendar)).toThrow(
      expect.objectContaining({ code: 'calendar.year_missing', details: { rocYear: 119 } }),
    )
    expect(() => nextWorkday('2027-12-30', officeCalendar)).toThrow(
      expect.objectContaining({ code: 'calendar.year_missing' }),
    )
    expect(() => proposePeriod('spring_festival', 119, officeCalendar)).toThrow(
      expect.objectContaining({ code: 'calendar.year_missing' }),
    )
  })

  test('the next working day is a working day with none between', () => {
    fc.assert(
      fc.property(knownDate, (date) => {
        const next = nextWorkday(date, officeCalendar)
        expect(isWorkday(next, officeCalendar)).toBe(true)
        expect(workdaysIn({ start: addDays(date, 1), end: next }, officeCalendar)).toEqual([next])
      }),
    )
  })

  test('n working days on and n back from a working day lead to where one began', () => {
    fc.assert(
      fc.property(knownDate, fc.integer({ min: 0, max: 8 }), (date, n) => {
        const workday = nextWorkday(date, officeCalendar)
        expect(addWorkdays(addWorkdays(workday, n, officeCalendar), -n, officeCalendar)).toBe(workday)
      }),
    )
  })

  test('an unknown kind of day is refused', () => {
    const day = { date: '2026-01-02', kind: 'halfDay', name: '下午停班', source: 'x' }
    expect(OfficeCalendar.safeParse({ years: [{ rocYear: 115, sources: [], days: [day] }] }).success).toBe(false)
  })
})

describe('the holiday block', () => {
  test.each([
    [112, '2023-01-20', '2023-01-29'],
    [113, '2024-02-08', '2024-02-14'],
    [114, '2025-01-25', '2025-02-02'],
    [115, '2026-02-14', '2026-02-22'],
    [116, '2027-02-04', '2027-02-10'],
  ])('of the spring festival %i runs from %s to %s', (rocYear, start, end) => {
    expect(proposePeriod('spring_festival', rocYear, officeCalendar)?.holidayBlock).toEqual({ start, end })
  })

  test('is the longest in the period', () => {
    expect(holidayBlockIn({ start: '2026-02-11', end: '2026-02-28' }, officeCalendar)).toEqual({
      start: '2026-02-14',
      end: '2026-02-22',
    })
  })

  test('reaches beyond a period that ends within it', () => {
    expect(holidayBlockIn({ start: '2026-02-11', end: '2026-02-16' }, officeCalendar)).toEqual({
      start: '2026-02-14',
      end: '2026-02-22',
    })
  })

  test('is none when the period touches only weekends', () => {
    expect(holidayBlockIn({ start: '2026-03-02', end: '2026-03-15' }, officeCalendar)).toBeNull()
  })

  test('of a festival is found even when it is a single day in the week', () => {
    const period = { start: '2024-10-01', end: '2024-10-15' }
    expect(holidayBlockIn(period, officeCalendar)).toBeNull()
    expect(holidayBlockIn(period, officeCalendar, 'national_day')).toEqual({ start: '2024-10-10', end: '2024-10-10' })
  })

  test('of the named festival wins over a longer one beside it', () => {
    const period = { start: '2026-09-20', end: '2026-10-12' }
    expect(holidayBlockIn(period, officeCalendar)).toEqual({ start: '2026-09-25', end: '2026-09-28' })
    expect(holidayBlockIn(period, officeCalendar, 'national_day')).toEqual({ start: '2026-10-09', end: '2026-10-11' })
  })

  test('has working days on both sides and none inside', () => {
    fc.assert(
      fc.property(knownDate, fc.integer({ min: 0, max: 20 }), (start, length) => {
        const block = holidayBlockIn({ start, end: addDays(start, length) }, officeCalendar)
        if (!block) return
        expect(workdaysIn({ start: addDays(block.start, -1), end: addDays(block.end, 1) }, officeCalendar)).toEqual([
          addDays(block.start, -1),
          addDays(block.end, 1),
        ])
        expect(daysBetween(block.start, block.end)).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})

describe('a proposed period', () => {
  test('has fifteen days and ends on the first working day after the festival', () => {
    expect(proposePeriod('spring_festival', 112, officeCalendar)).toMatchObject({
      start: '2023-01-16',
      end: '2023-01-30',
      days: 15,
    })
    expect(proposePeriod('spring_festival', 115, officeCalendar)).toMatchObject({
      start: '2026-02-09',
      end: '2026-02-23',
    })
    expect(proposePeriod('spring_festival', 116, officeCalendar)).toMatchObject({
      start: '2027-01-28',
      end: '2027-02-11',
    })
    expect(proposePeriod('national_day', 115, officeCalendar)).toMatchObject({ start: '2026-09-28', end: '2026-10-12' })
  })

  test('says that it is only a suggestion', () => {
    expect(proposePeriod('mid_autumn', 116, officeCalendar)?.kind).toBe('suggestion')
  })

  test('is none for an occasion that no calendar knows', () => {
    expect(proposePeriod('election', 115, officeCalendar)).toBeNull()
  })

  test('always has its festival inside', () => {
    for (const occasion of ['spring_festival', 'national_day', 'dragon_boat', 'mid_autumn'])
      for (const { rocYear } of officeCalendar.years) {
        const proposed = proposePeriod(occasion, rocYear, officeCalendar)!
        expect(datesIn(proposed).some((date) => calendarDay(date, officeCalendar)?.festival === occasion)).toBe(true)
      }
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignmentState, type ScheduleInput, schedule } from '#domain/assignment/assignment.rules.ts'
import type { SchedulableDuty } from '#domain/assignment/assignment.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { addDays, type DatePeriod, datesIn, holidayBlockIn, isWorkday, workdaysIn } from '#domain/calendar.ts'
import { DutyAction, DutyMode, DutyTiming } from '#domain/plan/compiled-plan.ts'

const period = { start: '2026-02-11', end: '2026-02-25' }
const holidayBlock = { start: '2026-02-14', end: '2026-02-22' }
const units = [{ id: 'civil' }, { id: 'finance' }]

const duty = (changes: Partial<SchedulableDuty>): SchedulableDuty => ({
  id: 'duty',
  mode: 'scheduled',
  action: 'inspection',
  timing: 'unspecified',
  unitIds: ['civil'],
  ...changes,
})
const plan = (changes: Partial<SchedulableDuty>, input: Partial<ScheduleInput> = {}) =>
  schedule({ duties: [duty(changes)], period, holidayBlock, calendar: officeCalendar, units, ...input })
const windows = (...args: Parameters<typeof plan>) => plan(...args).map(({ fromDate, dueDate }) => [fromDate, dueDate])

describe('a scheduled duty', () => {
  test('before the holiday may begin at once and is due on the last workday before it', () => {
    expect(windows({ timing: 'before_holiday' })).toEqual([['2026-02-11', '2026-02-13']])
  })

  test('of the last workday belongs to that day only', () => {
    expect(windows({ timing: 'last_workday', action: 'broadcast' })).toEqual([['2026-02-13', '2026-02-13']])
  })

  test('done daily is due on every workday', () => {
    const days = plan({ timing: 'daily', action: 'closing_check' }).map((row) => row.dueDate)
    expect(days).toEqual(['2026-02-11', '2026-02-12', '2026-02-13', '2026-02-23', '2026-02-24', '2026-02-25'])
  })

  test('done daily includes a Saturday of make-up work', () => {
    const around = { period: { start: '2025-02-03', end: '2025-02-10' }, holidayBlock: null }
    expect(plan({ timing: 'daily', action: 'closing_check' }, around).map((row) => row.dueDate)).toContain('2025-02-08')
  })

  test.each(['status_report', 'duty_roster'] as const)('%s done daily is due on holidays too', (action) => {
    expect(plan({ timing: 'daily', action }).map((row) => row.dueDate)).toEqual(datesIn(period))
  })

  test('done daily is numbered from one', () => {
    expect(plan({ timing: 'daily', action: 'closing_check' }).map((row) => row.occurrence)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('during the holiday runs from its first day to its last', () => {
    expect(windows({ timing: 'during_holiday', action: 'protective_measure' })).toEqual([['2026-02-14', '2026-02-22']])
  })

  test.each(['power_down', 'closing_check', 'broadcast'] as const)(
    '%s for the holiday is due before people leave for it',
    (action) => expect(windows({ timing: 'during_holiday', action })).toEqual([['2026-02-11', '2026-02-13']]),
  )

  test('to report the status during the holiday is due on each of its days', () => {
    expect(plan({ timing: 'during_holiday', action: 'status_report' }).map((row) => row.dueDate)).toEqual(
      datesIn(holidayBlock),
    )
  })

  test.each(['during_period', 'as_needed', 'unspecified'] as const)(
    'with timing %s is due when the period ends',
    (timing) => {
      expect(windows({ timing })).toEqual([['2026-02-11', '2026-02-25']])
    },
  )

  test('after the period is due seven workdays later unless the agency sets another number', () => {
    expect(windows({ timing: 'after_period' })).toEqual([['2026-02-26', '2026-03-09']])
    expect(windows({ timing: 'after_period' }, { afterPeriodWorkdays: 1 })).toEqual([['2026-02-26', '2026-02-26']])
  })

  test('to be done at once is due on the first workday of the period', () => {
    expect(windows({ timing: 'immediately' })).toEqual([['2026-02-11', '2026-02-11']])
    const fromSaturday = { period: { start: '2026-03-07', end: '2026-03-20' }, holidayBlock: null }
    expect(windows({ timing: 'immediately' }, fromSaturday)).toEqual([['2026-03-09', '2026-03-09']])
  })

  test('keeps the hour that the plan names', () => {
    expect(plan({ timing: 'daily', action: 'status_report', dueTime: '17:00' })[0]?.dueTime).toBe('17:00')
  })
})

describe('a period', () => {
  test('that begins with the holiday lets its preparation begin before it', () => {
    const startsInBlock = { period: { start: '2026-02-14', end: '2026-02-28' } }
    expect(windows({ timing: 'before_holiday' }, startsInBlock)).toEqual([['2026-02-13', '2026-02-13']])
  })

  test('that ends in the holiday ends its holiday duties too', () => {
    const endsInBlock = { period: { start: '2026-02-05', end: '2026-02-19' } }
    expect(windows({ timing: 'during_holiday' }, endsInBlock)).toEqual([['2026-02-14', '2026-02-19']])
  })

  test('without a holiday takes its own last workday and its whole length instead', () => {
    const noBlock = { period: { start: '2026-03-02', end: '2026-03-15' }, holidayBlock: null }
    expect(windows({ timing: 'before_holiday' }, noBlock)).toEqual([['2026-03-02', '2026-03-13']])
    expect(windows({ timing: 'during_holiday' }, noBlock)).toEqual([['2026-03-02', '2026-03-15']])
  })

  test('is not dated in a year whose calendar is missing', () => {
    const unknownYear = { period: { start: '2030-02-01', end: '2030-02-15' }, holidayBlock: null }
    expect(() => plan({}, unknownYear)).toThrow(expect.objectContaining({ code: 'calendar.year_missing' }))
  })
})

describe('a duty that is not scheduled', () => {
  test('is kept over the whole period without a due date when it is standing', () => {
    expect(windows({ mode: 'standing', timing: 'daily' })).toEqual([['2026-02-11', null]])
  })

  test('stands from the first day of the holiday when it is for the holiday', () => {
    expect(windows({ mode: 'standing', timing: 'during_holiday' })).toEqual([['2026-02-14', null]])
  })

  test('owes nothing before its event when it is conditional', () => {
    expect(plan({ mode: 'conditional', timing: 'immediately', unitIds: [] })).toEqual([])
  })
})

describe('the units of a duty', () => {
  test('each owe it once', () => {
    expect(plan({ unitIds: ['civil', 'finance', 'civil'] }).map((row) => row.unitId)).toEqual(['civil', 'finance'])
  })

  test('must not be missing', () => {
    expect(() => plan({ unitIds: [] })).toThrow(expect.objectContaining({ code: 'assignment.unit_missing' }))
  })

  test('must exist', () => {
    expect(() => plan({ unitIds: ['abolished'] })).toThrow(expect.objectContaining({ code: 'assignment.unit_unknown' }))
  })
})

describe('any schedule', () => {
  const anyDuty = fc.record({
    mode: fc.constantFrom(...DutyMode.options),
    action: fc.constantFrom(...DutyAction.options),
    timing: fc.constantFrom(...DutyTiming.options),
    unitIds: fc.subarray(['civil', 'finance'], { minLength: 1 }),
  })
  const anyPeriod = fc
    .tuple(fc.integer({ min: 20, max: 1700 }), fc.integer({ min: 0, max: 29 }))
    .map(([from, days]) => ({ start: addDays('2023-01-01', from), end: addDays('2023-01-01', from + days) }))
  const anyPlan = fc.record({ ordered: fc.array(anyDuty, { maxLength: 6 }), period: anyPeriod })
  const inputOf = ({
    ordered,
    period,
  }: {
    ordered: Omit<SchedulableDuty, 'id'>[]
    period: DatePeriod
  }): ScheduleInput => ({
    duties: ordered.map((each, index) => duty({ ...each, id: `duty ${index}` })),
    period,
    holidayBlock: holidayBlockIn(period, officeCalendar),
    calendar: officeCalendar,
    units,
  })
  const neverOnDaysOff = new Set(['before_holiday', 'last_workday', 'after_period', 'immediately'])

  test('is never due before it begins', () => {
    fc.assert(
      fc.property(anyPlan, (plan) =>
        schedule(inputOf(plan)).every((row) => row.dueDate === null || row.fromDate <= row.dueDate),
      ),
    )
  })

  test('is due on workdays where people must be at work for it', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const input = inputOf(plan)
        const byId = new Map(input.duties.map((each) => [each.id, each]))
        for (const row of schedule(input)) {
          const { timing, action } = byId.get(row.dutyId)!
          const atWork = neverOnDaysOff.has(timing) || (timing === 'daily' && action === 'closing_check')
          if (row.dueDate && atWork) expect(isWorkday(row.dueDate, officeCalendar)).toBe(true)
        }
      }),
    )
  })

  test('covers every duty and unit that owes something, with no number twice', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const input = inputOf(plan)
        const rows = schedule(input)
        const hasWorkdays = workdaysIn(input.period, officeCalendar).length > 0
        const owing = input.duties.filter(
          (each) => each.mode !== 'conditional' && (each.mode === 'standing' || each.timing !== 'daily' || hasWorkdays),
        )
        for (const each of owing)
          for (const unitId of each.unitIds)
            expect(rows.some((row) => row.dutyId === each.id && row.unitId === unitId)).toBe(true)
        expect(new Set(rows.map((row) => `${row.dutyId} ${row.unitId} ${row.occurrence}`)).size).toBe(rows.length)
        expect(rows.every((row) => input.duties.find((each) => each.id === row.dutyId)!.mode !== 'conditional')).toBe(
          true,
        )
      }),
    )
  })
})

describe('the state of an assignment', () => {
  const due = { fromDate: '2026-02-11', dueDate: '2026-02-13', dueTime: null, doneAt: null }

  test('is waiting until its first day begins in Taipei', () => {
    expect(assignmentState(due, new Date('2026-02-10T15:59:59Z'))).toBe('waiting')
    expect(assignmentState(due, new Date('2026-02-10T16:00:00Z'))).toBe('due')
  })

  test('is late when its last day is over in Taipei', () => {
    expect(assignmentState(due, new Date('2026-02-13T15:59:59Z'))).toBe('due')
    expect(assignmentState(due, new Date('2026-02-13T16:00:00Z'))).toBe('late')
  })

  test('is late in the minute after its hour', () => {
    const at17 = { ...due, dueTime: '17:00' }
    expect(assignmentState(at17, new Date('2026-02-12T10:00:00Z'))).toBe('due')
    expect(assignmentState(at17, new Date('2026-02-13T09:00:59Z'))).toBe('due')
    expect(assignmentState(at17, new Date('2026-02-13T09:01:00Z'))).toBe('late')
  })

  test('is done once it is done, however late', () => {
    expect(assignmentState({ ...due, doneAt: '2026-03-01T00:00:00Z' }, new Date('2026-03-02T00:00:00Z'))).toBe('done')
  })

  test('is standing, never late, without a due date', () => {
    const standing = { ...due, dueDate: null }
    expect(assignmentState(standing, new Date('2026-02-01T00:00:00Z'))).toBe('waiting')
    expect(assignmentState(standing, new Date('2027-02-01T00:00:00Z'))).toBe('standing')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateInTaipei, datesIn, timeInTaipei } from '#domain/date.ts'
import type { StatusReport, StatusSchedule } from '#domain/status-report/status-report.ts'
import { cellOf, isOnTime, slotFor, slotsOf, standing } from '#domain/status-report/status-slot.rules.ts'

const unit = { unitId: 'civil', pointId: null }
const schedule = (changes: Partial<StatusSchedule> = {}): StatusSchedule => ({
  id: 's',
  planId: 'plan',
  number: 1,
  effectiveFrom: '2020-01-01T00:00:00.000Z',
  times: ['09:00', '17:00'],
  startTime: '00:00',
  endTime: '23:59',
  opensMinutes: 120,
  missingMinutes: 60,
  subjects: [{ ...unit, telephone: '' }],
  ...changes,
})
const period = { start: '2026-02-13', end: '2026-02-15' }
const taipei = (date: string, time: string): string => new Date(`${date}T${time}+08:00`).toISOString()
const dueTimes = (schedules: StatusSchedule[], within = period) =>
  slotsOf(schedules, within).map(({ date, time }) => `${date.slice(8)} ${time}`)

const timeOfDay = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'))
const times = fc.uniqueArray(timeOfDay, { minLength: 1, maxLength: 8 }).map((all) => all.toSorted())
const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 30 }))
  .map(([from, days]) => ({ start: addDays('2026-01-01', from), end: addDays('2026-01-01', from + days) }))

describe('the times at which reports are owed', () => {
  test('are those of each day, the first and the last included', () => {
    expect(dueTimes([schedule()])).toEqual(['13 09:00', '13 17:00', '14 09:00', '14 17:00', '15 09:00', '15 17:00'])
  })

  test('begin and end at a time of day, both included', () => {
    const fromEight = schedule({ times: ['08:00', '20:00'], startTime: '08:00', endTime: '08:00' })
    expect(dueTimes([fromEight])).toEqual(['13 08:00', '13 20:00', '14 08:00', '14 20:00', '15 08:00'])
    expect(dueTimes([schedule({ startTime: '09:01', endTime: '16:59' })])).toEqual([
      '13 17:00',
      '14 09:00',
      '14 17:00',
      '15 09:00',
    ])
  })

  test('around midnight belong to the day on which they fall in Taipei', () => {
    const slots = slotsOf([schedule({ times: ['00:00', '23:59'] })], { start: '2026-02-13', end: '2026-02-13' })
    expect(slots.map(({ dueAt, opensAt }) => [dueAt, opensAt])).toEqual([
      ['2026-02-12T16:00:00.000Z', '2026-02-12T14:00:00.000Z'],
      ['2026-02-13T15:59:00.000Z', '2026-02-13T13:59:00.000Z'],
    ])
    expect(slots.every(({ date }) => date === '2026-02-13')).toBe(true)
  })

  test('in any period are in order, each once, on its days, at its times', () => {
    fc.assert(
      fc.property(anyPeriod, times, (within, asked) => {
        const slots = slotsOf([schedule({ times: asked })], within)
        expect(slots).toHaveLength(datesIn(within).length * asked.length)
        expect(slots.map(({ dueAt }) => dueAt)).toEqual([...new Set(slots.map(({ dueAt }) => dueAt))].sort())
        for (const { dueAt, date, time } of slots) {
          expect(dateInTaipei(new Date(dueAt))).toBe(date)
          expect(timeInTaipei(new Date(dueAt))).toBe(time)
        }
      }),
    )
  })

  test('move with the period, by as many days', () => {
    fc.assert(
      fc.property(
        anyPeriod,
        times,
        timeOfDay,
        timeOfDay,
        fc.integer({ min: -40, max: 40 }),
        (within, asked, startTime, endTime, days) => {
          const one = [schedule({ times: asked, startTime, endTime, effectiveFrom: '2020-01-01T00:00:00.000Z' })]
          const moved = { start: addDays(within.start, days), end: addDays(within.end, days) }
          const expected = slotsOf(one, within).map((slot) => `${addDays(slot.date, days)} ${slot.time}`)
          expect(slotsOf(one, moved).map((slot) => `${slot.date} ${slot.time}`)).toEqual(expected)
        },
      ),
    )
  })

  test('that were owed before a change stay as they were, and after it follow the new version', () => {
    const changed = schedule({ number: 2, times: ['12:00'], effectiveFrom: taipei('2026-02-14', '10:00') })
    expect(dueTimes([changed, schedule()])).toEqual(['13 09:00', '13 17:00', '14 09:00', '14 12:00', '15 12:00'])
  })

  test('are never owed by two versions, whenever the changes were made', () => {
    const minute = fc.integer({ min: -2000, max: 6000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(times, minute), { minLength: 1, maxLength: 4 }), (versions) => {
        const start = Date.parse(taipei(period.start, '00:00'))
        const schedules = versions
          .toSorted(([, one], [, other]) => one - other)
          .map(([asked, at], index) =>
            schedule({ number: index + 1, times: asked, effectiveFrom: new Date(start + at * 60_000).toISOString() }),
          )
        const slots = slotsOf(schedules, period)
        expect(new Set(slots.map(({ dueAt }) => dueAt)).size).toBe(slots.length)
        for (const { dueAt, number } of slots) {
          const inForce = schedules.findLast(({ effectiveFrom }) => effectiveFrom <= dueAt)
          expect(number).toBe(inForce?.number)
        }
      }),
    )
  })

  test('before the first version are not owed', () => {
    expect(dueTimes([schedule({ effectiveFrom: taipei('2026-02-14', '12:00') })])).toEqual([
      '14 17:00',
      '15 09:00',
      '15 17:00',
    ])
  })

  test('may be answered by what was made before a change, but not outside the period or for somebody else', () => {
    const changed = schedule({ number: 2, times: ['12:00'], effectiveFrom: taipei('2026-02-14', '10:00') })
    const both = [schedule(), changed]
    expect(slotFor(unit, taipei('2026-02-14', '17:00'), both, period)?.number).toBe(1)
    expect(slotFor(unit, taipei('2026-02-14', '12:00'), both, period)?.number).toBe(2)
    expect(slotFor(unit, taipei('2026-02-14', '13:00'), both, period)).toBeUndefined()
    expect(slotFor(unit, taipei('2026-02-16', '12:00'), both, period)).toBeUndefined()
    expect(slotFor({ unitId: 'civil', pointId: 'gate' }, taipei('2026-02-14', '12:00'), both, period)).toBeUndefined()
  })
})

const [slot] = slotsOf([schedule()], period) as [ReturnType<typeof slotsOf>[number]]
const at = (time: string) => new Date(taipei('2026-02-13', time))
const report = (changes: Partial<StatusReport> = {}): StatusReport => ({
  id: 'a',
  planId: 'plan',
  ...unit,
  dueAt: slot.dueAt,
  state: 'normal',
  note: '',
  claimedAt: at('08:50').toISOString(),
  correctsId: null,
  reportedBy: 'p',
  reportedByName: 'p',
  receivedAt: at('08:50').toISOString(),
  onTime: true,
  ...changes,
})

describe('a time without a report', () => {
  test.each([
    ['06:59:59', 'waiting'],
    ['07:00:00', 'open'],
    ['09:00:00', 'open'],
    ['09:00:01', 'overdue'],
    ['09:59:59', 'overdue'],
    ['10:00:00', 'missing'],
    ['23:59:59', 'missing'],
  ])('at %s is %s', (time, state) => {
    expect(cellOf(slot, [], at(time)).state).toBe(state)
  })

  test('only ever goes on with time, and a clock set back sees again what it saw', () => {
    const order = ['waiting', 'open', 'overdue', 'missing']
    const minute = fc.integer({ min: -3000, max: 3000 })
    fc.assert(
      fc.property(times, minute, minute, (asked, one, other) => {
        const [first] = slotsOf([schedule({ times: asked })], period)
        const stateAt = (minutes: number) => {
          const now = new Date(Date.parse(first!.dueAt) + minutes * 60_000)
          return order.indexOf(cellOf(first!, [], now).state)
        }
        const [early, late] = one < other ? [one, other] : [other, one]
        const before = stateAt(early)
        expect(before).toBeLessThanOrEqual(stateAt(late))
        expect(stateAt(early)).toBe(before)
      }),
    )
  })
})

describe('a time with reports', () => {
  test('shows them at whatever instant', () => {
    for (const time of ['06:00', '08:55', '09:30', '22:00'])
      expect(cellOf(slot, [report()], at(time))).toMatchObject({ state: 'normal', onTime: true })
  })

  test('is abnormal when one of several is', () => {
    const both = [report(), report({ id: 'b', state: 'abnormal', onTime: false })]
    expect(cellOf(slot, both, at('09:30'))).toMatchObject({ state: 'abnormal', onTime: true })
  })

  test('follows what was put right, whatever the clocks said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.date({ noInvalidDate: true }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (received, shift) => {
          const chain = received.map((instant, index) =>
            report({
              id: String(index),
              receivedAt: instant.toISOString(),
              correctsId: index === 0 ? null : String(index - 1),
              state: index % 2 === 0 ? 'normal' : 'abnormal',
            }),
          )
          const turned = shift % chain.length
          const anyOrder = [...chain.slice(turned), ...chain.slice(0, turned)]
          expect(standing(anyOrder).map(({ id }) => id)).toEqual([String(chain.length - 1)])
        },
      ),
    )
  })
})

describe('a report is in time', () => {
  test.each([
    ['made and received before', '08:50', '08:51', true],
    ['made and received at the very time', '09:00', '09:00', true],
    ['made before and received long after, from where there is no network', '08:50', '14:00', true],
    ['made after', '09:01', '09:01', false],
    ['said to be made before the time was open, and received after', '06:30', '09:30', false],
    ['said to be made before the time was open, and received in time', '06:30', '08:30', true],
    ['by a clock that is ahead, and received in time', '12:00', '08:30', true],
    ['by a clock that is a little ahead', '08:54', '08:50', true],
  ])('%s', (_, claimed, received, expected) => {
    expect(isOnTime(slot, at(claimed), at(received))).toBe(expected)
  })

  test('whenever the server had it in time, whatever the device said', () => {
    const minute = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(minute, fc.integer({ min: -120, max: -5 }), (claimed, received) => {
        const due = Date.parse(slot.dueAt)
        const instant = (minutes: number) => new Date(due + minutes * 60_000)
        expect(isOnTime(slot, instant(claimed), instant(received))).toBe(true)
      }),
    )
  })
})

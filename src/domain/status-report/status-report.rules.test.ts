import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#domain/person/person.ts'
import {
  callsOf,
  checkEntry,
  countsOf,
  inOrderOfNeed,
  matrixOf,
  reportsFor,
} from '#domain/status-report/status-report.rules.ts'
import type { StatusEntry, StatusPlace, StatusReport, StatusSchedule } from '#domain/status-report/status-report.ts'
import { slotsOf } from '#domain/status-report/status-slot.rules.ts'

const person = (unitId: string | null, ...roles: Role[]) => ({ personId: 'p', unitId, roles })
const place = (unitId: string, changes: Partial<StatusPlace> = {}): StatusPlace => ({
  unitId,
  unitName: unitId,
  pointId: null,
  pointName: null,
  headName: '王主管',
  telephone: '05-0000000',
  endedOn: null,
  ...changes,
})
const places = [place('civil'), place('finance'), place('library')]
const schedule: StatusSchedule = {
  id: 's',
  planId: 'plan',
  number: 1,
  effectiveFrom: '2026-01-01T00:00:00.000Z',
  times: ['09:00', '17:00'],
  startTime: '00:00',
  endTime: '23:59',
  opensMinutes: 120,
  missingMinutes: 60,
  subjects: places.map(({ unitId }) => ({ unitId, pointId: null, telephone: '' })),
}
const period = { start: '2026-02-13', end: '2026-02-14' }
const at = (time: string, date = period.start) => new Date(`${date}T${time}:00+08:00`)
const slot = slotsOf([schedule], period)[0]!
const entry = (changes: Partial<StatusEntry> = {}): StatusEntry => ({
  id: 'a',
  planId: 'plan',
  unitId: 'civil',
  pointId: null,
  dueAt: slot.dueAt,
  state: 'normal',
  note: '',
  claimedAt: at('08:50').toISOString(),
  correctsId: null,
  ...changes,
})
const report = (changes: Partial<StatusReport> = {}): StatusReport => ({
  ...entry(),
  reportedBy: 'p',
  reportedByName: 'p',
  receivedAt: at('08:50').toISOString(),
  onTime: true,
  ...changes,
})
const board = (reports: StatusReport[] = [], some = places) => ({
  planId: 'plan',
  schedules: [schedule],
  period,
  range: period,
  places: some,
  reports,
})

describe('for a unit reports', () => {
  const by = (actor: ReturnType<typeof person>, changes: object = {}) => ({
    actor,
    standingFor: [],
    isOnDuty: false,
    ...changes,
  })

  test('anybody of it, and nobody of another', () => {
    expect(reportsFor(by(person('civil', 'staff')), 'civil')).toBe(true)
    expect(reportsFor(by(person('finance', 'staff')), 'civil')).toBe(false)
    expect(reportsFor(by(person(null, 'agencyHead')), 'civil')).toBe(false)
  })

  test('who stands in for one of it', () => {
    const standingFor = [person('civil', 'unitHead')]
    expect(reportsFor(by(person('finance', 'staff'), { standingFor }), 'civil')).toBe(true)
  })

  test('while the office is closed also who is on duty', () => {
    const stranger = person('finance', 'staff')
    expect(reportsFor(by(stranger), 'civil')).toBe(false)
    expect(reportsFor(by(stranger, { isOnDuty: true }), 'civil')).toBe(true)
  })
})

describe('a report', () => {
  const own = { actor: person('civil', 'staff'), standingFor: [], isOnDuty: false }
  const ethics = { ...own, actor: person('ethics', 'ethicsOfficer') }
  const answered = (changes: object = {}) => ({ slot, corrected: undefined, now: at('08:51'), ...changes })
  const refusal = (code: string) => expect.objectContaining({ code })

  test('counts as in time until its time', () => {
    expect(checkEntry(own, entry(), answered())).toEqual({ dueAt: slot.dueAt, onTime: true })
    const late = entry({ claimedAt: at('09:20').toISOString() })
    expect(checkEntry(own, late, answered({ now: at('09:20') })).onTime).toBe(false)
  })

  test('is of the own unit; what ethics heard says how', () => {
    const stranger = { ...own, actor: person('finance', 'unitHead') }
    expect(() => checkEntry(stranger, entry(), answered())).toThrow(refusal('statusReport.not_own_unit'))
    expect(() => checkEntry(ethics, entry(), answered())).toThrow(refusal('statusReport.note_missing'))
    expect(checkEntry(ethics, entry({ note: '電話詢問主管，正常' }), answered()).onTime).toBe(true)
  })

  test('answers a time that was asked, and not before it is open', () => {
    expect(() => checkEntry(own, entry(), answered({ slot: undefined }))).toThrow(refusal('statusReport.not_expected'))
    expect(() => checkEntry(own, entry(), answered({ now: at('06:59') }))).toThrow(refusal('statusReport.too_early'))
  })

  test('of something abnormal says what', () => {
    const abnormal = entry({ state: 'abnormal' })
    expect(() => checkEntry(own, abnormal, answered())).toThrow(refusal('statusReport.note_missing'))
    expect(() => checkEntry(own, { ...abnormal, note: '後門未鎖' }, answered())).not.toThrow()
  })

  test('that puts another right says why, is about the same, and keeps its punctuality', () => {
    const correction = entry({ id: 'b', correctsId: 'a' })
    const answering = (corrected: StatusReport | undefined) => answered({ corrected, now: at('11:00') })
    expect(() => checkEntry(own, correction, answering(report()))).toThrow(refusal('statusReport.note_missing'))
    const said = { ...correction, note: '誤按' }
    for (const onTime of [true, false]) expect(checkEntry(own, said, answering(report({ onTime }))).onTime).toBe(onTime)
    for (const other of [undefined, report({ unitId: 'finance' }), report({ dueAt: at('17:00').toISOString() })])
      expect(() => checkEntry(own, said, answering(other))).toThrow(refusal('statusReport.other_corrected'))
  })
})

describe('the wall', () => {
  test('puts the silent first, then what is abnormal, then the order of the agency', () => {
    const reports = [report(), report({ id: 'b', unitId: 'finance', state: 'abnormal' })]
    const { rows } = matrixOf(board(reports), at('09:30'))
    expect(inOrderOfNeed(rows).map((row) => row.place.unitId)).toEqual(['library', 'finance', 'civil'])
  })

  test('asks nothing of a unit from the day on which it was abolished', () => {
    const { rows } = matrixOf(board([], [place('civil', { endedOn: '2026-02-14' })]), at('08:00'))
    expect(rows[0]!.cells.size).toBe(2)
  })

  test('shows only the days that it was asked for', () => {
    const range = { start: '2026-02-14', end: '2026-02-14' }
    expect(matrixOf({ ...board(), range }, at('08:00')).slots.map(({ date }) => date)).toEqual([range.end, range.end])
  })

  test('counts each time that has come once: in time, late or missing', () => {
    const time = fc.integer({ min: -300, max: 3000 })
    const made = fc.array(fc.record({ index: fc.nat(3), onTime: fc.boolean() }), { maxLength: 6 })
    fc.assert(
      fc.property(made, time, (given, minutes) => {
        const now = new Date(at('00:00').getTime() + minutes * 60_000)
        const slots = slotsOf([schedule], period)
        const reports = given.map(({ index, onTime }, number) =>
          report({ id: String(number), dueAt: slots[index]!.dueAt, onTime }),
        )
        const [row] = matrixOf(board(reports), now).rows
        const { expected, onTime, late, missing } = countsOf(row!)
        const passed = slots.filter(({ dueAt }) => new Date(dueAt) < now)
        const heard = new Set(reports.map(({ dueAt }) => dueAt))
        expect(onTime + late + missing).toBe(expected)
        expect(missing).toBe(passed.filter(({ dueAt }) => !heard.has(dueAt)).length)
        expect(onTime + late).toBe(heard.size)
      }),
    )
  })
})

describe('the silence of a unit', () => {
  const called = (
    actor: ReturnType<typeof person>,
    now: Date,
    reports: StatusReport[] = [],
    standingFor = [] as ReturnType<typeof person>[],
  ) => callsOf(board(reports), { actor, standingFor }, now).map(({ unitId }) => unitId)
  const ethics = person('ethics', 'ethicsOfficer')
  const deputy = person('finance', 'staff')

  test('calls ethics once it is missing, and not before', () => {
    expect(called(ethics, at('09:59'))).toEqual([])
    expect(called(ethics, at('10:00'))).toEqual(['civil', 'finance', 'library'])
    expect(called(ethics, at('10:00'), [report()])).toEqual(['finance', 'library'])
  })

  test('calls who stands in for its head, and nobody else', () => {
    expect(called(deputy, at('10:00'), [], [person('library', 'unitHead')])).toEqual(['library'])
    expect(called(deputy, at('10:00'), [], [person('library', 'staff')])).toEqual([])
    expect(called(person('library', 'unitHead'), at('10:00'))).toEqual([])
  })

  test('is over when the next time is answered, and begins again with the one after', () => {
    const evening = report({ dueAt: at('17:00').toISOString() })
    expect(called(ethics, at('17:01'), [evening])).not.toContain('civil')
    expect(called(ethics, at('10:00', '2026-02-14'), [evening])).toContain('civil')
  })

  test('goes on while the next time is only just over', () => {
    expect(called(ethics, at('17:30'))).toContain('civil')
  })

  test('says whom to ask, and where', () => {
    const [call] = callsOf(board(), { actor: ethics, standingFor: [] }, at('10:00'))
    expect(call).toMatchObject({ headName: '王主管', telephone: '05-0000000', dueAt: slot.dueAt })
  })
})

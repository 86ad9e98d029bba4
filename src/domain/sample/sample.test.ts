import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { schedule } from '#domain/assignment/assignment.rules.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { daysBetween, formatRocDate, holidayBlockIn } from '#domain/calendar.ts'
import { Role } from '#domain/person/person.ts'
import { DutyAction, DutyMode, DutyTiming } from '#domain/plan/compiled-plan.ts'
import { sample } from '#domain/sample/sample-agency.ts'
import expected from './sample-plan.expected.json' with { type: 'json' }

const text = readFileSync(new URL('./sample-plan.txt', import.meta.url), 'utf8')
const agency = (level: string) => sample.agencies.find((candidate) => candidate.level === level)!
const township = agency('township')
const holdersOf = (role: Role) => township.people.filter((person) => person.roles.includes(role))

describe('the sample township', () => {
  test('stands under a county and a ministry', () => {
    expect(township.parent).toBe(agency('county').name)
    expect(agency('county').parent).toBe(agency('ministry').name)
    expect(agency('ministry').parent).toBeNull()
  })

  test('has twelve units and thirty people', () => {
    expect(new Set(township.units).size).toBe(12)
    expect(township.people).toHaveLength(30)
  })

  test('has one head in every unit', () => {
    expect(
      holdersOf('unitHead')
        .map((person) => person.unit)
        .toSorted(),
    ).toEqual(township.units.toSorted())
  })

  test('has people in every role, with the superior ethics office at the county', () => {
    const roles = new Set(township.people.flatMap((person) => person.roles))
    expect(Role.options.filter((role) => !roles.has(role))).toEqual(['superiorEthics'])
    expect(agency('county').people.flatMap((person) => person.roles)).toEqual(['superiorEthics'])
  })

  test('has one system administrator, who is nothing else', () => {
    expect(holdersOf('systemAdministrator').map((person) => person.roles)).toEqual([['systemAdministrator']])
  })

  test('gives everybody a sign-in name and a name of their own, in a unit that exists', () => {
    const people = sample.agencies.flatMap((each) => each.people)
    expect(new Set(people.map((person) => person.loginName)).size).toBe(people.length)
    expect(new Set(people.map((person) => person.name)).size).toBe(people.length)
    for (const each of sample.agencies)
      for (const { unit } of each.people) expect(unit === null || each.units.includes(unit)).toBe(true)
  })

  test('maps every phrase of its plan to units that exist', () => {
    for (const { units } of sample.ownerPhrases) for (const unit of units) expect(township.units).toContain(unit)
  })
})

describe('the sample plan', () => {
  const { period } = expected.header

  test('is issued by the sample township', () => {
    expect(text.startsWith(`${township.name}115年`)).toBe(true)
    expect(expected.header.agency).toBe(township.name)
  })

  test('names a period of fifteen days with the right weekdays', () => {
    const [start, end] = [period.start, period.end].map((date) => formatRocDate(date).at(-2))
    expect(text).toContain(`自115年2月11日（星期${start}）起至115年2月25日（星期${end}）止，為期15日。`)
    expect(daysBetween(period.start, period.end) + 1).toBe(period.days)
  })

  test('orders each of the actions that a plan can order', () => {
    const ordered = new Set(expected.duties.filter((duty) => !('optional' in duty)).map((duty) => duty.action))
    expect(DutyAction.options.filter((action) => !ordered.has(action))).toEqual([])
  })

  test('has between thirty-five and forty-five clauses on three levels', () => {
    expect(expected.labels.length).toBeGreaterThanOrEqual(35)
    expect(expected.labels.length).toBeLessThanOrEqual(45)
    expect(new Set(expected.labels.map((label) => label.split('.').length))).toEqual(new Set([1, 2, 3]))
  })

  test('speaks of owners that are units of the township or phrases that it knows', () => {
    const known = new Set([...township.units, ...sample.ownerPhrases.map(({ phrase }) => phrase)])
    for (const owner of expected.duties.flatMap((duty) => duty.owners)) expect(known).toContain(owner)
  })

  test('quotes the law as it stands in its period', () => {
    expect(text).toContain('國家安全法第2條規定')
    expect(text).not.toMatch(/第\s*2\s*條之\s*1/)
    expect(text).toContain('資通安全事件通報應變及演練辦法')
  })

  test('becomes dated work on its units', () => {
    const units = township.units.map((id) => ({ id }))
    const unitsOf = (owners: string[]) =>
      owners.flatMap((owner) => sample.ownerPhrases.find(({ phrase }) => phrase === owner)?.units ?? [owner])
    const duties = expected.duties.map((duty, index) => ({
      id: String(index),
      mode: DutyMode.parse(duty.mode),
      action: DutyAction.parse(duty.action),
      timing: DutyTiming.parse(duty.timing),
      unitIds: duty.owners.length > 0 ? unitsOf(duty.owners) : township.units,
    }))
    const holidayBlock = holidayBlockIn(period, officeCalendar, 'spring_festival')
    const rows = schedule({ duties, period, holidayBlock, calendar: officeCalendar, units })
    expect(holidayBlock).toEqual({ start: '2026-02-14', end: '2026-02-22' })
    expect(new Set(rows.map((row) => row.unitId)).size).toBe(12)
    expect(
      rows
        .map((row) => row.dueDate ?? '')
        .toSorted()
        .at(-1),
    ).toBe('2026-03-09')
  })
})

import type { OfficeCalendar } from '#domain/calendar.ts'
import {
  addDays,
  type DatePeriod,
  dateInTaipei,
  datesIn,
  daysBetween,
  type IsoDate,
  isWorkday,
} from '#domain/calendar.ts'
import type { DutyLimits } from '#domain/roster/duty-limits.ts'
import type { RosterSettings } from '#domain/roster/roster-settings.ts'
import type { Shift } from '#domain/roster/shift.ts'
import type { Wish } from '#domain/roster/wish.ts'

/** What law, the database and the facts forbid: nobody's reason helps against it. */
export const hardRules = ['cannot', 'overlap', 'rest', 'dayHours', 'monthOvertime'] as const
/** What the agency has asked for: it may be set aside with a reason. */
export const softRules = ['notInPool', 'inARow', 'ratherNot'] as const
export type HardRule = (typeof hardRules)[number]
export type SoftRule = (typeof softRules)[number]
export type DutyRule = HardRule | SoftRule

export type OnDuty = { id: string; unitId: string | null }
/** As much of a shift as the rules ask for. */
export type Kept = Pick<Shift, 'startsAt' | 'endsAt' | 'date' | 'isReleased'>

export type Ruling = {
  limitsOn: (date: IsoDate) => DutyLimits
  settings: Pick<RosterSettings, 'daysBetween' | 'officeHours'>
  calendar: OfficeCalendar
}

export const hourMs = 3_600_000
const startOf = (shift: Kept): number => Date.parse(shift.startsAt)
const endOf = (shift: Kept): number => Date.parse(shift.endsAt)

const midnight = (date: IsoDate): number => Date.parse(`${date}T00:00:00+08:00`)
/** First and last day that a shift touches; one that ends at midnight does not touch the next. */
const daysOf = (shift: Kept): DatePeriod => ({ start: shift.date, end: dateInTaipei(new Date(endOf(shift) - 1)) })

const hoursOn = (shift: Kept, date: IsoDate): number =>
  Math.max(0, Math.min(endOf(shift), midnight(addDays(date, 1))) - Math.max(startOf(shift), midnight(date))) / hourMs

const touches = (shift: Kept, from: IsoDate, until: IsoDate): boolean => {
  const { start, end } = daysOf(shift)
  return from <= end && start <= until
}

export const isInPool = ({ id, unitId }: OnDuty, { pool }: Pick<Shift, 'pool'>): boolean =>
  pool.personIds.includes(id) || (unitId !== null && pool.unitIds.includes(unitId))

export const wishesFor = (wishes: readonly Wish[], personId: string, shift: Kept): Wish[] =>
  wishes.filter((wish) => wish.personId === personId && touches(shift, wish.from, wish.until))

const workdaysOf = (shift: Kept, { calendar }: Ruling): IsoDate[] =>
  datesIn(daysOf(shift)).filter((date) => isWorkday(date, calendar))

/** What a shift adds to the normal hours. Its month is that of the day on which it begins. */
export function overtimeOf(shift: Kept, ruling: Ruling): number {
  const hours = (endOf(shift) - startOf(shift)) / hourMs
  const replaced = shift.isReleased ? workdaysOf(shift, ruling).length * ruling.settings.officeHours : 0
  return Math.max(0, hours - replaced)
}

export const monthOf = (date: IsoDate): string => date.slice(0, 7)

const overlap = (one: Kept, other: Kept): boolean => startOf(one) < endOf(other) && startOf(other) < endOf(one)

const isRestShort = (one: Kept, other: Kept, { limitsOn }: Ruling): boolean => {
  const [first, second] = startOf(one) <= startOf(other) ? [one, other] : [other, one]
  return startOf(second) - endOf(first) < limitsOn(second.date).leastRestHours * hourMs
}

const isInARow = (one: Kept, other: Kept, { settings }: Ruling): boolean =>
  Math.abs(daysBetween(one.date, other.date)) <= settings.daysBetween

/** All hours of a day: those on duty, and those in the office unless one of the shifts stands for them. */
function isDayTooLong(date: IsoDate, shifts: readonly Kept[], { limitsOn, settings, calendar }: Ruling): boolean {
  const kept = shifts.filter((shift) => touches(shift, date, date))
  const hours = kept.reduce((sum, shift) => sum + hoursOn(shift, date), 0)
  const isInOffice = isWorkday(date, calendar) && !kept.some(({ isReleased }) => isReleased)
  return hours + (isInOffice ? settings.officeHours : 0) > limitsOn(date).mostHoursPerDay
}

/** The rules that two shifts break together, if one person keeps both. */
export function brokenByBoth(one: Kept, other: Kept, ruling: Ruling): DutyRule[] {
  if (overlap(one, other)) return ['overlap']
  const days = new Set([...datesIn(daysOf(one)), ...datesIn(daysOf(other))])
  const broken: Record<'rest' | 'dayHours' | 'inARow', boolean> = {
    rest: isRestShort(one, other, ruling),
    dayHours: [...days].some((date) => isDayTooLong(date, [one, other], ruling)),
    inARow: isInARow(one, other, ruling),
  }
  return (['rest', 'dayHours', 'inARow'] as const).filter((rule) => broken[rule])
}

type Asked = {
  person: OnDuty
  shift: Shift /** What this person keeps besides. */
  kept: readonly Kept[]
  wishes: readonly Wish[]
}

/** Every rule that is broken when this person keeps this shift, hard ones first. */
export function brokenRules({ person, shift, kept, wishes }: Asked, ruling: Ruling): DutyRule[] {
  const said = new Set(wishesFor(wishes, person.id, shift).map(({ kind }) => kind))
  const month = monthOf(shift.date)
  const inMonth = [shift, ...kept.filter(({ date }) => monthOf(date) === month)]
  const overtime = inMonth.reduce((sum, one) => sum + overtimeOf(one, ruling), 0)
  const together = new Set(kept.flatMap((other) => brokenByBoth(shift, other, ruling)))
  const broken: Record<DutyRule, boolean> = {
    cannot: said.has('cannot'),
    overlap: together.has('overlap'),
    rest: together.has('rest'),
    dayHours: datesIn(daysOf(shift)).some((date) => isDayTooLong(date, [shift, ...kept], ruling)),
    monthOvertime: overtime > ruling.limitsOn(shift.date).mostOvertimePerMonth,
    notInPool: !isInPool(person, shift),
    inARow: together.has('inARow'),
    ratherNot: said.has('ratherNot'),
  }
  return [...hardRules, ...softRules].filter((rule) => broken[rule])
}

export const isHard = (rule: DutyRule): rule is HardRule => (hardRules as readonly DutyRule[]).includes(rule)

import { z } from 'zod'
import { hardRules, softRules } from '#domain/roster/duty.rules.ts'
import { DutyLimits } from '#domain/roster/duty-limits.ts'
import { Shift, ShiftPattern } from '#domain/roster/shift.ts'
import { Swap } from '#domain/roster/swap.ts'
import { Wish } from '#domain/roster/wish.ts'
import { optionalLine } from '#domain/text.ts'

const Period = z.object({ start: z.iso.date(), end: z.iso.date() })

const facts = {
  id: z.uuid(),
  planId: z.uuid(),
  /** Confirms swaps, and changes the roster as ethics may. */
  inChargeId: z.uuid(),
  patterns: z.array(ShiftPattern).min(1).max(12),
}

/** A roster that is made, or made anew before it is published. */
export const RosterDraft = z.object({ ...facts, version: z.int() }).meta({ id: 'RosterDraft' })
export type RosterDraft = z.infer<typeof RosterDraft>

export const RosterSummary = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    planTitle: z.string(),
    period: Period,
    inChargeName: z.string(),
    publishedAt: z.iso.datetime().nullable(),
    /** How many people are wanted in all, and how many there are. */
    wanted: z.int(),
    filled: z.int(),
  })
  .meta({ id: 'RosterSummary' })
export type RosterSummary = z.infer<typeof RosterSummary>

const DutyRuleName = z.enum([...hardRules, ...softRules])

/** Who keeps a shift. One that is changed is ended and another begins. */
export const Booking = z
  .object({
    id: z.uuid(),
    shiftId: z.uuid(),
    personId: z.uuid(),
    personName: z.string(),
    /** By the product; it is replaced when another proposal is asked for. */
    isProposed: z.boolean(),
    /** What the agency asks for and was set aside, and why. */
    rules: z.array(DutyRuleName),
    reason: z.string(),
    at: z.iso.datetime(),
    byName: z.string(),
    endedAt: z.iso.datetime().nullable(),
    endedByName: z.string().nullable(),
    endReason: z.string(),
  })
  .meta({ id: 'Booking' })
export type Booking = z.infer<typeof Booking>

const Burden = z.object({ newYearEve: z.int(), dayOff: z.int(), workday: z.int() })

export const RosterPerson = z
  .object({
    id: z.uuid(),
    name: z.string(),
    title: z.string(),
    unitId: z.uuid().nullable(),
    unitName: z.string(),
    /** For those who keep the roster or a shift of it; null for everybody else. */
    telephone: z.string().nullable(),
    /** Shifts of earlier years. */
    earlier: Burden,
  })
  .meta({ id: 'RosterPerson' })
export type RosterPerson = z.infer<typeof RosterPerson>

const Gap = z.object({
  shiftId: z.uuid(),
  missing: z.int(),
  because: z.array(z.object({ rule: DutyRuleName, people: z.int() })),
})

export const Roster = z
  .object({
    ...facts,
    planTitle: z.string(),
    inChargeName: z.string(),
    period: Period,
    /** Of the plan today: another one when it was moved. */
    planPeriod: Period,
    publishedAt: z.iso.datetime().nullable(),
    publishedByName: z.string().nullable(),
    version: z.int(),
    mayKeep: z.boolean(),
    limits: DutyLimits,
    /** In order of time. */
    shifts: z.array(Shift),
    /** Those that stand. */
    bookings: z.array(Booking),
    /** What was ended or begun after it was published, the latest first. */
    records: z.array(Booking),
    people: z.array(RosterPerson),
    gaps: z.array(Gap),
    /** What stands against a rule; only for those who keep it, as are the wishes. */
    faults: z.array(z.object({ shiftId: z.uuid(), personId: z.uuid(), rules: z.array(DutyRuleName) })),
    wishes: z.array(Wish),
    /** Those that wait for somebody. */
    swaps: z.array(Swap),
    /** Shifts and days that do not fit the plan any more. */
    outsideIds: z.array(z.uuid()),
    missingDates: z.array(z.iso.date()),
  })
  .meta({ id: 'Roster' })
export type Roster = z.infer<typeof Roster>

/** Somebody is put on a shift, perhaps in the place of another. */
export const BookingEntry = z
  .object({
    id: z.uuid(),
    bookingId: z.uuid(),
    shiftId: z.uuid(),
    personId: z.uuid(),
    replacesId: z.uuid().nullable(),
    reason: optionalLine(200),
  })
  .meta({ id: 'BookingEntry' })
export type BookingEntry = z.infer<typeof BookingEntry>

export const BookingEnd = z
  .object({ id: z.uuid(), bookingId: z.uuid(), reason: optionalLine(200) })
  .meta({ id: 'BookingEnd' })
export type BookingEnd = z.infer<typeof BookingEnd>

/** A shift of one person, as that person sees it. */
export const OwnShift = Shift.pick({ date: true, name: true, place: true, startsAt: true, endsAt: true })
  .extend({
    bookingId: z.uuid(),
    rosterId: z.uuid(),
    /** Who keeps it too. */
    others: z.array(z.string()),
    /** Who comes after, for the handover; null: nobody does. */
    nextId: z.uuid().nullable(),
  })
  .meta({ id: 'OwnShift' })
export type OwnShift = z.infer<typeof OwnShift>

export const OwnRoster = z
  .object({
    /** Not yet over, the next first. */
    shifts: z.array(OwnShift),
    wishes: z.array(Wish),
    /** Asked by or of this person, the latest first. */
    swaps: z.array(Swap),
    /** Since when there is an address for calendars; null: there is none. */
    feedSince: z.iso.datetime().nullable(),
    /** The same for the shifts of all. */
    officeFeedSince: z.iso.datetime().nullable(),
  })
  .meta({ id: 'OwnRoster' })
export type OwnRoster = z.infer<typeof OwnRoster>

/** Somebody who is on duty by a published roster. */
export const OnDutyNow = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    title: z.string(),
    unitName: z.string(),
    shift: z.string(),
    place: z.string(),
    until: z.iso.datetime(),
    telephone: z.string().nullable(),
  })
  .meta({ id: 'OnDutyNow' })
export type OnDutyNow = z.infer<typeof OnDutyNow>

export const RosterReceipt = z.object({ id: z.uuid(), version: z.int() }).meta({ id: 'RosterReceipt' })
export type RosterReceipt = z.infer<typeof RosterReceipt>

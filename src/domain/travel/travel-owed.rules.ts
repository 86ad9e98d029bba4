import { addDays, type IsoDate, type OfficeCalendar, workdaysFrom } from '#domain/calendar.ts'
import { type Owed, type TravelRule, travelRules } from './travel-rules.ts'
import type { TripFacts } from './trip.ts'

/** What is asked of the rules; once somebody is back, with the day and whether somebody was met by chance. */
export type Asked = TripFacts & { metUnforeseen?: boolean }

const meets = ({ meeting }: TravelRule, { meetsOfficials, metUnforeseen = false }: Asked): boolean =>
  meeting === null || (meeting === 'planned' ? meetsOfficials : metUnforeseen)

const concerns = (rule: TravelRule, asked: Asked): boolean =>
  rule.standings.includes(asked.standing) &&
  rule.destinations.includes(asked.destination) &&
  (rule.purposes === null || rule.purposes.includes(asked.purpose)) &&
  meets(rule, asked)

type Within = NonNullable<Owed['within']>

const reckoned = ({ amount, unit }: Within, from: IsoDate, step: 1 | -1, calendar: OfficeCalendar): IsoDate =>
  unit === 'workday' ? workdaysFrom(from, amount, step, calendar) : addDays(from, step * amount)

/** What says something and asks for nothing by a day. */
const undated: readonly Owed['what'][] = ['kinship', 'sanctions']

/**
 * What is owed, until when and on which ground. What comes before leaving goes by the rules of the day of leaving, what
 * comes after by those of the day of coming back; a version that is not in force on that day says nothing.
 */
export function owedFor(asked: Asked, calendar: OfficeCalendar, rules = travelRules): Owed[] {
  const days = { before: asked.leavesOn, after: asked.returnsOn }
  return rules
    .filter((rule) => concerns(rule, asked))
    .flatMap(({ key, versions }) =>
      versions.flatMap(({ from, until, isLaw, text, source, owed }) =>
        owed
          .filter(({ side }) => (from === null || from <= days[side]) && (until === null || days[side] <= until))
          .map((one): Owed => {
            const { side, within, what } = one
            const step = side === 'before' ? -1 : 1
            const dueOn = within ? reckoned(within, days[side], step, calendar) : days[side]
            const ground = { rule: key, from, isLaw, text, source }
            return { ...one, dueOn: undated.includes(what) ? null : dueOn, ground }
          }),
      ),
    )
}

const asking: readonly Owed['what'][] = ['application', 'notice', 'meetingNotice']
const reporting: readonly Owed['what'][] = ['returnReport', 'returnNotice', 'meetingNotice']

const isOf = (kinds: readonly Owed['what'][], side: Owed['side']) => (one: Owed) =>
  one.side === side && kinds.includes(one.what)

/** Whether it is filed after the day until which it was to be. */
export const isFiledLate = (owed: readonly Owed[], filedOn: IsoDate): boolean =>
  owed.some((one) => isOf(asking, 'before')(one) && one.dueOn !== null && one.dueOn < filedOn)

/** The earliest day until which something is to be said after coming back; null where nothing is. */
export const returnDueOn = (owed: readonly Owed[]): IsoDate | null =>
  owed
    .filter(isOf(reporting, 'after'))
    .flatMap(({ dueOn }) => dueOn ?? [])
    .toSorted()[0] ?? null

/** Who has to agree: the agency itself, somebody outside, both in this order, or nobody. */
export const consentOwed = (owed: readonly Owed[]): { own: boolean; outside: boolean } => {
  const applications = owed.filter(({ what }) => what === 'application')
  return {
    own: applications.some(({ to }) => to === 'agency'),
    outside: applications.some(({ to }) => to !== 'agency'),
  }
}

/** Whether the office is to take note of it. */
export const isNoticeOwed = (owed: readonly Owed[]): boolean =>
  owed.some((one) => one.side === 'before' && (one.what === 'notice' || one.what === 'meetingNotice'))

export const isBriefingOwed = (owed: readonly Owed[]): boolean => owed.some(({ what }) => what === 'briefing')

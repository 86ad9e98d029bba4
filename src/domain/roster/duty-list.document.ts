import { dateInTaipei, formatRocDate, timeInTaipei } from '#domain/calendar.ts'
import type { Block, OfficialDocument } from '#domain/document.ts'
import type { Roster } from '#domain/roster/roster.ts'
import type { Shift } from '#domain/roster/shift.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type Printed = { agency: { name: string; exercise: boolean }; roster: Roster; madeAt: string }

/** For the guard's desk: who is on duty when and where, and under which number. */
export function dutyListDocument({ agency, roster, madeAt }: Printed, say: Say): OfficialDocument {
  const { planTitle, period, inChargeName } = roster
  return {
    title: say('roster.document.title'),
    kind: say('roster.document.kind'),
    agency: agency.name,
    meta: [
      { label: say('roster.document.plan'), value: planTitle },
      {
        label: say('roster.document.period'),
        value: say('roster.document.days', { from: formatRocDate(period.start), until: formatRocDate(period.end) }),
      },
      { label: say('roster.inCharge'), value: inChargeName },
      { label: say('roster.document.madeOn'), value: formatRocDate(dateInTaipei(new Date(madeAt))) },
    ],
    blocks: [{ type: 'paragraph', text: say('roster.document.hint') }, tableOf(roster, say)],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

const tableOf = (roster: Roster, say: Say): Block => ({
  type: 'table',
  columns: [
    { title: say('roster.day'), width: 4 },
    { title: say('roster.shift'), width: 5 },
    { title: say('roster.time'), width: 4 },
    { title: say('roster.document.people'), width: 9 },
  ],
  rows: roster.shifts.map((shift) => [
    formatRocDate(shift.date),
    [shift.name, shift.place].join('\n'),
    hoursOf(shift, say),
    peopleOf(roster, shift, say),
  ]),
})

/** 17:00–次日08:00 */
function hoursOf({ date, startsAt, endsAt }: Pick<Shift, 'date' | 'startsAt' | 'endsAt'>, say: Say): string {
  const [from, until] = [timeInTaipei(new Date(startsAt)), timeInTaipei(new Date(endsAt))]
  const isNextDay = dateInTaipei(new Date(endsAt)) > date
  return say(isNextDay ? 'roster.hoursOver' : 'roster.hours', { from, until })
}

function peopleOf({ bookings, people, gaps }: Roster, { id }: Shift, say: Say): string {
  const telephones = new Map(people.map((person) => [person.id, person.telephone]))
  const kept = bookings
    .filter(({ shiftId }) => shiftId === id)
    .map(({ personId, personName }) => [personName, telephones.get(personId)].filter(Boolean).join('　'))
  const missing = gaps.find(({ shiftId }) => shiftId === id)?.missing ?? 0
  return [...kept, ...(missing > 0 ? [say('roster.gap', { count: missing })] : [])].join('\n')
}

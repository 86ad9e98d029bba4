import type { RosterDraft } from '#domain/roster/roster.ts'
import type { ShiftPattern } from '#domain/roster/shift.ts'
import { newId } from '#server/platform/id.ts'
import { keepProposal, prepareProposal } from '#server/roster/proposal.operations.ts'
import { publishRoster, saveRoster, showRoster } from '#server/roster/roster.operations.ts'
import { solve } from '#server/roster/solver.ts'
import { askSwap } from '#server/roster/swap.operations.ts'
import { noteWish } from '#server/roster/wish.operations.ts'
import type { Stage } from './sample-facilities.ts'

/** Units that keep watch in turn. */
const keeping = ['民政課', '行政室', '建設課', '社會課', '財政課', '農業課']

const night: Omit<ShiftPattern, 'pool'> = {
  ...{
    name: '夜班',
    place: '一樓值勤室',
    from: '17:30',
    until: '22:00',
    days: 'everyDay',
    people: 1,
    isReleased: false,
  },
}
const day: Omit<ShiftPattern, 'pool'> = {
  ...{
    name: '日班',
    place: '一樓值勤室',
    from: '08:00',
    until: '17:30',
    days: 'daysOff',
    people: 1,
    isReleased: false,
  },
}

/** The roster of the period, proposed and published; somebody is away, and somebody asks to be relieved. */
export async function playRoster({ does, inRole, at, unitIds }: Stage, planId: string): Promise<void> {
  const [officer, inCharge] = [inRole('ethicsOfficer'), inRole('unitHead', '行政室')]
  const pool = { unitIds: keeping.flatMap((name) => unitIds.get(name) ?? []), personIds: [] }
  const draft: RosterDraft = {
    ...{ id: newId(), planId, version: 0, inChargeId: inCharge.personId },
    patterns: [day, night].map((pattern) => ({ ...pattern, pool })),
  }
  const { id } = draft
  at('2026-02-06T10:00:00+08:00')
  const away = inRole('staff', '建設課') ?? inCharge
  await does(away, noteWish, {
    ...{
      id: newId(),
      personId: away.personId,
      kind: 'cannot',
      reason: 'leave',
      from: '2026-02-16',
      until: '2026-02-18',
    },
  })
  const made = await does(officer, saveRoster, draft)
  const proposal = await solve(await does(officer, prepareProposal, made))
  const kept = await does(officer, keepProposal, { ...made, ...proposal })
  at('2026-02-06T16:00:00+08:00')
  await does(officer, publishRoster, kept)
  await askOne({ does, inRole, at, unitIds }, id)
}

/** Of the last shifts, one whose other can take it over. */
async function askOne({ does, inRole, at }: Stage, id: string): Promise<void> {
  const roster = await does(inRole('ethicsOfficer'), showRoster, { id })
  const booking = roster.bookings.at(-1)!
  const asking = { ...inRole('staff'), personId: booking.personId }
  const last = roster.bookings.slice(-5).map(({ personId }) => personId)
  const other = roster.people.find((person) => !last.includes(person.id))
  at('2026-02-13T08:40:00+08:00')
  if (other)
    await does(asking, askSwap, {
      ...{ id: newId(), bookingId: booking.id, toPersonId: other.id, returnBookingId: null, reason: '家中有事' },
    })
}

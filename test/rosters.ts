import { expect } from 'vitest'
import type { Roster, RosterDraft } from '#domain/roster/roster.ts'
import type { ShiftPattern } from '#domain/roster/shift.ts'
import { newId } from '#server/platform/id.ts'
import type { Visitor } from './app.ts'
import type { AgencyMade } from './make.ts'

/** Every unit but ethics keeps the night of each day. */
export const nightShift = (
  { unitIds }: Pick<AgencyMade, 'unitIds'>,
  changes: Partial<ShiftPattern> = {},
): ShiftPattern => ({
  ...{ name: '夜班', place: '值勤室', from: '17:30', until: '08:00', days: 'everyDay', people: 1, isReleased: true },
  pool: { unitIds: ['民政課', '行政室', '圖書館'].map((name) => unitIds.get(name)!), personIds: [] },
  ...changes,
})

type Made = { agency: AgencyMade; planId: string; patterns?: ShiftPattern[]; inChargeId?: string }

export const rosterDraft = ({ agency, planId, patterns, inChargeId }: Made): RosterDraft => ({
  ...{ id: newId(), planId, version: 0, patterns: patterns ?? [nightShift(agency)] },
  inChargeId: inChargeId ?? agency.personIds.get(agency.loginNames.unitHead!)!,
})

/** A roster of a plan, made and, if asked, proposed and published, as the one who made it sees it. */
export function rosterDesk(officer: Visitor) {
  const show = async (id: string): Promise<Roster> => {
    const { status, body } = await officer.get(`/rosters/${id}`)
    expect(status).toBe(200)
    return body
  }
  const step = async (roster: Pick<Roster, 'id' | 'version'>, name: string): Promise<Roster> => {
    const { id, version } = roster
    const answer = await officer.post(`/rosters/${id}/${name}`, { version })
    expect(answer, name).toMatchObject({ status: 200 })
    return show(id)
  }
  const make = async (made: Made): Promise<Roster> => {
    const { id, ...input } = rosterDraft(made)
    expect(await officer.put(`/rosters/${id}`, input)).toMatchObject({ status: 200 })
    return show(id)
  }
  const propose = (roster: Pick<Roster, 'id' | 'version'>) => step(roster, 'proposal')
  const publish = (roster: Pick<Roster, 'id' | 'version'>) => step(roster, 'publish')
  const book = (rosterId: string, shiftId: string, personId: string, changes: object = {}) =>
    officer.post(`/rosters/${rosterId}/bookings`, {
      ...{ bookingId: newId(), shiftId, personId, replacesId: null, reason: '' },
      ...changes,
    })
  return { show, step, make, propose, publish, book }
}

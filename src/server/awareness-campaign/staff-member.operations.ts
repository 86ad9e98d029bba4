import { LinkDigits } from '#domain/awareness-campaign/awareness-link.ts'
import type { StaffMember, StaffMemberEntry } from '#domain/awareness-campaign/staff-member.ts'
import { Problem } from '#domain/problem.ts'
import { findUnit } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './staff-member.store.ts'

/** The digits lie in envelopes: four of them would be guessed from any hash. */
export const digitsEnvelope = { table: 'staff_member', column: 'digits', shape: LinkDigits }

export const findMembers = (work: Work): Promise<StaffMember[]> => store.list(work.tx)

export const listMembers = read('staffMember.list', (work, _: Record<string, never>) => findMembers(work))

/** Written whole. Digits that are not given anew stay. */
export const saveMember = write('staffMember.save', async (work, { digits, version, ...member }: StaffMemberEntry) => {
  const { id, unitId, name, title } = member
  const unit = await findUnit(work, unitId)
  if (unit?.abolishedOn) throw new Problem('unit.abolished', { name: unit.name })
  if (version === 0) {
    if (digits === null) throw new Problem('staffMember.digits_missing')
    await store.insert(work.tx, { ...member, agencyId: work.actor.agencyId })
  } else if (!(await store.update(work.tx, { id, version }, { unitId, name, title })))
    throw new Problem('changed_meanwhile')
  if (digits !== null) await work.sealing.put(digitsEnvelope, id, digits, version + 1)
  work.record(id, { version: version + 1, hasNewDigits: digits !== null })
  return { id, version: version + 1 }
})

/** What was confirmed stays; from now on nothing is sent. */
export const leaveMember = write(
  'staffMember.leave',
  async (work, { id, version }: { id: string; version: number }) => {
    if (!(await store.update(work.tx, { id, version }, { leftOn: work.today }))) throw new Problem('changed_meanwhile')
    work.record(id, { leftOn: work.today })
    return {}
  },
)

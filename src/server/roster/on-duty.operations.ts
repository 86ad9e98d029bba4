import { type Acting, isEthics, isHead } from '#domain/person/person.rules.ts'
import type { OnDutyNow } from '#domain/roster/roster.ts'
import { read, type Work } from '#server/platform/work.ts'
import { telephonesOf } from '#server/telling/channels.operations.ts'
import * as store from './booking.store.ts'

/**
 * Who is on duty by a published roster. Empty where there is none, and in a gap: then whoever bears the role of a duty
 * officer is meant, so that a hole in a roster leaves nobody without one.
 */
export const onDutyAt = (work: Work, at: Date): Promise<store.OnDuty[]> => store.listOnDuty(work.tx, at)

/** Whom to turn to at an instant. */
export async function dutyOfficersAt(work: Work, at: Date): Promise<store.DutyOfficer[]> {
  const onDuty = await onDutyAt(work, at)
  return onDuty.length > 0 ? onDuty : store.listDutyOfficers(work.tx)
}

const seesNumber = (actor: Acting, { inChargeId }: store.OnDuty, onDuty: readonly store.OnDuty[]): boolean =>
  isEthics(actor) ||
  isHead(actor) ||
  inChargeId === actor.personId ||
  onDuty.some(({ personId }) => personId === actor.personId)

/** The call list of this hour. */
export const showOnDuty = read('roster.onDuty', async (work, _: Record<string, never>): Promise<OnDutyNow[]> => {
  const onDuty = await onDutyAt(work, work.now)
  const open = onDuty.filter((one) => seesNumber(work.actor, one, onDuty)).map(({ personId }) => personId)
  const telephones = await telephonesOf(work, open)
  return onDuty.map((one) => ({
    ...one,
    telephone: open.includes(one.personId) ? (telephones.get(one.personId) ?? '') : null,
  }))
})

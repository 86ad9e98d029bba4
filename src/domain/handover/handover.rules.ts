import type { Handover, HandoverEntry } from '#domain/handover/handover.ts'
import { type Acting, isEthics, isHead } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

/** Each hands over for oneself; for who cannot, ethics writes it. */
export function checkHandover(actor: Acting, { fromPersonId }: Pick<HandoverEntry, 'fromPersonId'>): void {
  if (fromPersonId !== actor.personId && !isEthics(actor)) throw new Problem('handover.not_own')
}

type Between = Pick<Handover, 'fromPersonId' | 'toPersonId'>

/** Who watches; everybody else sees what was handed over by or to oneself. */
export const seesEveryHandover = (actor: Acting): boolean =>
  isEthics(actor) || isHead(actor) || actor.roles.includes('dutyOfficer')

const maySeeHandover = (actor: Acting, { fromPersonId, toPersonId }: Between): boolean =>
  seesEveryHandover(actor) || fromPersonId === actor.personId || toPersonId === actor.personId

/** Only who comes can say to have read it. */
export function checkAcknowledgement(actor: Acting, handover: Between & Pick<Handover, 'acknowledgedAt'>): void {
  if (!maySeeHandover(actor, handover)) throw new Problem('not_found')
  if (handover.toPersonId !== actor.personId) throw new Problem('handover.not_yours')
  if (handover.acknowledgedAt !== null) throw new Problem('handover.already_acknowledged')
}

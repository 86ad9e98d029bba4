import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import { readPointCode } from '#domain/point/point-code.ts'
import { Problem } from '#domain/problem.ts'
import { type Medium, MediumClass, type MediumEntry } from './confidential-medium.ts'

type Placed = Pick<Medium, 'unitId' | 'keeperId'>

/** Whoever keeps it, the head of its unit, and ethics. Other heads have no part in it, nor has the administrator. */
export const answersFor = (actor: Acting, { unitId, keeperId }: Placed): boolean =>
  isEthics(actor) || actor.personId === keeperId || (actor.roles.includes('unitHead') && actor.unitId === unitId)

/** And, while it is asked of them, whoever is to have seen it destroyed. */
export const maySeeMedium = (actor: Acting, medium: Placed & Pick<Medium, 'destruction'>): boolean =>
  answersFor(actor, medium) || medium.destruction?.witnessId === actor.personId

/** Ethics for every unit, a head for the own. */
export const mayRegister = (actor: Acting, unitId: string): boolean =>
  isEthics(actor) || (actor.roles.includes('unitHead') && actor.unitId === unitId)

/** State secrets are not kept here, not even by number. */
export function storableClass({ classification }: Pick<MediumEntry, 'classification'>): MediumClass {
  const known = MediumClass.safeParse(classification)
  if (!known.success) throw new Problem('confidentialMedium.class_too_high')
  return known.data
}

/** Numbers with more words than this say what is in it. */
const neutralWords = 2

/** A hint and no refusal: a number that reads like a title gives away what it is to hide. */
export const readsLikeTitle = (number: string): boolean =>
  (number.match(/\p{Script=Han}/gu) ?? []).length > neutralWords || (number.match(/\p{Letter}{4,}/gu) ?? []).length > 0

/** As it stands on slips and in lists. No number has brackets, so no copy is taken for another's original. */
export const mediumLabel = ({ number, copyNumber }: Pick<Medium, 'number' | 'copyNumber'>): string =>
  copyNumber === 0 ? number : `${number} (${copyNumber})`

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

/** What was scanned or typed is this very thing: its code, the address on its slip, or its number. */
export const isItem = (item: string, medium: Pick<Medium, 'number' | 'copyNumber' | 'code'>): boolean =>
  readPointCode(item) === medium.code || bare(item) === bare(mediumLabel(medium))

/** What is not in its place goes nowhere. */
export function checkKept({ state }: Pick<Medium, 'state'>): void {
  if (state !== 'kept') throw new Problem('confidentialMedium.not_kept')
}

export function checkUnchanged(medium: Pick<Medium, 'state' | 'version'>, asked: number): void {
  if (medium.state === 'destroyed') throw new Problem('confidentialMedium.destroyed')
  if (medium.version !== asked) throw new Problem('changed_meanwhile', { version: medium.version })
}

/** Two persons: whoever says so, and whoever has seen it. */
export function checkWitness(actor: Acting, { destruction }: Pick<Medium, 'destruction'>): void {
  if (!destruction) throw new Problem('confidentialMedium.no_destruction')
  if (destruction.askedBy === actor.personId) throw new Problem('confidentialMedium.own_witness')
  if (destruction.witnessId !== actor.personId) throw new Problem('confidentialMedium.not_witness')
}

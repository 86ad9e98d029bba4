import type { Answer } from '#domain/checklist/checklist.ts'
import { mayFillIn, mayHandIn } from '#domain/inspection/inspection.rules.ts'
import type { Inspection } from '#domain/inspection/inspection.ts'
import type { Holding, KeptVersion, Settlement } from '#domain/inspection/versions.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

type Held = Pick<Inspection, 'unitId' | 'origin' | 'status' | 'heldBy' | 'version'>

/** Whoever may fill it in may take it over, for the one who has it may be away; nobody takes it from themself. */
export function checkTakeOver(actor: Acting, inspection: Held, version: number): void {
  if (inspection.status === 'submitted') throw new Problem('inspection.already_submitted')
  if (!mayFillIn(actor, inspection)) throw new Problem('inspection.not_own_unit')
  if (inspection.heldBy === actor.personId) throw new Problem('inspection.already_held')
  if (inspection.version !== version) throw new Problem('changed_meanwhile', { version: inspection.version })
}

/** Whoever has it, had it, or may fill it in can leave answers beside it, also when it has been handed in. */
export function checkSetAside(actor: Acting, inspection: Held, holdings: readonly Holding[]): void {
  const had = holdings.some(({ personId, takenFrom }) => [personId, takenFrom].includes(actor.personId))
  if (inspection.heldBy !== actor.personId && !had && !mayFillIn(actor, inspection))
    throw new Problem('inspection.never_held')
}

/** Who chooses between versions: the one who has it; once it is handed in, whoever hands in such a thing. */
export const maySettle = (actor: Acting, inspection: Held): boolean =>
  inspection.status === 'draft' ? inspection.heldBy === actor.personId : mayHandIn(actor, inspection)

/** What is handed in stays as it is: then only a remark says what became of the other answers. */
export function checkSettle(
  actor: Acting,
  inspection: Held,
  kept: Pick<KeptVersion, 'chosen'>,
  { chosen, remark }: Pick<Settlement, 'chosen' | 'remark'>,
): void {
  if (!maySettle(actor, inspection)) throw new Problem('inspection.not_to_settle')
  if (kept.chosen !== null) throw new Problem('inspection.already_settled')
  if (inspection.status === 'draft') return
  if (chosen !== 'current') throw new Problem('inspection.already_submitted')
  if (remark === '') throw new Problem('inspection.remark_missing')
}

export const placeOf = ({ itemKey, at }: Pick<Answer, 'itemKey' | 'at'>): string =>
  at === undefined ? itemKey : `${itemKey}#${at}`

/** What an answer says, in one text; equal texts are equal answers, whatever way they were given. */
const saidBy = ({ verdict, value, note, fileIds, fixed }: Answer): string =>
  JSON.stringify([verdict ?? null, value ?? null, note || null, [...fileIds].sort(), fixed ?? null])

export type DifferingAnswer = { place: string; current: Answer | undefined; kept: Answer }

/** Where the answers set aside say something else. What they leave open takes nothing away. */
export function differingAnswers(current: readonly Answer[], kept: readonly Answer[]): DifferingAnswer[] {
  const known = new Map(current.map((answer) => [placeOf(answer), answer]))
  return kept
    .map((answer) => ({ place: placeOf(answer), current: known.get(placeOf(answer)), kept: answer }))
    .filter((pair) => !pair.current || saidBy(pair.current) !== saidBy(pair.kept))
}

/** The inspection's answers, with those of the other version at the places chosen. */
export function mergedAnswers(
  current: readonly Answer[],
  kept: readonly Answer[],
  chosen: ReadonlySet<string>,
): Answer[] {
  const taken = kept.filter((answer) => chosen.has(placeOf(answer)))
  return [...current.filter((answer) => !chosen.has(placeOf(answer))), ...taken]
}

import type { ExerciseIncident, MatchKind } from './exercise.ts'
import type { Expectation } from './scenario.ts'

/** An inject that has come and asks for something to be done. */
export type Asking = { id: string; arrivedAt: string; expects: Expectation }
type Recorded = Pick<ExerciseIncident, 'id' | 'kinds' | 'recordedAt'>
/** What an officer said by hand, the latest last. */
export type Choice = { injectId: string; incidentId: string | null }
export type Match = { match: MatchKind; incidentId: string | null }

export const isAsKind = ({ kind, orKinds }: Expectation, { kinds }: Pick<Recorded, 'kinds'>): boolean =>
  [kind, ...orKinds].some((one) => kinds.includes(one))

const mayAnswer = ({ expects, arrivedAt }: Asking, incident: Recorded): boolean =>
  isAsKind(expects, incident) && incident.recordedAt >= arrivedAt

/**
 * Which event answers which inject. By itself only what cannot be meant otherwise: one event would do, and it would do
 * for no other inject. Everything else is for the officer to say; what was said by hand is no longer open to guesses.
 */
export function matchesOf(
  asking: readonly Asking[],
  recorded: readonly Recorded[],
  choices: readonly Choice[],
): Map<string, Match> {
  const said = new Map(choices.map(({ injectId, incidentId }) => [injectId, incidentId]))
  const taken = new Set(said.values())
  const open = asking.filter(({ id }) => !said.has(id))
  const candidates = new Map(
    open.map((inject) => [inject.id, recorded.filter((one) => !taken.has(one.id) && mayAnswer(inject, one))]),
  )
  const wanted = (incident: Recorded): number =>
    [...candidates.values()].filter((incidents) => incidents.includes(incident)).length
  const byRule = ([first, ...others]: readonly Recorded[]): Match => {
    if (!first) return { match: 'none', incidentId: null }
    const isPlain = others.length === 0 && wanted(first) === 1
    return isPlain ? { match: 'matched', incidentId: first.id } : { match: 'ambiguous', incidentId: null }
  }
  return new Map(
    asking.map(({ id }) => [
      id,
      said.has(id) ? { match: 'chosen', incidentId: said.get(id) ?? null } : byRule(candidates.get(id)!),
    ]),
  )
}

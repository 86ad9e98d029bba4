import { dateInTaipei, type IsoDate } from '#domain/date.ts'
import { voidOf } from '#domain/incident/incident-entry.rules.ts'
import { minutesAfter } from './exercise.rules.ts'
import type { ExerciseAct, ExerciseIncident, ExerciseResult, InjectScore, ScoreLine, Totals } from './exercise.ts'
import { type Asking, type Choice, type Match, matchesOf } from './exercise-match.rules.ts'
import { type Card, type Ground, linesOf } from './exercise-score.rules.ts'

function exerciseIncidentOf({ incident, entries }: Card): ExerciseIncident {
  const { id, number, what, kinds, cyberSeverity, knownAt, controlledAt } = incident
  const recordedAt = entries.find(({ kind }) => kind === 'recorded')?.recordedAt ?? knownAt
  return { id, number, what, kinds, cyberSeverity, knownAt, recordedAt, controlledAt }
}

function actsOf({ incident, entries }: Card, { until }: Ground): ExerciseAct[] {
  const isVoid = voidOf(entries)
  return entries
    .filter(({ id, at }) => !isVoid.has(id) && Date.parse(at) <= until.getTime())
    .map(({ id, at, kind, byName }) => {
      const notice = incident.notices.find((one) => one.id === id)
      const { number } = incident
      return { at, number, kind, recipient: notice?.recipient ?? null, means: notice?.means ?? null, byName }
    })
}

/** How many lines came out which way; what is ambiguous has none until somebody settles it. */
export function totalsOf(lines: readonly Pick<ScoreLine, 'verdict'>[]): Totals {
  const totals: Totals = { met: 0, late: 0, wrongMeans: 0, different: 0, missed: 0, open: 0 }
  for (const { verdict } of lines) totals[verdict] += 1
  return totals
}

/** The lines that count: what was not due before the end says nothing. */
export const countedOf = ({ met, late, wrongMeans, different, missed }: Totals): number =>
  met + late + wrongMeans + different + missed

/** Days on which routes may be asked for: those on which an event became known, or would have at the latest. */
export const daysAsked = (asking: readonly Asking[], cards: readonly Card[]): IsoDate[] => [
  ...new Set([
    ...cards.map(({ incident }) => dateInTaipei(new Date(incident.knownAt))),
    ...asking.map(({ arrivedAt, expects }) => dateInTaipei(minutesAfter(new Date(arrivedAt), expects.knowWithin))),
  ]),
]

type Played = { asking: readonly Asking[]; cards: readonly Card[]; choices: readonly Choice[] }

/** The score of an exercise: which event answers which inject, and what came of everything that was asked. */
export function resultOf({ asking, cards, choices }: Played, ground: Ground): ExerciseResult {
  const recorded = cards.map(exerciseIncidentOf)
  const matches = matchesOf(asking, recorded, choices)
  const cardFor = ({ incidentId }: Match): Card | null =>
    cards.find(({ incident }) => incident.id === incidentId) ?? null
  const injects = asking.map((inject): InjectScore => {
    const match = matches.get(inject.id)!
    const card = cardFor(match)
    const lines = match.match === 'ambiguous' ? [] : linesOf(inject, card, ground)
    return { injectId: inject.id, match: match.match, incident: card && exerciseIncidentOf(card), lines }
  })
  const answering = cards.filter(({ incident }) => injects.some((one) => one.incident?.id === incident.id))
  return {
    injects,
    totals: totalsOf(injects.flatMap(({ lines }) => lines)),
    acts: answering.flatMap((card) => actsOf(card, ground)).toSorted((one, other) => one.at.localeCompare(other.at)),
    recorded,
  }
}

import type { IncidentCard } from '#domain/incident/incident-card.ts'
import type { Work } from '#server/platform/work.ts'
import { listRecordedBetween } from './incident.store.ts'
import { cardOf } from './incident-course.operations.ts'

/** The cards of the events that were put on record meanwhile, the first one first, for somebody who sees every unit. */
export async function cardsRecordedBetween(work: Work, from: string, until: string): Promise<IncidentCard[]> {
  const cards: IncidentCard[] = []
  for (const id of await listRecordedBetween(work.tx, from, until)) cards.push(await cardOf(work, id))
  return cards
}

import type { FollowUpOpening, FollowUpStepRecord } from '#domain/follow-up-case/follow-up-case.ts'
import { checkMayLead } from '#domain/sealed-matter/sealed-matter.rules.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { barredFor } from '#server/sealed-matter/sealed-matter-act.operations.ts'
import { type Approached, approach } from '#server/sealed-matter/sealed-matter-reading.operations.ts'
import { casesOf, type Event, openCase, takeStep } from './follow-up-course.operations.ts'

/**
 * What follows a sealed matter: for its readers alone, and led by whoever answers for it. Whom it concerns, and everybody
 * else, gets the answer of what does not exist. Steps, times, outcome and registry numbers lie outside the envelopes; no
 * word of what it is about does, and no kept answer under a key.
 */
async function eventOf(work: Work, approached: Approached): Promise<Event> {
  const { id, kinds, knownAt } = approached.shadow
  const barred = await barredFor(work, approached)
  return { id, isSealed: true, kinds, knownAt, concernedIds: approached.concernedIds, barred }
}

export const listSealedFollowUps = read('followUpCase.listSealed', async (work, { id }: { id: string }) =>
  casesOf(work, await eventOf(work, await approach(work, id))),
)

/** Closed or not: accountability takes longer than the matter itself. */
async function approachToLead(work: Work, id: string): Promise<Event> {
  const approached = await approach(work, id)
  checkMayLead(approached.standing)
  return eventOf(work, approached)
}

export const openSealedFollowUp = write('followUpCase.openSealed', async (work, opening: FollowUpOpening) => {
  const event = await approachToLead(work, opening.id)
  await openCase(work, event, opening)
  // Of the matter, as all that is done with it, and saying no more than that.
  work.record(event.id)
  return casesOf(work, event)
})

export const takeSealedStep = write('followUpCase.takeSealedStep', async (work, record: FollowUpStepRecord) => {
  const event = await approachToLead(work, record.id)
  await takeStep(work, event, record)
  work.record(event.id)
  return casesOf(work, event)
})

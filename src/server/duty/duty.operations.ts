import type { z } from 'zod'
import type { OwnerPhrase } from '#domain/agency/agency.ts'
import type { Duty, DutyAddition, DutyCorrection, Reasoned, Versioned } from '#domain/duty/duty.ts'
import { mustBeDraft } from '#domain/plan/plan.rules.ts'
import { Problem } from '#domain/problem.ts'
import { checkUnits, rememberPhrase } from '#server/agency/agency.operations.ts'
import { clauseOfDraft, draftOf } from '#server/plan/plan-draft.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as store from './duty.store.ts'

/** A duty of a draft, as the person saw it: of two who decide at once the second is told. */
async function dutyOfDraft(work: Work, { id, version }: z.infer<typeof Versioned>): Promise<Duty> {
  const duty = await store.find(work.tx, id)
  if (!duty) throw new Problem('not_found')
  mustBeDraft(await draftOf(work, duty.planId))
  if (duty.version !== version) throw new Problem('changed_meanwhile', { current: duty })
  return duty
}

export const acceptDuty = write('duty.accept', async (work, input: z.infer<typeof Versioned>) => {
  const duty = await dutyOfDraft(work, input)
  if (duty.status !== 'proposed') throw new Problem('duty.not_proposed')
  work.record(duty.id)
  return store.update(work.tx, { ...duty, status: 'accepted' })
})

/** A corrected duty is thereby accepted. */
export const correctDuty = write('duty.correct', async (work, { id, version, ...changes }: DutyCorrection) => {
  const duty = await dutyOfDraft(work, { id, version })
  await checkUnits(work, changes.unitIds)
  work.record(id, { before: duty, after: changes })
  return store.update(work.tx, { ...duty, ...changes, status: 'accepted', dismissalReason: null })
})

export const dismissDuty = write('duty.dismiss', async (work, { reason, ...input }: z.infer<typeof Reasoned>) => {
  const duty = await dutyOfDraft(work, input)
  work.record(duty.id, { reason })
  return store.update(work.tx, { ...duty, status: 'dismissed', dismissalReason: reason })
})

/** Takes a decision back: the duty is a proposal again. */
export const reconsiderDuty = write('duty.reconsider', async (work, input: z.infer<typeof Versioned>) => {
  const duty = await dutyOfDraft(work, input)
  work.record(duty.id, { was: duty.status })
  return store.update(work.tx, { ...duty, status: 'proposed', dismissalReason: null })
})

/** What an officer adds she means: it is accepted at once. */
export const addDuty = write('duty.add', async (work, addition: DutyAddition) => {
  const clause = await clauseOfDraft(work, addition.clauseId)
  await checkUnits(work, addition.unitIds)
  const duty: Duty = {
    ...addition,
    planId: clause.planId,
    position: clause.position,
    owners: [],
    status: 'accepted',
    dismissalReason: null,
    spanStart: null,
    spanEnd: null,
    confidence: null,
    originId: null,
    version: 1,
  }
  await store.insertAll(work.tx, work.actor.agencyId, [duty])
  work.record(duty.id, { clause: clause.label })
  return duty
})

/** Asked once, remembered for the agency, and filled in wherever a draft uses the words. */
export const rememberOwnerPhrase = write('ownerPhrase.remember', async (work, phrase: OwnerPhrase) => {
  await checkUnits(work, phrase.unitIds)
  await rememberPhrase(work, phrase)
  await store.fillUnits(work.tx, phrase.phrase, phrase.unitIds)
  work.record(work.actor.agencyId, phrase)
  return phrase
})

export const listDuties = (work: Work, planId: string): Promise<Duty[]> => store.listOfPlan(work.tx, planId)
export const insertDuties = (work: Work, duties: readonly Duty[]): Promise<void> =>
  store.insertAll(work.tx, work.actor.agencyId, duties)
export const keepDuty = (work: Work, duty: Duty): Promise<Duty> => store.update(work.tx, duty)

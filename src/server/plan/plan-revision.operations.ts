import type { z } from 'zod'
import { draftFrom } from '#domain/plan/draft.rules.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { type Reading, type Revision, revisionOf } from '#domain/plan/plan-revision.rules.ts'
import type { FileNotice, PlanComparison, TextTakenOver } from '#domain/plan/plan-revision.ts'
import { readsOtherwise, textWith } from '#domain/plan/plan-writing.rules.ts'
import type { PlanWriting } from '#domain/plan/plan-writing.ts'
import { Problem } from '#domain/problem.ts'
import { findAgencyName, listPhrases, listUnits } from '#server/agency/agency.operations.ts'
import { countRunning } from '#server/assignment/assignment-issue.operations.ts'
import { insertDuties, keepDuty, listDuties } from '#server/duty/duty.operations.ts'
import { findLibrary } from '#server/law/library.operations.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { detailOf, withoutControls } from './plan.operations.ts'
import * as store from './plan.store.ts'
import { draftOf, findPlan } from './plan-draft.operations.ts'

export async function readingOf(work: Work, plan: Pick<Plan, 'id' | 'sourceText'>): Promise<Reading> {
  const clauses = await store.listClauses(work.tx, plan.id)
  const standing = new Set(clauses.map((clause) => clause.id))
  const duties = (await listDuties(work, plan.id)).filter((duty) => standing.has(duty.clauseId))
  return { text: plan.sourceText, clauses, duties }
}

export const revisionReasons = () => ({
  clauseGone: say('plan.revision.clauseGone'),
  wordsGone: say('plan.revision.wordsGone'),
})

type Origins = readonly (string | null)[]

async function readAnew(work: Work, plan: Plan, text: string, origins?: Origins) {
  const agency = await findAgencyName(work)
  const laws = await findLibrary(work)
  const compiled = readPlan(text, { today: work.today, asOf: plan.asOf, agency, laws })
  const setting = {
    planId: plan.id,
    units: await listUnits(work),
    phrases: await listPhrases(work),
    newId: work.newId,
  }
  const before = await readingOf(work, plan)
  const after: Reading = { text, ...draftFrom(compiled, setting) }
  return { compiled, agency, before, revision: revisionOf(before, after, revisionReasons(), origins) }
}

export type TextCompared = { id: string; text: string; notices: readonly FileNotice[] }

/** What another text would change, clause by clause; nothing is kept of it. */
export const compareText = read('plan.compare', async (work, input: TextCompared): Promise<PlanComparison> => {
  const plan = await findPlan(work, input.id)
  if (plan.status !== 'draft' && plan.status !== 'issued') throw new Problem('plan.not_amendable')
  const text = withoutControls(input.text)
  const { revision } = await readAnew(work, plan, text)
  return { text, notices: [...input.notices], changes: revision.changes, running: await countRunning(work, plan.id) }
})

/** Another wording of a draft, taken over clause by clause. */
export const takeOverText = write('plan.takeOver', async (work, input: z.infer<typeof TextTakenOver>) => {
  const plan = await draftAsSeen(work, input)
  return detailOf(work, await revise(work, plan, withoutControls(input.text)))
})

/** The clauses as they were written in the editor; what would be read otherwise is refused and named. */
export const writePlan = write('plan.write', async (work, { clauses, ...input }: PlanWriting) => {
  const plan = await draftAsSeen(work, input)
  const text = withoutControls(textWith(plan.sourceText, clauses))
  const read = readPlan(text, { today: work.today, asOf: plan.asOf })
  const at = readsOtherwise(clauses, read.clauses)
  if (at !== null) throw new Problem('plan.reads_otherwise', { clause: at + 1 })
  return detailOf(
    work,
    await revise(
      work,
      plan,
      text,
      clauses.map(({ id }) => id),
    ),
  )
})

async function draftAsSeen(work: Work, { id, version }: { id: string; version: number }): Promise<Plan> {
  const plan = await draftOf(work, id)
  if (plan.version !== version) throw new Problem('changed_meanwhile')
  return plan
}

export async function revise(work: Work, plan: Plan, text: string, origins?: Origins): Promise<Plan> {
  const { compiled, agency, before, revision } = await readAnew(work, plan, text, origins)
  await keepRevision(work, plan, before, revision)
  // What the officer corrected in the header stays, save where the new text itself says otherwise than the old did.
  const was = readPlan(plan.sourceText, { today: work.today, asOf: plan.asOf, agency })
  const isSamePeriod = was.period?.start === compiled.period?.start && was.period?.end === compiled.period?.end
  work.record(plan.id, {
    changed: revision.changes.filter(({ change }) => change === 'changed').map(({ afterLabel }) => afterLabel),
    added: revision.added.map(({ label }) => label),
    removed: revision.removed.map(({ label }) => label),
  })
  return store.update(work.tx, {
    ...plan,
    title: was.title === compiled.title ? plan.title : compiled.title.slice(0, 200) || plan.title,
    periodStart: isSamePeriod ? plan.periodStart : (compiled.period?.start ?? plan.periodStart),
    periodEnd: isSamePeriod ? plan.periodEnd : (compiled.period?.end ?? plan.periodEnd),
    basis: compiled.basis,
    warnings: compiled.warnings,
    sourceText: text,
  })
}

async function keepRevision(work: Work, plan: Plan, before: Reading, revision: Revision): Promise<void> {
  const { agencyId } = work.actor
  for (const clause of revision.kept) await store.updateClause(work.tx, clause)
  for (const clause of revision.removed)
    await store.updateClause(work.tx, { ...clause, withdrawnAt: work.now.toISOString() })
  await store.insertClauses(
    work.tx,
    agencyId,
    revision.added.map((clause) => ({ ...clause, planId: plan.id })),
  )
  const known = new Map(before.duties.map((duty) => [duty.id, JSON.stringify(duty)]))
  for (const duty of revision.keptDuties) if (known.get(duty.id) !== JSON.stringify(duty)) await keepDuty(work, duty)
  await insertDuties(work, revision.addedDuties)
}

import type { z } from 'zod'
import type { Duty } from '#domain/duty/duty.ts'
import { amendedDuties, fatesOf } from '#domain/plan/amendment.rules.ts'
import type { Clause, Plan } from '#domain/plan/plan.ts'
import { revisionOf } from '#domain/plan/plan-revision.rules.ts'
import type { AmendmentEffect, AmendmentStart, PlanVersions } from '#domain/plan/plan-revision.ts'
import { Problem } from '#domain/problem.ts'
import { countRunning, periodOf, reassignPlan } from '#server/assignment/assignment-issue.operations.ts'
import { insertDuties, keepDuty } from '#server/duty/duty.operations.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { detailOf, withoutControls } from './plan.operations.ts'
import * as store from './plan.store.ts'
import { draftOf, findPlan } from './plan-draft.operations.ts'
import { readingOf, revise, revisionReasons } from './plan-revision.operations.ts'

/** A draft beside the running plan: the same clauses and decisions, to be changed until it is approved. */
export const startAmendment = write('plan.startAmendment', async (work, input: z.infer<typeof AmendmentStart>) => {
  const running = await findPlan(work, input.planId)
  if (running.status !== 'issued') throw new Problem('plan.not_issued')
  const { clauses, duties } = await readingOf(work, running)
  const draft: Plan = {
    ...running,
    id: input.id,
    status: 'draft',
    previousPlanId: null,
    citationChanges: [],
    lessons: [],
    contentHash: null,
    submittedBy: null,
    approvedBy: null,
    approvedAt: null,
    returnRemark: null,
    amendsId: running.id,
    amendmentNumber: running.amendmentNumber + 1,
    amendmentReason: input.reason,
    amendedAt: null,
    version: 1,
  }
  await store.insert(work.tx, work.actor.agencyId, draft)
  const ids = new Map(clauses.map((clause) => [clause.id, work.newId()]))
  await store.insertClauses(
    work.tx,
    work.actor.agencyId,
    clauses.map((clause) => ({
      ...clause,
      id: ids.get(clause.id)!,
      planId: draft.id,
      originId: clause.id,
      version: 1,
    })),
  )
  await insertDuties(
    work,
    duties.map((duty) => ({
      ...duty,
      id: work.newId(),
      planId: draft.id,
      clauseId: ids.get(duty.clauseId)!,
      originId: duty.id,
      version: 1,
    })),
  )
  work.record(running.id, { amendment: draft.id, number: draft.amendmentNumber, reason: input.reason })
  return detailOf(work, input.text ? await revise(work, draft, withoutControls(input.text)) : draft)
})

/** An amendment that nobody wants any more; the plan goes on as it is. */
export const dropAmendment = write(
  'plan.dropAmendment',
  async (work, { id, version }: { id: string; version: number }) => {
    const draft = await draftOf(work, id)
    if (draft.amendsId === null) throw new Problem('plan.no_amendment')
    work.record(draft.amendsId, { amendment: id })
    return store.update(work.tx, { ...draft, version, status: 'closed' })
  },
)

async function runningOf(work: Work, amendment: Plan): Promise<Plan> {
  if (amendment.amendsId === null) throw new Problem('plan.no_amendment')
  return findPlan(work, amendment.amendsId)
}

/** What the amendment changes in the text, in the duties and in what is already out, before it is issued. */
export const showAmendment = read(
  'plan.showAmendment',
  async (work, { id }: { id: string }): Promise<AmendmentEffect> => {
    const amendment = await findPlan(work, id)
    const running = await runningOf(work, amendment)
    const [before, after] = [await readingOf(work, running), await readingOf(work, amendment)]
    const { changes } = revisionOf(
      { ...before, duties: [] },
      { ...after, duties: [] },
      revisionReasons(),
      after.clauses.map(({ originId }) => originId),
    )
    return {
      number: amendment.amendmentNumber,
      reason: amendment.amendmentReason ?? '',
      changes: changes.map((change) => ({ ...change, duties: fatesOf(change, before.duties, after.duties) })),
      running: await countRunning(work, running.id),
      moves:
        running.status === 'issued' && amendment.periodStart && amendment.periodEnd
          ? await reassignPlan(work, running, amendedDuties(after.duties), periodOf(amendment), false, work.today)
          : [],
    }
  },
)

/** The running plan takes the amendment over: in one transaction its text, its duties and what is out. */
type Incorporated = { running: Plan; moves: number }
export async function incorporate(work: Work, amendment: Plan, approvedBy: string | null): Promise<Incorporated> {
  const running = await runningOf(work, amendment)
  if (running.status !== 'issued') throw new Problem('plan.not_issued')
  await keepVersions(work, running, amendment, approvedBy)
  const duties = await takeOver(work, running, amendment)
  const amended = await store.update(work.tx, {
    ...running,
    title: amendment.title,
    rocYear: amendment.rocYear,
    occasion: amendment.occasion,
    periodStart: amendment.periodStart,
    periodEnd: amendment.periodEnd,
    basis: amendment.basis,
    warnings: amendment.warnings,
    sourceText: amendment.sourceText,
    amendmentNumber: amendment.amendmentNumber,
    amendmentReason: amendment.amendmentReason,
    amendedAt: work.now.toISOString(),
  })
  const moves = await reassignPlan(work, amended, duties, periodOf(amended), true, work.today)
  return { running: amended, moves: moves.length }
}

async function keepVersions(work: Work, running: Plan, amendment: Plan, approvedBy: string | null): Promise<void> {
  const common = { agencyId: work.actor.agencyId, planId: running.id }
  if (running.amendmentNumber === 0)
    await store.insertVersion(work.tx, {
      ...common,
      id: work.newId(),
      number: 0,
      title: running.title,
      reason: null,
      sourceText: running.sourceText,
      contentHash: running.contentHash!,
      approvedBy: running.approvedBy,
      inForceFrom: running.approvedAt!,
    })
  await store.insertVersion(work.tx, {
    ...common,
    id: work.newId(),
    number: amendment.amendmentNumber,
    title: amendment.title,
    reason: amendment.amendmentReason,
    sourceText: amendment.sourceText,
    contentHash: amendment.contentHash!,
    approvedBy,
    inForceFrom: work.now.toISOString(),
  })
}

/** Clauses and duties that stay keep their ids, and with them all that was done under them. */
async function takeOver(work: Work, running: Plan, amendment: Plan): Promise<Duty[]> {
  const [before, after] = [await readingOf(work, running), await readingOf(work, amendment)]
  const clauses = new Map(before.clauses.map((clause) => [clause.id, clause]))
  const ids = new Map<string, string>()
  const added: store.PlanClause[] = []
  for (const clause of after.clauses) {
    const old = clause.originId === null ? undefined : clauses.get(clause.originId)
    const id = old?.id ?? work.newId()
    ids.set(clause.id, id)
    const next: Clause = { ...clause, id, originId: null, version: old?.version ?? 1 }
    if (old) await store.updateClause(work.tx, next)
    else added.push({ ...next, planId: running.id })
  }
  await store.insertClauses(work.tx, work.actor.agencyId, added)
  const standing = new Set(ids.values())
  for (const clause of before.clauses)
    if (!standing.has(clause.id)) await store.updateClause(work.tx, { ...clause, withdrawnAt: work.now.toISOString() })
  return takeOverDuties(work, running, before.duties, after.duties, ids)
}

async function takeOverDuties(
  work: Work,
  running: Plan,
  before: readonly Duty[],
  after: readonly Duty[],
  clauseIds: ReadonlyMap<string, string>,
): Promise<Duty[]> {
  const known = new Map(before.map((duty) => [duty.id, duty]))
  const next = after.map((duty): Duty => {
    const old = duty.originId === null ? undefined : known.get(duty.originId)
    const base = { planId: running.id, clauseId: clauseIds.get(duty.clauseId)!, originId: null }
    return { ...duty, ...base, id: old?.id ?? work.newId(), version: old?.version ?? 1 }
  })
  const standing = new Set(next.map((duty) => duty.id))
  const gone = before
    .filter((duty) => !standing.has(duty.id) && duty.status !== 'dismissed')
    .map((duty): Duty => ({ ...duty, status: 'dismissed', dismissalReason: say('plan.revision.clauseGone') }))
  for (const duty of [...next.filter(({ id }) => known.has(id)), ...gone]) await keepDuty(work, duty)
  await insertDuties(
    work,
    next.filter(({ id }) => !known.has(id)),
  )
  return next
}

export const listPlanVersions = read('plan.versions', async (work, { id }: { id: string }): Promise<PlanVersions> => {
  await findPlan(work, id)
  return {
    versions: await store.listVersions(work.tx, id),
    openId: (await store.findOpenAmendment(work.tx, id))?.id ?? null,
  }
})

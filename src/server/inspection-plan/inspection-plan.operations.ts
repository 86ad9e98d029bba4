import { formOf } from '#domain/checklist/form.rules.ts'
import { placeOf } from '#domain/inspection/versions.rules.ts'
import { checkBegin, checkDraft, maySeePlan, targetsSeenBy } from '#domain/inspection-plan/inspection-plan.rules.ts'
import type {
  Finding,
  InspectionBeginning,
  InspectionCompany,
  InspectionPlan,
  InspectionPlanDraft,
  InspectionTarget,
} from '#domain/inspection-plan/inspection-plan.ts'
import { seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { findChecklist, findLatestVersionId } from '#server/checklist/checklist.operations.ts'
import { beginInspection } from '#server/inspection/inspection-begin.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './inspection-plan.store.ts'

type ById = { id: string }

export const listInspectionPlans = read('inspectionPlan.list', (work, _: Record<string, never>) =>
  store.list(work.tx, { seesAll: seesEveryUnit(work.actor), unitId: work.actor.unitId, today: work.today }),
)

async function findingsIn(work: Work, { checklistVersionId, answers }: store.StoredTarget): Promise<Finding[]> {
  if (!checklistVersionId || !answers) return []
  const checklist = (await findChecklist(work, checklistVersionId))!
  const notes = new Map(answers.map((answer) => [placeOf(answer), answer.note ?? '']))
  return formOf(checklist, answers, work.today)
    .entries.filter(({ verdict }) => verdict === 'notCompliant')
    .map(({ item, at }) => ({
      itemKey: item.key,
      question: item.question,
      grade: item.grade,
      note: notes.get(placeOf(at === undefined ? { itemKey: item.key } : { itemKey: item.key, at })) ?? '',
    }))
}

async function targetOf(work: Work, stored: store.StoredTarget): Promise<InspectionTarget> {
  const { checklistVersionId: _, answers: __, ...target } = stored
  return { ...target, findings: await findingsIn(work, stored) }
}

/** As it is stored, whoever asks. */
async function loadWhole(work: Work, id: string): Promise<InspectionPlan | undefined> {
  const plan = await store.find(work.tx, id)
  if (!plan) return undefined
  const targets: InspectionTarget[] = []
  for (const stored of await store.listTargets(work.tx, id)) targets.push(await targetOf(work, stored))
  return { ...plan, targets }
}

/** Whole, for whoever may see that there is one. */
export async function loadSeen(work: Work, id: string): Promise<InspectionPlan> {
  const plan = await loadWhole(work, id)
  if (!plan || !maySeePlan(work.actor, plan, work.today)) throw new Problem('not_found')
  return plan
}

export async function load(work: Work, id: string): Promise<InspectionPlan> {
  const plan = await loadSeen(work, id)
  return { ...plan, targets: targetsSeenBy(work.actor, plan) }
}

export const showInspectionPlan = read('inspectionPlan.show', (work, { id }: ById) => load(work, id))

export const findInspectionPlan = (work: Work, id: string): Promise<InspectionPlan> => load(work, id)

export const downloadInspectionPlan = read('inspectionPlan.download', async (work, { id }: ById) => ({
  plan: await load(work, id),
  agency: await findAgency(work),
  madeAt: work.now.toISOString(),
}))

export const saveInspectionPlan = write('inspectionPlan.save', async (work, draft: InspectionPlanDraft) => {
  const { agencyId, personId } = work.actor
  const stored = await loadWhole(work, draft.id)
  checkDraft(draft, stored)
  const row = { ...draft, agencyId, madeBy: personId }
  if (!stored) await store.insert(work.tx, row)
  else if (!(await store.update(work.tx, row))) throw new Problem('changed_meanwhile')
  await store.replaceParts(work.tx, agencyId, draft)
  work.record(draft.id, { version: draft.version + 1, targets: draft.targets.length })
  return load(work, draft.id)
})

/** Opens the form at the unit: the same one that the unit answers about itself, in its newest version. */
export const beginTarget = write('inspectionPlan.begin', async (work, beginning: InspectionBeginning) => {
  const { id, targetId, inspectionId } = beginning
  const plan = await load(work, id)
  const target = plan.targets.find((one) => one.id === targetId)
  checkBegin(plan, target, work.today)
  const { unitId, checklistId } = target!
  const checklistVersionId = await findLatestVersionId(work, checklistId)
  await beginInspection(work, { id: inspectionId, unitId, checklistVersionId, planId: plan.planId })
  if (!(await store.setInspection(work.tx, targetId, inspectionId))) throw new Problem('changed_meanwhile')
  await store.setCompany(work.tx, work.actor.agencyId, beginning)
  work.record(id, { targetId, inspectionId })
  return load(work, id)
})

export const keepCompany = write('inspectionPlan.keepCompany', async (work, company: InspectionCompany) => {
  const plan = await load(work, company.id)
  const target = plan.targets.find((one) => one.id === company.targetId)
  if (!target) throw new Problem('not_found')
  if (target.inspectionStatus !== 'draft') throw new Problem('inspectionPlan.not_under_way')
  await store.setCompany(work.tx, work.actor.agencyId, company)
  work.record(company.id, { targetId: company.targetId, companions: company.companionIds.length })
  return load(work, company.id)
})

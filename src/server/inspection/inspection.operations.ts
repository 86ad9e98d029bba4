import type { Waiting } from '#domain/assignment/assignment.ts'
import type { ChecklistOnPaper } from '#domain/checklist/checklist.document.ts'
import type { Answer } from '#domain/checklist/checklist.ts'
import { answersOf, countVerdicts, fileIdsOf, handedIn } from '#domain/inspection/answers.rules.ts'
import { checkSave, checkSubmission, maySeeInspection } from '#domain/inspection/inspection.rules.ts'
import type {
  Inspection,
  InspectionDetail,
  InspectionDraft,
  InspectionSubmission,
  SubmittedInspection,
} from '#domain/inspection/inspection.ts'
import { unitsSeenBy } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { findChecklist } from '#server/checklist/checklist.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { openingIn } from './finding.ts'
import * as store from './inspection.store.ts'
import { handingIn } from './submission.store.ts'

const pageSize = 50

type Filter = Omit<store.InspectionFilter, 'units'>
export const listInspections = read('inspection.list', async (work, filter: Filter) => {
  const rows = await store.list(work.tx, { ...filter, units: unitsSeenBy(work.actor) }, pageSize + 1)
  const items = rows.slice(0, pageSize)
  return { items, next: rows.length > pageSize ? items.at(-1)!.id : null }
})

export const showInspection = read('inspection.show', (work, { id }: { id: string }) => detailOf(work, id))

/** As it is stored, if this person may see it. */
export async function findInspection(work: Work, id: string): Promise<Omit<Inspection, 'title'>> {
  const stored = await store.find(work.tx, id)
  if (!stored || !maySeeInspection(work.actor, stored)) throw new Problem('not_found')
  return stored
}

export async function detailOf(work: Work, id: string): Promise<InspectionDetail> {
  const stored = await findInspection(work, id)
  const checklist = (await findChecklist(work, stored.checklistVersionId))!
  const files = await findFiles(work, stored.answers.flatMap(fileIdsOf))
  // Only who fills it in compares; what is handed in is opened often and stays light.
  const previous = stored.status === 'draft' ? await store.findPrevious(work.tx, id) : null
  return { inspection: { ...stored, title: checklist.title }, checklist, files, previous }
}

/** As it stands on paper: handed in, or as far as it is filled in. */
export const printInspection = read(
  'inspection.print',
  async (work, { id }: { id: string }): Promise<ChecklistOnPaper> => {
    const filled = await findInspection(work, id)
    const content = (await findChecklist(work, filled.checklistVersionId))!
    return { content, agency: await findAgency(work), filled, madeAt: work.now.toISOString() }
  },
)

export async function situationOf(work: Work, entry: Omit<InspectionSubmission, 'claimedAt'>) {
  const around = await store.findSituation(work.tx, entry)
  return { ...around, checklist: await findChecklist(work, entry.checklistVersionId) }
}

export const saveInspection = write('inspection.save', async (work, draft: InspectionDraft) => {
  const { agencyId, personId } = work.actor
  const situation = await situationOf(work, draft)
  checkSave(work.actor, draft, situation)
  const answers = answersOf(situation.checklist!, draft.answers)
  const row = {
    ...draft,
    answers,
    agencyId,
    planId: situation.owed?.planId ?? null,
    heldBy: personId,
    counts: countVerdicts(situation.checklist!, answers),
  }
  if (!situation.begun) await store.insertDraft(work.tx, row)
  else if (!(await store.updateDraft(work.tx, row))) throw new Problem('changed_meanwhile')
  work.leave(store.filesKept(work.tx, agencyId, draft.id, answers))
  work.record(draft.id, { version: draft.version + 1, answered: answers.length, readyToSubmit: draft.readyToSubmit })
  return detailOf(work, draft.id)
})

const hasFiles = (answers: readonly Answer[]): boolean => answers.some((answer) => fileIdsOf(answer).length > 0)

export const submitInspection = write(
  'inspection.submit',
  async (work, submission: InspectionSubmission): Promise<SubmittedInspection> => {
    const { agencyId, personId, name } = work.actor
    const situation = await situationOf(work, submission)
    checkSubmission(work.actor, submission, situation)
    const { begun, owed, unit, settings, checklistId } = situation
    const checklist = situation.checklist!
    const { answers, dropped } = handedIn(checklist, submission.answers, work.today)
    const counts = countVerdicts(checklist, answers)
    const planId = begun?.planId ?? owed?.planId ?? null
    const row = {
      ...submission,
      agencyId,
      planId,
      answers,
      counts,
      opening: openingIn(work, {
        submission,
        checklist,
        checklistId: checklistId!,
        answers,
        planId,
        clauseId: begun?.clauseId ?? owed?.clauseId ?? null,
        settings,
        filledInBy: begun?.heldBy ?? personId,
      }),
      evidenceId: work.newId(),
      submittedAt: work.now,
      submittedBy: { personId, name },
    }
    work.leave(handingIn(work.tx, row))
    if (begun || hasFiles(answers)) work.leave(store.filesKept(work.tx, agencyId, submission.id, answers))
    work.record(submission.id, { unitId: submission.unitId, planId, ...counts, ...(dropped.length > 0 && { dropped }) })
    return {
      id: submission.id,
      assignmentId: submission.assignmentId,
      planId,
      unitId: submission.unitId,
      unitName: unit!.name,
      origin: submission.origin,
      pointId: submission.pointId,
      pointName: null,
      checklistVersionId: submission.checklistVersionId,
      title: checklist.title,
      status: 'submitted',
      heldBy: begun?.heldBy ?? personId,
      heldByName: begun?.heldByName ?? name,
      readyToSubmit: true,
      submittedAt: work.now.toISOString(),
      claimedAt: submission.claimedAt,
      submittedByName: name,
      ...counts,
      version: submission.version + 1,
    }
  },
)

/** All of a plan, whoever asks: whether they may is the caller's question. */
export const inspectionsOfPlan = (work: Work, planId: string): Promise<Inspection[]> =>
  store.list(work.tx, { planId, units: 'all' })

/** What the unit's head has only to hand in. */
export async function waitingInspections(work: Work): Promise<Waiting[]> {
  const { unitId, roles } = work.actor
  if (unitId === null || !roles.includes('unitHead')) return []
  const ready = await store.listReady(work.tx, unitId)
  return ready.map(({ id, ...rest }) => ({ kind: 'inspectionSubmission', subjectId: id, ...rest }))
}

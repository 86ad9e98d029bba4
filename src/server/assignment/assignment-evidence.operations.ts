import { checkCompletion } from '#domain/assignment/completion.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './assignment.store.ts'

type Proof = { assignmentId: string; planId: string; contactDrillId: string; note: string }

/** A contact drill settles an assignment of its plan: the drill's own record is what is shown. */
export async function proveByDrill(work: Work, { planId, note, ...proof }: Proof): Promise<void> {
  const assignment = await store.lock(work.tx, proof.assignmentId)
  if (!assignment || assignment.planId !== planId) throw new Problem('contact.assignment_of_other_plan')
  const doneAt = work.now.toISOString()
  const evidence = assignment.evidence === 'file' ? 'note' : assignment.evidence
  checkCompletion({
    assignment: { ...assignment, evidence },
    completion: { doneAt, note, fileIds: [], records: [] },
    now: work.now,
  })
  const { name, personId, agencyId } = work.actor
  const made = { ...proof, id: work.newId(), doneAt, doneBy: name, recordedBy: personId, note, inspectionId: null }
  await store.insertEvidence(work.tx, agencyId, made, { fileIds: [], records: [] })
  if (assignment.dueDate) await store.setDone(work.tx, assignment.id, doneAt)
}

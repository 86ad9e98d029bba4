import { checkSave } from '#domain/inspection/inspection.rules.ts'
import type { InspectionDraft } from '#domain/inspection/inspection.ts'
import type { Work } from '#server/platform/work.ts'
import { situationOf } from './inspection.operations.ts'
import { insertDraft } from './inspection.store.ts'

type Beginning = { id: string; unitId: string; checklistVersionId: string; planId: string | null }

/** Opens an empty form with which ethics looks at a unit, for a plan where there is one. */
export async function beginInspection(work: Work, { planId, ...place }: Beginning): Promise<void> {
  const draft: InspectionDraft = {
    ...place,
    assignmentId: null,
    origin: 'inspection',
    pointId: null,
    version: 0,
    answers: [],
    readyToSubmit: false,
  }
  checkSave(work.actor, draft, await situationOf(work, draft))
  const { agencyId, personId } = work.actor
  const counts = { compliant: 0, notCompliant: 0, notApplicable: 0 }
  await insertDraft(work.tx, { ...draft, agencyId, planId, heldBy: personId, counts })
}

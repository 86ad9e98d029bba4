import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { LastAnswers } from '#domain/field-kit/field-kit.ts'
import type { InspectionDetail, InspectionDraft } from '#domain/inspection/inspection.ts'
import type { Session } from '#domain/session/session.ts'

/** Under which name the device keeps an inspection that the server does not know yet. */
export const begunPlace = (id: string): string => `begun/${id}`

export type Beginning = Pick<InspectionDraft, 'checklistVersionId' | 'unitId' | 'assignmentId'> &
  Partial<Pick<InspectionDraft, 'origin' | 'pointId'>>

/** What the device knows about the place of an inspection. */
export type Surroundings = {
  person: Session['person']
  content: ChecklistContent
  unitName: string
  pointName: string | null
  planId: string | null
  lastAnswers: readonly LastAnswers[]
  checklistId: string | null
}

/** An inspection as it stands before the server has heard of it. */
export function begunDetail(id: string, beginning: Beginning, around: Surroundings): InspectionDetail {
  const { person, content } = around
  const { origin = 'selfInspection', pointId = null, ...given } = beginning
  const last = around.lastAnswers.find(
    (one) =>
      one.checklistId === around.checklistId &&
      one.unitId === given.unitId &&
      one.pointId === pointId &&
      one.origin === origin,
  )
  return {
    inspection: {
      ...given,
      id,
      origin,
      pointId,
      planId: around.planId,
      unitName: around.unitName,
      pointName: around.pointName,
      title: content.title,
      status: 'draft',
      answers: [],
      heldBy: person.id,
      heldByName: person.name,
      readyToSubmit: false,
      submittedAt: null,
      claimedAt: null,
      submittedByName: null,
      compliant: 0,
      notCompliant: 0,
      notApplicable: 0,
      version: 0,
    },
    checklist: content,
    files: [],
    previous: last?.previous ?? null,
  }
}

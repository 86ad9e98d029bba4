import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { Inspection, InspectionDraft } from '#domain/inspection/inspection.ts'
import { type Acting, isEthics, maySeeUnit, seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

/** An inspection as it is stored, as far as the rules ask for it. */
export type Begun = Pick<
  Inspection,
  | 'unitId'
  | 'checklistVersionId'
  | 'assignmentId'
  | 'planId'
  | 'origin'
  | 'pointId'
  | 'status'
  | 'heldBy'
  | 'heldByName'
  | 'version'
> & {
  /** Of the inspection plan that it was begun for. */
  clauseId: string | null
}

/** The assignment that an inspection is to fulfil. */
export type Owed = {
  unitId: string
  planId: string
  clauseId: string
  /** Which form it asks for; null where any will do. */
  checklistKind: string | null
  doneAt: string | null
  withdrawnAt: string | null
  planClosed: boolean
}

/** All that stands around an inspection at the moment somebody writes it. */
export type Situation = {
  unit: { name: string; abolishedOn: string | null } | null
  begun: Begun | null
  owed: Owed | null
  checklist: ChecklistContent | undefined
  /** The facility that the form is about. */
  point: { unitId: string; retiredOn: string | null } | null
  /** The form is no longer offered: what was begun with it may still be finished. */
  checklistWithdrawn: boolean
}

type Entry = Pick<InspectionDraft, 'unitId' | 'checklistVersionId' | 'assignmentId' | 'origin' | 'pointId' | 'version'>

/** The unit learns what ethics found once that is handed in, and not while it is being looked at. */
export const maySeeInspection = (
  actor: Acting,
  { unitId, origin, status }: Pick<Inspection, 'unitId' | 'origin' | 'status'>,
): boolean =>
  seesEveryUnit(actor) || (maySeeUnit(actor, unitId) && (origin === 'selfInspection' || status === 'submitted'))

/** A person fills in the forms of the own unit, ethics those of any; what ethics inspects, only ethics fills in. */
export const mayFillIn = (actor: Acting, { unitId, origin }: Pick<Inspection, 'unitId' | 'origin'>): boolean =>
  isEthics(actor) || (origin === 'selfInspection' && unitId === actor.unitId)

/** The unit's own head hands in what the unit found of itself; ethics what it inspected. */
export const mayHandIn = (actor: Acting, { unitId, origin }: Pick<Inspection, 'unitId' | 'origin'>): boolean =>
  origin === 'inspection' ? isEthics(actor) : unitId === actor.unitId && actor.roles.includes('unitHead')

function checkOrigin(actor: Acting, { origin, assignmentId }: Entry): void {
  if (origin === 'selfInspection') return
  if (!isEthics(actor)) throw new Problem('inspection.ethics_only')
  if (assignmentId !== null) throw new Problem('inspection.not_for_assignment')
}

/** One person at a time. */
export function checkSave(actor: Acting, draft: Entry, situation: Situation): void {
  checkBegun(actor, draft, situation.begun)
  checkOrigin(actor, draft)
  if (!mayFillIn(actor, draft)) throw new Problem('inspection.not_own_unit')
  const { begun } = situation
  if (begun && begun.heldBy !== actor.personId)
    throw new Problem('inspection.held_by_other', { name: begun.heldByName })
  checkVersion(draft, begun)
  checkPlace(draft, situation)
}

/** The head of the very unit hands in, also what somebody else of the unit has filled in; ethics what it inspected. */
export function checkSubmission(actor: Acting, submission: Entry, situation: Situation): void {
  checkBegun(actor, submission, situation.begun)
  checkOrigin(actor, submission)
  if (!mayHandIn(actor, submission)) throw new Problem('inspection.not_own_unit')
  checkVersion(submission, situation.begun)
  checkPlace(submission, situation)
}

function checkBegun(actor: Acting, entry: Entry, begun: Begun | null): void {
  if (!begun) {
    if (entry.version > 0) throw new Problem('not_found')
    return
  }
  if (!maySeeInspection(actor, begun)) throw new Problem('not_found')
  if (begun.status === 'submitted') throw new Problem('inspection.already_submitted')
  const same =
    begun.unitId === entry.unitId &&
    begun.checklistVersionId === entry.checklistVersionId &&
    begun.assignmentId === entry.assignmentId &&
    begun.origin === entry.origin &&
    begun.pointId === entry.pointId
  if (!same) throw new Problem('inspection.subject_changed')
}

function checkVersion(entry: Entry, begun: Begun | null): void {
  if (begun && begun.version !== entry.version) throw new Problem('changed_meanwhile', { version: begun.version })
}

function checkPlace({ unitId, assignmentId, pointId }: Entry, situation: Situation): void {
  const { unit, begun, point, owed, checklist, checklistWithdrawn } = situation
  if (!unit) throw new Problem('inspection.unit_unknown')
  if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
  if (!checklist) throw new Problem('inspection.checklist_unknown')
  if (checklistWithdrawn && !begun) throw new Problem('inspection.checklist_withdrawn')
  // A facility may change hands while its form is filled in.
  if (pointId !== null && !begun) checkPoint(unitId, point)
  if (assignmentId !== null) checkOwed(unitId, owed, checklist)
}

function checkPoint(unitId: string, point: Situation['point']): void {
  if (!point) throw new Problem('inspection.point_unknown')
  if (point.unitId !== unitId) throw new Problem('inspection.point_of_other_unit')
  if (point.retiredOn !== null) throw new Problem('point.retired')
}

function checkOwed(unitId: string, owed: Owed | null, { kind }: ChecklistContent): void {
  if (!owed) throw new Problem('inspection.assignment_unknown')
  if (owed.unitId !== unitId) throw new Problem('inspection.assignment_of_other_unit')
  if (owed.doneAt !== null) throw new Problem('assignment.already_done')
  if (owed.withdrawnAt !== null) throw new Problem('assignment.withdrawn')
  if (owed.checklistKind !== null && owed.checklistKind !== kind) throw new Problem('inspection.other_checklist_owed')
  if (owed.planClosed) throw new Problem('plan.closed')
}

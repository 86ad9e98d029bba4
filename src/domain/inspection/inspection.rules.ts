import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { Inspection, InspectionDraft } from '#domain/inspection/inspection.ts'
import { type Acting, isEthics, maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

/** An inspection as it is stored, as far as the rules ask for it. */
export type Begun = Pick<
  Inspection,
  'unitId' | 'checklistVersionId' | 'assignmentId' | 'status' | 'heldBy' | 'heldByName' | 'version'
>

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
}

type Entry = Pick<InspectionDraft, 'unitId' | 'checklistVersionId' | 'assignmentId' | 'version'>

/** A person fills in the forms of the own unit, ethics those of any, and one person at a time. */
export function checkSave(actor: Acting, draft: Entry, situation: Situation): void {
  checkBegun(actor, draft, situation.begun)
  if (draft.unitId !== actor.unitId && !isEthics(actor)) throw new Problem('inspection.not_own_unit')
  const { begun } = situation
  if (begun && begun.heldBy !== actor.personId)
    throw new Problem('inspection.held_by_other', { name: begun.heldByName })
  checkVersion(draft, begun)
  checkPlace(draft, situation)
}

/** Only the head of the very unit hands in, also what somebody else of the unit has filled in. */
export function checkSubmission(actor: Acting, submission: Entry, situation: Situation): void {
  checkBegun(actor, submission, situation.begun)
  if (submission.unitId !== actor.unitId || !actor.roles.includes('unitHead'))
    throw new Problem('inspection.not_own_unit')
  checkVersion(submission, situation.begun)
  checkPlace(submission, situation)
}

function checkBegun(actor: Acting, entry: Entry, begun: Begun | null): void {
  if (!begun) {
    if (entry.version > 0) throw new Problem('not_found')
    return
  }
  if (!maySeeUnit(actor, begun.unitId)) throw new Problem('not_found')
  if (begun.status === 'submitted') throw new Problem('inspection.already_submitted')
  const same =
    begun.unitId === entry.unitId &&
    begun.checklistVersionId === entry.checklistVersionId &&
    begun.assignmentId === entry.assignmentId
  if (!same) throw new Problem('inspection.subject_changed')
}

function checkVersion(entry: Entry, begun: Begun | null): void {
  if (begun && begun.version !== entry.version) throw new Problem('changed_meanwhile', { version: begun.version })
}

function checkPlace({ unitId, assignmentId }: Entry, { unit, owed, checklist }: Situation): void {
  if (!unit) throw new Problem('inspection.unit_unknown')
  if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
  if (!checklist) throw new Problem('inspection.checklist_unknown')
  if (assignmentId !== null) checkOwed(unitId, owed, checklist)
}

function checkOwed(unitId: string, owed: Owed | null, { kind }: ChecklistContent): void {
  if (!owed) throw new Problem('inspection.assignment_unknown')
  if (owed.unitId !== unitId) throw new Problem('inspection.assignment_of_other_unit')
  if (owed.doneAt !== null) throw new Problem('assignment.already_done')
  if (owed.withdrawnAt !== null) throw new Problem('assignment.withdrawn')
  if (owed.checklistKind !== null && owed.checklistKind !== kind) throw new Problem('inspection.other_checklist_owed')
  if (owed.planClosed) throw new Problem('plan.closed')
}

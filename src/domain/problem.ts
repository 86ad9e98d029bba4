/** What kind of refusal it is; the HTTP edge maps each kind to one status. */
export type ProblemKind = 'invalid' | 'anonymous' | 'forbidden' | 'missing' | 'conflict' | 'limited' | 'unavailable'

/** Every refusal of the product, in one list. Each has a message `problem.<code>` in both languages. */
export const problems = {
  invalid_input: 'invalid',
  unsupported_media_type: 'invalid',
  too_large: 'invalid',
  not_signed_in: 'anonymous',
  forbidden: 'forbidden',
  cross_site: 'forbidden',
  not_found: 'missing',
  changed_meanwhile: 'conflict',
  too_many_requests: 'limited',
  unavailable: 'unavailable',

  'idempotency.key_missing': 'invalid',
  'idempotency.key_reused': 'invalid',

  'file.unsupported': 'invalid',
  'file.broken': 'invalid',
  'file.too_large': 'invalid',
  'file.no_text': 'invalid',
  'file.encrypted': 'invalid',

  'assignment.unit_missing': 'conflict',
  'assignment.unit_unknown': 'conflict',

  'calendar.year_missing': 'conflict',

  'plan.unreadable': 'invalid',
  'plan.no_clauses': 'invalid',
  'plan.too_long': 'invalid',
  'session.refused': 'anonymous',
  'session.factor_refused': 'anonymous',
  'session.factor_not_begun': 'conflict',
  'plan.not_draft': 'conflict',
  'plan.not_submitted': 'conflict',
  'plan.not_issued': 'conflict',
  'plan.unresolved': 'conflict',
  'plan.own_approval': 'conflict',
  'plan.changed_since_shown': 'conflict',
  'plan.period_missing': 'conflict',
  'plan.period_reversed': 'invalid',
  'plan.year_not_later': 'invalid',
  'duty.clause_unknown': 'invalid',
  'duty.not_proposed': 'conflict',
  'duty.unit_unknown': 'invalid',
  'unit.already_abolished': 'conflict',
  'assignment.already_done': 'conflict',
  'assignment.withdrawn': 'conflict',
  'assignment.not_own_unit': 'forbidden',
  'assignment.needs_checklist': 'conflict',
  'assignment.note_missing': 'invalid',
  'assignment.file_missing': 'invalid',
  'assignment.in_the_future': 'invalid',
  'assignment.person_unknown': 'invalid',
  'assignment.person_of_other_unit': 'invalid',
  'file.unknown_on_evidence': 'invalid',
  'outcomeReport.already_closed': 'conflict',
  'outcomeReport.period_running': 'conflict',
  'unit.abolished': 'conflict',
  'plan.closed': 'conflict',
  'file.unknown_on_inspection': 'invalid',
  'file.unknown_on_improvement': 'invalid',
  'checklist.unchanged': 'conflict',
  'checklist.kind_changed': 'invalid',
  'checklist.withdrawn': 'conflict',
  'checklist.still_owed': 'conflict',
  'checklist.asked_at_points': 'conflict',
  'checklist.no_newer_model': 'conflict',
  'checklist.faulty': 'invalid',
  'inspection.not_own_unit': 'forbidden',
  'inspection.held_by_other': 'conflict',
  'inspection.already_submitted': 'conflict',
  'inspection.already_begun': 'conflict',
  'inspection.subject_changed': 'conflict',
  'inspection.unit_unknown': 'invalid',
  'inspection.checklist_unknown': 'invalid',
  'inspection.checklist_withdrawn': 'conflict',
  'inspection.assignment_unknown': 'invalid',
  'inspection.assignment_of_other_unit': 'invalid',
  'inspection.item_unknown': 'invalid',
  'inspection.item_repeated': 'invalid',
  'inspection.incomplete': 'invalid',
  'inspection.note_missing': 'invalid',
  'inspection.ethics_only': 'forbidden',
  'inspection.not_for_assignment': 'invalid',
  'inspection.point_unknown': 'invalid',
  'inspection.already_held': 'conflict',
  'inspection.never_held': 'forbidden',
  'inspection.not_to_settle': 'forbidden',
  'inspection.already_settled': 'conflict',
  'inspection.remark_missing': 'invalid',
  'deficiency.not_own_unit': 'forbidden',
  'deficiency.not_open': 'conflict',
  'deficiency.not_improved': 'conflict',
  'deficiency.own_improvement': 'forbidden',
  'deficiency.remark_missing': 'invalid',
  'incident.in_the_future': 'invalid',
  'incident.known_before_it_occurred': 'invalid',
  'incident.told_before_known': 'invalid',
  'incident.plan_unknown': 'invalid',
  'incident.duty_unknown': 'invalid',
  'incident.duty_of_other_plan': 'invalid',
  'inspection.other_checklist_owed': 'invalid',
  'inspection.too_many_files': 'invalid',
  'session.password_wrong': 'forbidden',
  'point.code_unknown': 'missing',
  'point.not_own_unit': 'forbidden',
  'point.unit_unknown': 'invalid',
  'point.checklist_unknown': 'invalid',
  'point.camera_only': 'invalid',
  'point.retired': 'conflict',
  'point.none_to_print': 'conflict',
  'file.unknown_on_point': 'invalid',
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problems

/** A refusal that a person is told of. `details` holds facts for the message, never prose. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: Record<string, unknown>

  constructor(code: ProblemCode, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }
}

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
  'session.refused': 'anonymous',
  'session.factor_refused': 'anonymous',
  'session.factor_not_begun': 'conflict',
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

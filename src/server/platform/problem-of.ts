import pg from 'pg'
import { Problem, type ProblemCode, problems } from '#domain/problem.ts'

const isCode = (name: string | undefined): name is ProblemCode => name !== undefined && name in problems

/** Classes of PostgreSQL errors that mean "not now": connection, resources, shutdown, timeouts. */
const unavailable = /^(08|53|57|25P03)/

/**
 * What no rule of a field has caught and no column takes: a number or a day out of its range, a text that is none of its kind,
 * a character that PostgreSQL does not keep (U+0000).
 */
const unstorable = new Set(['22003', '22008', '22P02', '22021', '22P05'])

/**
 * What the database refuses, in the product's words: a constraint that a person can run into bears the name of its
 * problem. Everything else stays what it is: a defect.
 */
export function problemOf(error: unknown): unknown {
  if (error instanceof Problem) return error
  if (error instanceof pg.DatabaseError) {
    if (isCode(error.constraint)) return new Problem(error.constraint)
    if (error.constraint === 'idempotent_answer_pkey') return new Problem('changed_meanwhile')
    if (error.code === '40001' || error.code === '40P01') return new Problem('changed_meanwhile')
    if (error.code && unavailable.test(error.code)) return new Problem('unavailable', { cause: error.code })
    if (error.code && unstorable.has(error.code)) return new Problem('invalid_input')
    // A second writer of the same client-made id: the first one's record stands.
    if (error.code === '23505') return new Problem('changed_meanwhile', { constraint: error.constraint })
  }
  const network = (error as NodeJS.ErrnoException | undefined)?.code
  if (network === 'ECONNREFUSED' || network === 'ECONNRESET' || network === 'ENOENT' || network === 'EPIPE')
    return new Problem('unavailable', { cause: network })
  if (
    error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message)
  )
    return new Problem('unavailable', { cause: 'connection' })
  return error
}

import { z } from 'zod'
import { Assignment, Completion, Today } from '#domain/assignment/assignment.ts'
import { Versioned } from '#domain/duty/duty.ts'
import type { Exposing } from '#server/platform/http.ts'
import { assignPerson, completeAssignment, listAssignments, showToday } from './assignment.operations.ts'

export function assignmentHttp({ expose }: Exposing): void {
  const id = z.uuid().optional()
  expose('GET /today', showToday, { input: z.object({}), output: Today })
  expose('GET /assignments', listAssignments, {
    input: z.object({ planId: id, dutyId: id, clauseId: id }),
    output: z.array(Assignment),
  })
  expose('POST /assignments/:id/assign', assignPerson, {
    input: Versioned.extend({ personId: z.uuid().nullable() }),
    output: Assignment,
  })
  expose('POST /assignments/:id/complete', completeAssignment, { input: Completion, output: Assignment })
}

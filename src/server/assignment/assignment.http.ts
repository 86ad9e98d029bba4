import { z } from 'zod'
import { Assignment, Completion, Today } from '#domain/assignment/assignment.ts'
import { ShownRecord } from '#domain/assignment/shown-record.ts'
import { Versioned } from '#domain/duty/duty.ts'
import type { Exposing } from '#server/platform/http.ts'
import { assignPerson, completing, listAssignments, showToday } from './assignment.operations.ts'
import type { Showables } from './shown-record.operations.ts'

export function assignmentHttp({ expose }: Exposing, showables: Showables): void {
  const { listRecordsFor, completeAssignment } = completing(showables)
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
  expose('GET /assignments/:id/records', listRecordsFor, {
    input: z.object({ id: z.uuid() }),
    output: z.array(ShownRecord),
  })
  expose('POST /assignments/:id/complete', completeAssignment, { input: Completion, output: Assignment })
}

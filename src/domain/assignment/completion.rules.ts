import type { Completion } from '#domain/assignment/assignment.ts'
import { isAhead } from '#domain/date.ts'
import type { Duty } from '#domain/duty/duty.ts'
import { Problem } from '#domain/problem.ts'

type Completing = {
  assignment: { doneAt: string | null; withdrawnAt: string | null; evidence: Duty['evidence'] }
  completion: Pick<Completion, 'doneAt' | 'note' | 'fileIds' | 'records'>
  now: Date
}

/** What the plan asked to be shown must be there before an assignment counts as done. */
export function checkCompletion({ assignment, completion, now }: Completing): void {
  if (assignment.withdrawnAt) throw new Problem('assignment.withdrawn')
  if (assignment.doneAt) throw new Problem('assignment.already_done')
  if (isAhead(completion.doneAt, now)) throw new Problem('assignment.in_the_future')
  if (assignment.evidence === 'checklist') throw new Problem('assignment.needs_checklist')
  // A record kept elsewhere says more than a note, and has its own documents.
  if (completion.records.length > 0) return
  if (assignment.evidence === 'note' && completion.note === '') throw new Problem('assignment.note_missing')
  if (assignment.evidence === 'file' && completion.fileIds.length === 0) throw new Problem('assignment.file_missing')
}

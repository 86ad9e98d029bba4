import { ChecklistContent } from '#domain/checklist/checklist.ts'
import { Problem } from '#domain/problem.ts'
import { faultsOf } from './faults.rules.ts'

/** Parsing puts the fields in one order, so that equal contents give equal texts; the number is no content. */
const textOf = (content: ChecklistContent): string => JSON.stringify({ ...ChecklistContent.parse(content), version: 1 })

/**
 * The next version of a form. `changed` says by its version on which one it was made; what is published never changes,
 * so work in hand can finish on the version it began with.
 */
export function nextVersion(latest: ChecklistContent | undefined, changed: ChecklistContent): ChecklistContent {
  if (!latest) return { ...changed, version: 1 }
  if (changed.version !== latest.version) throw new Problem('changed_meanwhile', { version: latest.version })
  if (changed.kind !== latest.kind) throw new Problem('checklist.kind_changed')
  if (textOf(changed) === textOf(latest)) throw new Problem('checklist.unchanged')
  return { ...changed, version: latest.version + 1 }
}

/** Only the draft as it stands is published, so that nobody's later change is lost with it. */
export function checkIsDraft(
  draft: { version: number; content: ChecklistContent } | undefined,
  changed: ChecklistContent,
) {
  if (draft && textOf(draft.content) !== textOf(changed))
    throw new Problem('changed_meanwhile', { version: draft.version })
}

/** What can never be answered, or asks for what is not there, is not given to anybody to fill in. */
export function checkFaultless(content: ChecklistContent): void {
  const faults = faultsOf(content)
  if (faults.length > 0) throw new Problem('checklist.faulty', { count: faults.length, faults })
}

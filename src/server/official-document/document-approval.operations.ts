import { documentFaults } from '#domain/official-document/official-document.rules.ts'
import type { DocumentContent } from '#domain/official-document/official-document.ts'
import { Problem } from '#domain/problem.ts'
import { type Approvable, newestApproval, requestApproval } from '#server/approval/approval.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import type { Work } from '#server/platform/work.ts'
import { closedTitle, isConfidential } from './document-envelopes.ts'

const hashOf = (content: DocumentContent): string => sha256Of(canonicalJson(content))

const titleOf = (content: DocumentContent): string => (isConfidential(content) ? closedTitle(content) : content.subject)

export async function sendDocument(work: Work, id: string, content: DocumentContent): Promise<void> {
  const faults = documentFaults(content)
  if (faults.length > 0) throw new Problem('officialDocument.faulty', { faults })
  const sent = { kind: 'officialDocument', subjectId: id, title: titleOf(content) } as const
  await requestApproval(work, { ...sent, contentHash: hashOf(content), dueDate: null })
}

/** While others read it, it stays as they read it; gives the last time that it was sent. */
export async function refuseOnItsWay(work: Work, id: string) {
  const newest = await newestApproval(work, 'officialDocument', id)
  if (newest?.state === 'waiting') throw new Problem('officialDocument.on_its_way')
  return newest
}

/** What was approved is issued as it was approved; an office that approves nothing here may issue at once. */
export async function checkApproved(work: Work, id: string, content: DocumentContent): Promise<void> {
  const newest = await refuseOnItsWay(work, id)
  if (newest?.state === 'approved' && newest.contentHash !== hashOf(content))
    throw new Problem('officialDocument.changed_since_approved')
}

/** Being approved changes nothing of it; it is issued by whoever is in charge of it. */
export const documentApprovable = (contentOf: (work: Work, id: string) => Promise<DocumentContent>): Approvable => ({
  show: async (work, id) => ({ contentHash: hashOf(await contentOf(work, id)) }),
  approved: async () => {},
  returned: async () => {},
})

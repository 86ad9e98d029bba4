import type { Approval, ApprovalKind } from '#domain/approval/approval.ts'
import type { Answer, Visitor } from './app.ts'

/** How it stands now: the newest time that it was sent. */
export async function approvalOf(visitor: Visitor, kind: ApprovalKind, subjectId: string): Promise<Approval> {
  const { status, body } = await visitor.get(`/approvals/of/${kind}/${subjectId}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body[0]
}

type Given = { verdict?: 'approved' | 'returned'; remark?: string; shownHash?: string; password?: string }

/** Decides what was sent, as it was shown; with a password whoever decides first shows to be the one who signed in. */
export async function decided(
  visitor: Visitor,
  kind: ApprovalKind,
  subjectId: string,
  { password, ...given }: Given = {},
): Promise<Answer> {
  const { id, contentHash } = await approvalOf(visitor, kind, subjectId)
  if (password) await visitor.post('/session/confirm', { password })
  const input = { shownHash: contentHash, verdict: 'approved', remark: '', ...given }
  return visitor.post(`/approvals/${id}/decide`, input)
}

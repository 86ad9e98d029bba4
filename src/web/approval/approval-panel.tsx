import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isSignedOnPaper } from '#domain/approval/approval.rules.ts'
import type { Approval, ApprovalKind } from '#domain/approval/approval.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './approval.module.css'
import { approvalsOfQuery } from './approval.queries.ts'
import { ApprovalCourse } from './approval-course.tsx'
import { ConfirmDialog, needsConfirmation } from './confirm-dialog.tsx'
import { PaperDialog } from './paper-dialog.tsx'

type PanelProps = {
  kind: ApprovalKind
  subjectId: string
  /** Of what this page shows; without it, of what was sent. */
  shownHash?: string
  /** What approval brings about. */
  means?: string
  /** What whoever decides is to know before writing a remark. */
  remarkText?: string
  /** Of class 密: no word is kept beside an approval, and no scanned page. */
  isSealed?: boolean
}

/** The way of a thing through those who approve it, on the page where it stands. */
export function ApprovalPanel({ kind, subjectId, shownHash, means, remarkText, isSealed = false }: PanelProps) {
  const { data: approvals, error } = useQuery(approvalsOfQuery(kind, subjectId))
  const [latest, ...earlier] = approvals ?? []
  if (error) return <Failure error={error} />
  if (!latest) return null
  return (
    <Section title={t('approval.title')}>
      <ApprovalCourse approval={latest} />
      {latest.mayDecide && (
        <DecisionForm
          key={latest.id}
          approval={latest}
          shownHash={shownHash ?? latest.contentHash}
          means={means}
          remarkText={remarkText ?? t('approval.remarkText')}
        />
      )}
      {latest.mayWithdraw && <RequesterActs approval={latest} isSealed={isSealed} />}
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t('approval.earlier', { count: earlier.length })}</summary>
          {earlier.map((approval) => (
            <ApprovalCourse key={approval.id} approval={approval} />
          ))}
        </details>
      )}
    </Section>
  )
}

type DecisionProps = { approval: Approval; shownHash: string; means: string | undefined; remarkText: string }

function DecisionForm({ approval: { id }, shownHash, means, remarkText }: DecisionProps) {
  const [remark, setRemark] = useState('')
  const [isReturnTried, setReturnTried] = useState(false)
  const decide = useAction<Approval[]>()
  const isEmpty = remark.trim() === ''
  const give = (verdict: 'approved' | 'returned') =>
    decide.mutate({ address: `/approvals/${id}/decide`, input: { shownHash, verdict, remark } })
  const giveBack = () => {
    setReturnTried(true)
    if (!isEmpty) give('returned')
  }
  const asksAgain = needsConfirmation(decide.error)
  return (
    <>
      <Form label={t('approval.decide')} onSubmit={() => give('approved')}>
        {means && <p>{means}</p>}
        <TextArea
          label={t('approval.remark')}
          description={remarkText}
          maxLength={500}
          value={remark}
          onChange={setRemark}
          error={isReturnTried && isEmpty ? t('problem.approval.remark_missing') : null}
        />
        {!asksAgain && <Failure error={decide.error} />}
        <Actions>
          <Button type="submit" kind="main" isPending={decide.isPending}>
            {t('approval.approve')}
          </Button>
          <Button isDisabled={decide.isPending} onPress={giveBack}>
            {t('approval.return')}
          </Button>
        </Actions>
      </Form>
      {asksAgain && (
        <ConfirmDialog onConfirmed={() => decide.mutate(decide.variables!)} onClose={() => decide.reset()} />
      )}
    </>
  )
}

/** It can be taken back while it waits, or settled by the page that was signed on paper. */
function RequesterActs({ approval, isSealed }: { approval: Approval; isSealed: boolean }) {
  const [isOnPaper, setOnPaper] = useState(false)
  const withdraw = useAction<Approval[]>()
  return (
    <>
      <Failure error={withdraw.error} />
      <Actions>
        {isSignedOnPaper(approval.kind) && !isSealed && (
          <Button onPress={() => setOnPaper(true)}>{t('approval.onPaper')}</Button>
        )}
        <Button
          kind="quiet"
          isPending={withdraw.isPending}
          onPress={() => withdraw.mutate({ address: `/approvals/${approval.id}/withdraw`, input: {} })}
        >
          {t('approval.withdraw')}
        </Button>
      </Actions>
      {isOnPaper && <PaperDialog approval={approval} onClose={() => setOnPaper(false)} />}
    </>
  )
}

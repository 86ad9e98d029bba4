import type { Approval, ApprovalDecision } from '#domain/approval/approval.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './approval.module.css'
import { rolesText, stateTones } from './approval-words.ts'

/** Where it stands, who has decided what, and whose turn it is. */
export function ApprovalCourse({ approval }: { approval: Approval }) {
  const { state, requestedByName, requestedAt, endedAt, endedByName, remark, stages, paper } = approval
  return (
    <div className={styles.course}>
      <p className={styles.head}>
        <StateMark tone={stateTones[state]}>{t(`approval.state.${state}`)}</StateMark>
        <span>{t('approval.requested', { name: requestedByName, time: instantText(requestedAt) })}</span>
      </p>
      {approval.differs && <Banner tone="due">{t('approval.differs')}</Banner>}
      {!paper && (
        <ol className={styles.stages}>
          {stages.map((steps, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place
            <li key={at} aria-current={approval.currentStage === at ? 'step' : undefined}>
              <ul className={styles.steps}>
                {steps.map((step, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
                  <li key={place}>
                    <Step step={step} isOpen={approval.currentStage === at} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
      {paper && (
        <>
          <p>{t('approval.signedOnPaper', { date: dateText(paper.signedOn), signers: paper.signers })}</p>
          <Photos files={paper.pages} />
        </>
      )}
      {state === 'withdrawn' && endedAt && (
        <p>{t('approval.withdrawnBy', { name: endedByName ?? '', time: instantText(endedAt) })}</p>
      )}
      {state === 'returned' && remark && <p className={styles.remark}>{remark}</p>}
      <p className={styles.hash}>{t('approval.hash', { hash: approval.contentHash.slice(0, 16) })}</p>
    </div>
  )
}

type StepProps = { step: Approval['stages'][number][number]; isOpen: boolean }

function Step({ step: { roles, names, decision }, isOpen }: StepProps) {
  const who = roles.length > 0 ? rolesText({ roles }) : names.join(t('web.comma'))
  if (decision) return <Decided who={who} decision={decision} />
  if (names.length === 0) return <StateMark tone="late">{t('approval.vacant', { who })}</StateMark>
  const named = roles.length > 0 ? `${who}（${names.join(t('web.comma'))}）` : who
  return (
    <StateMark tone={isOpen ? 'due' : 'waiting'}>
      {t(isOpen ? 'approval.turnOf' : 'approval.later', { who: named })}
    </StateMark>
  )
}

function Decided({ who, decision }: { who: string; decision: ApprovalDecision }) {
  const { verdict, decidedByName, decidedForName, decidedAt, remark } = decision
  const by = decidedForName ? t('approval.deputyOf', { name: decidedByName, absent: decidedForName }) : decidedByName
  return (
    <>
      <StateMark tone={verdict === 'approved' ? 'done' : 'attention'}>
        {t(`approval.verdict.${verdict}`, { who, name: by, time: instantText(decidedAt) })}
      </StateMark>
      {verdict === 'approved' && remark && <p className={styles.remark}>{remark}</p>}
    </>
  )
}

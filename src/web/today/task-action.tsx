import { Link } from '@tanstack/react-router'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { useBeginInspection } from '#web/inspection/begin-inspection.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { useOutbox } from '#web/platform/outbox/outbox-state.ts'
import { useSession } from '#web/platform/session.ts'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './today.module.css'

/** The one action of a task: fill in its form, or say that it was done. */
export function TaskAction({ assignment }: { assignment: Assignment }) {
  const { person } = useSession()
  const { id, state, unitId, evidenceKind, checklistVersionId } = assignment
  const { entries } = useOutbox()
  const begunHere = entries.find(({ value }) => value.input.assignmentId === id)?.value.subject
  const inspectionId = assignment.inspectionId ?? begunHere
  if (state === 'standing' || state === 'waiting' || unitId !== person.unitId) return null
  if (entries.some(({ value }) => value.subject === id)) return <StateMark tone="due">{t('today.waitsHere')}</StateMark>
  if (inspectionId)
    return (
      <Link to="/checks/$inspectionId" params={{ inspectionId }} className={buttonClass()}>
        {t('today.continueChecklist')}
      </Link>
    )
  if (evidenceKind === 'checklist' && checklistVersionId)
    return <BeginChecklist assignment={assignment} checklistVersionId={checklistVersionId} />
  return (
    <Link to="/assignments/$assignmentId" params={{ assignmentId: id }} className={buttonClass()}>
      {t('today.complete')}
    </Link>
  )
}

type BeginChecklistProps = { assignment: Assignment; checklistVersionId: string }

function BeginChecklist({ assignment: { id, unitId }, checklistVersionId }: BeginChecklistProps) {
  const begin = useBeginInspection()
  return (
    <div className={styles.action}>
      <Button isPending={begin.isPending} onPress={() => begin.begin({ checklistVersionId, unitId, assignmentId: id })}>
        {t('today.fillChecklist')}
      </Button>
      {begin.error && (
        <span className={styles.failed} role="alert">
          {failureText(begin.error)}
        </span>
      )}
    </div>
  )
}

import { Link, useParams } from '@tanstack/react-router'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TaskAction } from '#web/today/task-action.tsx'
import { useAssignment } from './assignment.queries.ts'
import { AssignmentMark } from './assignment-mark.tsx'
import { CompletionForm } from './completion-form.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { PersonPicker } from './person-picker.tsx'
import { WhereDone } from './where-done.tsx'

export function AssignmentPage() {
  const { assignmentId } = useParams({ from: '/assignments/$assignmentId' })
  const { assignment, isMissing, error } = useAssignment(assignmentId)
  return (
    <Page
      title={assignment ? t(`duty.action.${assignment.action}`) : t('assignment.title')}
      above={<Link to="/">{t('place.today')}</Link>}
      lead={assignment && <AssignmentMark state={assignment.state} />}
    >
      <Failure error={error} />
      {isMissing && <EmptyState title={t('problem.not_found')} />}
      {!assignment && !isMissing && !error && <Skeleton />}
      {assignment && <AssignmentBody key={assignment.id} assignment={assignment} />}
    </Page>
  )
}

function AssignmentBody({ assignment }: { assignment: Assignment }) {
  const { person } = useSession()
  const may = useMay()
  const { fromDate, dueDate, dueTime, evidence, evidenceKind, planId, state } = assignment
  const until = dueDate && `${dateText(dueDate)} ${dueTime ?? ''}`.trim()
  const isOwed = state !== 'done'
  const isMine = assignment.unitId === person.unitId && may('assignment.complete')
  return (
    <>
      <Facts
        facts={[
          [t('assignment.what'), assignment.what],
          [
            t('assignment.clause'),
            <Link key="clause" to="/plans/$planId" params={{ planId }} hash={`clause-${assignment.clauseId}`}>
              {assignment.clauseLabel}
            </Link>,
          ],
          [t('assignment.unit'), assignment.unitName],
          [t('assignment.person'), assignment.personName],
          [t('assignment.period'), until && (fromDate === dueDate ? until : `${dateText(fromDate)}–${until}`)],
          [t('assignment.evidence'), t(`duty.evidence.${evidenceKind}`)],
        ]}
      />
      {isOwed && may('assignment.assign') && <PersonPicker assignment={assignment} />}
      {isOwed && isMine && <WhereDone action={assignment.action} />}
      <EvidenceList evidence={evidence} />
      {isOwed && isMine && evidenceKind === 'checklist' && <TaskAction assignment={assignment} />}
      {isOwed && isMine && evidenceKind !== 'checklist' && <CompletionForm assignment={assignment} />}
      {isOwed && !isMine && <p>{t('assignment.ofUnit', { unit: assignment.unitName })}</p>}
    </>
  )
}

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import type { Group } from './groups.ts'
import { TaskAction } from './task-action.tsx'
import styles from './today.module.css'

export function TaskGroup({ group: { name, assignments }, today }: { group: Group; today: string }) {
  const count = t('today.count', { count: assignments.length })
  if (name !== 'standing')
    return (
      <Section title={t(`today.group.${name}`)} aside={count}>
        <TaskRows assignments={assignments} today={today} />
      </Section>
    )
  return <Standing assignments={assignments} today={today} count={count} />
}

type TaskRowsProps = { assignments: readonly Assignment[]; today: string }

const TaskRows = ({ assignments, today }: TaskRowsProps) => (
  <ul className={styles.rows}>
    {assignments.map((assignment) => (
      <TaskRow key={assignment.id} assignment={assignment} today={today} />
    ))}
  </ul>
)

/** Nothing to tick off: folded away, and not even built while it is folded. */
function Standing({ count, ...rows }: TaskRowsProps & { count: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.standing} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="forward" />
        <h2>{t('today.group.standing')}</h2>
        <span>{count}</span>
      </summary>
      {isOpen && <TaskRows {...rows} />}
    </details>
  )
}

function TaskRow({ assignment, today }: { assignment: Assignment; today: string }) {
  const { person } = useSession()
  const { checklistTitle, clauseLabel, unitId, unitName, personName } = assignment
  const who = [unitId === person.unitId ? null : unitName, personName].filter(Boolean).join('　')
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <Link to="/assignments/$assignmentId" params={{ assignmentId: assignment.id }} className={styles.what}>
          {assignment.what}
        </Link>
        <span className={styles.meta}>
          <DueMark assignment={assignment} today={today} />
          <span>{clauseLabel}</span>
          {checklistTitle && <span>{checklistTitle}</span>}
          {who && <span>{who}</span>}
        </span>
      </div>
      <TaskAction assignment={assignment} />
    </li>
  )
}

function DueMark({
  assignment: { state, dueDate, dueTime, fromDate },
  today,
}: {
  assignment: Assignment
  today: string
}) {
  if (dueDate === null) return <StateMark tone="standing">{t('assignment.state.standing')}</StateMark>
  const date = [dueDate === today ? '' : dateText(dueDate), dueTime ?? ''].filter(Boolean).join(' ')
  if (state === 'late') return <StateMark tone="late">{t('today.wasDue', { date })}</StateMark>
  if (dueDate === today)
    return <StateMark tone="due">{date ? t('today.dueAt', { date }) : t('today.dueToday')}</StateMark>
  if (state === 'due') return <StateMark tone="due">{t('today.dueOn', { date })}</StateMark>
  const days = fromDate === dueDate ? date : `${dateText(fromDate)}–${date}`
  return <StateMark tone="waiting">{days}</StateMark>
}

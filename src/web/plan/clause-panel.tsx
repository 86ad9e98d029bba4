import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Assignment } from '#domain/assignment/assignment.ts'
import type { Duty } from '#domain/duty/duty.ts'
import type { PlanLive } from '#domain/plan/plan.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { AssignmentMark } from '#web/assignment/assignment-mark.tsx'
import { RecordLinks } from '#web/assignment/record-links.tsx'
import { DeficiencyMark } from '#web/deficiency/deficiency-mark.tsx'
import { nameOf, t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { ClauseMark } from './clause-mark.tsx'
import styles from './live.module.css'
import { planIncidentsQuery } from './plan.queries.ts'

type LiveClause = PlanLive['clauses'][number]
type ClausePanelProps = { planId: string; clause: LiveClause; onClose: () => void }

const desk = '(min-width: 1081px)'
const watchDesk = (changed: () => void) => {
  const media = window.matchMedia(desk)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** What became of a clause: beside the document on a desk, over it on a phone. */
export function ClausePanel(props: ClausePanelProps) {
  const isDesk = useSyncExternalStore(watchDesk, () => window.matchMedia(desk).matches)
  const { clause, onClose } = props
  if (isDesk) return <SidePanel {...props} />
  return (
    <Dialog title={clause.label} isOpen onClose={onClose}>
      <ClauseRecords {...props} />
      <Button onPress={onClose}>{t('web.close')}</Button>
    </Dialog>
  )
}

function SidePanel(props: ClausePanelProps) {
  const { clause, onClose } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
  }
  return (
    <aside className={styles.panel} aria-labelledby="clause-panel" onKeyDown={onKeyDown}>
      <div className={styles.panelHead}>
        <h2 id="clause-panel" ref={heading} tabIndex={-1}>
          {clause.label}
        </h2>
        <Button kind="quiet" icon="close" onPress={onClose}>
          {t('web.close')}
        </Button>
      </div>
      <ClauseRecords {...props} />
    </aside>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.part}>
    <h3>{title}</h3>
    {children}
  </section>
)

function ClauseRecords({ planId, clause }: ClausePanelProps) {
  return (
    <>
      <ClauseMark state={clause.state} />
      <p className={styles.clauseText}>{clause.text || clause.heading}</p>
      {clause.noDutyReason && <p className={styles.soft}>{t('plan.live.noDuty', { reason: clause.noDutyReason })}</p>}
      {clause.duties.length > 0 && <Assignments planId={planId} clause={clause} />}
      {clause.deficiencies.length > 0 && <Deficiencies deficiencies={clause.deficiencies} />}
      <Incidents planId={planId} clause={clause} />
      <p>
        <Link to="/search" search={{ clauseId: clause.id }}>
          {t('plan.clause.search')}
        </Link>
      </p>
    </>
  )
}

function Assignments({ planId, clause }: { planId: string; clause: LiveClause }) {
  const { data, error } = useQuery(answerOf<Assignment[]>(`/assignments?planId=${planId}&clauseId=${clause.id}`))
  return (
    <>
      <Failure error={error} />
      {!data && !error && <Skeleton lines={3} />}
      {clause.duties
        .filter((duty) => duty.status === 'accepted')
        .map((duty) => (
          <Part key={duty.id} title={nameOf('duty.action', duty.action)}>
            <DutyLine duty={duty} />
            <ul className={styles.rows}>
              {data
                ?.filter(({ dutyId }) => dutyId === duty.id)
                .map((assignment) => (
                  <AssignmentRow key={assignment.id} assignment={assignment} />
                ))}
            </ul>
          </Part>
        ))}
    </>
  )
}

function DutyLine({ duty }: { duty: Duty }) {
  const { nameOfUnit } = useUnits()
  const when = [nameOf('duty.timing', duty.timing), nameOf('duty.evidence', duty.evidence)].join('　')
  return (
    <div>
      <p>{duty.what}</p>
      <p className={styles.soft}>
        {when}　{duty.unitIds.map(nameOfUnit).join(t('web.comma'))}
      </p>
    </div>
  )
}

const dueText = ({ dueDate, dueTime }: Assignment): string =>
  dueDate ? t('plan.live.due', { date: dateText(dueDate), time: dueTime ?? '' }) : t('plan.live.standing')

const AssignmentRow = ({ assignment }: { assignment: Assignment }) => (
  <li>
    <div className={styles.rowHead}>
      <Link to="/assignments/$assignmentId" params={{ assignmentId: assignment.id }}>
        {assignment.unitName}
        {assignment.personName && `　${assignment.personName}`}
      </Link>
      <AssignmentMark state={assignment.state} />
    </div>
    <span className={styles.soft}>{dueText(assignment)}</span>
    {assignment.evidence.map((evidence) => (
      <span key={evidence.id} className={styles.soft}>
        {t('plan.live.evidence', { when: instantText(evidence.doneAt), who: evidence.doneBy })}
        {evidence.note && `　${evidence.note}`}
        {evidence.inspectionId && (
          <>
            {'　'}
            <Link to="/checks/$inspectionId" params={{ inspectionId: evidence.inspectionId }}>
              {t('plan.live.checklist')}
            </Link>
          </>
        )}
        {evidence.records.length > 0 && (
          <>
            {'　'}
            <RecordLinks records={evidence.records} />
          </>
        )}
        {evidence.files.map((file) => (
          <span key={file.id}>
            {'　'}
            <a href={`/api/files/${file.id}`}>{file.name}</a>
          </span>
        ))}
      </span>
    ))}
  </li>
)

const Deficiencies = ({ deficiencies }: Pick<LiveClause, 'deficiencies'>) => (
  <Part title={t('plan.live.deficiencies', { count: deficiencies.length })}>
    <ul className={styles.rows}>
      {deficiencies.map((deficiency) => (
        <li key={deficiency.id}>
          <div className={styles.rowHead}>
            <Link to="/deficiencies/$deficiencyId" params={{ deficiencyId: deficiency.id }}>
              {deficiency.description}
            </Link>
            <DeficiencyMark deficiency={deficiency} />
          </div>
          <span className={styles.soft}>
            {deficiency.unitName}　{t('plan.live.due', { date: dateText(deficiency.improvementDueDate), time: '' })}
          </span>
        </li>
      ))}
    </ul>
  </Part>
)

function Incidents({ planId, clause }: { planId: string; clause: LiveClause }) {
  const { data } = useQuery(planIncidentsQuery(planId))
  const dutyIds = clause.duties.map((duty) => duty.id)
  const own = data?.filter(({ dutyId, clauseLabel }) =>
    dutyId ? dutyIds.includes(dutyId) : clauseLabel === clause.label,
  )
  if (!own?.length) return null
  return (
    <Part title={t('plan.live.incidentsOf', { count: own.length })}>
      <ul className={styles.rows}>
        {own.map((incident) => (
          <li key={incident.id}>
            <Link to="/reports/$incidentId" params={{ incidentId: incident.id }}>
              {incident.what}
            </Link>
            <span className={styles.soft}>{instantText(incident.occurredAt)}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

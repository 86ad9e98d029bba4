import { Link } from '@tanstack/react-router'
import { pageOf } from '#domain/approval/page-of.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './today.module.css'

const addresses: Record<Waiting['kind'], (id: string) => string> = {
  planApproval: pageOf.plan,
  planReview: (id) => `/plans/${id}`,
  inspectionSubmission: (id) => `/checks/${id}`,
  inspectionTakenOver: (id) => `/checks/${id}`,
  inspectionVersions: (id) => `/checks/${id}/versions`,
  inspectionPlanApproval: pageOf.inspectionPlan,
  outcomeReportApproval: pageOf.outcomeReport,
  officialDocumentApproval: pageOf.officialDocument,
  rewardProposalApproval: pageOf.rewardProposal,
  documentTemplateApproval: pageOf.documentTemplate,
  drawWitness: (id) => `/checks/draws/${id}`,
  readinessUnit: (id) => `/readiness/${id}`,
  readinessAgency: (id) => `/readiness/${id}`,
  deficiencyOverdue: (id) => `/deficiencies/${id}`,
  deficiencyHandOver: (id) => `/deficiencies/${id}`,
  deficiencyImprovement: (id) => `/deficiencies/${id}`,
  deficiencyDecision: (id) => `/deficiencies/${id}`,
  contactDrill: (id) => `/contacts/drills/${id}`,
  contactsDoubtful: () => '/contacts',
  sealedMatter: () => '/reports/sealed',
  sealedGlassAsked: () => '/reports/sealed',
  sealedGlassBroken: () => '/reports/sealed',
  followUpCase: (id) => `/reports/${id}`,
  resolution: (id) => `/meetings/resolutions/${id}`,
  minutesApproval: (id) => `/meetings/${id}`,
  workOrderApproval: pageOf.workOrder,
  travelApproval: pageOf.travel,
  travelBriefing: pageOf.travel,
  travelReturn: pageOf.travel,
  travelAnswer: pageOf.travel,
  travelOverdue: pageOf.travel,
  mediaPermitApproval: pageOf.mediaPermit,
  mediaWitness: (id) => `/media/${id}`,
  mediaReturn: pageOf.mediaPermit,
  standingDuty: () => '/standing-duties',
  awarenessCampaign: (id) => `/awareness/read/${id}`,
}

/** A duty that recurs is found in the month in which it was due. */
const searchOf = ({ kind, dueDate }: Pick<Waiting, 'kind' | 'dueDate'>) =>
  kind === 'standingDuty' && dueDate
    ? { year: Number(dueDate.slice(0, 4)), month: Number(dueDate.slice(5, 7)) }
    : undefined

/** What others wait for from this very person. */
export function WaitingList({ waiting, today }: { waiting: readonly Waiting[]; today: string }) {
  if (waiting.length === 0) return null
  return (
    <Section title={t('today.waiting')} aside={t('today.count', { count: waiting.length })}>
      <ul className={styles.rows}>
        {waiting.map(({ kind, subjectId, title, unitName, dueDate }) => (
          <li key={`${kind}-${subjectId}`}>
            <Link to={addresses[kind](subjectId)} search={searchOf({ kind, dueDate })} className={styles.waiting}>
              <span className={styles.text}>
                <strong>{t(`waiting.${kind}`)}</strong>
                <span>{title}</span>
                <span className={styles.meta}>
                  {dueDate && kind !== 'deficiencyDecision' && (
                    <StateMark tone={dueDate < today ? 'late' : 'due'}>
                      {t(dueDate < today ? 'today.wasDue' : 'today.dueOn', { date: dateText(dueDate) })}
                    </StateMark>
                  )}
                  {unitName && <span>{unitName}</span>}
                </span>
              </span>
              <Icon name="forward" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

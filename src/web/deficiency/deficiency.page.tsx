import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DeficiencyDetail } from '#domain/deficiency/deficiency.ts'
import { checkDecision, checkImprove } from '#domain/deficiency/deficiency-life.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { BeforeAfter } from './before-after.tsx'
import { DecisionForm } from './decision-form.tsx'
import styles from './deficiency.module.css'
import { deficiencyQuery } from './deficiency.queries.ts'
import { DeficiencyMark } from './deficiency-mark.tsx'
import { ImprovementForm } from './improvement-form.tsx'
import { NextSteps } from './next-steps.tsx'
import { Repeats } from './repeats.tsx'
import { Timeline } from './timeline.tsx'
import { useStandingIn } from './use-standing-in.ts'
import { useWaitsHere, WaitingHere } from './waiting-here.tsx'

export function DeficiencyPage() {
  const { deficiencyId } = useParams({ from: '/deficiencies/$deficiencyId' })
  const { data: detail, error } = useQuery(deficiencyQuery(deficiencyId))
  return (
    <Page
      title={detail?.deficiency.description ?? t('place.deficiencies')}
      above={<Link to="/deficiencies">{t('place.deficiencies')}</Link>}
      lead={
        detail && (
          <span className={styles.line}>
            <DeficiencyMark deficiency={detail.deficiency} />
          </span>
        )
      }
    >
      <Failure error={error} />
      {!detail && !error && <Skeleton />}
      {detail && <DeficiencyBody key={detail.deficiency.status} detail={detail} />}
    </Page>
  )
}

/** Mending and looking at what was mended, as the rules allow this person now. */
function useRights({ deficiency, improvements }: DeficiencyDetail) {
  const actor = useActing()
  const may = useMay()
  const absent = useStandingIn()
  const { version } = deficiency
  const release = { decision: 'released', remark: '', version } as const
  return {
    mayImprove: may('deficiency.improve') && isAllowed(() => checkImprove(actor, absent, deficiency, version)),
    mayDecide:
      may('deficiency.release') &&
      isAllowed(() => checkDecision(actor, absent, deficiency, improvements.at(-1), release)),
  }
}

function DeficiencyBody({ detail }: { detail: DeficiencyDetail }) {
  const { deficiency } = detail
  const { mayImprove, mayDecide } = useRights(detail)
  const waitsHere = useWaitsHere(deficiency.id)
  return (
    <>
      <DeficiencyFacts detail={detail} />
      {waitsHere && <WaitingHere deficiencyId={deficiency.id} />}
      <NextSteps deficiency={deficiency} />
      <BeforeAfter detail={detail} />
      {mayDecide && <DecisionForm deficiency={deficiency} />}
      {mayImprove && !waitsHere && <ImprovementForm deficiency={deficiency} />}
      <Repeats detail={detail} />
      <Timeline detail={detail} />
    </>
  )
}

const DeficiencyFacts = ({ detail: { deficiency, openedByName } }: { detail: DeficiencyDetail }) => (
  <Facts
    facts={[
      [t('deficiency.unit'), deficiency.unitName],
      [t('deficiency.place'), [deficiency.pointName, deficiency.place].filter(Boolean).join('　')],
      [t('deficiency.grade'), t(`grade.${deficiency.grade}`)],
      [t('deficiency.foundOn'), dateText(deficiency.foundOn)],
      [t('deficiency.openedBy'), openedByName],
      [t('deficiency.due'), dateText(deficiency.improvementDueDate)],
      [t('deficiency.from'), <Source key="source" deficiency={deficiency} />],
    ]}
  />
)

function Source({ deficiency: { source, sourceId, inspectionId } }: { deficiency: DeficiencyDetail['deficiency'] }) {
  const name = t(`deficiency.source.${source}`)
  if (inspectionId)
    return (
      <Link to="/checks/$inspectionId" params={{ inspectionId }}>
        {name}
      </Link>
    )
  if (source === 'incident' && sourceId)
    return (
      <Link to="/reports/$incidentId" params={{ incidentId: sourceId }}>
        {name}
      </Link>
    )
  if (source === 'training' && sourceId)
    return (
      <Link to="/awareness/trainings/$trainingId" params={{ trainingId: sourceId }}>
        {name}
      </Link>
    )
  return name
}

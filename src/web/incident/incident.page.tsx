import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { FollowUps } from '#web/follow-up-case/follow-ups.tsx'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { CardActions } from './card-actions.tsx'
import { Clocks } from './clocks.tsx'
import { DangerFirst } from './danger-first.tsx'
import styles from './incident.module.css'
import { incidentQuery } from './incident.queries.ts'
import { IncidentFacts } from './incident-facts.tsx'
import { IncidentMarks } from './incident-marks.tsx'
import { kindsText, titleOf } from './incident-words.ts'
import { Reports } from './reports.tsx'
import { FirstSteps } from './routes-say.tsx'
import { TelephoneText } from './telephone-text.tsx'
import { Tellings } from './tellings.tsx'
import { Timeline } from './timeline.tsx'

/** What is to be done now, by when; then what was done. */
export function IncidentPage() {
  const { incidentId } = useParams({ from: '/reports/$incidentId' })
  const { data: card, error } = useQuery(incidentQuery(incidentId))
  return (
    <Page
      title={card ? kindsText(card.incident) : t('incident.event')}
      above={<Link to="/reports">{t('place.reports')}</Link>}
      lead={card && <IncidentMarks incident={card.incident} />}
    >
      <Failure error={error} />
      {!card && !error && <Skeleton lines={8} />}
      {card && <CardBody card={card} />}
    </Page>
  )
}

function CardBody({ card }: { card: IncidentCard }) {
  const may = useMay()
  const { incident, says } = card
  const isClosed = incident.state === 'closed'
  return (
    <>
      {!isClosed && <DangerFirst />}
      <p className={styles.what}>{titleOf(incident)}</p>
      {!isClosed && <FirstSteps says={says} />}
      {!incident.handedOver && <Tellings card={card} />}
      <TelephoneText card={card} />
      {!incident.handedOver && (
        <>
          <Clocks card={card} />
          <CardActions card={card} />
          <Reports card={card} />
          <FollowUps
            event={`/incidents/${incident.id}`}
            mayOpen={may('followUpCase.open')}
            mayTake={may('followUpCase.takeStep')}
          />
        </>
      )}
      <IncidentFacts card={card} />
      <Timeline card={card} />
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Visit } from '#domain/mainland-visitor/mainland-visit.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './mainland-visitor.module.css'
import { ObservationForm } from './observation-form.tsx'
import { openedVisitQuery } from './visit.queries.ts'
import { visitDays } from './visit-days.ts'
import { VisitForm } from './visit-form.tsx'

/** Closed until somebody opens it: each reading is recorded. */
export function VisitPage() {
  const { visitId } = useParams({ from: '/visitors/$visitId' })
  const [openedId, setOpenedId] = useState<string | null>(null)
  const isOpening = openedId === visitId
  const { data, error } = useQuery({ ...openedVisitQuery(visitId), enabled: isOpening })
  const visit = isOpening ? data : undefined
  return (
    <Page
      title={visit?.organisations ?? t('mainlandVisit.title')}
      above={<Link to="/visitors">{t('mainlandVisit.title')}</Link>}
      lead={visit && visitDays(visit)}
    >
      {!isOpening && (
        <>
          <Banner quiet title={t('mainlandVisit.sealed')}>
            {t('mainlandVisit.readingIsRecorded')}
          </Banner>
          <div>
            <Button kind="main" onPress={() => setOpenedId(visitId)}>
              {t('mainlandVisit.open')}
            </Button>
          </div>
        </>
      )}
      {isOpening && <Failure error={error} />}
      {isOpening && !visit && !error && <Skeleton lines={8} />}
      {visit && <VisitBody key={visit.version} visit={visit} />}
    </Page>
  )
}

function VisitBody({ visit }: { visit: Visit }) {
  const may = useMay()
  const [isChanging, setChanging] = useState(false)
  if (isChanging) return <VisitForm visit={visit} onDone={() => setChanging(false)} />
  return (
    <>
      {visit.observations.some(({ isAbnormal }) => isAbnormal) && (
        <Banner tone="due">
          <p>{t('mainlandVisit.abnormalText')}</p>
          <Link
            to="/reports/sealed/new"
            search={{ kind: 'mainlandVisitor', visitId: visit.id }}
            className={buttonClass()}
          >
            {t('travel.toReport')}
          </Link>
        </Banner>
      )}
      <Observations visit={visit} />
      <Facts
        facts={[
          [t('mainlandVisit.unit'), visit.unitName],
          [t('mainlandVisit.groupSize'), visit.groupSize],
          [t('mainlandVisit.hosts'), visit.hosts.map(({ name }) => name).join(t('web.comma'))],
          [t('mainlandVisit.purpose'), visit.purpose],
        ]}
      />
      <Section title={t('mainlandVisit.programme')}>
        <ol className={styles.lines}>
          {visit.programme
            .toSorted((one, other) => one.at.localeCompare(other.at))
            .map(({ id, at, place, what }) => (
              <li key={id}>
                <strong>{instantText(at)}</strong>
                <span>{`${place}　${what}`}</span>
              </li>
            ))}
        </ol>
        {may('mainlandVisit.plan') && (
          <div>
            <Button onPress={() => setChanging(true)}>{t('mainlandVisit.change')}</Button>
          </div>
        )}
      </Section>
    </>
  )
}

const Observations = ({ visit }: { visit: Visit }) => (
  <Section title={t('mainlandVisit.observations')}>
    {visit.observations.length === 0 && <EmptyState title={t('mainlandVisit.noObservations')} />}
    <ul className={styles.lines}>
      {visit.observations.map(({ id, at, byName, isAbnormal, place, text }) => (
        <li key={id}>
          <span className={styles.head}>
            <StateMark tone={isAbnormal ? 'attention' : 'done'}>
              {t(isAbnormal ? 'mainlandVisit.abnormal' : 'mainlandVisit.normal')}
            </StateMark>
            <span>{[instantText(at), byName, place].filter(Boolean).join('　')}</span>
          </span>
          <span className={styles.prose}>{text}</span>
        </li>
      ))}
    </ul>
    <ObservationForm visit={visit} />
  </Section>
)

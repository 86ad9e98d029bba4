import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContractorVisit, DoorLog } from '#domain/contractor/contractor-visit.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './contractor.module.css'
import { doorQuery, visitsQuery } from './contractor.queries.ts'
import { VisitForm } from './visit-form.tsx'
import { VisitTable } from './visit-table.tsx'

/** At the door, by thumb: who is inside, who comes, who leaves. */
export function ContractorDoorPage() {
  const may = useMay()
  const { data: door, error } = useQuery(doorQuery)
  return (
    <Page
      title={t('place.contractorDoor')}
      lead={t('contractor.visit.lead')}
      above={<Link to="/contractors">{t('place.contractors')}</Link>}
    >
      <Failure error={error} />
      {!door && !error && <Skeleton lines={6} />}
      {door && <Door door={door} />}
      {may('contractorVisit.list') && <VisitLog />}
    </Page>
  )
}

function Door({ door }: { door: DoorLog }) {
  const inside = door.visits.filter(({ leftAt }) => leftAt === null)
  const left = door.visits.filter(({ leftAt }) => leftAt !== null)
  const [made, setMade] = useState(0)
  return (
    <>
      {door.isDayOff && (
        <Banner tone="due" quiet>
          {t('contractor.visit.dayOff')}
        </Banner>
      )}
      <Section title={t('contractor.visit.inside')}>
        {inside.length === 0 && <p>{t('contractor.visit.nobodyInside')}</p>}
        <ul className={styles.inside}>
          {inside.map((visit) => (
            <Inside key={visit.id} visit={visit} />
          ))}
        </ul>
      </Section>
      <Section title={t('contractor.visit.record')}>
        {door.firms.length === 0 && <p>{t('contractor.visit.noFirms')}</p>}
        {door.firms.length > 0 && <VisitForm key={made} door={door} onDone={() => setMade(made + 1)} />}
      </Section>
      {left.length > 0 && (
        <Section title={t('contractor.visit.leftToday')}>
          <VisitTable visits={left} />
        </Section>
      )}
    </>
  )
}

function Inside({ visit }: { visit: ContractorVisit }) {
  const leave = useAction<DoorLog>()
  const { personName, contractorName, pointName, escortName, purpose, emergency, cameAt, isOverdue } = visit
  return (
    <li className={styles.visit}>
      <span className={styles.who}>
        <strong>
          {personName}　{contractorName}
        </strong>
        <span className={styles.soft}>
          {[instantText(cameAt), pointName, purpose, `${t('contractor.visit.escort')} ${escortName}`].join('　')}
        </span>
        {emergency && <span>{t('contractor.visit.emergencyOf', { reason: emergency })}</span>}
        {isOverdue && <StateMark tone="late">{t('contractor.visit.overdue')}</StateMark>}
        <Failure error={leave.error} />
      </span>
      <Button
        aria-label={t('contractor.visit.leaveOf', { name: personName })}
        isPending={leave.isPending}
        onPress={() => leave.mutate({ address: `/contractor-visits/${visit.id}/leave` })}
      >
        {t('contractor.visit.leave')}
      </Button>
    </li>
  )
}

/** What was, for those who look after it. */
function VisitLog() {
  const { today } = useSession()
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState(today)
  const { data: visits, error } = useQuery(visitsQuery(from, until))
  return (
    <Section title={t('contractor.visit.log')}>
      <div className={styles.period}>
        <DateField label={t('contractor.visit.from')} value={from} onChange={(date) => date && setFrom(date)} />
        <DateField label={t('contractor.visit.until')} value={until} onChange={(date) => date && setUntil(date)} />
      </div>
      <Failure error={error} />
      {visits?.length === 0 && <p>{t('problem.contractorVisit.none_to_print')}</p>}
      {visits && visits.length > 0 && (
        <>
          <DocumentLinks
            address="/contractor-visits/log"
            asked={String(new URLSearchParams({ from, until }))}
            name={t('contractor.visit.print')}
          />
          <VisitTable visits={visits} />
        </>
      )}
    </Section>
  )
}

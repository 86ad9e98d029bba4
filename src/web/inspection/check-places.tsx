import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { plansQuery } from '#web/plan/plan.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import styles from './check-places.module.css'

/** What else belongs to looking whether all is in order. */
export const CheckPlaces = () => (
  <nav className={styles.places} aria-label={t('inspection.places')}>
    <Group title={t('inspection.places.onSite')}>
      <Link to="/scan">{t('point.scan')}</Link>
      <Link to="/patrols">{t('place.patrols')}</Link>
      <Link to="/checks/off-duty">{t('offDutyCheck.title')}</Link>
      <Link to="/broadcasts">{t('broadcast.title')}</Link>
      <Link to="/facilities">{t('place.facilities')}</Link>
    </Group>
    <Group title={t('inspection.places.people')}>
      <Link to="/contractors/entries">{t('place.contractorDoor')}</Link>
      <Link to="/contractors">{t('place.contractors')}</Link>
      <Link to="/travel">{t('travel.title')}</Link>
      <Link to="/media">{t('medium.title')}</Link>
    </Group>
    <Group title={t('inspection.places.planning')}>
      <Link to="/checks/plans">{t('inspectionPlan.title')}</Link>
      <Link to="/checklists">{t('checklist.list.title')}</Link>
      <ForHeads />
    </Group>
  </nav>
)

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles.group}>
    <h2 className={styles.title}>{title}</h2>
    {children}
  </div>
)

/** How near unit and inspector are, and whether the next holiday may come. */
function ForHeads() {
  const may = useMay()
  const maySee = may('readiness.show')
  const { data: plans } = useQuery({ ...plansQuery, enabled: maySee })
  const current = plans?.find(({ status }) => status === 'issued')
  return (
    <>
      {may('comparison.show') && <Link to="/checks/comparison">{t('comparison.title')}</Link>}
      {current && (
        <Link to="/readiness/$planId" params={{ planId: current.id }}>
          {t('readiness.open')}
        </Link>
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { checkUnitSigning } from '#domain/readiness/readiness.rules.ts'
import type { Readiness } from '#domain/readiness/readiness.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './readiness.module.css'
import { readinessQuery } from './readiness.queries.ts'
import { Reasons } from './reasons.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { Signature } from './signature.tsx'

/** May the holiday come? Every unit, the worst first. */
export function ReadinessPage() {
  const { planId } = useParams({ from: '/readiness/$planId' })
  const { data: readiness, error } = useQuery(readinessQuery(planId))
  return (
    <Page
      wide
      title={t('readiness.title')}
      above={
        <Link to="/plans/$planId" params={{ planId }}>
          {readiness?.planTitle ?? t('place.plans')}
        </Link>
      }
      lead={
        readiness &&
        t('readiness.lead', { start: dateText(readiness.holiday.start), end: dateText(readiness.holiday.end) })
      }
    >
      <Failure error={error} />
      {!readiness && !error && <Skeleton lines={8} />}
      {readiness && <AgencyPart readiness={readiness} />}
      {readiness && <Units readiness={readiness} />}
    </Page>
  )
}

function AgencyPart({ readiness: { planId, agency } }: { readiness: Readiness }) {
  const may = useMay()
  const [isSigning, setSigning] = useState(false)
  if (!agency) return null
  const { level, stateHash, signature } = agency
  return (
    <Section title={t('readiness.agency')} aside={<LevelMark level={level} />}>
      <div className={styles.agency}>
        {signature ? <Signature signature={signature} /> : <p>{t('readiness.unsigned')}</p>}
        {may('readiness.signAgency') && (
          <Button kind="main" onPress={() => setSigning(true)}>
            {t(level === 'green' ? 'readiness.signAgency' : 'readiness.signAgencyConditional')}
          </Button>
        )}
        {isSigning && (
          <SignDialog
            address={`/plans/${planId}/readiness/sign`}
            title={t('readiness.agency')}
            level={level}
            stateHash={stateHash}
            asksConditions={level !== 'green'}
            onClose={() => setSigning(false)}
          />
        )}
      </div>
    </Section>
  )
}

type UnitRow = Readiness['units'][number]

const Units = ({ readiness: { planId, units } }: { readiness: Readiness }) => (
  <Section title={t('readiness.units')}>
    <DataTable
      caption={t('readiness.units')}
      rows={units}
      keyOf={({ unitId }) => unitId}
      columns={[
        { title: t('readiness.unit'), cell: ({ unitName }) => unitName },
        { title: t('readiness.state'), cell: ({ level }) => <LevelMark level={level} /> },
        { title: t('readiness.reasons'), cell: ({ reasons }) => <Reasons reasons={reasons} /> },
        { title: t('readiness.signature'), cell: (unit) => <UnitSignature planId={planId} unit={unit} /> },
      ]}
    />
  </Section>
)

function UnitSignature({ planId, unit }: { planId: string; unit: UnitRow }) {
  const actor = useActing()
  const may = useMay()
  const [isSigning, setSigning] = useState(false)
  const { unitId, unitName, level, stateHash, signature } = unit
  const signing = { stateHash, remark: '' }
  const maySign = may('readiness.signUnit') && isAllowed(() => checkUnitSigning(actor, unit, stateHash, signing))
  const isOwed = maySign && (!signature || signature.hasChanged)
  return (
    <>
      {signature ? <Signature signature={signature} /> : !isOwed && t('readiness.unsigned')}
      {isOwed && <Button onPress={() => setSigning(true)}>{t('readiness.sign')}</Button>}
      {isSigning && (
        <SignDialog
          address={`/plans/${planId}/readiness/${unitId}/sign`}
          title={t('readiness.signUnit', { unit: unitName })}
          level={level}
          stateHash={stateHash}
          asksConditions={false}
          onClose={() => setSigning(false)}
        />
      )}
    </>
  )
}

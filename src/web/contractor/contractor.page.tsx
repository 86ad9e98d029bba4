import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Contractor, ContractorDetail } from '#domain/contractor/contractor.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { CallLinks } from '#web/contact/call-links.tsx'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { WithdrawButton } from '#web/platform/ui/withdraw-button.tsx'
import { contractorQuery } from './contractor.queries.ts'
import { ContractorDialog } from './contractor-dialog.tsx'
import { ContractorPapers } from './contractor-papers.tsx'
import { ContractorPeople } from './contractor-people.tsx'
import { ContractorEvents, ContractorInspections, ContractorVisits } from './contractor-records.tsx'
import { FaultMarks } from './fault-marks.tsx'
import { WorkOrders } from './work-orders.tsx'

export function ContractorPage() {
  const { contractorId } = useParams({ from: '/contractors/$contractorId' })
  const { data: detail, error } = useQuery(contractorQuery(contractorId))
  return (
    <Page
      wide
      title={detail?.contractor.name ?? t('place.contractors')}
      above={<Link to="/contractors">{t('place.contractors')}</Link>}
      lead={detail && [detail.contractor.kind, detail.contractor.unitName].join('　')}
    >
      <Failure error={error} />
      {!detail && !error && <Skeleton lines={8} />}
      {detail && <ContractorBody detail={detail} />}
    </Page>
  )
}

function ContractorBody({ detail }: { detail: ContractorDetail }) {
  const { contractor } = detail
  const actor = useActing()
  const isKept = contractor.withdrawnOn === null && mayKeep(actor, contractor.unitId)
  const { name, telephone, holidayTelephone } = contractor
  return (
    <>
      {contractor.withdrawnOn && (
        <Banner tone="due" quiet>
          {t('contractor.withdrawnOn', { date: dateText(contractor.withdrawnOn) })}
        </Banner>
      )}
      {(telephone || holidayTelephone) && (
        <CallLinks contact={{ name, dayTelephone: telephone, nightTelephone: holidayTelephone }} />
      )}
      <ContractorFacts contractor={contractor} />
      {isKept && <Keeping contractor={contractor} />}
      <ContractorPeople detail={detail} isKept={isKept} />
      <ContractorPapers detail={detail} isKept={isKept} />
      <WorkOrders detail={detail} />
      <ContractorVisits visits={detail.visits} />
      <ContractorInspections detail={detail} />
      <ContractorEvents detail={detail} />
    </>
  )
}

const ContractorFacts = ({ contractor: { faults, declaresNoBannedProduct, remark } }: { contractor: Contractor }) => (
  <Facts
    facts={[
      [t('contractor.faults'), faults && <FaultMarks key="faults" faults={faults} />],
      [
        t('contractor.product'),
        <span key="product">
          {declaresNoBannedProduct ? t('contractor.declares') : t('contractor.notDeclared')}。
          {t('contractor.productText')}{' '}
          <Link to="/laws/$lawKey" params={{ lawKey: 'cyber-security-management-act' }}>
            {t('contractor.toLaw')}
          </Link>
        </span>,
      ],
      [t('contractor.remark'), remark],
    ]}
  />
)

/** For those who keep it right. */
function Keeping({ contractor }: { contractor: Contractor }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <Actions>
      <Button onPress={() => setEditing(true)}>{t('contractor.edit')}</Button>
      <WithdrawButton
        address={`/contractors/${contractor.id}/withdraw`}
        version={contractor.version}
        label={t('contractor.withdraw')}
        text={t('contractor.withdrawText')}
      />
      {isEditing && (
        <ContractorDialog key={contractor.version} contractor={contractor} onClose={() => setEditing(false)} />
      )}
    </Actions>
  )
}

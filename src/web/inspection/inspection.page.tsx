import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { mayHandIn } from '#domain/inspection/inspection.rules.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { t } from '#web/platform/i18n.ts'
import { useOutbox } from '#web/platform/outbox/outbox.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { titleOf } from './answers.ts'
import { FillIn } from './fill-in.tsx'
import { HandedIn, useHandedIn } from './handed-in.tsx'
import { inspectionQuery } from './inspection.queries.ts'
import { InspectionMark } from './inspection-mark.tsx'
import { Review } from './review.tsx'
import { SubmitInspection } from './submit-inspection.tsx'
import { TakenOver } from './taken-over.tsx'

export function InspectionPage() {
  const { inspectionId } = useParams({ from: '/checks/$inspectionId' })
  const { data: detail, error } = useQuery({
    ...inspectionQuery(inspectionId),
    staleTime: 0,
  })
  return (
    <Page
      title={detail ? titleOf(detail.checklist) : t('place.checks')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
      lead={detail && <InspectionLead detail={detail} />}
    >
      <Failure error={error} />
      {detail && <TakenOver detail={detail} />}
      {detail && <InspectionBody key={detail.inspection.id} detail={detail} />}
      {!detail && !error && <Skeleton lines={8} />}
    </Page>
  )
}

const InspectionLead = ({ detail: { inspection } }: { detail: InspectionDetail }) => (
  <>
    {inspection.unitName}　<InspectionMark inspection={inspection} />
  </>
)

function InspectionBody({ detail }: { detail: InspectionDetail }) {
  const actor = useActing()
  const may = useMay()
  const { inspection } = detail
  const isMine = inspection.heldBy === actor.personId
  const mayChange = inspection.status === 'draft' && isMine && may('inspection.save')
  const maySubmit = inspection.status === 'draft' && may('inspection.submit') && mayHandIn(actor, inspection)
  const [isReopened, setReopened] = useState(false)
  const handedIn = useHandedIn(inspection.id)
  const { isOpen } = useOutbox()
  if (mayChange && !isOpen) return <Skeleton lines={8} />
  if (handedIn && inspection.status === 'draft') return <HandedIn detail={detail} entry={handedIn} />
  if (mayChange && (!inspection.readyToSubmit || isReopened)) return <FillIn detail={detail} maySubmit={maySubmit} />
  return (
    <>
      <InspectionState detail={detail} isMine={isMine} maySubmit={maySubmit} />
      {mayChange && !maySubmit && (
        <div>
          <Button onPress={() => setReopened(true)}>{t('inspection.reopen')}</Button>
        </div>
      )}
      <Review detail={detail} />
      <DocumentLinks address={`/inspections/${inspection.id}/form`} name={t('inspection.paper')} />
      {maySubmit && (inspection.readyToSubmit || isMine) && <SubmitInspection detail={detail} />}
    </>
  )
}

/** Where it stands, and who has it in hand. */
function InspectionState(props: { detail: InspectionDetail; isMine: boolean; maySubmit: boolean }) {
  const { inspection } = props.detail
  if (inspection.submittedAt)
    return (
      <Banner tone="done">
        {t('inspection.submittedBy', {
          name: inspection.submittedByName ?? '',
          time: instantText(inspection.submittedAt),
        })}
      </Banner>
    )
  if (inspection.readyToSubmit)
    return (
      <Banner tone="due">
        {props.maySubmit ? t('inspection.review') : t('inspection.atHead', { name: inspection.heldByName })}
      </Banner>
    )
  return props.isMine ? null : <Banner>{t('inspection.heldBy', { name: inspection.heldByName })}</Banner>
}

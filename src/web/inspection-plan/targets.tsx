import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { maySeeInspection } from '#domain/inspection/inspection.rules.ts'
import type { InspectionPlan, InspectionTarget } from '#domain/inspection-plan/inspection-plan.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { CompanyDialog } from './company-dialog.tsx'

/** Units and forms, and what came of each. */
export function Targets({ plan }: { plan: InspectionPlan }) {
  const [open, setOpen] = useState<InspectionTarget | null>(null)
  return (
    <Section title={t('inspectionPlan.targets')}>
      <DataTable
        caption={t('inspectionPlan.targets')}
        rows={plan.targets}
        keyOf={({ id }) => id}
        columns={[
          { title: t('inspectionPlan.unit'), cell: ({ unitName }) => unitName },
          { title: t('inspectionPlan.form'), cell: ({ checklistTitle }) => checklistTitle },
          { title: t('inspectionPlan.state'), cell: (target) => <TargetMark target={target} /> },
          {
            title: t('inspectionPlan.company'),
            cell: ({ companions, others }) =>
              [...companions.map(({ name }) => name), others].filter(Boolean).join(t('web.comma')),
          },
          {
            title: t('inspectionPlan.act'),
            cell: (target) => <TargetAct plan={plan} target={target} onOpen={setOpen} />,
          },
        ]}
      />
      {open && <CompanyDialog plan={plan} target={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function TargetMark({ target }: { target: InspectionTarget }) {
  const { inspectionStatus, submittedAt, compliant, notCompliant, notApplicable } = target
  if (inspectionStatus === null) return <StateMark tone="waiting">{t('inspectionPlan.notBegun')}</StateMark>
  if (!submittedAt) return <StateMark tone="underWay">{t('inspectionPlan.underWay')}</StateMark>
  return (
    <>
      <StateMark tone={notCompliant ? 'late' : 'done'}>{instantText(submittedAt)}</StateMark>
      {compliant !== null && (
        <p>
          {t('inspection.counts', { compliant, notCompliant: notCompliant ?? 0, notApplicable: notApplicable ?? 0 })}
        </p>
      )}
    </>
  )
}

type TargetActProps = { plan: InspectionPlan; target: InspectionTarget; onOpen: (target: InspectionTarget) => void }

function TargetAct({ plan, target, onOpen }: TargetActProps) {
  const actor = useActing()
  const may = useMay()
  const { inspectionId, inspectionStatus, unitId } = target
  const mayInspect = may('inspectionPlan.begin') && plan.status === 'approved'
  if (inspectionId && inspectionStatus) {
    const isSeen = maySeeInspection(actor, { unitId, origin: 'inspection', status: inspectionStatus })
    return (
      <>
        {isSeen && (
          <Link to="/checks/$inspectionId" params={{ inspectionId }} className={buttonClass()}>
            {t(inspectionStatus === 'draft' ? 'inspectionPlan.continue' : 'inspectionPlan.openForm')}
          </Link>
        )}
        {mayInspect && inspectionStatus === 'draft' && (
          <Button kind="quiet" onPress={() => onOpen(target)}>
            {t('inspectionPlan.company')}
          </Button>
        )}
      </>
    )
  }
  return mayInspect ? <Button onPress={() => onOpen(target)}>{t('inspectionPlan.begin')}</Button> : null
}

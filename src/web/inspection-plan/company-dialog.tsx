import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { InspectionPlan, InspectionTarget } from '#domain/inspection-plan/inspection-plan.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Several } from '#web/platform/ui/several.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type CompanyDialogProps = { plan: InspectionPlan; target: InspectionTarget; onClose: () => void }

/** Who goes along; the first time it opens the form at the unit. */
export function CompanyDialog({ plan, target, onClose }: CompanyDialogProps) {
  const navigate = useNavigate()
  const { data: agency } = useQuery(agencyQuery)
  const [inspectionId] = useState(newId)
  const [companionIds, setCompanionIds] = useState(target.companions.map(({ id }) => id))
  const [others, setOthers] = useState(target.others)
  const isBegun = target.inspectionId !== null
  const act = useAction<InspectionPlan>(() => {
    onClose()
    if (!isBegun) void navigate({ to: '/checks/$inspectionId', params: { inspectionId } })
  })
  const units = [target.unitId, ...plan.jointUnits.map(({ id }) => id)]
  const people = (agency?.people ?? []).filter(({ unitId }) => unitId !== null && units.includes(unitId))
  const at = `/inspection-plans/${plan.id}/targets/${target.id}`
  const send = () =>
    act.mutate(
      isBegun
        ? { method: 'PUT', address: `${at}/company`, input: { companionIds, others } }
        : { address: `${at}/begin`, input: { inspectionId, companionIds, others } },
    )
  const title = t(isBegun ? 'inspectionPlan.company' : 'inspectionPlan.begin')
  return (
    <Dialog title={`${title}　${target.unitName}`} isOpen onClose={onClose}>
      <Form label={title} onSubmit={send}>
        <Several
          label={t('inspectionPlan.companions')}
          options={people.map(({ id, name, title: post }) => ({ value: id, label: `${name}　${post}` }))}
          chosen={companionIds}
          onChange={setCompanionIds}
        />
        <TextField label={t('inspectionPlan.others')} maxLength={200} value={others} onChange={setOthers} />
        <Failure error={act.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={act.isPending}>
            {isBegun ? t('web.save') : t('inspectionPlan.begin')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import { isHead } from '#domain/person/person.rules.ts'
import type { Person } from '#domain/person/person.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

const isMayor = ({ roles }: Person): boolean => roles.includes('agencyHead')

type PlanProps = { plan: InspectionPlan }

/** To which head it goes. */
export function SubmitForm({ plan: { id, version } }: PlanProps) {
  const { data: agency } = useQuery(agencyQuery)
  const mayDecide = (agency?.people ?? []).filter(({ roles, unitId }) => isHead({ personId: '', unitId, roles }))
  // The head of the agency, unless somebody else is chosen.
  const heads = mayDecide.toSorted((a, b) => Number(isMayor(b)) - Number(isMayor(a)))
  const [chosen, setChosen] = useState('')
  const submittedTo = chosen || heads[0]?.id
  const submit = useAction<InspectionPlan>()
  const send = () => submit.mutate({ address: `/inspection-plans/${id}/submit`, input: { version, submittedTo } })
  return (
    <Section title={t('inspectionPlan.submit')}>
      <Form label={t('inspectionPlan.submit')} onSubmit={() => submittedTo && send()}>
        <Select
          label={t('inspectionPlan.submittedTo')}
          value={submittedTo ?? ''}
          options={heads.map((head) => ({ value: head.id, label: `${head.name}　${head.title}` }))}
          onChange={setChosen}
        />
        <Failure error={submit.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={!submittedTo} isPending={submit.isPending}>
            {t('inspectionPlan.submit')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** Approved, or returned with what is to be changed. */
export function DecideForm({ plan: { id, version } }: PlanProps) {
  const [remark, setRemark] = useState('')
  const [isReturnTried, setReturnTried] = useState(false)
  const decide = useAction<InspectionPlan>()
  const isEmpty = remark.trim() === ''
  const approve = () => decide.mutate({ address: `/inspection-plans/${id}/approve`, input: { version } })
  const giveBack = () => {
    setReturnTried(true)
    if (!isEmpty) decide.mutate({ address: `/inspection-plans/${id}/return`, input: { version, remark } })
  }
  return (
    <Section title={t('inspectionPlan.decide')}>
      <Form label={t('inspectionPlan.decide')} onSubmit={approve}>
        <TextArea
          label={t('inspectionPlan.returnRemark')}
          maxLength={500}
          value={remark}
          onChange={setRemark}
          error={isReturnTried && isEmpty ? t('inspectionPlan.returnRemarkMissing') : null}
        />
        <Failure error={decide.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={decide.isPending}>
            {t('inspectionPlan.approve')}
          </Button>
          <Button isDisabled={decide.isPending} onPress={giveBack}>
            {t('inspectionPlan.return')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}

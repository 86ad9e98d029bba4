import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './form.module.css'
import { planQuery } from './plan.queries.ts'

type AmendDialogProps = { planId: string; number: number; text?: string; onClose: () => void }

/** Why the plan is amended; then its draft is opened, beside the plan that goes on. */
export function AmendDialog({ planId, number, text, onClose }: AmendDialogProps) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const start = useAction<PlanDetail>(async (detail) => {
    queries.setQueryData(planQuery(detail.plan.id).queryKey, detail)
    await navigate({ to: '/plans/$planId', params: { planId: detail.plan.id } })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = { id, planId, reason, ...(text !== undefined && { text }) }
    start.mutate({ address: `/plans/${planId}/amendments`, input })
  }
  return (
    <Dialog title={t('plan.amend.title', { number })} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p>{t('plan.amend.text')}</p>
        <TextArea
          label={t('plan.amend.reason')}
          description={t('plan.amend.reasonText')}
          isRequired
          autoFocus
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <Failure error={start.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={start.isPending} isDisabled={!reason.trim()}>
            {t('plan.amend.start')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </form>
    </Dialog>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RouteListed } from '#domain/route/route-catalogue.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'

type WithdrawDialogProps = { listed: RouteListed; lastNumber: number; onClose: () => void }

/** Back to what the product says, from a day on. */
export function WithdrawDialog({ listed: { route }, lastNumber, onClose }: WithdrawDialogProps) {
  const { today } = useSession()
  const navigate = useNavigate()
  const isAhead = route.from > today
  const [from, setFrom] = useState<string | null>(isAhead ? route.from : today)
  const withdraw = useAction(async () => {
    onClose()
    await navigate({ to: '/routes' })
  })
  const send = () => {
    if (from) withdraw.mutate({ address: `/routes/${route.key}/withdraw`, input: { from, lastNumber } })
  }
  return (
    <Dialog title={t('route.withdraw.title', { title: route.content.title })} isOpen onClose={onClose}>
      <Form label={t('route.withdraw.act')} onSubmit={send}>
        <p>{t('route.withdraw.text')}</p>
        <DateField
          label={t('route.from')}
          isRequired
          value={from}
          onChange={setFrom}
          error={from ? null : t('web.required')}
        />
        <FormActions action={withdraw} label={t('route.withdraw.act')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

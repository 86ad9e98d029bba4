import { useNavigate } from '@tanstack/react-router'
import type { LawListed } from '#domain/law/law-catalogue.ts'
import { useAction } from '#web/platform/action.ts'
import { ApiProblem } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { FaultLines } from '#web/platform/ui/fault-lines.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { faultsIn } from './law-words.tsx'

type WithdrawDialogProps = { listed: LawListed; lastNumber: number; onClose: () => void }

/** What the agency said counts no more; it stays in the history. */
export function WithdrawDialog({ listed: { law, title, origin }, lastNumber, onClose }: WithdrawDialogProps) {
  const navigate = useNavigate()
  const withdraw = useAction(async () => {
    onClose()
    await navigate({ to: '/laws' })
  })
  const { error } = withdraw
  return (
    <Dialog title={t('law.withdraw.title', { title })} isOpen onClose={onClose}>
      <Form
        label={t('law.withdraw.act')}
        onSubmit={() => withdraw.mutate({ address: `/laws/${law.key}/withdraw`, input: { lastNumber } })}
      >
        <p>{t(origin === 'overlaid' ? 'law.withdraw.overlaidText' : 'law.withdraw.ownText')}</p>
        <FaultLines faults={error instanceof ApiProblem ? faultsIn(error.details) : []} />
        <FormActions action={withdraw} label={t('law.withdraw.act')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

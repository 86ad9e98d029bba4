import { useState } from 'react'
import { checkWithdrawal } from '#domain/media-permit/media-permit.rules.ts'
import type { Permit } from '#domain/media-permit/media-permit.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

export function Withdrawal({ permit }: { permit: Permit }) {
  const actor = useActing()
  const [isOpen, setOpen] = useState(false)
  const [remark, setRemark] = useState('')
  const { id, version } = permit
  const withdraw = useAction<unknown>(() => setOpen(false))
  if (!isAllowed(() => checkWithdrawal(actor, permit, version))) return null
  const send = () => withdraw.mutate({ address: `/media-permits/${id}/withdraw`, input: { version, remark } })
  return (
    <div>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('mediaPermit.withdraw')}
      </Button>
      <Dialog title={t('mediaPermit.withdraw')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form label={t('mediaPermit.withdraw')} onSubmit={send}>
          <TextArea label={t('mediaPermit.withdrawReason')} maxLength={500} value={remark} onChange={setRemark} />
          <Failure error={withdraw.error} />
          <Actions>
            <Button type="submit" kind="main" isPending={withdraw.isPending}>
              {t('mediaPermit.withdraw')}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('web.cancel')}</Button>
          </Actions>
        </Form>
      </Dialog>
    </div>
  )
}

import { useState } from 'react'
import type { Contact, ContactDetail } from '#domain/contact/contact.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type WithdrawDialogProps = { contact: Pick<Contact, 'id' | 'name' | 'version'>; onClose: () => void }

export function WithdrawDialog({ contact: { id, name, version }, onClose }: WithdrawDialogProps) {
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const withdraw = useAction<ContactDetail>(onClose)
  const isEmpty = reason.trim() === ''
  const send = () => {
    setTried(true)
    if (!isEmpty) withdraw.mutate({ address: `/contacts/${id}/withdraw`, input: { version, reason } })
  }
  return (
    <Dialog title={t('contact.withdrawOf', { name })} isOpen onClose={onClose} mustAnswer>
      <p>{t('contact.withdrawText')}</p>
      <Form label={t('contact.withdraw')} onSubmit={send}>
        <TextField
          label={t('contact.withdrawReason')}
          isRequired
          maxLength={200}
          value={reason}
          onChange={setReason}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <Failure error={withdraw.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={withdraw.isPending}>
            {t('contact.withdraw')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}

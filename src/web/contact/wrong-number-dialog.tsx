import { useState } from 'react'
import type { Contact, ContactDetail } from '#domain/contact/contact.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

type WrongNumberProps = {
  contact: Pick<Contact, 'id' | 'name'>
  drillId: string
  telephone: string
  onClose: () => void
}

/** What was wrong, in a line. */
export function WrongNumberDialog({ contact: { id, name }, drillId, telephone, onClose }: WrongNumberProps) {
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const [callId] = useState(newId)
  const save = useAction<ContactDetail>(onClose)
  const isEmpty = note.trim() === ''
  const send = () => {
    setTried(true)
    const input = { callId, drillId, means: 'telephone', outcome: 'wrongNumber', telephone, note }
    if (!isEmpty) save.mutate({ address: `/contacts/${id}/calls`, input })
  }
  return (
    <Dialog title={`${name}　${telephone}`} isOpen onClose={onClose}>
      <Form label={t('contact.outcome.wrongNumber')} onSubmit={send}>
        <TextField
          label={t('contact.note')}
          description={t('contact.noteText')}
          isRequired
          maxLength={200}
          value={note}
          onChange={setNote}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <Failure error={save.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={save.isPending}>
            {t('contact.saveCall')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { numbersOf } from '#domain/contact/contact.rules.ts'
import {
  type Contact,
  type ContactCallEntry,
  ContactCheckMeans,
  type ContactDetail,
  ContactOutcome,
} from '#domain/contact/contact.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { CallLinks } from './call-links.tsx'

type CallDialogProps = {
  contact: Pick<Contact, 'id' | 'name' | 'dayTelephone' | 'nightTelephone'>
  drillId: string | null
  onClose: () => void
}

/** What came of trying one of its numbers. */
export function CallDialog({ contact, drillId, onClose }: CallDialogProps) {
  const numbers = numbersOf(contact)
  const [call, setCall] = useState<ContactCallEntry>(() => ({
    id: contact.id,
    callId: newId(),
    drillId,
    means: 'telephone',
    outcome: 'answered',
    telephone: numbers[0] ?? '',
    note: '',
  }))
  const [isTried, setTried] = useState(false)
  const save = useAction<ContactDetail>(onClose)
  const change = (changes: Partial<ContactCallEntry>) => setCall((all) => ({ ...all, ...changes }))
  const lacksNote = call.outcome === 'wrongNumber' && call.note.trim() === ''
  const send = () => {
    setTried(true)
    const { id, ...input } = call
    if (!lacksNote) save.mutate({ address: `/contacts/${id}/calls`, input })
  }
  return (
    <Dialog title={t('contact.verifyOf', { name: contact.name })} isOpen onClose={onClose}>
      <p>{t('contact.verifyText')}</p>
      <CallLinks contact={contact} />
      <Form label={t('contact.verify')} onSubmit={send}>
        {numbers.length > 1 && (
          <Select
            label={t('contact.number')}
            value={call.telephone}
            options={numbers.map((value) => ({ value, label: value }))}
            onChange={(telephone) => change({ telephone })}
          />
        )}
        <Select
          label={t('contact.verifyMeans')}
          value={call.means}
          options={ContactCheckMeans.options.map((value) => ({ value, label: t(`contact.means.${value}`) }))}
          onChange={(means) => change({ means: means as ContactCheckMeans })}
        />
        <Segmented
          label={t('contact.outcome')}
          segments={ContactOutcome.options.map((value) => ({ value, label: t(`contact.outcome.${value}`) }))}
          value={call.outcome}
          onChange={(outcome) => change({ outcome })}
        />
        <TextField
          label={t('contact.note')}
          description={t('contact.noteText')}
          isRequired={call.outcome === 'wrongNumber'}
          maxLength={200}
          value={call.note}
          onChange={(note) => change({ note })}
          error={isTried && lacksNote ? t('web.required') : null}
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

import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { checkRecord } from '#domain/standing-duty/standing-duty.rules.ts'
import type { StandingDutyRecord } from '#domain/standing-duty/standing-duty.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { useSession } from '#web/platform/session.ts'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import type { Placed } from './standing-duty-words.ts'

/** It was done: when, and what shows it. */
export function RecordDialog({ duty, window, onClose }: Placed & { onClose: () => void }) {
  const { today } = useSession()
  const [recordId] = useState(newId)
  const [doneOn, setDoneOn] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const [file, setFile] = useState<StoredFile | null>(null)
  const [isTried, setTried] = useState(false)
  const keep = useKeptAction(onClose)
  const input: StandingDutyRecord = {
    ...{ recordId, id: duty.id, windowStart: window.start },
    ...{ doneOn: doneOn ?? '', note: note.trim(), fileId: file?.id ?? null },
  }
  const refusal = doneOn ? refusalOf(() => checkRecord(duty, input, today)) : null
  const title = t('standingDuty.recordOf', { title: duty.content.title })
  const submit = () => {
    setTried(true)
    if (!doneOn || refusal || input.note === '') return
    const fileIds = file ? [file.id] : []
    const address = `/standing-duties/${duty.id}/records`
    keep.mutate({ subject: duty.id, address, input, fileIds, label: title })
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} onSubmit={submit}>
        <p>{t('standingDuty.shownByWhat', { what: duty.content.shownBy })}</p>
        <DateField
          label={t('standingDuty.done')}
          isRequired
          value={doneOn}
          onChange={setDoneOn}
          error={isTried ? (refusal ? failureText(refusal) : doneOn ? null : t('web.required')) : null}
        />
        <TextArea
          label={t('standingDuty.note')}
          description={t('standingDuty.noteText')}
          isRequired
          maxLength={500}
          value={note}
          onChange={setNote}
          error={isTried && input.note === '' ? t('web.required') : null}
        />
        <FilePicker
          label={t('standingDuty.file')}
          files={file ? [file] : []}
          onAdd={setFile}
          onRemove={() => setFile(null)}
        />
        <FormActions action={keep} label={t('standingDuty.record')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

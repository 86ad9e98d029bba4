import { useState } from 'react'
import type { OffDutyClosing } from '#domain/off-duty-check/off-duty-check.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

type NoteDialogProps = { kind: 'remark' | 'reopened'; closingId: string; onClose: () => void }

export function NoteDialog({ kind, closingId, onClose }: NoteDialogProps) {
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const [noteId] = useState(newId)
  const save = useAction<OffDutyClosing>(onClose)
  const isMissing = text.trim() === ''
  const address = `/off-duty-checks/${closingId}/${kind === 'remark' ? 'remarks' : 'reopen'}`
  const send = () => {
    setTried(true)
    if (!isMissing) save.mutate({ address, input: { noteId, text } })
  }
  const title = t(kind === 'remark' ? 'offDutyCheck.remark' : 'offDutyCheck.reopen')
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} onSubmit={send}>
        <TextArea
          label={t(kind === 'remark' ? 'offDutyCheck.remarkText' : 'offDutyCheck.reopenText')}
          isRequired
          maxLength={300}
          value={text}
          onChange={setText}
          error={isTried && isMissing ? t('web.required') : null}
        />
        <FormActions action={save} label={title} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

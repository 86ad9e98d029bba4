import { useState } from 'react'
import type { TemplateContent, TemplateDetail } from '#domain/document-template/document-template.ts'
import { changedParts } from '#domain/document-template/template.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { partText } from './template-words.ts'

type SendDialogProps = {
  template: TemplateDetail
  content: TemplateContent
  onSent: () => void
  onClose: () => void
}

/** What changes, in which words it is sent; it counts once it is approved. */
export function SendDialog({ template, content, onSent, onClose }: SendDialogProps) {
  const { kind, draft } = template
  const [id] = useState(newId)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const send = useAction<TemplateDetail>(() => {
    onSent()
    onClose()
  })
  const parts = changedParts(template.content, content)
  const isEmpty = note.trim() === ''
  const go = () => {
    setTried(true)
    if (isEmpty) return
    const input = { id, version: draft.version, content, note }
    send.mutate({ address: `/document-templates/${kind}/versions`, input })
  }
  return (
    <Dialog title={t('documentTemplate.send')} isOpen onClose={onClose}>
      <Form label={t('documentTemplate.send')} onSubmit={go}>
        <p>{t('documentTemplate.sendText')}</p>
        <p>
          {parts.length > 0
            ? t('documentTemplate.sendChanges', { parts: parts.map(partText).join(t('web.comma')) })
            : t('documentTemplate.sendNothing')}
        </p>
        <TextArea
          label={t('documentTemplate.note')}
          description={t('documentTemplate.noteText')}
          isRequired
          maxLength={200}
          value={note}
          error={isTried && isEmpty ? t('web.required') : null}
          onChange={(typed) => setNote(typed.replace(/\n/g, ''))}
        />
        <FormActions action={send} label={t('documentTemplate.send')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

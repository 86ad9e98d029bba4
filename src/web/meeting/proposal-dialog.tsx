import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

/** 案由、說明. */
export function ProposalDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [itemId] = useState(newId)
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const propose = useAction(onClose)
  const missing = (typed: string) => (isTried && typed.trim() === '' ? t('web.required') : null)
  const send = () => {
    setTried(true)
    if (title.trim() === '' || text.trim() === '') return
    propose.mutate({ address: `/meetings/${id}/proposals`, input: { itemId, title, text } })
  }
  return (
    <Dialog title={t('meeting.proposal')} isOpen onClose={onClose}>
      <Form label={t('meeting.proposal')} onSubmit={send}>
        <TextField
          label={t('meeting.itemTitle')}
          isRequired
          maxLength={120}
          value={title}
          error={missing(title)}
          onChange={setTitle}
        />
        <TextArea
          label={t('meeting.itemText')}
          isRequired
          maxLength={2000}
          value={text}
          error={missing(text)}
          onChange={setText}
        />
        <FormActions action={propose} label={t('meeting.proposal')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

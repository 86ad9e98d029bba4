import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Assignment, Completion } from '#domain/assignment/assignment.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useSession } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'

/** It was done: when, by whom, with what to show for it. */
export function CompletionForm({ assignment: { id, evidenceKind } }: { assignment: Assignment }) {
  const { person } = useSession()
  const navigate = useNavigate()
  const now = useNow()
  const [evidenceId] = useState(newId)
  const [doneAt, setDoneAt] = useState<string | null>(now)
  const [doneBy, setDoneBy] = useState(person.name)
  const [note, setNote] = useState('')
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [isTried, setTried] = useState(false)
  const complete = useAction<Assignment>(() => navigate({ to: '/' }))
  const noteMissing = evidenceKind === 'note' && note.trim() === ''
  const fileMissing = evidenceKind === 'file' && files.length === 0
  const send = () => {
    setTried(true)
    if (!doneAt || doneBy.trim() === '' || noteMissing || fileMissing) return
    const input: Completion = { id, evidenceId, doneAt, doneBy, note, fileIds: files.map((file) => file.id) }
    complete.mutate({ address: `/assignments/${id}/complete`, input })
  }
  const required = (isMissing: boolean) => (isTried && isMissing ? t('web.required') : null)
  return (
    <Section title={t('assignment.complete')}>
      <Form label={t('assignment.complete')} onSubmit={send}>
        <MomentField
          label={t('assignment.doneAt')}
          isRequired
          value={doneAt}
          onChange={setDoneAt}
          error={required(!doneAt)}
        />
        <TextField
          label={t('assignment.doneBy')}
          isRequired
          maxLength={120}
          value={doneBy}
          onChange={setDoneBy}
          error={required(doneBy.trim() === '')}
        />
        <TextArea
          label={t('assignment.note')}
          isRequired={evidenceKind === 'note'}
          maxLength={2000}
          value={note}
          onChange={setNote}
          error={required(noteMissing)}
        />
        <FilePicker
          label={t('assignment.evidence')}
          files={files}
          onAdd={(file) => setFiles((all) => [...all, file])}
          onRemove={(removed) => setFiles((all) => all.filter((file) => file.id !== removed))}
        />
        {isTried && fileMissing && <Banner tone="late">{t('assignment.fileMissing')}</Banner>}
        <Failure error={complete.error} />
        <Button type="submit" kind="main" isPending={complete.isPending}>
          {t('assignment.send')}
        </Button>
      </Form>
    </Section>
  )
}

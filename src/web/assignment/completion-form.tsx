import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Assignment, Completion } from '#domain/assignment/assignment.ts'
import { checkCompletion } from '#domain/assignment/completion.rules.ts'
import type { RecordKey } from '#domain/assignment/shown-record.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { Problem } from '#domain/problem.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { RecordField } from './record-field.tsx'

/** It was done: when, by whom, with what to show for it. */
export function CompletionForm({ assignment: { id, what, evidenceKind } }: { assignment: Assignment }) {
  const { person } = useSession()
  const navigate = useNavigate()
  const now = useNow()
  const [evidenceId] = useState(newId)
  const [doneAt, setDoneAt] = useState<string | null>(now)
  const [doneBy, setDoneBy] = useState(person.name)
  const [note, setNote] = useState('')
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [records, setRecords] = useState<RecordKey[]>([])
  const [isTried, setTried] = useState(false)
  const complete = useKeptAction(() => navigate({ to: '/' }))
  const fileIds = files.map((file) => file.id)
  const refusal = refusalOf(() =>
    checkCompletion({
      assignment: { doneAt: null, withdrawnAt: null, evidence: evidenceKind },
      completion: { doneAt: doneAt ?? '', note: note.trim(), fileIds, records },
      now: new Date(now()),
    }),
  )
  const send = () => {
    setTried(true)
    if (!doneAt || doneBy.trim() === '' || refusal) return
    const input: Completion = { id, evidenceId, doneAt, doneBy, note, fileIds, records }
    complete.mutate({ subject: id, address: `/assignments/${id}/complete`, input, fileIds, label: what })
  }
  const required = (isMissing: boolean) => (isTried && isMissing ? t('web.required') : null)
  const refused = (code: Problem['code']) => (isTried && refusal?.code === code ? failureText(refusal) : null)
  return (
    <Section title={t('assignment.complete')}>
      <Form label={t('assignment.complete')} onSubmit={send}>
        <MomentField
          label={t('assignment.doneAt')}
          isRequired
          value={doneAt}
          onChange={setDoneAt}
          error={required(!doneAt) ?? refused('assignment.in_the_future')}
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
          isRequired={evidenceKind === 'note' && records.length === 0}
          maxLength={2000}
          value={note}
          onChange={setNote}
          error={refused('assignment.note_missing')}
        />
        <RecordField assignmentId={id} chosen={records} onChange={setRecords} />
        <FilePicker
          label={t('assignment.evidence')}
          files={files}
          onAdd={(file) => setFiles((all) => [...all, file])}
          onRemove={(removed) => setFiles((all) => all.filter((file) => file.id !== removed))}
        />
        <Failure error={refused('assignment.file_missing') && refusal} />
        <Failure error={complete.error} />
        <Button type="submit" kind="main" isPending={complete.isPending}>
          {t('assignment.send')}
        </Button>
      </Form>
    </Section>
  )
}

import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import type { Resolution } from '#domain/meeting/resolution.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

/** The unit says that it is done. What is confidential waits on no device, and takes no files. */
export function ResolutionReportForm({ resolution: { id, text, isConfidential } }: { resolution: Resolution }) {
  const [stepId] = useState(newId)
  const [note, setNote] = useState('')
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [isTried, setTried] = useState(false)
  const kept = useKeptAction()
  const direct = useAction()
  const send = () => {
    setTried(true)
    if (note.trim() === '') return
    const fileIds = files.map((file) => file.id)
    const effect = { address: `/resolutions/${id}/reports`, input: { stepId, note, fileIds } }
    if (isConfidential) direct.mutate(effect)
    else kept.mutate({ ...effect, subject: id, fileIds, label: text ?? '' })
  }
  return (
    <Section title={t('meeting.report')}>
      <Form label={t('meeting.report')} onSubmit={send}>
        <TextArea
          label={t('meeting.reportNote')}
          isRequired
          maxLength={2000}
          value={note}
          error={isTried && note.trim() === '' ? t('web.required') : null}
          onChange={setNote}
        />
        {isConfidential ? (
          <Banner quiet>{t('problem.resolution.no_files')}</Banner>
        ) : (
          <FilePicker
            label={t('meeting.report')}
            files={files}
            onAdd={(file) => setFiles((all) => [...all, file])}
            onRemove={(removed) => setFiles((all) => all.filter((file) => file.id !== removed))}
          />
        )}
        <Failure error={kept.error ?? direct.error} />
        <Button type="submit" kind="main" isPending={kept.isPending || direct.isPending}>
          {t('meeting.reportDone')}
        </Button>
      </Form>
    </Section>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { enqueue } from '#web/platform/outbox/outbox.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { subjectOf } from './waiting-here.tsx'

type Mended = { description: string; files: readonly StoredFile[] }

/** Kept on the device with its photographs, and sent from there: also from a cellar without a network. */
function useSend({ id, version, description: what }: Deficiency) {
  const [improvementId] = useState(newId)
  return useMutation({
    mutationFn: ({ description, files }: Mended) => {
      const fileIds = files.map((file) => file.id)
      return enqueue({
        key: improvementId,
        subject: subjectOf(id),
        method: 'POST',
        address: `/deficiencies/${id}/improve`,
        input: { version, improvementId, description, fileIds },
        fileIds,
        label: t('deficiency.improvementOf', { what }),
      })
    },
  })
}

export function ImprovementForm({ deficiency }: { deficiency: Deficiency }) {
  const [description, setDescription] = useState('')
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [isTried, setTried] = useState(false)
  const improve = useSend(deficiency)
  const isEmpty = description.trim() === ''
  const send = () => {
    setTried(true)
    if (!isEmpty) improve.mutate({ description: description.trim(), files })
  }
  return (
    <Section title={t('deficiency.improve')}>
      <Form label={t('deficiency.improve')} onSubmit={send}>
        <TextArea
          label={t('deficiency.improvement')}
          description={t('deficiency.improvementText')}
          isRequired
          maxLength={2000}
          value={description}
          onChange={setDescription}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <FilePicker
          label={t('deficiency.after')}
          files={files}
          onAdd={(file) => setFiles((all) => [...all, file])}
          onRemove={(removed) => setFiles((all) => all.filter((file) => file.id !== removed))}
          onReplace={(id, file) => setFiles((all) => all.map((one) => (one.id === id ? file : one)))}
        />
        <Failure error={improve.error} />
        <Button type="submit" kind="main" isPending={improve.isPending}>
          {t('deficiency.sendImprovement')}
        </Button>
      </Form>
    </Section>
  )
}

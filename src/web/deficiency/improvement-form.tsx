import { useState } from 'react'
import type { z } from 'zod'
import type { Deficiency, DeficiencyDetail, ImprovementReport } from '#domain/deficiency/deficiency.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

export function ImprovementForm({ deficiency: { id, version } }: { deficiency: Deficiency }) {
  const [improvementId] = useState(newId)
  const [description, setDescription] = useState('')
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [isTried, setTried] = useState(false)
  const improve = useAction<DeficiencyDetail>()
  const isEmpty = description.trim() === ''
  const send = () => {
    setTried(true)
    if (isEmpty) return
    const fileIds = files.map((file) => file.id)
    const input: z.infer<typeof ImprovementReport> = { id, version, improvementId, description, fileIds }
    improve.mutate({ address: `/deficiencies/${id}/improve`, input })
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
        />
        <Failure error={improve.error} />
        <Button type="submit" kind="main" isPending={improve.isPending}>
          {t('deficiency.sendImprovement')}
        </Button>
      </Form>
    </Section>
  )
}

import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { findTrainingKind } from '#domain/training/training-kinds.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './training.module.css'
import type { TrainingProps } from './training.page.tsx'

/** How it went, what was measured, and photographs. */
export function ResultForm({ training }: TrainingProps) {
  const { id, version, kind, title } = training
  const [result, setResult] = useState(training.result)
  const [figures, setFigures] = useState(() => new Map(training.figures.map(({ key, value }) => [key, String(value)])))
  const [files, setFiles] = useState<readonly StoredFile[]>(training.files)
  const save = useKeptAction()
  const measured = findTrainingKind(kind)?.figures ?? []
  const send = () => {
    const fileIds = files.map((file) => file.id)
    const input = {
      ...{ version, result, fileIds },
      figures: measured.flatMap((key) => {
        const typed = figures.get(key) ?? ''
        return /^\d{1,6}$/.test(typed) ? [{ key, value: Number(typed) }] : []
      }),
    }
    save.mutate({ method: 'PUT', address: `/trainings/${id}/result`, input, subject: id, fileIds, label: title })
  }
  return (
    <Section title={t('training.result')}>
      <Form label={t('training.result')} onSubmit={send}>
        <TextArea label={t('training.resultText')} maxLength={3000} value={result} onChange={setResult} />
        {measured.length > 0 && (
          <div className={styles.pair}>
            {measured.map((key) => (
              <TextField
                key={key}
                label={nameOf('training.figure', key)}
                inputMode="numeric"
                maxLength={6}
                value={figures.get(key) ?? ''}
                onChange={(typed) => setFigures(new Map(figures).set(key, typed))}
              />
            ))}
          </div>
        )}
        <FilePicker
          label={t('training.photographs')}
          files={files}
          onAdd={(file) => setFiles((all) => [...all, file])}
          onRemove={(removed) => setFiles((all) => all.filter((file) => file.id !== removed))}
        />
        <Failure error={save.error} />
        <Button type="submit" isPending={save.isPending}>
          {t('training.saveResult')}
        </Button>
      </Form>
    </Section>
  )
}

export const ResultShown = ({ training: { result, figures, files } }: TrainingProps) => (
  <Section title={t('training.result')}>
    <p className={styles.prose}>{result || t('training.noResult')}</p>
    <Facts facts={figures.map(({ key, value }) => [nameOf('training.figure', key), String(value)])} />
    <Photos files={files} />
  </Section>
)

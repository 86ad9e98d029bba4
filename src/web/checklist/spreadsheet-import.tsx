import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { upload } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { FileButton } from '#web/platform/ui/file-button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './catalogue.module.css'

type Sending = { file: File; id: string; key: string; error: unknown }

/** A spreadsheet of the field's convention becomes a draft; what it could not take is told in the editor. */
export function SpreadsheetImport() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [sending, setSending] = useState<Sending | null>(null)
  const send = async (one: Sending) => {
    setSending({ ...one, error: null })
    try {
      const { file, id, key } = one
      const { checklistId } = await upload<{ checklistId: string }>('/checklists/import', file, { field: { id }, key })
      await queries.invalidateQueries()
      await navigate({ to: '/checklists/$checklistId', params: { checklistId } })
    } catch (error) {
      setSending({ ...one, error })
    }
  }
  const isBusy = sending !== null && !sending.error
  return (
    <Section title={t('checklist.import.title')}>
      <p className={styles.soft}>{t('checklist.import.text')}</p>
      <div>
        <FileButton
          label={isBusy ? t('checklist.import.reading', { name: sending.file.name }) : t('checklist.import.choose')}
          accept=".xlsx,.ods"
          isBusy={isBusy}
          onChoose={(file) => void send({ file, id: newId(), key: newId(), error: null })}
        />
      </div>
      {sending?.error ? (
        <Failure error={sending.error}>
          <p>{t('checklist.import.failed', { name: sending.file.name })}</p>
          <Button onPress={() => send(sending)}>{t('file.again')}</Button>
        </Failure>
      ) : null}
    </Section>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SuperiorFormView } from '#domain/superior-form/superior-form.ts'
import { upload } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { FileButton } from '#web/platform/ui/file-button.tsx'

type Sending = { file: File; id: string; key: string; error: unknown }

type FileChooserProps = {
  /** Of the form whose next file it is; without one the file begins a form. */
  formId?: string
  onTaken: (view: SuperiorFormView) => void | Promise<void>
}

/** A blank form is read when it is chosen; why one is not taken is said beside it. */
export function FileChooser({ formId, onTaken }: FileChooserProps) {
  const queries = useQueryClient()
  const [sending, setSending] = useState<Sending | null>(null)
  const send = async (one: Sending) => {
    setSending({ ...one, error: null })
    try {
      const { file, id, key } = one
      const view = await upload<SuperiorFormView>('/superior-forms', file, { field: { id }, key })
      setSending(null)
      await queries.invalidateQueries()
      await onTaken(view)
    } catch (error) {
      setSending({ ...one, error })
    }
  }
  const isBusy = sending !== null && !sending.error
  return (
    <>
      <div>
        <FileButton
          label={isBusy ? t('superiorForm.reading', { name: sending.file.name }) : t('superiorForm.choose')}
          accept=".odt"
          isBusy={isBusy}
          onChoose={(file) => void send({ file, id: formId ?? newId(), key: newId(), error: null })}
        />
      </div>
      {sending?.error ? (
        <Failure error={sending.error}>
          <p>{t('superiorForm.failed', { name: sending.file.name })}</p>
          <Button onPress={() => send(sending)}>{t('file.again')}</Button>
        </Failure>
      ) : null}
    </>
  )
}

import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { upload } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from './banner.tsx'
import styles from './field.module.css'
import { FileButton } from './file-button.tsx'
import { Photos } from './photos.tsx'

type FileFieldProps = { label: string; file: StoredFile | null; onChange: (file: StoredFile | null) => void }

/** One picture or PDF, sent when it is chosen; a new one takes the place of the old. */
export function FileField({ label, file, onChange }: FileFieldProps) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (chosen: File) => {
    setBusy(true)
    setError(null)
    try {
      onChange(await upload('/files', chosen))
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      {file && <Photos files={[file]} onRemove={() => onChange(null)} />}
      <div>
        <FileButton
          label={t('file.choose')}
          accept="image/*,application/pdf"
          isBusy={isBusy}
          onChoose={(chosen) => void send(chosen)}
        />
      </div>
      <Failure error={error} />
    </div>
  )
}

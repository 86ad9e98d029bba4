import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { t } from '#web/platform/i18n.ts'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import styles from './point.module.css'

type PhotographFieldProps = { value: string | null; onChange: (fileId: string | null) => void }

/** What is stored already is known by its id alone; shown, it needs a name and no more. */
const storedAs = (id: string): StoredFile => ({
  id,
  name: t('point.photograph'),
  mediaType: 'image/jpeg',
  size: 0,
  sha256: '',
})

/** One picture, so that a stranger finds the place; a new one takes the place of the old. */
export function PhotographField({ value, onChange }: PhotographFieldProps) {
  const [file, setFile] = useState<StoredFile | null>(() => (value ? storedAs(value) : null))
  const take = (chosen: StoredFile | null) => {
    setFile(chosen)
    onChange(chosen?.id ?? null)
  }
  return (
    <div className={styles.photograph}>
      <span>{t('point.photograph')}</span>
      <FilePicker
        label={t('point.photograph')}
        onlyPictures
        files={file ? [file] : []}
        onAdd={take}
        onRemove={() => take(null)}
      />
    </div>
  )
}

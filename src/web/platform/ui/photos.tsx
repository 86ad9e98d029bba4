import type { StoredFile } from '#domain/file/file.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './file-picker.module.css'
import { Icon } from './icons.tsx'

type PhotosProps = {
  files: readonly StoredFile[]
  onRemove?: (id: string) => void
  large?: boolean
}

/** Stored files: photographs to be seen, documents to be opened. */
export function Photos({ files, onRemove, large }: PhotosProps) {
  if (files.length === 0) return null
  return (
    <ul className={large ? styles.large : styles.photos}>
      {files.map((file) => (
        <li key={file.id} className={styles.photo}>
          <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
            {file.mediaType.startsWith('image/') ? (
              <img src={`/api/files/${file.id}`} alt={file.name} loading="lazy" />
            ) : (
              <span className={styles.document}>
                <Icon name="file" />
                {file.name}
              </span>
            )}
          </a>
          {onRemove && (
            <button type="button" className={styles.remove} onClick={() => onRemove(file.id)}>
              <Icon name="close" size={16} />
              <span className="visuallyHidden">{t('file.remove', { name: file.name })}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

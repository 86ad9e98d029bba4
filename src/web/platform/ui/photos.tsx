import type { StoredFile } from '#domain/file/file.ts'
import { t } from '#web/platform/i18n.ts'
import { useFileUrl } from '#web/platform/outbox/outbox.ts'
import { useThumbnail } from '#web/platform/photograph/thumbnails.ts'
import styles from './file-picker.module.css'
import { Icon } from './icons.tsx'

type PhotosProps = {
  files: readonly StoredFile[]
  onRemove?: (id: string) => void
  /** Where something may be drawn on them. */
  onMark?: (file: StoredFile) => void
  large?: boolean
}

/** Kept files: photographs to be seen, documents to be opened; from the device as long as they are only there. */
export function Photos({ files, onRemove, onMark, large }: PhotosProps) {
  if (files.length === 0) return null
  return (
    <ul className={large ? styles.large : styles.photos}>
      {files.map((file) => (
        <li key={file.id} className={styles.photo}>
          <Shown file={file} large={large} />
          {onRemove && (
            <button type="button" className={styles.remove} onClick={() => onRemove(file.id)}>
              <Icon name="close" size={16} />
              <span className="visuallyHidden">{t('file.remove', { name: file.name })}</span>
            </button>
          )}
          {onMark && isPicture(file) && (
            <button type="button" className={styles.mark} onClick={() => onMark(file)}>
              <Icon name="pen" size={16} />
              <span className="visuallyHidden">{t('file.mark', { name: file.name })}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

const isPicture = ({ mediaType }: StoredFile): boolean => mediaType.startsWith('image/')

function Shown({ file, large }: { file: StoredFile; large: boolean | undefined }) {
  const url = useFileUrl(file.id)
  const thumbnail = useThumbnail(file.id)
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {isPicture(file) ? (
        <img src={large ? url : (thumbnail ?? url)} alt={file.name} loading="lazy" decoding="async" />
      ) : (
        <span className={styles.document}>
          <Icon name="file" />
          {file.name}
        </span>
      )}
    </a>
  )
}

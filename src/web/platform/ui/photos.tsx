import { useEffect, useState } from 'react'
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

/** Beside a small picture of it the whole one is fetched once somebody comes near, and opened as soon as it is there. */
function Shown({ file, large }: { file: StoredFile; large: boolean | undefined }) {
  const thumbnail = useThumbnail(file.id)
  const small = large ? undefined : thumbnail
  const [isNear, setNear] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const url = useFileUrl(file.id, isNear || small === undefined)
  useEffect(() => {
    if (!isAsked || !url) return
    setAsked(false)
    window.open(url, '_blank', 'noreferrer')
  }, [isAsked, url])
  const come = () => setNear(true)
  return (
    <a
      href={url ?? '#'}
      target="_blank"
      rel="noreferrer"
      onPointerEnter={come}
      onFocus={come}
      onClick={(event) => {
        if (url) return
        event.preventDefault()
        setAsked(true)
      }}
    >
      {isPicture(file) ? (
        <img src={small ?? url} alt={file.name} loading="lazy" decoding="async" />
      ) : (
        <span className={styles.document}>
          <Icon name="file" />
          {file.name}
        </span>
      )}
    </a>
  )
}

import { useEffect, useId, useRef, useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { keepFile } from '#web/platform/outbox/outbox.ts'
import { MarkPhotograph } from '#web/platform/photograph/mark-photograph.tsx'
import { scaledDown, UnfitFile } from '#web/platform/photograph/scale-down.ts'
import { makeThumbnail } from '#web/platform/photograph/thumbnails.ts'
import { Button, buttonClass } from './button.tsx'
import styles from './file-picker.module.css'
import { Icon } from './icons.tsx'
import { Photos } from './photos.tsx'

type Coming = { key: string; file: File; error: unknown }

type FilePickerProps = {
  /** What the files show, for those who only hear it. */
  label: string
  files: readonly StoredFile[]
  onAdd: (file: StoredFile) => void
  onRemove: (id: string) => void
  /** Takes the place of one of the files, with something drawn on it. */
  onReplace?: (id: string, file: StoredFile) => void
  /** Only photographs. */
  onlyPictures?: boolean
  isDisabled?: boolean
}

/**
 * Photographs and documents as evidence: made small, kept on the device, sent from there by themselves. One that cannot
 * be used is named and leaves the others alone.
 */
export function FilePicker(props: FilePickerProps) {
  const { label, files, onRemove, onReplace, onlyPictures, isDisabled } = props
  const id = useId()
  const [marked, setMarked] = useState<StoredFile | null>(null)
  const { coming, choose, again, drop } = useComing(props.onAdd)
  const input = { type: 'file', className: styles.input, disabled: isDisabled } as const
  return (
    <div className={styles.picker}>
      <Photos files={files} onRemove={onRemove} {...(onReplace && { onMark: setMarked })} />
      {coming.map((one) => (
        <ComingFile key={one.key} coming={one} onAgain={() => again(one)} onDrop={() => drop(one.key)} />
      ))}
      <div className={styles.buttons}>
        <label className={`${buttonClass()} ${styles.camera}`} htmlFor={`${id}-camera`}>
          <Icon name="camera" />
          {t('file.takePhoto')}
          <input
            {...input}
            id={`${id}-camera`}
            accept="image/*"
            capture="environment"
            aria-label={`${t('file.takePhoto')}：${label}`}
            onChange={(event) => choose(event.target)}
          />
        </label>
        <label className={buttonClass()} htmlFor={`${id}-file`}>
          <Icon name="file" />
          {onlyPictures ? t('file.choosePictures') : t('file.choose')}
          <input
            {...input}
            id={`${id}-file`}
            multiple
            accept={onlyPictures ? 'image/*' : 'image/*,application/pdf'}
            aria-label={`${t('file.choose')}：${label}`}
            onChange={(event) => choose(event.target)}
          />
        </label>
      </div>
      {marked && (
        <MarkPhotograph
          file={marked}
          onClose={() => setMarked(null)}
          onMarked={(file) => onReplace?.(marked.id, file)}
        />
      )}
    </div>
  )
}

/** Files on their way from the camera into the device's keeping. */
function useComing(onAdd: (file: StoredFile) => void) {
  const [coming, setComing] = useState<readonly Coming[]>([])
  const added = useRef(onAdd)
  useEffect(() => {
    added.current = onAdd
  })
  const drop = (key: string) => setComing((all) => all.filter((one) => one.key !== key))
  const fail = (key: string, error: unknown) =>
    setComing((all) => all.map((one) => (one.key === key ? { ...one, error } : one)))
  const take = async ({ key, file }: Coming) => {
    try {
      const small = await scaledDown(file)
      const kept = await keepFile(small, small.name)
      // Without one the photograph itself is shown.
      await makeThumbnail(kept.id, small).catch(() => {})
      added.current(kept)
      drop(key)
    } catch (error) {
      fail(key, error)
    }
  }
  const choose = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])].map((file): Coming => ({ key: newId(), file, error: null }))
    input.value = ''
    setComing((all) => [...all, ...chosen])
    for (const one of chosen) await take(one)
  }
  const again = (one: Coming) => {
    fail(one.key, null)
    void take(one)
  }
  return { coming, choose, again, drop }
}

const reasonOf = (error: unknown): string =>
  error instanceof UnfitFile ? t(`file.unfit.${error.code}`) : failureText(error)

type ComingFileProps = { coming: Coming; onAgain: () => void; onDrop: () => void }

const ComingFile = ({ coming: { file, error }, onAgain, onDrop }: ComingFileProps) => (
  <div className={styles.sending} role="status">
    <span>{file.name}</span>
    {error ? (
      <>
        <strong className={styles.failed}>{reasonOf(error)}</strong>
        {!(error instanceof UnfitFile) && <Button onPress={onAgain}>{t('file.again')}</Button>}
        <Button kind="quiet" onPress={onDrop}>
          {t('file.drop')}
        </Button>
      </>
    ) : (
      <progress aria-label={t('file.preparing')} />
    )}
  </div>
)

import { useId, useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { upload } from '#web/platform/api.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { scaledDown } from '#web/platform/photograph/scale-down.ts'
import { buttonClass } from './button.tsx'
import styles from './file-picker.module.css'
import { Icon } from './icons.tsx'
import { Photos } from './photos.tsx'

type Sending = { key: string; file: File; share: number; error: unknown }

type FilePickerProps = {
  /** What the files show, for those who only hear it. */
  label: string
  files: readonly StoredFile[]
  onAdd: (file: StoredFile) => void
  onRemove: (id: string) => void
}

/** Photographs and documents as evidence. What could not be sent stays here, to be sent again. */
export function FilePicker({ label, files, onAdd, onRemove }: FilePickerProps) {
  const id = useId()
  const [sending, setSending] = useState<readonly Sending[]>([])
  const change = (key: string, changes: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)))
  const drop = (key: string) => setSending((all) => all.filter((one) => one.key !== key))
  const send = async ({ key, file }: Sending) => {
    change(key, { error: null, share: 0 })
    try {
      onAdd(
        await upload('/files', file, {
          key,
          onProgress: (share) => change(key, { share }),
        }),
      )
      drop(key)
    } catch (error) {
      change(key, { error })
    }
  }
  const choose = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])]
    input.value = ''
    for (const original of chosen) {
      const one: Sending = {
        key: newId(),
        file: await scaledDown(original),
        share: 0,
        error: null,
      }
      setSending((all) => [...all, one])
      void send(one)
    }
  }
  return (
    <div className={styles.picker}>
      <Photos files={files} onRemove={onRemove} />
      {sending.map((one) => (
        <SendingFile key={one.key} sending={one} onAgain={() => send(one)} onDrop={() => drop(one.key)} />
      ))}
      <div className={styles.buttons}>
        <label className={`${buttonClass()} ${styles.camera}`} htmlFor={`${id}-camera`}>
          <Icon name="camera" />
          {t('file.takePhoto')}
          <input
            id={`${id}-camera`}
            className={styles.input}
            type="file"
            accept="image/*"
            capture="environment"
            aria-label={`${t('file.takePhoto')}：${label}`}
            onChange={(event) => choose(event.target)}
          />
        </label>
        <label className={buttonClass()} htmlFor={`${id}-file`}>
          <Icon name="file" />
          {t('file.choose')}
          <input
            id={`${id}-file`}
            className={styles.input}
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,application/pdf"
            aria-label={`${t('file.choose')}：${label}`}
            onChange={(event) => choose(event.target)}
          />
        </label>
      </div>
    </div>
  )
}

type SendingFileProps = {
  sending: Sending
  onAgain: () => void
  onDrop: () => void
}

const SendingFile = ({ sending, onAgain, onDrop }: SendingFileProps) => (
  <div className={styles.sending} role="status">
    <span>{sending.file.name}</span>
    {sending.error ? (
      <>
        <strong className={styles.failed}>{failureText(sending.error)}</strong>
        <button type="button" className={buttonClass()} onClick={onAgain}>
          {t('file.again')}
        </button>
        <button type="button" className={buttonClass('quiet')} onClick={onDrop}>
          {t('file.drop')}
        </button>
      </>
    ) : (
      <progress value={sending.share} max={1} aria-label={t('file.sending')} />
    )}
  </div>
)

import { type DragEvent, useState } from 'react'
import { upload } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './plan-import.module.css'

const endings = '.txt,.md,.odt,.docx,.pdf'

type Sending = { file: File; key: string; id: string; share: number; error: unknown; isDone: boolean }
type FileDropProps<Answer> = {
  address: string
  /** What goes with the file; `id` is new for each one chosen. */
  fieldOf: (id: string) => Record<string, string>
  onRead: (answer: Answer) => unknown
}

/** Drop it or choose it; a file that could not be sent stays, to be sent again under the same key. */
export function FileDrop<Answer>({ address, fieldOf, onRead }: FileDropProps<Answer>) {
  const [sending, setSending] = useState<Sending | null>(null)
  const [isOver, setOver] = useState(false)
  const send = async (one: Sending) => {
    const change = (changes: Partial<Sending>) => setSending({ ...one, ...changes })
    change({ error: null, share: 0 })
    try {
      const { key, id, file } = one
      const onProgress = (share: number) => change({ share })
      await onRead(await upload<Answer>(address, file, { field: fieldOf(id), key, onProgress }))
      setSending(null)
    } catch (error) {
      change({ error, isDone: true })
    }
  }
  const take = (file: File | undefined) => {
    if (file) void send({ file, key: newId(), id: newId(), share: 0, error: null, isDone: false })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const isBusy = sending !== null && !sending.error
  return (
    <>
      <label
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="file" size={32} />
        <strong>{t('plan.import.drop')}</strong>
        <span>{t('plan.import.kinds')}</span>
        <input
          type="file"
          accept={endings}
          disabled={isBusy}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </label>
      {isBusy && (
        <p className={styles.progress} role="status">
          {t(sending.share < 1 ? 'plan.import.sending' : 'plan.import.reading', { name: sending.file.name })}
          <progress
            value={sending.share < 1 ? sending.share : undefined}
            max={1}
            aria-label={t('plan.import.progress')}
          />
        </p>
      )}
      {sending && <FileFailure sending={sending} onAgain={() => send(sending)} />}
    </>
  )
}

const FileFailure = ({ sending, onAgain }: { sending: Sending; onAgain: () => void }) => (
  <Failure error={sending.error}>
    <p>{t('plan.import.failed', { name: sending.file.name })}</p>
    <Button onPress={onAgain}>{t('plan.import.again')}</Button>
  </Failure>
)

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './review.module.css'

type ReasonChoiceProps = {
  title: string
  reasons: readonly string[]
  isPending: boolean
  onGive: (reason: string) => void
  onCancel: () => void
}

/** The usual reasons by number, or one in one's own words. */
export function ReasonChoice({ title, reasons, isPending, onGive, onCancel }: ReasonChoiceProps) {
  const [isOwn, setOwn] = useState(false)
  const [reason, setReason] = useState('')
  const first = useRef<HTMLElement>(null)
  useEffect(() => first.current?.focus(), [])
  useEffect(() => {
    if (isOwn) return
    const choose = (event: KeyboardEvent) => {
      const number = Number(event.key)
      const chosen = reasons[number - 1]
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (event.key === 'Escape') onCancel()
      else if (chosen) onGive(chosen)
      else if (number === reasons.length + 1) setOwn(true)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', choose)
    return () => window.removeEventListener('keydown', choose)
  }, [isOwn, reasons, onGive, onCancel])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onGive(reason.trim())
  }
  return (
    <section className={styles.panel} ref={first} tabIndex={-1} aria-label={title}>
      <h3>{title}</h3>
      {!isOwn &&
        reasons.map((text, index) => (
          <button key={text} type="button" className={styles.choice} disabled={isPending} onClick={() => onGive(text)}>
            <kbd>{index + 1}</kbd>
            {text}
          </button>
        ))}
      {!isOwn && (
        <button type="button" className={styles.choice} onClick={() => setOwn(true)}>
          <kbd>{reasons.length + 1}</kbd>
          {t('plan.review.ownReason')}
        </button>
      )}
      {isOwn && (
        <form className={styles.panel} onSubmit={submit}>
          <TextArea
            label={t('plan.review.reason')}
            isRequired
            autoFocus
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
          <Actions>
            <Button type="submit" kind="main" isPending={isPending} isDisabled={!reason.trim()}>
              {t('web.save')}
            </Button>
          </Actions>
        </form>
      )}
      <Button kind="quiet" onPress={onCancel}>
        {t('web.cancel')}
      </Button>
    </section>
  )
}

import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useNow } from '#web/platform/use-now.ts'

type Answer = { readAt: string | null; acknowledgedAt: string | null; answerBy: string | null }

/** Whether somebody answered, and if not, until when it is waited. */
export function ToldMark({ readAt, acknowledgedAt, answerBy }: Answer) {
  const now = useNow()
  if (acknowledgedAt)
    return <StateMark tone="done">{t('telling.acknowledged', { time: instantText(acknowledgedAt) })}</StateMark>
  if (answerBy) {
    const isLate = answerBy < now()
    const time = instantText(answerBy)
    return (
      <StateMark tone={isLate ? 'late' : 'due'}>
        {t(isLate ? 'telling.answerLate' : 'telling.answerBy', { time })}
      </StateMark>
    )
  }
  return readAt ? (
    <StateMark tone="nothing">{t('telling.read')}</StateMark>
  ) : (
    <StateMark tone="attention">{t('telling.unread')}</StateMark>
  )
}
